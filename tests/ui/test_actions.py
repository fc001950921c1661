"""Every action and button of every window: named, told of its key, and within reach of the keys."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from ui.every_window import EVERY_WINDOW, Opener, keys

from reader.ui import pane_keys
from reader.ui.about import KeyCap, ShortcutsDialog, keys_of
from reader.ui.main_window import MainWindow

NATIVE = QKeySequence.SequenceFormat.NativeText
_NAMED_KEY = re.compile(r"[（(]((?:Ctrl|Alt|Shift|F\d|Esc|Delete|Enter|Space)[^（）()]*)[）)]")


def actions_of(window: QWidget) -> list[QAction]:
    """The program's own actions in a window: not those that Qt puts into fields."""
    found = {id(one): one for one in (*window.actions(), *window.findChildren(QAction))}
    return [
        one
        for one in found.values()
        if not one.isSeparator()
        and not isinstance(one.parent(), QLineEdit)
        and not one.objectName().startswith("_q_")
        and not (isinstance(one.parent(), QMenu) and one is one.parent().menuAction())
        and _at_home(one.parent(), window)
    ]


def _at_home(owner: object, window: QWidget) -> bool:
    """Whether something is of this window, not of one that was opened over it."""
    while isinstance(owner, QMenu):
        owner = owner.parent()
    return not isinstance(owner, QWidget) or owner.window() is window.window()


def buttons_of(window: QWidget) -> list[QAbstractButton]:
    return [
        one
        for one in window.findChildren(QAbstractButton)
        # What stands in a field takes away or begins what its keys do, too.
        if one.isVisible() and _at_home(one, window) and not isinstance(one.parent(), QLineEdit)
    ]


def shortcuts_of(window: QWidget) -> Iterator[tuple[str, object]]:
    """What takes a key anywhere in the window, enabled now."""
    for action in actions_of(window):
        anywhere = action.shortcutContext() is Qt.ShortcutContext.WindowShortcut
        # A menu's own actions take keys while it is open only, as long as no window has them.
        at_home = any(not isinstance(one, QMenu) for one in action.associatedObjects())
        if action.isEnabled() and anywhere and at_home:
            yield from ((one.toString(), action) for one in action.shortcuts())
    for shortcut in window.findChildren(QShortcut):
        if not _at_home(shortcut.parent(), window):
            continue
        if shortcut.isEnabled() and shortcut.context() is Qt.ShortcutContext.WindowShortcut:
            yield shortcut.key().toString(), shortcut


def known_keys(window: QWidget) -> set[str]:
    """Every key that does something in a window or its panes, as a person reads it."""
    top = window.window()
    found = {QKeySequence(one).toString(NATIVE) for one, _ in shortcuts_of(top)}
    found |= {key for one in top.findChildren(QAction) for key in _shown(one)}
    for widget in QApplication.topLevelWidgets():
        found |= {key for one in widget.actions() for key in _shown(one)}
    for one in pane_keys.ALL:
        found |= {QKeySequence(key).toString(NATIVE) for key in one.keys}
        found |= set(one.shown.split(" / "))
    return found


def _shown(action: QAction) -> set[str]:
    return {one.toString(NATIVE) for one in action.shortcuts()}


