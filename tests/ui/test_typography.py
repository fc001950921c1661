"""Japanese is set as Japanese is: 禁則, line height, measure, fonts."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from reader.ui.bands import Page
from reader.ui.cell import Setting, TextCell
from reader.ui.theme import LINE_HEIGHT, MEASURE, reading_font, ui_font

NOT_FIRST = "。、，．」』）］｝〉》】〕？！・：；ー々ゝ"
"""行頭禁則文字."""
NOT_LAST = "「『（［｛〈《【〔"
"""行末禁則文字."""
TEXT = (
    "　第１点目、「行政手続のオンライン化」（年次計画）について伺います。区長は、『令和７年度』までに"
    "４３２の手続、すなわち、窓口・郵送・電子申請のすべてを見直すと答弁されました！　しかし、"
    "人々の声は（私も聞きましたが）、「まだ、使えない」というものです。どうお考えでしょうか？　"
    "スマートフォン、パソコン、サーバー、データベース、【参考】の資料も御覧ください。"
) * 6


def lines(cell: TextCell) -> list[str]:
    """The lines of a laid out cell."""
    found: list[str] = []
    for stretch in cell._stretches:
        block = stretch.document().begin()
        while block.isValid():
            layout, text = block.layout(), block.text()
            for index in range(layout.lineCount()):
                line = layout.lineAt(index)
                found.append(text[line.textStart() : line.textStart() + line.textLength()])
            block = block.next()
    return found


@pytest.mark.parametrize("per_line", range(12, MEASURE + 1))
def test_no_line_begins_or_ends_as_none_may(qtbot: QtBot, per_line: int) -> None:
    setting = Setting.of_size(12.0)
    cell = TextCell(1, 0, len(TEXT), TEXT)
    cell.lay_out(per_line * setting.em, setting)
    shown = lines(cell)
    assert len(shown) > 5
    assert [one for one in shown[1:] if one[0] in NOT_FIRST] == []
    assert [one for one in shown if one.rstrip("　 ")[-1:] in tuple(NOT_LAST)] == []


@pytest.mark.parametrize("points", [9.0, 12.0, 24.0])
def test_lines_have_air_and_are_not_too_long(qtbot: QtBot, points: float) -> None:
    setting = Setting.of_size(points)
    assert setting.pitch == pytest.approx(LINE_HEIGHT * setting.em, abs=0.5)
    assert setting.pitch >= QFontMetricsF(setting.font).height()
    for width in range(320, 3000, 90):
        page = Page.of(width, setting)
        for column in page.columns:
            assert column.text <= MEASURE * setting.em
        for column in page.columns if width > 10 * setting.em else ():
            assert column.right <= width


def test_no_font_squeezes_the_kana(qtbot: QtBot) -> None:
    for font in (reading_font(12.0), ui_font()):
        assert font.families()
        assert not [name for name in font.families() if name.endswith(" UI")]
        metrics = QFontMetricsF(font)
        assert metrics.inFontUcs4(ord("あ"))
        assert metrics.inFontUcs4(ord("議"))
    reading = QFontMetricsF(reading_font(12.0))
    widths = {reading.horizontalAdvance(character) for character in "あいアイ議会。、"}
    assert len(widths) == 1, "full-width characters are all as wide"


def test_no_line_is_lost_after_the_column_was_wider_for_a_moment(qtbot: QtBot) -> None:
    setting = Setting.of_size(12)
    text = (
        "新たに公開するもの、（見直しも含めて）、そう「受け取る」方も、いらっしゃると、思います。"
    )
    widths = [per_line * setting.em + 1 for per_line in range(9, 24)]
    rough = [TextCell(1, 0, len(text), text).estimate(width, setting) for width in widths]
    cell = TextCell(1, 0, len(text), text)
    exact = [cell.lay_out(width, setting) for width in widths]
    assert rough != exact, "an estimate is one"
    for width, height in zip(widths, exact, strict=True):
        cell.lay_out(width, setting)
        cell.estimate(3 * width, setting)
        cell.estimate(width, setting)
        assert cell.lay_out(width, setting) == cell.height == height


def test_a_long_speech_is_set_as_evenly_as_a_short_one(qtbot: QtBot) -> None:
    """It is laid out in stretches, and nobody sees where one ends."""
    setting = Setting.of_size(12.0)
    text = "　柵の取替えについて𠮷野議員にお答えします。\n" * 400
    cell = TextCell(1, 0, len(text), text)
    cell.lay_out(30 * setting.em, setting)
    assert len(cell._stretches) > 5
    tops = [cell.y_of(start) for start, _ in cell.paragraphs()]
    step = setting.pitch + setting.gap
    assert [round(after - before) for before, after in pairwise(tops)] == [step] * 399
    assert cell.height == 400 * step - setting.gap
    for start, end in cell.paragraphs():
        (line,) = cell.rects(start, end)
        assert cell.offset_at(QPointF(0, line.center().y())) == start
        assert cell.offset_at(QPointF(line.right() + 50, line.center().y())) == end
    assert len(cell.rects(0, len(text))) == 400


def test_a_long_speech_is_laid_out_little_by_little(qtbot: QtBot) -> None:
    setting = Setting.of_size(12.0)
    text = "　柵の取替えについて順次お答えします。\n" * 400
    whole, cell = TextCell(1, 0, len(text), text), TextCell(1, 0, len(text), text)
    whole.lay_out(30 * setting.em, setting)
    turns = 1
    moments = iter([False, True] * 100)
    while not cell.prepare(30 * setting.em, setting, lambda: next(moments)):
        assert not cell.is_laid_out
        turns += 1
    assert turns == len(cell._stretches) > 5
    assert cell.height == whole.height
    assert cell.rects(0, len(text)) == whole.rects(0, len(text))
