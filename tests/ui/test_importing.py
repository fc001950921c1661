"""Minutes brought in by hand: dropped, chosen, pasted, saved into the watched folder."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSettings, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from ui import room
from ui.walking import search, settle

from reader.app import build_window
from reader.search.service import SearchService
from reader.ui.import_report import ImportReportDialog, Outcome
from reader.ui.main_window import MainWindow
from reader.ui.options import Options
from reader.ui.paste_dialog import PasteDialog
from reader.ui.watch_dialog import WatchDialog
from reader.ui.workspace import OpenPost, OpenSitting

MEETING = "令和7年第1回定例会（第2日 2月18日）"
PADDED = "令和 7年第 1回定例会（第2日 2月18日）"
MINUTES = f"""開催日：令和7年2月18日
会議名：{PADDED}

○議長（例示花子君）　ただいまから会議を開きます。
○20番（見本太郎君）　桜坂の街灯について伺います。いつ直すのでしょうか。
○区長（架空一郎君）　来月、直してまいります。
"""
SPOKEN = MINUTES.split("\n\n")[1]
LETTER = "見本公園の改修工事のお知らせです。\n工事は春に始まります。\n"


def dialog(window: MainWindow, qtbot: QtBot, kind: type) -> object:
    qtbot.waitUntil(lambda: bool(window.findChildren(kind)), timeout=20_000)
    return window.findChildren(kind)[-1]


def paste(window: MainWindow, qtbot: QtBot, text: str, html: str = "") -> PasteDialog:
    """Copy in a browser, press Ctrl+V in the window."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    window.activateWindow()
    window._list.setFocus()
    qtbot.waitUntil(window._list._list.hasFocus, timeout=5_000)
    qtbot.keyClick(window._list._list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shown = dialog(window, qtbot, PasteDialog)
    assert isinstance(shown, PasteDialog)
    return shown


def arrived(window: MainWindow, qtbot: QtBot, count: int) -> None:
    library = window._workspace.library
    qtbot.waitUntil(lambda: library.sittings.count() == count, timeout=20_000)
    settle(qtbot, window)


def test_a_mixed_folder_is_reported_thing_by_thing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "保存したもの"
    folder.mkdir()
    (folder / "会議録.txt").write_bytes(MINUTES.encode("cp932"))
    (folder / "お知らせ.txt").write_text(LETTER, "utf-8")
    (folder / "写真.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    window.works.importing.import_paths([folder])
    report = dialog(window, qtbot, ImportReportDialog)
    assert isinstance(report, ImportReportDialog)
    assert report.titles() == ["写真.jpg", "お知らせ.txt", MEETING]
    lines = report.text().split("\n")
    assert "バイナリーファイル" in lines[0]
    assert lines[1].startswith("文書として保存\tお知らせ.txt")
    assert lines[2] == f"新規\t{MEETING}\t会議録.txt"

    report.show_only(Outcome.NEW)
    assert report.titles() == [MEETING]
    report.open_current()
    qtbot.waitUntil(lambda: isinstance(window.reader.opened, OpenSitting), timeout=10_000)
    report.show_only(Outcome.DOCUMENT)
    report.open_current()
    qtbot.waitUntil(lambda: isinstance(window.reader.opened, OpenPost), timeout=10_000)
    assert "見本公園の改修工事" in window.reader.post_view.text
    assert "会議録としては読み取れませんでした" in window.reader.post_view.text
    report.close()


def test_what_came_before_a_cancel_is_kept_and_told_of(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "保存したもの"
    folder.mkdir()
    for number in range(1, 200):
        day = MINUTES.replace("第2日", f"第{number}日")
        (folder / f"{number:03}.txt").write_text(day, "utf-8")
    window.works.importing.import_paths([folder])
    library = window._workspace.library
    qtbot.waitUntil(lambda: library.sittings.count() > 2, timeout=20_000)
    window.works._progress._cancel.click()
    report = dialog(window, qtbot, ImportReportDialog)
    assert isinstance(report, ImportReportDialog)
    stored = library.sittings.count()
    assert 2 < stored < 199
    assert report.text().split("\n")[0].startswith("失敗\tここで終わりました\t中止しました。")
    report.show_only(Outcome.NEW)
    assert len(report.titles()) == stored
    report.close()
    settle(qtbot, window)


def test_a_document_is_found_deleted_and_had_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "お知らせ.txt").write_text(LETTER, "utf-8")
    window.works.importing.import_paths([tmp_path / "お知らせ.txt"])
    posts = window._workspace.library.posts
    qtbot.waitUntil(lambda: len(posts.infos()) == 1, timeout=20_000)
    settle(qtbot, window)
    assert "文書として保存" in window.notices._toast.text
    tree = window._tree.model()
    labels = [tree.index(row, 0).data() for row in range(tree.rowCount())]
    assert "文書　1" in labels
    assert "ブログの記事" in labels
    search(qtbot, window, "改修工事 出典:文書")
    assert isinstance(window.reader.opened, OpenPost)
    window._list.setFocus()
    qtbot.keyClick(window._list._list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: posts.infos() == [], timeout=10_000)
    qtbot.waitUntil(lambda: window.reader.opened is None, timeout=10_000)
    window.notices.undo()
    qtbot.waitUntil(lambda: len(posts.infos()) == 1, timeout=10_000)
    settle(qtbot, window)


def test_speeches_are_pasted_and_what_is_missing_is_given(window: MainWindow, qtbot: QtBot) -> None:
    shown = paste(window, qtbot, SPOKEN)
    assert "会議名" in shown.flaw
    assert "日付" in shown.flaw
    room.laid_out()
    note = shown._flaw
    assert note.height() == note.heightForWidth(note.width()), "no higher than its words"
    shown.tell("架空区議会", "令和7年第1回定例会", "令和7年2月31日")
    assert "読み取れません" in shown.flaw
    assert not shown._import.isEnabled()
    shown.tell(day="令和7年2月18日")
    assert shown.flaw == ""
    shown.accept()
    arrived(window, qtbot, 1)
    (info,) = window._workspace.library.sittings.infos()
    assert (info.assembly, info.meeting, str(info.date), info.speeches) == (
        "架空区議会",
        "令和7年第1回定例会",
        "2025-02-18",
        3,
    )
    again = paste(window, qtbot, SPOKEN)
    again.tell("架空区議会", "令和7年第1回定例会", "2025-02-18")
    again.accept()
    settle(qtbot, window)
    assert window._workspace.library.sittings.count() == 1


def test_a_heading_that_is_pasted_names_the_meeting_and_is_no_speech(
    window: MainWindow, qtbot: QtBot
) -> None:
    head = "令和７年第１回架空区議会定例会会議録（第２号）\n令和７年２月１８日（火曜日）\n"
    shown = paste(window, qtbot, head + SPOKEN)
    assert shown.flaw == ""
    assert shown._name.text() == "令和７年第１回架空区議会定例会（第２号）"
    assert "発言 3件" in shown._title()
    assert "その他" not in shown._hint()
    assert shown._list.count() == 3
    shown.reject()


def test_a_page_is_pasted_with_its_own_marks(window: MainWindow, qtbot: QtBot) -> None:
    html = (
        '<html><body><span class="command__docname">令和７年第１回定例会　本文</span>'
        '<span class="command__date">2025-02-18</span><ul>'
        '<li class="voice-block" data-voice-title="◯議長（例示花子）"><p class="voice__text">'
        "◯議長（例示花子）　開きます。</p></li>"
        '<li class="voice-block" data-voice-title="◯20番（見本太郎）"><p class="voice__text">'
        "◯20番（見本太郎）　伺います。</p></li></ul></body></html>"
    )
    shown = paste(window, qtbot, "開きます。\n伺います。", html)
    shown.accept()
    arrived(window, qtbot, 1)
    (info,) = window._workspace.library.sittings.infos()
    assert (str(info.date), info.family) == ("2025-02-18", "dbsearch")


def test_what_is_copied_as_a_file_or_an_address_is_taken_as_such(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "会議録.txt").write_text(MINUTES, "utf-8")
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(tmp_path / "会議録.txt"))])
    window.works.importing.take(copied)
    arrived(window, qtbot, 1)
    address = QMimeData()
    address.setText(" https://www.example.jp/minutes/ \n")
    window.works.importing.downloadRequested.disconnect()
    with qtbot.waitSignal(window.works.importing.downloadRequested) as asked:
        window.works.importing.take(address)
    assert asked.args == ["https://www.example.jp/minutes/"]


