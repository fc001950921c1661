"""The library is moved, and another one opened, by closing a window and opening the next.

These tests run the program's own loop, from one window to the one that follows.
"""

import argparse
from collections.abc import Callable, Generator
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from reader import app, arguments
from reader.library.library import Library
from reader.library.moving import FOLDER_NAME
from reader.library.places import POINTER, current_folder
from reader.search.service import SearchService
from reader.settings import LIBRARY, shared_settings
from reader.ui import library_keeping
from reader.ui.main_window import MainWindow
from reader.ui.move_dialog import MoveDialog
from reader.ui.option import Group

Walk = Generator[Callable[[], bool], None, None]


@pytest.fixture(autouse=True)
def settings_of_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folders lie in the test's."""
    monkeypatch.setattr(app, "settings_folder", lambda: tmp_path / "config")
    monkeypatch.setattr(app, "_log_to_file", lambda: None)
    monkeypatch.setattr(library_keeping, "_SWEEP_MILLISECONDS", 1)
    for module in ("reader.settings", "reader.ui.library_keeping"):
        monkeypatch.setattr(f"{module}.default_library", lambda: tmp_path / "usual")
    return tmp_path / "config"


def window() -> MainWindow | None:
    """The window that is open now."""
    for one in QApplication.topLevelWidgets():
        if isinstance(one, MainWindow) and one.isVisible():
            return one
    return None


def there() -> MainWindow:
    found = window()
    assert found is not None
    return found


def settled() -> bool:
    found = window()
    return found is not None and found.settled()


def run(service: SearchService, walk: Walk, *, named: Path | None = None) -> int:
    """Run the program while somebody walks through it; the last step closes the window."""
    argv = ["--library", str(named)] if named else []
    options = arguments.parse(argv)
    waiting: list[Callable[[], bool]] = [settled]
    failure: list[BaseException] = []

    until = monotonic() + 15

    def look() -> None:
        try:
            assert monotonic() < until, [
                (type(one).__name__, one.windowTitle())
                for one in QApplication.topLevelWidgets()
                if one.isVisible()
            ]
            if not waiting[0]():
                return
            waiting[0] = next(walk)
        except StopIteration:
            timer.stop()
            there().close()
        except BaseException as error:
            failure.append(error)
            timer.stop()
            QApplication.closeAllWindows()
            QApplication.exit(1)

    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    code = app.run(_without_environment(options, named), service)
    if failure:
        raise failure[0]
    return code


def _without_environment(options: argparse.Namespace, named: Path | None) -> argparse.Namespace:
    options.library = named
    return options


def press(words: str) -> None:
    """Press a button of the question that is open."""
    boxes = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    buttons = [
        button
        for box in boxes
        if box.isVisible()
        for button in box.findChildren(QPushButton)
        if button.text() == words
    ]
    assert len(buttons) == 1, [box.text() for box in boxes]
    buttons[0].click()


def asked() -> bool:
    return any(
        isinstance(one, QMessageBox) and one.isVisible() for one in QApplication.topLevelWidgets()
    )


def sittings(folder: Path) -> list[str]:
    library = Library(folder)
    try:
        return [info.id for info in library.sittings.infos()]
    finally:
        library.close()


@pytest.fixture
def usual(tmp_path: Path, sample_folder: Path) -> Path:
    """The library in the platform's place, with the sample in it."""
    import shutil

    folder = tmp_path / "usual"
    shutil.copytree(sample_folder, folder)
    return folder


