"""What starts a work rests while that is under way, says why, and comes back."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot
from ui.every_window import shown
from ui.walking import search, settle

from reader.errors import Cancelled, LibraryBusy
from reader.library.records import BlogName, Interval
from reader.ui.at_rest import Rest, why
from reader.ui.backup_page import BackupPage
from reader.ui.downloads_dialog import Page
from reader.ui.main_window import MainWindow
from reader.ui.option import Group
from reader.ui.place import Place
from reader.ui.tasks import Lane, Task, Work


class Blocked:
    """A work that goes on until it is let go, or cancelled."""

    def __init__(self, window: MainWindow, lane: Lane, work: Work | None = None) -> None:
        self._go = Event()
        self._error: Exception | None = None
        self.ended = False
        self.task = window._workspace.tasks.run(
            lane, self._work, lambda _: self._end(), lambda _: self._end(), work
        )

    def _work(self, task: Task) -> None:
        while not self._go.wait(0.01):
            if task.cancelled():
                raise Cancelled
        if self._error is not None:
            raise self._error

    def _end(self) -> None:
        self.ended = True

    def let_go(self, error: Exception | None = None) -> None:
        self._error = error
        self._go.set()


@pytest.fixture
def everything(sample: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with everything made that starts a work: pages, dialogs, bars, menus."""
    library = sample._workspace.library
    library.coverage.register("架空市議会", entry_url="http://127.0.0.1:1/", family="kensakusystem")
    library.blogs.follow(BlogName("架空日記", None, "http://127.0.0.1:1/feed"), Interval.NEVER)
    sample._workspace.contentsChanged.emit()
    _ = sample._welcome
    search(qtbot, sample, "オンライン化")
    sample.drafting.show_tray()
    sample.windows.open(Place(sitting=library.sittings.infos()[0].id))
    for group in (Group.BACKUP, Group.LIBRARY):
        sample.preferences.show(group)
    sample.downloading._shown_dialog().show_page(Page.COUNCILS)
    settle(qtbot, sample)
    sample.reader.switch(sample.reader.view.THREAD)
    sample.commands.asked.trigger()
    shown(qtbot, "AskedDialog")
    sample.commands.print.trigger()
    settle(qtbot, sample)
    menu = QMenu(sample)
    sample.selecting.fill_menu(sample._list._entries._entries[:2], menu)
    sample.browsing._fill_menu(sample._list._entries._entries[:1], menu)
    sample.blogging.fill_menu(menu)
    sample.blogging.fill_blog_menu(library.blogs.all(), menu, several=True)
    yield sample
    if sample.printing.dialog is not None:
        sample.printing.dialog.reject()


def resting(window: MainWindow, work: Work) -> list[QAction | QAbstractButton]:
    """Everything in any window that rests during a work."""
    tops = QApplication.topLevelWidgets()
    found = {id(one): one for top in tops for one in top.findChildren(Rest)}
    return [one.control for one in found.values() if one.work is work]


def named(control: QAction | QAbstractButton) -> str:
    return control.text() or (
        control.accessibleName() if isinstance(control, QAbstractButton) else ""
    )


EXPECTED = {
    Work.SAMPLE: ("見本を読み込む",),
    Work.BACKUP: ("バックアップ…", "今すぐバックアップ"),
    Work.RESTORE: ("バックアップから復元…",),
    Work.RESULTS: ("検索結果を CSV に書き出す…", "CSV に書き出す（2件）…"),
    Work.SITTINGS: ("会議録を書き出す…",),
    Work.DRAFT: ("ファイルに書き出す…",),
    Work.TOPICS: ("CSV に書き出す…",),
    Work.PAGES: ("印刷…", "PDF に書き出す…", "印刷", "PDF に書き出す"),
    Work.CHECK: ("点検する", "直せるところを直す"),
    Work.COUNCILS: ("新着を確認",),
    Work.BLOGS: ("今すぐ確認（1件）", "すべてのブログを今すぐ確認"),
    Work.COPY: ("引用をコピー", "選んだものの引用をコピー（Ctrl+Shift+C）", "引用をコピー（2件）"),
    Work.BOOKMARK: (
        "しおりを付ける…",
        "選んだものにしおりを付ける（Ctrl+D）",
        "しおりを付ける（2件）…",
    ),
}
"""What starts each work, by its words."""