@pytest.mark.parametrize("open_it", EVERY_WINDOW.values(), ids=EVERY_WINDOW.keys())
def test_every_action_and_button_is_named_and_within_reach(
    tour: MainWindow, qtbot: QtBot, open_it: Opener
) -> None:
    window = open_it(tour, qtbot)
    flaws: list[str] = []
    for action in actions_of(window):
        if not action.text().strip():
            flaws.append(f"an action has no words: {action!r} of {action.parent()!r}")
        key = action.shortcut().toString(NATIVE)
        at_home = any(not isinstance(one, QMenu) for one in action.associatedObjects())
        if key and at_home and key not in action.toolTip():
            flaws.append(f"「{action.text()}」 does not tell {key}: {action.toolTip()}")
        in_menu = any(isinstance(one, QMenu) for one in action.associatedObjects())
        if not key and not in_menu and not _on_focusable_button(action):
            flaws.append(f"「{action.text()}」 cannot be reached by keys")
    for button in buttons_of(window):
        words = button.text().strip() or button.accessibleName()
        if not words:
            flaws.append(f"a button has no words: {button!r} in {button.parent()!r}")
        if not button.text().strip() and not button.toolTip():
            flaws.append(f"「{words}」 shows a sign alone and no tooltip")
        key = button.shortcut().toString(NATIVE)
        of_mnemonic = key.startswith("Alt+")
        if key and not of_mnemonic and key not in button.toolTip():
            flaws.append(f"「{words}」 does not tell {key}: {button.toolTip()}")
        reached = button.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not reached and not _has_other_way(button) and button.isEnabled():
            flaws.append(f"「{words}」 cannot be reached by keys: {button!r}")
        for named in _NAMED_KEY.findall(button.toolTip()):
            if not set(re.split(r" ?[/／・] ?", named)) <= known_keys(window):
                flaws.append(f"「{words}」 tells of a key that nobody takes: {named}")
    assert not flaws, "\n".join(flaws)


def _on_focusable_button(action: QAction) -> bool:
    return any(
        isinstance(one, QToolButton) and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        for one in action.associatedObjects()
    )


def _has_other_way(button: QAbstractButton) -> bool:
    """A button that Tab passes by: its key does the same, or it belongs to a field or a card."""
    named = _NAMED_KEY.search(button.toolTip())
    action = button.defaultAction() if isinstance(button, QToolButton) else None
    return bool(named) or (action is not None and not action.shortcut().isEmpty())


@pytest.mark.parametrize("open_it", EVERY_WINDOW.values(), ids=EVERY_WINDOW.keys())
def test_no_two_things_in_a_window_want_one_key(
    tour: MainWindow, qtbot: QtBot, open_it: Opener
) -> None:
    taken: dict[str, object] = {}
    for key, owner in shortcuts_of(open_it(tour, qtbot)):
        assert taken.setdefault(key, owner) is owner, f"{key}: {taken[key]!r}, {owner!r}"


def test_the_sheet_tells_every_key_of_the_window_and_its_panes(
    tour: MainWindow, qtbot: QtBot
) -> None:
    sheet = keys(tour, qtbot)
    assert isinstance(sheet, ShortcutsDialog)
    shown = {cap.text() for cap in sheet.findChildren(KeyCap)}
    assert {key for key, _ in keys_of(tour.actions())} <= shown
    assert {one.shown for one in pane_keys.ALL} <= shown
    declared = {key for key, _ in keys_of(tour.actions())} | {one.shown for one in pane_keys.ALL}
    assert shown == declared, "nothing is told that nobody declares"
    anywhere = {QKeySequence(key).toString(NATIVE) for key, _ in shortcuts_of(tour)}
    others = {key for action in tour.actions() for key in _shown(action)}
    assert anywhere <= shown | others, "a key of the window that the sheet does not tell"


def test_a_key_is_taken_as_it_is_declared() -> None:
    def pressed(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> QKeyEvent:
        return QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers)

    none, pad = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    assert pane_keys.MERGE.which(pressed(Qt.Key.Key_M, none)) == 0
    assert pane_keys.MERGE.which(pressed(Qt.Key.Key_M, shift)) == 1
    assert pane_keys.MERGE.which(pressed(Qt.Key.Key_M, control)) is None
    assert pane_keys.OPEN.pressed(pressed(Qt.Key.Key_Enter, pad))
    assert not pane_keys.OPEN.pressed(pressed(Qt.Key.Key_Return, shift))
    assert pane_keys.MOVE_ITEM.shown == "Alt+↑ / Alt+↓"
