"""Scrolled text is laid on the screen as pictures: nobody is to see a difference."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.minutes.normalize import fold_with_map
from reader.ui.cell import Ground, Setting, TextCell
from reader.ui.full_text_view import FullTextView
from reader.ui.marks import Ranges, find_all
from reader.ui.theme import DARK, LIGHT, apply_theme, color, current_theme
from reader.ui.tiles import Marking, Tiles

TEXT = "　柵の取替えにつきましては、地元の皆様の御意見を伺いながら、順次進めてまいりたい。\n" * 60
SITTING = Sitting(
    id="架空区議会:k2",
    assembly="架空区議会",
    meeting="令和6年第1回定例会",
    date=None,
    url=None,
    speeches=tuple(
        Speech("見本健", Speaker("見本健", "区長"), SpeechKind.ANSWER, TEXT.rstrip("\n"))
        for _ in range(12)
    ),
)
HITS = Ranges({number: find_all(fold_with_map(TEXT), "地元") for number in range(1, 13)})


def opened(qtbot: QtBot) -> FullTextView:
    view = FullTextView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    view.set_sitting(SITTING)
    qtbot.waitUntil(lambda: all(band.measured for band in view._bands))
    return view


def shown(view: FullTextView) -> QImage:
    """What is seen of the page, without the ruler beside it, which follows in a moment."""
    return view.viewport().grab().toImage().copy(0, 0, 860, 600)


def at(qtbot: QtBot, value: int) -> FullTextView:
    """A page that was never anywhere else."""
    view = opened(qtbot)
    view.set_hits(HITS)
    view.verticalScrollBar().setValue(value)
    return view


def test_a_page_that_was_scrolled_looks_like_one_that_was_opened_there(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.set_hits(HITS)
    for value in range(0, 1500, 150):
        view.verticalScrollBar().setValue(value)
        shown(view)
    assert shown(view) == shown(at(qtbot, 1350))


def test_what_is_selected_ticked_and_found_is_marked_at_once(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.verticalScrollBar().setValue(700)
    plain = shown(view)
    begin, end = TEXT.index("柵", 600), TEXT.index("柵", 900)
    paragraph = (1, 42 * (end // 42), 42 * (end // 42) + 41)

    def marked(page: FullTextView) -> None:
        page.set_hits(HITS)
        page.select(1, begin, end)
        page.set_tick(*paragraph, on=True)

    marked(view)
    fresh = opened(qtbot)
    fresh.verticalScrollBar().setValue(700)
    marked(fresh)
    assert shown(view) == shown(fresh) != plain
    view.clear_selection()
    view.clear_ticks()
    view.set_hits(Ranges({}))
    assert shown(view) == plain


def test_another_theme_reaches_all_that_was_painted(qtbot: QtBot, qapp: QApplication) -> None:
    view = at(qtbot, 500)
    light = shown(view)
    apply_theme(qapp, DARK)
    try:
        assert shown(view) == shown(at(qtbot, 500)) != light
    finally:
        apply_theme(qapp, LIGHT)
    assert shown(view) == light


def test_a_whole_sitting_is_read_without_keeping_all_of_it(qtbot: QtBot) -> None:
    view = opened(qtbot)
    bar = view.verticalScrollBar()
    for value in range(0, bar.maximum(), 400):
        bar.setValue(value)
        shown(view)
    screen = view.viewport().width() * view.viewport().height() * 4
    assert screen < view._tiles.size < 5 * screen
    view.hide()
    assert view._tiles.size == 0


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_no_seam_shows_at_any_scale_of_the_screen(qapp: QApplication, ratio: float) -> None:
    setting = Setting.of_size(12.0)
    cell = TextCell(1, 0, len(TEXT), TEXT)
    width = 30 * setting.em
    cell.lay_out(width, setting)
    grounds = [
        Ground(begin, end, QColor("#ffd54f"))
        for begin, end in find_all(fold_with_map(TEXT), "地元")
    ]
    clip = QRectF(0, 0, width, 900)

    def page() -> QImage:
        picture = QImage(round(800 * ratio), round(900 * ratio), QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(ratio)
        picture.fill(color(current_theme().surface))
        return picture

    laid, painted = page(), page()
    painter = QPainter(laid)
    painter.translate(20, 20)  # on whole pixels at all these scales
    tiles = Tiles()
    tiles.most = 800 * 900
    tiles.paint(painter, cell, width, clip, Marking(lambda key, seen: grounds, ()))
    painter.end()
    painter = QPainter(painted)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(20, 20)
    cell.paint(painter, clip, grounds)
    painter.end()
    assert laid == painted