def test_pasting_into_a_field_is_left_to_the_field(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("街灯")
    (window._field).setEnabled(True)
    window._field.setFocus()
    qtbot.keyClick(window._field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window._field.text() == "街灯"
    assert not window.findChildren(PasteDialog)


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "ダウンロード"
    folder.mkdir()
    return folder


@pytest.fixture
def start(
    qtbot: QtBot, tmp_path: Path, settings: QSettings, service: SearchService
) -> Callable[[], MainWindow]:
    """Starts the program on one library, as often as wanted; it looks every few milliseconds."""

    def begin() -> MainWindow:
        window = build_window(tmp_path / "library", Options(settings), service)
        window.watching._soon = 60
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(window.settled, timeout=20_000)
        return window

    return begin


def quit(window: MainWindow) -> None:
    window.close()
    window.shut_down()


def test_what_a_browser_saves_is_imported_once_and_the_rest_left_alone(
    qtbot: QtBot, downloads: Path, start: Callable[[], MainWindow]
) -> None:
    (downloads / "前から.txt").write_text(MINUTES.replace("桜坂", "梅坂"), "utf-8")
    window = start()
    window.watching.set_folder(downloads, True, False)
    qtbot.waitUntil(lambda: "取り込みます" in window.notices._toast.text, timeout=10_000)
    (downloads / "会議録.txt.crdownload").write_text(MINUTES[:60], "utf-8")
    (downloads / "お知らせ.txt").write_text(LETTER, "utf-8")
    looked = window._workspace.library.watched
    qtbot.waitUntil(lambda: "お知らせ.txt" in looked.marks(downloads), timeout=10_000)
    assert window._workspace.library.sittings.count() == 0
    (downloads / "会議録.txt.crdownload").rename(downloads / "会議録.txt")
    (downloads / "会議録.txt").write_text(MINUTES, "utf-8")
    arrived(window, qtbot, 1)
    qtbot.waitUntil(
        lambda: "「ダウンロード」から取り込みました" in window.notices._toast.text, timeout=5_000
    )
    assert window._workspace.library.posts.infos() == []
    quit(window)

    (downloads / "次の日.txt").write_text(
        MINUTES.replace("2月18日", "2月19日").replace("第2日", "第3日"), "utf-8"
    )
    window = start()
    arrived(window, qtbot, 2)
    qtbot.waitUntil(lambda: "次の日.txt" in looked_names(window, downloads), timeout=5_000)
    assert "1件" not in window.notices._toast.text
    assert window.notices._toast.text.startswith("「ダウンロード」から取り込みました")
    assert sorted(path.name for path in downloads.iterdir()) == [
        "お知らせ.txt",
        "会議録.txt",
        "前から.txt",
        "次の日.txt",
    ]
    quit(window)


def looked_names(window: MainWindow, folder: Path) -> set[str]:
    return set(window._workspace.library.watched.marks(folder))


def test_a_drive_that_is_taken_away_may_come_back(
    qtbot: QtBot,
    downloads: Path,
    start: Callable[[], MainWindow],
    caplog: pytest.LogCaptureFixture,
) -> None:
    window = start()
    window.watching.set_folder(downloads, True, False)
    qtbot.waitUntil(lambda: window.watching.folder == downloads, timeout=10_000)
    downloads.rmdir()
    window.watching.start()
    qtbot.waitUntil(lambda: window.watching._timer.remainingTime() > 1_000, timeout=10_000)
    assert not window._banner.isVisible()
    assert not caplog.records
    window.watching.set_folder(downloads / "ない", True, False)
    qtbot.waitUntil(window._banner.isVisible, timeout=10_000)
    assert window.watching.folder == downloads
    downloads.mkdir()
    (downloads / "会議録.txt").write_text(MINUTES, "utf-8")
    window.watching.start()
    arrived(window, qtbot, 1)
    quit(window)


def test_the_folder_is_chosen_and_let_go_again(
    qtbot: QtBot, downloads: Path, start: Callable[[], MainWindow]
) -> None:
    (downloads / "前から.txt").write_text(MINUTES, "utf-8")
    window = start()
    window.commands.watch_folder.trigger()
    asked = dialog(window, qtbot, WatchDialog)
    assert isinstance(asked, WatchDialog)
    asked._path.setText(str(downloads / "ない"))
    assert not asked._keep.isEnabled()
    asked._path.setText(str(downloads))
    asked._everything.setChecked(True)
    asked.accept()
    arrived(window, qtbot, 1)
    window.watching.set_folder(downloads, False, False)
    assert window.watching.folder is None
    quit(window)
    assert start().watching.folder is None