def test_every_action_rests_during_its_work_and_comes_back_however_that_ends(
    everything: MainWindow, qtbot: QtBot
) -> None:
    tasks = everything._workspace.tasks
    assert set(EXPECTED) == set(Work)
    controls = {work: resting(everything, work) for work in Work}
    for work, words in EXPECTED.items():
        assert set(words) <= {named(one) for one in controls[work]}, work
    before = {
        id(one): (one.isEnabled(), one.toolTip()) for many in controls.values() for one in many
    }
    # All at once, each in a lane of its own: none is taken for another one.
    running = {
        work: Blocked(everything, lane, work) for work, lane in zip(Work, Lane, strict=False)
    }
    assert len(running) == len(Work)
    qtbot.waitUntil(lambda: all(tasks.rests(work) for work in Work), timeout=10_000)
    for number, (work, blocked) in enumerate(running.items()):
        for control in controls[work]:
            assert not control.isEnabled(), named(control)
            assert control.toolTip() == why(work)
        match number % 3:
            case 0:
                blocked.let_go()
            case 1:
                blocked.let_go(LibraryBusy(holder="架空"))
            case _:
                blocked.task.cancel()
        qtbot.waitUntil(lambda blocked=blocked: blocked.ended, timeout=5_000)
        for control in controls[work]:
            assert (control.isEnabled(), control.toolTip()) == before[id(control)], named(control)


def test_an_export_rests_until_it_is_cancelled_and_then_writes(
    sample: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    search(qtbot, sample, "オンライン化")
    query, target = sample.searching.asked, tmp_path / "表.csv"
    assert query is not None
    before = Blocked(sample, Lane.EXPORT)
    sample.exporting.write(query, target)
    sample.commands.look_at_search()
    assert sample.commands.export.isEnabled(), "what ends at once does not flicker"
    qtbot.waitUntil(lambda: not sample.commands.export.isEnabled(), timeout=5_000)
    sample.commands.look_at_search()
    assert not sample.commands.export.isEnabled(), (
        "whoever opens the menu meanwhile changes nothing"
    )
    assert "書き出しています" in sample.commands.export.toolTip()
    sample.exporting.write(query, tmp_path / "もう一つ.csv")
    assert "書き出しています" in sample.notices._toast._words.text(), "nothing is passed over"
    sample.works._exports._stop()
    before.let_go()
    qtbot.waitUntil(sample.commands.export.isEnabled, timeout=10_000)
    settle(qtbot, sample)
    assert list(tmp_path.glob("*.csv")) == []
    sample.exporting.write(query, target)
    qtbot.waitUntil(target.exists, timeout=10_000)
    settle(qtbot, sample)


def test_what_nobody_needs_any_more_stays_off_when_the_work_has_ended(
    sample: MainWindow, qtbot: QtBot
) -> None:
    search(qtbot, sample, "オンライン化")
    assert sample.commands.quote.isEnabled()
    blocked = Blocked(sample, Lane.EXPORT, Work.COPY)
    qtbot.waitUntil(lambda: not sample.commands.quote.isEnabled(), timeout=5_000)
    sample.browsing.clear()
    blocked.let_go()
    qtbot.waitUntil(lambda: blocked.ended)
    assert not sample.commands.quote.isEnabled(), "nothing is open that could be quoted"


def test_the_keyboard_is_not_handed_to_the_button_beside(sample: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, sample, "オンライン化")
    sample._list.setFocus()
    sample._list._list.selectAll()
    button = sample._list.several.quote
    button.setFocus()
    blocked = Blocked(sample, Lane.READ)
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not button.isEnabled(), timeout=5_000)
    assert sample.focusWidget() is None, "a second press is nobody's"
    assert button.accessibleDescription() == why(Work.COPY)
    blocked.let_go()
    qtbot.waitUntil(button.isEnabled, timeout=10_000)
    assert sample.focusWidget() is button
    settle(qtbot, sample)
    assert "引用をコピーしました" in sample.notices._toast._words.text()


def test_a_backup_of_the_settings_comes_back_after_a_failure(
    sample: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    taken = tmp_path / "file"
    taken.write_text("")
    sample._options.backup_folder = str(taken / "gone")
    sample.preferences.show(Group.BACKUP)
    assert sample.preferences.dialog is not None
    page = sample.preferences.dialog.findChild(BackupPage)
    assert page is not None
    blocked = Blocked(sample, Lane.BACKUP)
    page.now.click()
    qtbot.waitUntil(lambda: not page.now.isEnabled(), timeout=5_000)
    assert not sample.commands.backup.isEnabled(), "the menu starts the same"
    assert page.now.toolTip() == why(Work.BACKUP)
    blocked.let_go()
    qtbot.waitUntil(
        lambda: page.now.isEnabled() and sample.commands.backup.isEnabled(), timeout=10_000
    )
    qtbot.waitUntil(lambda: bool(page.trouble.text()), timeout=10_000)
