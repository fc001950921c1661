"""The whole main job with nothing but keys, and at every stop one sees where the keyboard is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from ui.walking import settle

from reader.ui.main_window import MainWindow
from reader.ui.place import View
from reader.ui.result_header import ResultHeader
from reader.ui.workspace import OpenSitting

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
_MOST_TABS = 120


class Keyboard:
    """Somebody's hands on the keyboard: keys go to what has the focus, and nowhere else."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window

    def here(self) -> QWidget:
        """What has the keyboard, in the window in front."""
        if QApplication.activeWindow() is None:
            self.window.activateWindow()  # as a window manager does when a dialog goes
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=10_000)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key | str, with_: Qt.KeyboardModifier = NONE) -> None:
        """Press a key, then wait until nothing loads."""
        QTest.keyClick(self.here(), key, with_)
        settle(self.qtbot, self.window)

    def type(self, words: str) -> None:
        """Type through an input method: composed first, then taken with Enter."""
        field = self.here()
        QCoreApplication.sendEvent(field, QInputMethodEvent(words[:1], []))
        QTest.keyClick(field, KEY.Key_Space)
        QTest.keyClick(field, KEY.Key_Return)
        taken = QInputMethodEvent()
        taken.setCommitString(words)
        QCoreApplication.sendEvent(field, taken)
        settle(self.qtbot, self.window)

    def tab_to(self, words: str) -> QWidget:
        """Press Tab until something with these words has the keyboard; each stop is visible."""
        for _ in range(_MOST_TABS):
            if words in called(self.here()):
                return self.here()
            QTest.keyClick(self.here(), KEY.Key_Tab)
            self.assert_seen()
        raise AssertionError(f"Tab does not lead to {words}")

    def assert_seen(self) -> None:
        """The place of the keyboard can be seen: without it the picture is another one."""
        widget = self.here()
        if not widget.isVisible() or widget.size().isEmpty():
            raise AssertionError(f"the keyboard is in {called(widget)}, which is not in sight")
        with_, without = picture(widget), unfocused(widget)
        assert with_ != without, f"one does not see that {called(widget)} has the keyboard"

    def in_menu(self, *keys: Qt.Key) -> Callable[[], None]:
        """Press keys in the menu that opens with the next key; gives a check that it did."""
        done: list[bool] = []

        def press() -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                QTimer.singleShot(20, press)
                return
            for key in keys:
                QTest.keyClick(menu, key)
            done.append(True)

        QTimer.singleShot(20, press)

        def check() -> None:
            assert done, "no menu opened"

        return check


def called(widget: QWidget) -> str:
    """What a widget is called."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def unfocused(widget: QWidget) -> QImage:
    """The same without the keyboard, which comes back afterwards."""
    widget.clearFocus()
    shown = picture(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return shown


def test_the_main_job_needs_no_mouse(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    hands = Keyboard(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    # The first start: nothing is there; the sample is one door.
    assert window._pages.currentWidget() is window._welcome
    hands.tab_to("見本で試す")
    hands.press(KEY.Key_Return)
    library = window._workspace.library
    qtbot.waitUntil(lambda: library.sittings.count() > 4, timeout=60_000)
    settle(qtbot, window)

    # Search, typed in Japanese; the first hit stands open beside the list.
    hands.press(KEY.Key_K, CONTROL)
    hands.assert_seen()
    hands.type("オンライン化")
    assert window._field.text() == "オンライン化"
    hands.press(KEY.Key_Return)
    opened = window.reader.opened
    assert isinstance(opened, OpenSitting)
    assert window.reader.view is View.THREAD
    hands.press(KEY.Key_Down)
    assert window._list.in_use()
    hands.assert_seen()
    hands.press(KEY.Key_Return)
    thread = window.reader.thread_view
    qtbot.waitUntil(thread.hasFocus, timeout=10_000)

    # The next topic, two paragraphs of it, a bookmark with a tag.
    first = thread.topic_here()
    hands.press("n")
    assert thread.topic_here() != first
    for _ in range(2):
        hands.press(KEY.Key_Down, ALT)
        hands.assert_seen()
        hands.press("x")
    assert len(thread.ticked_paragraphs()) == 2
    hands.press(KEY.Key_D, CONTROL)
    hands.tab_to("タグ")
    hands.type("電子申請")
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(library.bookmarks.tags()), timeout=10_000)
    assert [name for name, _ in library.bookmarks.tags()] == ["電子申請"]

    # What is ticked is quoted: at once in the dialog, Enter copies.
    QGuiApplication.clipboard().setText("前のもの")
    hands.press(KEY.Key_Q, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not window, timeout=10_000)
    hands.press(KEY.Key_Return)
    assert QGuiApplication.clipboard().text() != "前のもの"

    # Into a draft, and another topic's; the draft becomes a file.
    assert hands.here() is thread, "the keyboard is where it was before the dialog"
    hands.press(KEY.Key_D, CONTROL | SHIFT)
    hands.press("n")
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_D, CONTROL | SHIFT)
    draft = window.drafting.desk.current
    assert draft is not None
    assert len(draft.items) >= 2
    hands.tab_to("書き出す")
    hands.press(KEY.Key_Space)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not window, timeout=10_000)
    for letter in str(tmp_path / "draft.html"):
        QTest.keyClick(hands.here(), letter)
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: (tmp_path / "draft.html").exists(), timeout=10_000)

    # A link is corrected by hand, and that is taken back.
    hands.press(KEY.Key_K, CONTROL)
    hands.press(KEY.Key_Down)
    hands.press(KEY.Key_Return)
    qtbot.waitUntil(thread.hasFocus, timeout=10_000)
    for _ in range(12):
        hands.press("j")
        hands.assert_seen()
        menu = hands.in_menu(KEY.Key_Down, KEY.Key_Return)
        QTest.keyClick(hands.here(), "l")
        menu()
        settle(qtbot, window)
        if window.commands.undo.isEnabled():
            break
    sitting = window.reader.opened.sitting.id
    assert library.corrections.of(sitting)
    hands.press(KEY.Key_Z, CONTROL)
    assert library.corrections.of(sitting) == []

    # Back to where one was, and out.
    hands.press(KEY.Key_Left, ALT)
    QTest.keyClick(hands.here(), KEY.Key_Q, CONTROL)
    assert not window.isVisible()


def test_the_links_over_a_result_need_no_mouse(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, header, behind = QLineEdit(window), ResultHeader(window), QLineEdit(window)
    layout = QVBoxLayout(window)
    for part in (before, header, behind):
        layout.addWidget(part)
    followed: list[str] = []
    header.linkActivated.connect(followed.append)
    header.set_words(
        "0件", '<a href="missing:A">4件が未取得</a>　<a href="drop:期間">期間を外す</a>'
    )
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)

    for _ in range(2):
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Return)
    assert followed == ["missing:A", "drop:期間"]
    press(Qt.Key.Key_Tab)
    assert behind.hasFocus()
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Return)
    assert followed[2:] == ["drop:期間"]

    header.set_words("25件", "架空区議会")
    before.setFocus()
    press(Qt.Key.Key_Tab)
    assert behind.hasFocus(), "words without a link are passed by"
