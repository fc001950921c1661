"""The tray: a post is put together, looked at, and taken out."""

from datetime import datetime
from pathlib import Path

import pytest
from fakes import exchange as made
from fakes.drafts import note, quotes
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot
from ui.room import TWICE, USUAL, laid_out, set_type
from ui.walking import search, settle

from reader.export.draft import draft_text
from reader.export.wishes import QuoteFormat
from reader.jobs.drafting import Standing, Whereabouts
from reader.library.records import Draft, DraftItemKind, OwnerKind, Post
from reader.sources.movabletype import read_posts
from reader.threads.model import Bounds, Style
from reader.ui.draft_tray import DraftTray
from reader.ui.drafting import Drafting
from reader.ui.entry_mime import entry_mime
from reader.ui.library_nodes import NodeKind
from reader.ui.main_window import MainWindow
from reader.ui.place import Place
from reader.ui.workspace import OpenPost, OpenSitting


def stored(window: MainWindow) -> list[Draft]:
    library = window._workspace.library
    window.drafting.flush()
    return [library.drafts.get(info.id) for info in library.drafts.infos()]


def exchanges(window: MainWindow) -> list[str]:
    sittings = window._workspace.library.sittings
    return [one.id for info in sittings.infos() for one in sittings.exchanges(info.id)]


