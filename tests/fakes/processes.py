"""The program's own processes, as a test sees them."""

import multiprocessing
from multiprocessing.process import BaseProcess


def alive(name: str) -> list[BaseProcess]:
    """Those of a name that are alive; a window of another test may have others."""
    return [one for one in multiprocessing.active_children() if one.name == name]
