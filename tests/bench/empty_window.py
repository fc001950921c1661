"""The least that a window of PySide6 can be, to compare with."""

import time
from collections.abc import Mapping
from typing import Any

from bench.painting import Painted, wait_until
from PySide6.QtWidgets import QApplication, QMainWindow


def start(job: Mapping[str, Any]) -> dict[str, float]:
    """Show a window with nothing in it; gives when it was painted, in seconds after `started`."""
    app = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    painted = Painted(window)
    window.show()
    seen = wait_until(lambda: painted.count > 0)
    window.close()
    app.processEvents()
    return {"painted": seen - job["started"], "ended": time.monotonic() - job["started"]}
