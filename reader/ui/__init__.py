"""The window. Qt lives here and in `reader.app` only; no SQL, no HTTP, no parsing.

PySide reads the source of every module that is imported after it, to see whether the module may ask
for another style of names (`from __feature__ import snake_case`). None here does, and reading some
250 of them takes a tenth of a start; so it is told that each is an ordinary one.
"""

from contextlib import suppress

import PySide6.QtCore  # noqa: F401  (brings what is told)

with suppress(ImportError):  # another release of PySide may do without
    from shibokensupport import feature  # pyright: ignore

    feature._mod_uses_pyside = lambda _: True
