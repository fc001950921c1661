"""Which of the two languages to speak where no window asks Qt."""

import locale
import os


def language() -> str:
    """ "en" where the environment plainly says so, else "ja": the program's first language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "en" if value.lower().startswith("en") else "ja"
    known = locale.getlocale()[0] or ""
    return "en" if known.lower().startswith("en") else "ja"
