"""Which of the two languages to speak where no window asks Qt."""

import locale
import os
import sys


def language() -> str:
    """Give "en" where the environment plainly says so, else "ja", the first language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "en" if value.lower().startswith("en") else "ja"
    # Without those variables Python calls the plain C locale "en_US" on Linux.
    known = "" if sys.platform == "linux" else locale.getlocale()[0] or ""
    return "en" if known.lower().startswith("en") else "ja"
