"""What a reader sees and does on the page of the fictional exchange."""

from collections.abc import Callable

from fakes import exchange as made
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from reader.ui.bands import Button
from reader.ui.row_band import RowBand
from reader.ui.thread_view import ThreadView

Opener = Callable[..., ThreadView]
"""Opens the fictional exchange, or another, in a view of a size."""


def buttons(view: ThreadView) -> dict[str, Button]:
    """What can be pressed on the page, by its name."""
    return {button.name or button.text: button for band in view._bands for button in band.buttons}


def notes(view: ThreadView) -> list[str]:
    """What is said under the cells."""
    bands = [band for band in view._bands if isinstance(band, RowBand)]
    pieces = [piece for band in bands for side in band._sides for piece in side]
    return [note.words for piece in pieces for note in piece.notes]


def at(view: ThreadView, speech: int, words: str, nth: int = 0) -> QPoint:
    """Where the beginning of some words is shown."""
    text = made.SITTING.speeches[speech - 1].text
    offset = text.index(words)
    for _ in range(nth):
        offset = text.index(words, offset + 1)
    point = view.point_of(speech, offset)
    assert point is not None
    return point


def handle(view: ThreadView, passage: str) -> QPoint:
    """Where the handle of a passage is shown."""
    for band, top in view._shown():
        for button in band.buttons:
            if button.passage == passage:
                line, bottom = view._pinned_height() - top, view.viewport().height() - top
                moved = top + band.shift(button.column, line, bottom)
                return button.rect.center().toPoint() + QPoint(0, round(moved))
    raise AssertionError(passage)


def drag(qtbot: QtBot, view: ThreadView, start: QPoint, end: QPoint) -> None:
    """Press at a point, move and let go at another."""
    page = view.viewport()
    qtbot.mousePress(page, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(page, end)
    qtbot.mouseRelease(page, Qt.MouseButton.LeftButton, pos=end)


def slice_of(found: tuple[int, int, int] | None) -> str:
    """The words of a range."""
    assert found is not None
    return made.SITTING.speeches[found[0] - 1].text[found[1] : found[2]]