def test_the_library_moves_and_the_window_comes_back_on_it(
    qtbot: QtBot, service: SearchService, usual: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    before = sittings(usual)
    seen: list[Path] = []

    def walk() -> Walk:
        first = there()
        first.preferences.show(Group.LIBRARY)
        first.keeping.offer_move(disk)
        yield asked
        press("移す")
        yield lambda: settled() and there() is not first
        seen.append(there().keeping.folder)
        there().search_for("オンライン化")
        yield lambda: settled() and there()._list.header.isVisible()
        yield lambda: not (usual / "library.sqlite").exists()

    assert run(service, walk()) == 0
    new = disk / FOLDER_NAME
    assert seen == [new]
    assert sittings(new) == before
    assert sorted(path.name for path in usual.iterdir()) == [POINTER]

    def again() -> Walk:
        seen.append(there().keeping.folder)
        yield settled

    run(service, again())
    assert seen == [new, new], "the next start finds it by its old name"


def test_a_move_that_is_stopped_comes_back_to_the_old_place(
    qtbot: QtBot,
    service: SearchService,
    usual: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = MoveDialog.__init__

    def stopped_at_once(self: MoveDialog, *places: Path) -> None:
        made(self, *places)
        self.stop.click()

    monkeypatch.setattr(MoveDialog, "__init__", stopped_at_once)
    disk = tmp_path / "disk"
    disk.mkdir()
    places: list[Path] = []

    def walk() -> Walk:
        first = there()
        first.keeping.move(disk)
        yield lambda: settled() and there() is not first
        places.append(there().keeping.folder)

    run(service, walk())
    assert places == [usual]
    assert list(disk.iterdir()) == []
    assert current_folder(usual) == usual


def test_a_place_that_cannot_take_it_is_told_and_the_window_stays(
    qtbot: QtBot, service: SearchService, usual: Path
) -> None:
    def walk() -> Walk:
        first = there()
        inside = usual / "inside"
        inside.mkdir()
        first.keeping.offer_move(inside)
        yield first._banner.isVisible
        assert there() is first

    run(service, walk())
    assert current_folder(usual) == usual


def test_another_library_is_opened_made_and_remembered(
    qtbot: QtBot,
    service: SearchService,
    usual: Path,
    tmp_path: Path,
    settings_of_the_test: Path,
) -> None:
    other, full = tmp_path / "other", tmp_path / "full"
    other.mkdir()
    full.mkdir()
    (full / "写真.jpg").write_bytes(b"mine")

    def walk() -> Walk:
        first = there()
        first.keeping.open_other(full)
        assert first._banner.isVisible()
        first.keeping.open_other(other)
        yield asked
        press("作る")
        yield lambda: settled() and there() is not first
        assert there().keeping.folder == other
        assert there().keeping.is_elsewhere

    run(service, walk())
    assert sittings(other) == []
    assert shared_settings(settings_of_the_test).get(LIBRARY) == str(other)

    def back() -> Walk:
        second = there()
        assert second.keeping.folder == other, "the last one that was chosen"
        second.keeping.open_usual()
        yield lambda: settled() and there() is not second
        assert there().keeping.folder == usual

    run(service, back())
    assert shared_settings(settings_of_the_test).get(LIBRARY) == ""


def test_a_library_that_cannot_be_opened_brings_the_last_one_back(
    qtbot: QtBot, service: SearchService, usual: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "library.sqlite").write_bytes(b"no library at all" * 100)

    def walk() -> Walk:
        first = there()
        first.keeping.open_other(broken)
        yield lambda: settled() and there() is not first
        assert there().keeping.folder == usual
        assert there()._banner.isVisible()

    run(service, walk())


def test_a_chosen_library_that_is_gone_is_told_and_no_empty_one_is_made(
    qtbot: QtBot,
    service: SearchService,
    tmp_path: Path,
    settings_of_the_test: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    gone = tmp_path / "disk that is not connected"
    shared_settings(settings_of_the_test).set_value(LIBRARY.key, LIBRARY.encoded(str(gone)))
    assert app.run(_without_environment(arguments.parse([]), None), service) == 1
    assert str(gone) in capsys.readouterr().err
    assert not gone.exists()
    assert not (tmp_path / "usual").exists()


def test_the_page_tells_place_size_and_health(
    qtbot: QtBot, sample: MainWindow, library_folder: Path
) -> None:
    from reader.ui.library_page import LibraryPage

    sample.preferences.show(Group.LIBRARY)
    dialog = sample.preferences.dialog
    assert dialog is not None
    page = dialog.findChild(LibraryPage)
    assert page is not None
    assert page.place.text() == str(library_folder)
    qtbot.waitUntil(lambda: "KB" in page.size_of_it.text() or "MB" in page.size_of_it.text())
    page.look.click()
    qtbot.waitUntil(lambda: "問題はありません" in page.state.text(), timeout=20_000)
    assert page.look.isEnabled()
    for index in library_folder.glob("index-*"):
        (index / "gijiroku-index.json").write_text("{", encoding="utf-8")
    page.look.click()
    qtbot.waitUntil(page.repair.isVisible, timeout=20_000)
    page.repair.click()
    qtbot.waitUntil(lambda: "問題はありません" in page.state.text(), timeout=20_000)