@pytest.fixture
def desk(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window on a library of one sitting."""
    window._options.tips = False  # one may come at any moment, and takes of the height
    sitting = made.SITTING
    bounds = Bounds(2, len(sitting.speeches), sitting.speeches[1].speaker, Style.IKKATSU)
    window._workspace.library.sittings.store(sitting, [bounds])
    window._workspace.contentsChanged.emit()
    settle(qtbot, window)
    return window


@pytest.fixture
def tray(desk: MainWindow, qtbot: QtBot) -> DraftTray:
    """The tray with a draft of four quotes."""
    desk.drafting.collect(quotes(), "図書館")
    settle(qtbot, desk)
    return desk.drafting.tray


@pytest.fixture
def drafting(tray: DraftTray, desk: MainWindow) -> Drafting:
    return desk.drafting


def texts(tray: DraftTray) -> list[str]:
    return [item.text for item in tray._model.items]


def test_a_post_made_of_two_exchanges_comes_back_as_it_left(
    sample: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    search(qtbot, sample, "オンライン化")
    assert not sample.drafting.tray_is_open()
    QTest.keyClick(
        sample,
        Qt.Key.Key_D,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    settle(qtbot, sample)
    assert sample.drafting.tray_is_open(), "it opens with the first quote"
    tray = sample.drafting.tray
    first = len(tray._model.items)
    assert first > 1
    sample.drafting.collect_rows([{"id": exchanges(sample)[1]}])
    settle(qtbot, sample)
    assert len(tray._model.items) > first
    tray.write_note()
    tray._editor._note.insertPlainText(
        "二つの議会を比べると、**答え**は同じだった。\n-----\n以上。"
    )
    tray._title.setFocus()
    tray._title.selectAll()
    tray._title.insert("区のオンライン化")
    tray._title.textEdited.emit(tray._title.text())
    tray._set_format(QuoteFormat.MOVABLETYPE)
    target = tmp_path / "記事.txt"
    sample.drafting.write(target)
    settle(qtbot, sample)
    (draft,) = stored(sample)
    assert draft.title == "区のオンライン化"
    options = sample._options
    html = draft_text(
        draft, QuoteFormat.SOURCE, options.quote_options(), options.templates()
    ).quote.text
    sample.works.importing.import_paths([target])
    qtbot.waitUntil(
        lambda: any(
            one.title == "区のオンライン化" for one in sample._workspace.library.posts.infos()
        ),
        timeout=20_000,
    )
    settle(qtbot, sample)
    posts = sample._workspace.library.posts
    (post,) = (posts.get(one.id) for one in posts.infos() if one.title == "区のオンライン化")
    assert post.html.strip("\n") == html
    assert "答えは同じだった。" in post.text


def test_items_are_moved_and_taken_out_by_keys_and_come_back(
    tray: DraftTray, drafting: Drafting, desk: MainWindow, qtbot: QtBot
) -> None:
    asked, said, again, said_again = texts(tray)
    tray.choose(0)
    tray._list.setFocus()
    QTest.keyClick(tray._list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert texts(tray) == [said, asked, again, said_again]
    assert tray._list.currentIndex().row() == 1, "the item in hand stays so"
    QTest.keyClick(tray._list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(tray._list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts(tray) == [asked, said, again, said_again]
    QTest.keyClick(tray._list, Qt.Key.Key_Delete)
    assert texts(tray) == [said, again, said_again]
    QTest.keySequence(tray._list, QKeySequence(QKeySequence.StandardKey.Undo))
    assert texts(tray) == [asked, said, again, said_again]
    QTest.keyClick(tray._list, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert texts(tray) == [said, again, said_again]
    desk.notices.undo()
    assert texts(tray) == [said, again, said_again], "the word of an older step undoes nothing"
    (draft,) = stored(desk)
    assert [item.text for item in draft.items] == [said, again, said_again]


def test_items_are_dragged_and_entries_dropped(
    tray: DraftTray, desk: MainWindow, qtbot: QtBot
) -> None:
    asked, said, again, said_again = texts(tray)
    model = tray._model
    carried = model.mimeData([model.index(3)])
    model.dropMimeData(carried, Qt.DropAction.MoveAction, 1, 0, model.index(-1))
    assert texts(tray) == [asked, said_again, said, again]
    entry = entry_mime([{"id": exchanges(desk)[0]}], "")
    model.dropMimeData(entry, Qt.DropAction.CopyAction, 1, 0, model.index(-1))
    settle(qtbot, desk)
    assert texts(tray)[0] == asked
    assert texts(tray)[-3:] == [said_again, said, again]
    count = len(texts(tray))
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        entry,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tray.dropEvent(event)
    settle(qtbot, desk)
    assert len(texts(tray)) > count
    foreign = QMimeData()
    foreign.setText("よその言葉")
    assert not model.dropMimeData(foreign, Qt.DropAction.CopyAction, 0, 0, model.index(-1))


def test_the_words_of_a_quote_cannot_be_edited_but_left_out(
    tray: DraftTray, desk: MainWindow
) -> None:
    tray.choose(0)
    asked = texts(tray)[0]
    words = tray._editor._words
    assert words.isReadOnly()
    QTest.keyClicks(words, "xyz")
    assert texts(tray)[0] == asked
    cursor = words.textCursor()
    cursor.setPosition(asked.index("昨年度") + 1)
    words.setTextCursor(cursor)
    QTest.keyClick(words, Qt.Key.Key_Delete)
    tray.refresh()
    assert tray.text is not None
    assert "（中略）" in tray.text.quote.plain
    assert "昨年度" not in tray.text.quote.plain
    assert tray._editor._toggle.text() == "省いた部分を戻す"
    tray._editor.toggle()
    tray.refresh()
    assert "昨年度" in tray.text.quote.plain
    assert texts(tray)[0] == asked


def test_in_a_low_window_the_foot_stands_and_the_keyboard_stays_in_sight(
    tray: DraftTray, desk: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    def seen(widget: QWidget) -> bool:
        """Whether all of it is in sight."""
        return widget.visibleRegion().boundingRect() == widget.rect()

    tray.write_note()
    settle(qtbot, desk)
    for size in ((1024, 700), (683, 384), (683, 364)):
        desk.resize(*size)
        laid_out()
        for one in (tray._copy, tray.save, tray._note, tray._title, tray._editor._note):
            assert seen(one), f"{size} {one.accessibleName()}"
    tray._title.setFocus()
    set_type(qapp, TWICE)
    laid_out()
    standing, focus = tray._stands, desk.focusWidget()
    set_type(qapp, USUAL)
    laid_out()
    assert not standing, "there they would leave no room to what they hold"
    assert focus is tray._title
    assert tray._stands


def test_the_words_of_a_quote_end_with_a_whole_line(
    tray: DraftTray, desk: MainWindow, qtbot: QtBot
) -> None:
    tray.choose(0)
    words = tray._editor._words
    line = words.document().firstBlock().layout().lineAt(0).height()
    for height in (700, 711, 723, 768, 900):
        desk.resize(1024, height)
        laid_out()
        assert words.viewport().height() % line <= 1


def test_a_note_of_which_all_lines_are_in_sight_is_not_scrolled(
    tray: DraftTray, desk: MainWindow, qtbot: QtBot
) -> None:
    tray.write_note()
    note = tray._editor._note
    settle(qtbot, desk)
    note.setPlainText("あ")
    line = note.document().firstBlock().layout().lineAt(0).height()
    for height in (364, 700, 723):
        desk.resize(1024, height)
        laid_out()
        fit = int(note.viewport().height() // line)
        note.setPlainText("\n".join(["あ"] * fit))
        laid_out()
        assert note.verticalScrollBar().maximum() == 0
        note.setPlainText("\n".join(["あ"] * (fit + 1)))
        laid_out()
        assert note.verticalScrollBar().maximum() == 1


def test_in_a_low_window_the_note_in_hand_is_there_and_a_sign_stands_for_the_warning(
    tray: DraftTray, desk: MainWindow, qtbot: QtBot
) -> None:
    def ends(widget: QWidget) -> int:
        return widget.mapTo(tray, widget.rect().bottomRight()).x()

    tray.choose(1)
    tray.write_note()
    note = tray._editor._note
    note.insertPlainText("保育園の申込みは、令和7年10月の受付分から変わる。")
    items = tray._model.items
    tray.set_standing([Whereabouts(Standing.CHANGED, one.speech, 0) for one in items])
    settle(qtbot, desk)
    assert tray._banner.isVisible()
    assert not tray._sign.isVisible()
    desk.resize(683, 364)
    settle(qtbot, desk)
    assert tray._stands
    assert tray._area.verticalScrollBar().maximum() == 0, "only the items are scrolled"
    assert note.verticalScrollBar().maximum() == 0
    assert ends(note) == ends(tray._title) == ends(tray._copy)
    shown = tray._list.viewport().rect()
    assert shown.contains(tray._list.visualRect(tray._list.currentIndex()))
    assert not tray._banner.isVisible()
    assert tray._sign.isVisible()
    assert tray._sign.toolTip() == tray._banner.text
    tray._sign.click()
    laid_out()
    settle(qtbot, desk)
    assert tray._banner.visibleRegion().boundingRect() == tray._banner.rect()
    tray._sign.click()
    assert not tray._banner.isVisible()
    desk.resize(1366, 768)
    settle(qtbot, desk)
    assert tray._banner.isVisible()
    assert not tray._sign.isVisible()


def test_in_a_low_window_two_lines_of_a_quote_are_in_sight(
    tray: DraftTray, desk: MainWindow, qtbot: QtBot
) -> None:
    tray.write_note()
    desk.resize(683, 364)
    settle(qtbot, desk)
    tray.choose(0)
    settle(qtbot, desk)
    words = tray._editor._words
    line = words.document().firstBlock().layout().lineAt(0).height()
    assert words.viewport().height() >= 2 * line


def test_the_count_is_shown_whole_or_not_at_all(
    tray: DraftTray, desk: MainWindow, qtbot: QtBot
) -> None:
    def painted() -> bool:
        shown = tray._count.grab().toImage()
        points = [(x, y) for x in range(shown.width()) for y in range(shown.height())]
        return len({shown.pixelColor(x, y).name() for x, y in points}) > 1

    tray.refresh()
    desk.resize(1366, 768)
    settle(qtbot, desk)
    assert painted()
    desk.resize(683, 364)
    settle(qtbot, desk)
    assert 0 < tray._count.width() < tray._count.sizeHint().width()
    assert not painted()


def test_a_heading_is_typed_and_goes_back_to_the_pattern(tray: DraftTray) -> None:
    tray.choose(1)
    heading = tray._editor._heading
    assert heading.text() == "区長答弁"
    heading.selectAll()
    QTest.keyClicks(heading, "Mayor")
    assert tray._model.heading(tray._model.items[1]) == "Mayor"
    assert not tray._editor._by_pattern.isHidden()
    tray._editor._by_pattern.click()
    assert heading.text() == "区長答弁"
    assert tray._model.items[1].heading is None


def test_a_note_is_written_in_letters_as_large_as_those_that_it_stands_among(
    tray: DraftTray, desk: MainWindow, qtbot: QtBot
) -> None:
    words = tray._editor._words.document().defaultFont().pointSizeF()
    tray.write_note()
    settle(qtbot, desk)
    assert tray._editor._note.isVisible()
    assert tray._editor._note.document().defaultFont().pointSizeF() == words


def test_typing_is_one_step_until_one_turns_elsewhere(
    tray: DraftTray, drafting: Drafting, desk: MainWindow
) -> None:
    tray.choose(0)
    tray.write_note()
    field = tray._editor._note
    QTest.keyClicks(field, "abc")
    drafting.desk.end_typing()
    QTest.keyClicks(field, "def")
    assert tray._model.items[1].text == "abcdef"
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert (field.toPlainText(), tray._model.items[1].text) == ("abc", "abc")
    drafting.desk.undo()
    assert tray._model.items[1].text == ""
    drafting.desk.redo()
    drafting.desk.redo()
    assert field.toPlainText() == "abcdef"
    (draft,) = stored(desk)
    assert draft.items[1] == note("abcdef")


def test_the_preview_shows_what_is_copied(
    tray: DraftTray, drafting: Drafting, desk: MainWindow, qtbot: QtBot
) -> None:
    tray.show_preview(True)
    settle(qtbot, desk)
    assert "区長答弁" in tray._preview.text
    assert "対応は推定" in tray._banner.text
    assert tray._count.text() != ""
    drafting.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert "<blockquote" in data.html()
    tray._set_format(QuoteFormat.SOURCE)
    drafting.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert not data.hasHtml()
    assert data.text().startswith("<h4>見本区議質問</h4>")
    QTest.keyClick(tray, Qt.Key.Key_Escape)
    assert tray._pages.currentIndex() == 1


def test_drafts_are_begun_named_duplicated_deleted_and_come_back(
    tray: DraftTray, drafting: Drafting, desk: MainWindow, qtbot: QtBot
) -> None:
    first = drafting.desk.current
    assert first is not None
    drafting.begin()
    QTest.keyClicks(tray._title, "Second")
    drafting.open(first.id)
    drafting.desk.duplicate()
    settle(qtbot, desk)
    assert [one.title for one in stored(desk)] == ["図書館", "Second", "図書館（複製）"]
    menu = tray.drafts_menu
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.isCheckable()] == [
        "図書館",
        "Second",
        "図書館（複製）",
    ]
    tree = desk._tree
    node = tree.first(NodeKind.DRAFT, first.id)
    assert node is not None
    tree.deleteRequested.emit([node])
    settle(qtbot, desk)
    assert [one.title for one in stored(desk)] == ["Second", "図書館（複製）"]
    desk.commands.undo.trigger()
    settle(qtbot, desk)
    assert stored(desk)[0] == first
    tray.more_menu.aboutToShow.emit()
    assert len(tray.more_menu.actions()) > 5


def test_a_source_opens_at_its_place(desk: MainWindow, qtbot: QtBot) -> None:
    desk.drafting.collect_rows([{"id": exchanges(desk)[0]}])
    settle(qtbot, desk)
    tray = desk.drafting.tray
    item = tray._model.items[0]
    tray.choose(0)
    tray._editor._open.click()
    settle(qtbot, desk)
    opened = desk.reader.opened
    assert isinstance(opened, OpenSitting)
    assert opened.sitting.id == item.owner
    spot = desk.reader.place()
    assert spot is not None
    assert spot.speech == item.speech


def test_a_quote_whose_source_has_changed_is_marked_and_its_words_stay(
    desk: MainWindow, qtbot: QtBot
) -> None:
    desk.drafting.collect_rows([{"id": exchanges(desk)[0]}])
    settle(qtbot, desk)
    tray, library = desk.drafting.tray, desk._workspace.library
    item = tray._model.items[0]
    assert item.owner is not None
    assert item.speech is not None
    assert tray._model.standing(0).standing is Standing.SAME
    sitting = library.sittings.get(item.owner)
    speeches = list(sitting.speeches)
    speeches[item.speech - 1] = replace(speeches[item.speech - 1], text="訂正されました。")
    library.sittings.store(replace(sitting, speeches=tuple(speeches)), ())
    desk._workspace.contentsChanged.emit()
    settle(qtbot, desk)
    assert tray._model.standing(0).standing is Standing.CHANGED
    assert "出典の言葉が、引用したあとに変わりました" in tray._banner.text
    assert tray._model.items[0] == item


def test_a_post_becomes_a_draft_and_its_words_are_quoted(desk: MainWindow, qtbot: QtBot) -> None:
    html = "<p>整理する。</p><p><b>見本区議質問</b></p><p>伺います。</p><p><b>区長答弁</b></p><p>検討します。</p>"
    post = Post(
        "post:x",
        "記録",
        None,
        None,
        None,
        (),
        html,
        "整理する。\n\n見本区議質問\n\n伺います。\n\n区長答弁\n\n検討します。",
        "x",
    )
    desk._workspace.library.posts.store(post)
    desk.open_place(Place(post=post.id))
    settle(qtbot, desk)
    assert isinstance(desk.reader.opened, OpenPost)
    desk.commands.post_to_draft.trigger()
    settle(qtbot, desk)
    (draft,) = stored(desk)
    assert [(item.kind, item.heading) for item in draft.items] == [
        (DraftItemKind.NOTE, None),
        (DraftItemKind.QUOTE, "見本区議質問"),
        (DraftItemKind.QUOTE, "区長答弁"),
    ]
    desk.quoting.collect()
    assert len(stored(desk)[0].items) == 3, "nothing is selected"
    view = desk.reader.post_view
    cursor = view._page.textCursor()
    start = view._places[post.text.index("伺")]
    cursor.setPosition(start)
    cursor.setPosition(start + 5, cursor.MoveMode.KeepAnchor)
    view._page.setTextCursor(cursor)
    menu: QMenu = view.make_menu(view.rect().center())
    menu.actions()[0].trigger()
    settle(qtbot, desk)
    last = stored(desk)[0].items[-1]
    assert (last.text, last.owner, last.owner_kind) == ("伺います。", post.id, OwnerKind.POST)
    desk.drafting.tray.choose(3)
    desk.drafting.tray._editor._open.click()
    settle(qtbot, desk)
    assert isinstance(desk.reader.opened, OpenPost)


def test_what_is_typed_is_stored_when_the_window_closes(tray: DraftTray, desk: MainWindow) -> None:
    tray.write_note()
    QTest.keyClicks(tray._editor._note, "last")
    desk.close()
    library = desk._workspace.library
    info = library.drafts.infos()[0]
    assert "last" in [item.text for item in library.drafts.get(info.id).items]


def test_without_a_draft_the_tray_says_how_one_begins(desk: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(desk, Qt.Key.Key_F10)
    assert desk.drafting.tray_is_open()
    tray = desk.drafting.tray
    assert tray._pages.currentIndex() == 0
    assert not tray._feet.isVisible()
    QTest.keyClick(desk, Qt.Key.Key_F10)
    assert not desk.drafting.tray_is_open()
    settle(qtbot, desk)
    desk.drafting.collect([], "")
    assert stored(desk) == []


def test_the_entry_can_be_read_back_with_the_hour(tray: DraftTray) -> None:
    tray._set_format(QuoteFormat.MOVABLETYPE)
    tray.refresh(datetime(2025, 4, 5, 6, 7, 8))
    assert tray.text is not None
    assert "\nDATE: 04/05/2025 06:07:08 AM\n" in tray.text.quote.text
    assert read_posts(tray.text.quote.text, "x")[0].title == "図書館"


def test_settings_are_shared_with_quotes(tray: DraftTray) -> None:
    tray._options.source_line = False
    tray.refresh()
    assert tray.text is not None
    assert "出典" not in tray.text.quote.text
