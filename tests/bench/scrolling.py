"""How long a frame takes while the longest texts of a library are scrolled.

``python tests/bench/scrolling.py LIBRARY`` prints a table (milliseconds a frame: what Qt's raster
painting needs, no graphics card). 60 frames a second leave 16.7 ms for each. The library is opened
in place and may be brought to the newest schema: give it a copy.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from reader.jobs.thread import threads_of
from reader.library.library import Library
from reader.minutes.normalize import fold_with_map
from reader.ui.band_area import BandArea
from reader.ui.full_text_view import FullTextView
from reader.ui.marks import Ranges, find_all
from reader.ui.theme import LIGHT, apply_theme
from reader.ui.thread_view import ThreadView

SIZES = (QSize(1040, 840), QSize(2000, 1300))
"""The reading pane on a usual and on a large screen."""
STEPS = {"wheel": 60, "fling": 400}
"""Pixels a frame."""
_MOST_FRAMES = 600
_WORD = "区"
"""Marked as found everywhere: a common character is the worst case."""


def frames(view: BandArea, step: int) -> list[float]:
    """Scroll from the beginning on; milliseconds of each frame."""
    bar = view.verticalScrollBar()
    bar.setValue(0)
    QApplication.processEvents()
    taken: list[float] = []
    while bar.value() < bar.maximum() and len(taken) < _MOST_FRAMES:
        began = time.thread_time()
        bar.setValue(bar.value() + step)
        view.viewport().repaint()
        taken.append(1000 * (time.thread_time() - began))
        QApplication.processEvents()  # the pauses between frames, in which the rest is laid out
    return taken


def row(name: str, taken: list[float]) -> str:
    """A line of the table."""
    cuts = statistics.quantiles(taken, n=20)
    late = sum(one > 1000 / 60 for one in taken)
    return (
        f"{name:<34} {len(taken):>6} {statistics.median(taken):>7.1f} {cuts[18]:>7.1f}"
        f" {max(taken):>7.1f} {late:>5}"
    )


def main() -> None:
    """Find the longest sitting and thread, scroll both, print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("library", type=Path)
    library = Library(asked.parse_args().library)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, LIGHT)
    longest = max(library.sittings.infos(), key=lambda info: info.characters)
    sitting = library.sittings.get(longest.id)
    threads = threads_of(library, sitting)
    exchange = max(
        threads.exchanges,
        key=lambda one: sum(
            len(sitting.speeches[number - 1].text)
            for round_ in one.rounds
            for number in round_.speeches
        ),
    )
    texts = {number: speech.text for number, speech in enumerate(sitting.speeches, 1)}
    hits = Ranges({n: find_all(fold_with_map(text), _WORD) for n, text in texts.items()})
    print(f"{longest.meeting}: {longest.characters:,} characters, {len(texts)} speeches")
    print(f"{'':<34} {'frames':>6} {'p50':>7} {'p95':>7} {'max':>7} {'late':>5}")

    def thread(view: ThreadView) -> None:
        view.set_exchange(sitting, threads, exchange.id, hits=hits)

    def whole(view: FullTextView) -> None:
        view.set_sitting(sitting)
        view.set_hits(hits)

    kinds: list[tuple[str, type, Callable]] = [
        ("thread", ThreadView, thread),
        ("full text", FullTextView, whole),
    ]
    for name, kind, fill in kinds:
        for size in SIZES:
            for speed, step in STEPS.items():
                view = kind()
                view.resize(size)
                view.show()
                fill(view)
                QApplication.processEvents()
                print(row(f"{name}, {size.width()}x{size.height()}, {speed}", frames(view, step)))
                view.close()
                view.deleteLater()
    library.close()


if __name__ == "__main__":
    main()
