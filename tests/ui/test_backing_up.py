"""Backups make themselves, tell what went wrong once, and a restore can be taken back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from ui.walking import settle

from reader.jobs.backups import made
from reader.jobs.schedule import Schedule
from reader.library.library import Library
from reader.ui.backup_page import BackupPage
from reader.ui.main_window import MainWindow
from reader.ui.option import Group
from reader.ui.options import Options


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    chosen = tmp_path / "backups"
    chosen.mkdir()
    return chosen


def page_of(window: MainWindow) -> BackupPage:
    window.preferences.show(Group.BACKUP)
    assert window.preferences.dialog is not None
    page = window.preferences.dialog.findChild(BackupPage)
    assert page is not None
    return page


def library_of(window: MainWindow) -> Library:
    return window._workspace.library


def test_choosing_a_folder_and_a_day_begins_at_once_and_stops_with_off(
    qtbot: QtBot, sample: MainWindow, options: Options, folder: Path
) -> None:
    page = page_of(sample)
    assert "保存先" in page.last.text()
    options.backup_folder = str(folder)
    qtbot.waitUntil(lambda: "まだ" in page.last.text())
    sample.backing_up.look()
    settle(qtbot, sample)
    assert made(library_of(sample), folder) == [], "off is off"
    options.backup_every = Schedule.DAILY
    qtbot.waitUntil(lambda: len(made(library_of(sample), folder)) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: "前回" in page.last.text())
    sample.backing_up.look()
    settle(qtbot, sample)
    assert len(made(library_of(sample), folder)) == 1, "not due yet"


def test_a_backup_now_goes_beside_the_others(
    qtbot: QtBot, sample: MainWindow, options: Options, folder: Path
) -> None:
    options.backup_folder = str(folder)
    page = page_of(sample)
    page.now.click()
    page.now.click()
    qtbot.waitUntil(lambda: len(made(library_of(sample), folder)) == 1, timeout=10_000)
    settle(qtbot, sample)
    assert page.now.isEnabled()
    assert len(made(library_of(sample), folder)) == 1, "pressed twice it makes one"
    assert "前回" in page.last.text() or page.last.text()


def test_a_disk_that_is_gone_is_told_once_and_stands_in_the_settings(
    qtbot: QtBot, sample: MainWindow, options: Options, tmp_path: Path
) -> None:
    options.backup_folder = str(tmp_path / "not connected")
    options.backup_every = Schedule.WEEKLY
    page = page_of(sample)
    sample.backing_up.look()
    qtbot.waitUntil(page.trouble.isVisible, timeout=10_000)
    assert "not connected" in page.trouble.text()
    assert sample._banner.isVisible()
    sample._banner.clear()
    sample.backing_up.look()
    settle(qtbot, sample)
    assert not sample._banner.isVisible()
    assert page.trouble.isVisible()
    options.backup_folder = ""
    qtbot.waitUntil(lambda: not page.trouble.isVisible())


def test_a_restore_is_taken_back_from_the_notice(
    qtbot: QtBot,
    sample: MainWindow,
    options: Options,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    options.backup_folder = str(folder)
    library = library_of(sample)
    sample.backing_up.now()
    qtbot.waitUntil(lambda: len(made(library, folder)) == 1, timeout=10_000)
    backup = made(library, folder)[0].path
    before = [info.id for info in library.sittings.infos()]
    library.sittings.delete(before[0])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(backup), ""))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    page_of(sample).restore.click()
    qtbot.waitUntil(sample._banner.isVisible, timeout=30_000)
    settle(qtbot, sample)
    assert [info.id for info in library.sittings.infos()] == before
    back = [one for one in sample._banner.findChildren(QPushButton) if one.text() == "元に戻す"]
    back[0].click()
    qtbot.waitUntil(lambda: len(library.sittings.infos()) == len(before) - 1, timeout=30_000)
    settle(qtbot, sample)


def test_the_minutes_are_written_to_a_file_that_brings_them_back(
    qtbot: QtBot, sample: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "all.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page_of(sample).export.click()
    qtbot.waitUntil(target.exists, timeout=10_000)
    settle(qtbot, sample)
    lines = target.read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(library_of(sample).sittings.infos())
