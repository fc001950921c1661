"""Where room is short: what matters most keeps it, and what has the keyboard stays in sight."""

import re
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui.room import faults, laid_out

from reader.ui import guide
from reader.ui.badges import BadgeDelegate
from reader.ui.bands import Button, Look, Page
from reader.ui.bookmark_dialog import BookmarkDialog
from reader.ui.cell import Setting, TextCell
from reader.ui.dialog import Dialog
from reader.ui.icons import bind_icon
from reader.ui.library_nodes import Contents, NodeKind
from reader.ui.library_tree import LibraryModel
from reader.ui.nothing_here import NothingHere
from reader.ui.option_editors import ElidedComboBox
from reader.ui.options import Options
from reader.ui.reading_preview import ReadingPreview
from reader.ui.rich_text import RichText
from reader.ui.row_band import Note, Piece, RowBand

SCREEN = QSize(683, 364)
"""1366×768 at 200 %, less the bar of the window."""


@pytest.mark.parametrize("tags", [(), ("デジタル", "保育", "図書館", "防災")])
def test_a_bookmarks_note_can_be_written_at_once_on_a_small_screen(
    tags: Sequence[str], qtbot: QtBot
) -> None:
    dialog = BookmarkDialog("見本の段落です。" * 60, tags)
    qtbot.addWidget(dialog)
    dialog.fit(SCREEN)
    dialog.show()
    note = dialog._note
    assert dialog.focusWidget() is note
    qtbot.waitUntil(lambda: note.visibleRegion().boundingRect() == note.rect())


def test_what_is_long_in_a_dialog_gives_way_before_all_of_it_is_scrolled(qtbot: QtBot) -> None:
    dialog = BookmarkDialog("見本の段落です。" * 60)
    qtbot.addWidget(dialog)
    dialog.fit(SCREEN)
    dialog.show()
    laid_out()
    assert dialog.height() <= SCREEN.height()
    assert not dialog.findChildren(QScrollArea)
    assert faults(dialog) == []
    (words,) = dialog.findChildren(RichText)
    line = words.fontMetrics().lineSpacing()
    assert words.viewport().height() > 2 * line
    assert dialog._note.viewport().height() > line


def test_the_sample_of_reading_text_is_there_whole(qtbot: QtBot, options: Options) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    preview = ReadingPreview(options, page)
    page.show()
    for width, points in ((600, 12.0), (300, 12.0), (300, 20.0), (700, 20.0)):
        options.reading_size = points
        preview.resize(width, preview.height())
        laid_out()
        bar = preview.page.verticalScrollBar()
        assert (bar.maximum(), bar.isVisible()) == (0, False), f"{width} {points}"


def test_in_a_low_window_the_sample_leaves_room_for_the_settings(
    qtbot: QtBot, options: Options
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    preview = ReadingPreview(options, page)
    shown: list[str] = []
    for height in (900, 364, 900):
        page.resize(683, height)
        page.show()
        preview.resize(420 + height // 10, preview.height())
        laid_out()
        shown.append(preview.page.toPlainText())
        page.hide()
    assert shown[0] == shown[2]
    assert shown[1] in shown[0]
    assert len(shown[1]) < len(shown[0]) / 2 + 10


def test_a_family_without_room_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    box = ElidedComboBox()
    qtbot.addWidget(box)
    name = "自動（とても長い名前の書体 Japanese Sans CJK）"
    box.addItem(name)
    shown: list[str] = []
    box.show()
    for width in (140, 260, 600):
        box.resize(width, box.height())
        shown.append(box.words_shown())
    assert shown[0].endswith("…")
    assert len(shown[0]) < len(shown[1]) < len(shown[2])
    assert shown[2] == name


class _Asking(Dialog):
    """A dialog that is broader than its words would like."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(900)
        words = QLabel("新しい結果が入ると、ライブラリーに件数が出ます。" * 2)
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(QLineEdit(self))


def test_a_dialog_is_no_higher_than_its_words_are_in_its_width(qtbot: QtBot) -> None:
    dialog = _Asking()
    qtbot.addWidget(dialog)
    dialog.show()
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() == layout.totalHeightForWidth(dialog.width())


def test_an_icon_keeps_its_distance_from_the_words_beside_it(qtbot: QtBot) -> None:
    worded, alone = QPushButton("コピー"), QPushButton()
    for button in (worded, alone):
        qtbot.addWidget(button)
        bind_icon(button, "copy")
    assert worded.iconSize().width() > worded.iconSize().height()
    assert alone.iconSize().width() == alone.iconSize().height(), "in the middle of its button"
    size = worded.iconSize()
    drawn = worded.icon().pixmap(size).toImage()
    right = drawn.copy(size.height(), 0, size.width() - size.height(), size.height())
    assert not any(
        right.pixelColor(x, y).alpha() for x in range(right.width()) for y in range(right.height())
    )


def test_the_words_of_a_link_begin_where_those_of_the_sentence_over_it_do(qtbot: QtBot) -> None:
    said = NothingHere()
    qtbot.addWidget(said)
    said.say("会議録はまだありません。", [("会議録を取り込む…", "download:")])
    said.show()
    (link,) = said.findChildren(QPushButton)
    option = QStyleOptionButton()
    link.initStyleOption(option)
    element = QStyle.SubElement.SE_PushButtonContents
    words = link.style().subElementRect(element, option, link).translated(link.pos())
    assert words.left() == said._words.x() + said._words.contentsRect().left()


def test_in_a_narrow_library_the_count_gives_way_to_the_name(qtbot: QtBot) -> None:
    model = LibraryModel()
    model.set_contents(Contents((), (), 0, (), 1_234, (), ()))
    bookmarks = model.first(NodeKind.BOOKMARKS)
    assert bookmarks is not None
    index = model.find(bookmarks.path())
    delegate = BadgeDelegate()

    def shown(width: int) -> str:
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, width, 28)  # pyright: ignore[reportAttributeAccessIssue]
        option.decorationSize = QSize(18, 18)  # pyright: ignore[reportAttributeAccessIssue]
        delegate.initStyleOption(option, index)
        return option.text  # pyright: ignore[reportAttributeAccessIssue]

    words = QLabel("しおり")
    qtbot.addWidget(words)
    room = words.fontMetrics().horizontalAdvance("しおり") + 18 + 26
    assert shown(400) == "しおり　1,234"
    assert shown(room) == "しおり"
    assert shown(room - 20).endswith("…")


def test_a_doubt_leaves_the_speakers_name_in_its_place() -> None:
    note = "Topic is an estimate"
    doubt = Button(note, lambda: None, "circle-dashed", note, note, Look.NOTE)
    piece = Piece(
        TextCell(1, 0, 4, "見本です"),
        kind="Second follow-up question",
        who="見本太郎議員",
        doubt_button=doubt,
    )
    band = RowBand(((piece,), ()), (None, None))
    setting = Setting.of_size(12)
    band.measure(Page.of(1400, setting, single=True))
    assert doubt.rect.width() == doubt.size()[0]
    band.measure(Page.of(420, setting, single=True))
    assert doubt.rect.width() == doubt.size(words=False)[0]


def test_a_doubt_stands_over_its_text_however_many_lines_that_takes() -> None:
    doubt = Button("Estimate", lambda: None, "circle-dashed", "Match is an estimate", "", Look.NOTE)
    text = "見本です。" * 60
    piece = Piece(
        TextCell(1, 0, len(text), text),
        kind="Answer",
        who="試作健区長",
        doubt_button=doubt,
        notes=[Note("Match is an estimate", "circle-dashed", "warning")],
    )
    band = RowBand(((), (piece,)), (None, None))
    setting = Setting.of_size(12)
    for width in (420, 700, 1000, 1400):
        band.measure(Page.of(width, setting, single=True))
        assert doubt.rect.width() == doubt.size()[0], width


def test_what_the_help_shows_of_a_place_begins_and_ends_with_whole_words() -> None:
    for query in ("robots.txt", "folder", "quote", "password"):
        for found in guide.find("en", query):
            words = found.snippet.strip("…")
            whole = [text for chapter in guide.chapters("en") for text in _texts(chapter)]
            text = next(one for one in whole if words in one)
            at = text.index(words)
            around = (text[max(at - 1, 0) : at + 1], text[at + len(words) - 1 :][:2])
            assert not any(re.fullmatch("[A-Za-z0-9]{2}", pair) for pair in around), found


def _texts(chapter: guide.Chapter) -> list[str]:
    return [text for _, text in guide._sections(chapter)]


def test_the_ring_of_a_page_crosses_no_letters(qtbot: QtBot) -> None:
    page = RichText(12)
    qtbot.addWidget(page)
    page.show_text("見本の段落です。" * 40)
    page.resize(400, 200)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.clearFocus()
    page.setFocus(Qt.FocusReason.TabFocusReason)
    assert page._ring.isVisible()
    assert page._ring.geometry() == page.rect()
    page.resize(500, 300)
    assert page._ring.geometry() == page.rect()
    page.clearFocus()
    assert not page._ring.isVisible()


def test_a_dialog_opens_in_its_first_field_however_small_the_screen(qtbot: QtBot) -> None:
    """What is scrolled comes after the buttons for Qt, which would begin with the default one."""
    dialog = Dialog()
    qtbot.addWidget(dialog)
    field, tall = QLineEdit(), QWidget()
    tall.setMinimumHeight(2000)
    layout = QVBoxLayout(dialog)
    layout.addWidget(field)
    layout.addWidget(tall)
    box, accept = dialog._deciding("保存")
    layout.addWidget(box)
    dialog.show()
    assert dialog.height() < 2000, "it has been fitted"
    assert accept.isDefault()
    qtbot.waitUntil(field.hasFocus)
