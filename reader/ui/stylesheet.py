"""The one stylesheet, filled in from a theme.

Roles are dynamic properties set by the widgets' makers:

* ``QPushButton[role="primary" | "danger" | "link"]``
* ``QToolButton[role="chip"]``: a filter chip; checked = in force; ``[joined="true"]`` where the
  cross that takes it off, ``[role="chip-cross"]``, stands at its right.
* ``QFrame[role="segmented"]`` holding checkable QToolButtons: a segmented control.
* ``QFrame[role="toolbar" | "beside" | "selection" | "card" | "banner" | "warning-banner" | "toast" |
  "tip" | "nothing"]``: beside a page stands what is said of it.
* ``QFrame[role="card"][chosen="true"]``: one of several that are selected.
* ``QLabel[role="title" | "display" | "muted" | "caption" | "warning" | "danger" | "edition"]``
* ``QTableView[role="log"]``: lines of text under heads that stand above them.
* ``QTextEdit[role="page"]``: a page to be read, without the frame of a field.
* ``QLineEdit[role="search"]``: the large search field.
"""

from __future__ import annotations

import sys
from importlib.resources import as_file, files
from string import Template
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from reader.ui.scale import LINK_ROOM, RADIUS, RADIUS_LARGE, RADIUS_SMALL, TYPE_SCALE

if TYPE_CHECKING:
    from reader.ui.theme import Theme

_PIXELS_OF_A_POINT = 1.0 if sys.platform == "darwin" else 96 / 72

_QSS = Template("""
QMainWindow, QDialog, QWizard { background: $background; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 5px 8px; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox {
  background: $surface; color: $text; border: 1px solid $outline; border-radius: ${radius}px;
  padding: 5px 8px; selection-background-color: $selection; selection-color: $text;
  placeholder-text-color: $muted; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover, QSpinBox:hover, QDoubleSpinBox:hover, QDateEdit:hover {
  border-color: $border_strong; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus,
QDoubleSpinBox:focus, QDateEdit:focus,
QComboBox:focus { border: 2px solid $accent; padding: 4px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled,
QDateEdit:disabled {
  background: $background; color: $disabled; border-color: $border;
  placeholder-text-color: $disabled; }
QLineEdit[role="search"] { border-radius: 8px; padding: 7px 10px; font-size: ${field_pt}pt; }
QLineEdit[role="search"]:focus { padding: 6px 9px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$arrow_down"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border; outline: none; }
QComboBox:!editable { padding-left: 10px; }
QComboBox:!editable:focus { padding-left: 9px; }
QSpinBox, QDoubleSpinBox, QDateEdit { padding: 5px 4px 5px 9px; }
QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus { padding: 4px 3px 4px 8px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button,
QDateEdit::drop-down { border: none; width: 20px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("$arrow_up"); width: 12px; height: 12px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QDateEdit::down-arrow {
  image: url("$arrow_down"); width: 12px; height: 12px; }

QTextEdit[role="page"], QTextEdit[role="page"]:hover, QTextEdit[role="page"]:focus { border: none; border-radius: 0; padding: 0; }

QCheckBox, QRadioButton { spacing: 7px; padding: 0 5px 0 1px; border: 2px solid transparent;
  border-radius: ${radius_small}px; }
QCheckBox::indicator, QRadioButton::indicator, QTreeView::indicator, QListView::indicator {
  width: 15px; height: 15px; background: $surface; border: 1px solid $border_strong; border-radius: ${radius_small}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox::indicator:indeterminate, QTreeView::indicator:indeterminate {
  background: $accent_soft; border: 1px solid $accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border;
  background: $background; }
QCheckBox::indicator:checked:disabled { border-color: $disabled; background: $disabled; }
QRadioButton::indicator { border-radius: 8px; }
QRadioButton::indicator:checked { width: 7px; height: 7px; border: 5px solid $accent; border-radius: 8px; }
QRadioButton::indicator:checked:disabled { border-color: $disabled; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }

QPushButton { background: $raised; color: $text; border: 1px solid $outline; border-radius: ${radius}px;
  padding: 6px 14px; min-height: ${line}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:checked { background: $accent_soft; border-color: $accent; color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton:disabled { color: $disabled; background: $background; border-color: $border; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: bold; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $pressed; color: $muted; border-color: $pressed; }
QPushButton[role="danger"] { color: $danger; }
QPushButton[role="danger"]:hover { background: $danger_soft; }
QPushButton[role="danger"]:pressed { background: $pressed; }
QPushButton[role="danger"]:disabled { color: $disabled; }
QPushButton[role="link"] { background: transparent; border: none; color: $accent; padding: 4px ${link_room}px; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:pressed { color: $accent_pressed; text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid $accent; padding: 2px 4px; }
QPushButton[role="link"]:disabled { color: $disabled; text-decoration: none; }

QToolButton { background: transparent; color: $text; border: 1px solid transparent;
  border-radius: ${radius}px; padding: 5px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $pressed; }
QToolButton:checked { background: $accent_soft; color: $accent; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="chip"] { background: $raised; border: 1px solid $outline; border-radius: ${radius_pill}px;
  padding: 3px 11px; min-height: ${line}px; }
QToolButton[role="chip"]:hover { background: $hover; }
QToolButton[role="chip"]:pressed { background: $pressed; }
QToolButton[role="chip"]:checked { background: $accent_soft; border-color: $accent; color: $accent; }
QToolButton[role="chip"]:focus { border-color: $accent; }
QToolButton[role="chip"]:disabled { background: $background; border-color: $border; color: $disabled; }
QToolButton[role="chip"][joined="true"] { border-top-right-radius: 0; border-bottom-right-radius: 0;
  border-right: none; padding-right: 4px; }
QToolButton[role="chip-cross"] { background: $accent_soft; border: 1px solid $accent; border-left: none;
  border-top-left-radius: 0; border-bottom-left-radius: 0; border-top-right-radius: ${radius_pill}px;
  border-bottom-right-radius: ${radius_pill}px; padding: 3px 7px 3px 3px; min-height: ${line}px; }
QToolButton[role="chip-cross"]:hover { background: $hover; }
QToolButton[role="chip-cross"]:pressed { background: $pressed; }
QToolButton[role="chip-cross"]:focus { border: 1px solid $text; }

QFrame[role="topics"] { background: $surface; border: none; border-bottom: 1px solid $border; }
QFrame[role="topics"] QWidget#chips { background: $surface;
  border: none; }
QFrame[role="topics"] QWidget#here { background: $accent; border-radius: 1px; }
QToolButton[role="topic"] { background: transparent; border: 1px solid transparent; color: $muted;
  border-radius: ${radius_pill}px; padding: 3px 10px; min-height: ${line}px; }
QToolButton[role="topic"]:hover { background: $hover; color: $text; }
QToolButton[role="topic"]:pressed { background: $pressed; }
QToolButton[role="topic"]:checked { background: $accent_soft; color: $accent; font-weight: bold; }
QToolButton[role="topic"]:focus { border-color: $accent; }
QToolButton[role="topic"]:disabled { color: $disabled; }

QFrame[role="segmented"] { background: $sunken; border-radius: 8px; }
QFrame[role="segmented"] QToolButton { border-radius: ${radius}px; padding: 4px 14px; margin: 2px;
  color: $muted; }
QFrame[role="segmented"] QToolButton:hover { color: $text; background: transparent; }
QFrame[role="segmented"] QToolButton:pressed { background: $pressed; }
QFrame[role="segmented"] QToolButton:checked { background: $raised; color: $text;
  border: 1px solid $border; font-weight: bold; }
QFrame[role="segmented"] QToolButton:focus { border: 1px solid $accent; }
QFrame[role="segmented"] QToolButton:disabled { color: $disabled; }

QFrame[role="toolbar"] { background: $background; border: none; border-bottom: 1px solid $border; }
QFrame[role="beside"] { background: $background; border: none; }
QFrame[role="nothing"] { background: $surface; border: none; }
QFrame[role="selection"] { background: $accent_soft; border: none; border-top: 1px solid $border; }
QFrame[role="selection"] QLabel { color: $text; }
QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: ${radius_large}px; }
QFrame[role="card"][chosen="true"] { background: $accent_soft; border-color: $accent_soft; }
QFrame[role="card"]:focus { border: 1px solid $accent; }
QFrame[role="banner"] { background: $accent_soft; border: none; border-radius: ${radius}px; }
QFrame[role="warning-banner"] { background: $warning_soft; border: none; border-radius: ${radius}px; }
QFrame[role="tip"] { background: $background; border: none; border-top: 1px solid $border; }
QFrame[role="toast"] { background: $raised; border: 1px solid $outline; border-radius: ${radius_large}px; }

QLabel[role="title"] { font-size: ${title_pt}pt; font-weight: bold; }
QLabel[role="display"] { font-size: ${display_pt}pt; font-weight: bold; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="caption"] { color: $muted; padding: 1px 0; qproperty-indent: 0; font-size: ${caption_pt}pt; }
QLabel[role="edition"] { color: $warning; background: $warning_soft; border-radius: 9px;
  padding: 1px 8px; font-size: ${caption_pt}pt; }
QLabel[role="address"] { background: $raised; border: 1px solid $border; color: $muted;
    padding: 2px 8px; font-size: ${caption_pt}pt; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="danger"] { color: $danger; }

QTreeView, QListView, QTableView { background: $surface; color: $text; border: none; outline: none;
  selection-background-color: $accent_soft; selection-color: $text; show-decoration-selected: 1; }
QTableView::item { border: 1px solid transparent; }
QTreeView::item { min-height: 28px; padding: 0 4px; border: 1px solid transparent; }
QListView::item { min-height: 30px; padding: 0 8px; border: 1px solid transparent; }
QListView[role="entries"]::item { padding: 0; min-height: 0; border: none; }
QListView[role="bare"] { background: transparent; }
QTreeView::item:hover, QListView::item:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {
  background: $accent_soft; color: $text; }
QTreeView::item:focus, QListView::item:focus, QTableView::item:focus {
  border: 1px solid $accent; border-radius: ${radius_small}px; }
QTreeView::item:disabled, QListView::item:disabled, QTableView::item:disabled { color: $disabled; }
QTreeView::branch { background: transparent; }
QTreeView::branch:hover { background: $hover; }
QTreeView::branch:selected { background: $accent_soft; }
QTreeView::branch:has-children:closed { image: url("$arrow_right"); }
QTreeView::branch:has-children:open { image: url("$arrow_down"); }
QTreeView[role="sidebar"], QListView[role="sidebar"] { background: $background; }
QTableView[role="log"]::item { padding: 0 4px; }
QHeaderView::section { background: $background; color: $muted; border: none;
  border-bottom: 1px solid $border; padding: 5px 8px; }

QSplitter::handle { background: $border; }
QSplitter::handle:hover, QSplitter::handle:pressed { background: $accent; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $thumb; border: 3px solid transparent; border-radius: ${radius}px;
  background-clip: padding; }
QScrollBar::handle:vertical { min-height: 36px; margin: 2px 3px; border: none; border-radius: 3px; }
QScrollBar::handle:horizontal { min-width: 36px; margin: 3px 2px; border: none; border-radius: 3px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $border_strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: 6px 14px 8px 14px;
  border: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { border-color: $accent; border-radius: ${radius_small}px; }
QTabBar::tab:disabled { color: $disabled; }

QMenuBar { background: $background; }
QMenuBar::item { padding: 5px 9px; background: transparent; border-radius: ${radius_small}px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; color: $text; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 10px; border-radius: ${radius_small}px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }

QStatusBar { background: $background; color: $muted; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QDialogButtonBox { button-layout: 3; }
QProgressBar { background: $outline; border: none; border-radius: 3px; max-height: 6px;
  min-height: 6px; text-align: center; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QProgressBar:disabled { background: $border; }
QProgressBar::chunk:disabled { background: $disabled; }
QGroupBox { border: 1px solid $border; border-radius: 8px; margin-top: 10px; padding: 12px; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; color: $muted; }
""")


def stylesheet(theme: Theme, points: float) -> str:
    """The stylesheet for `theme`, with interface text of `points`."""
    # A layout that is short of room goes down to the least height: no lower than a line is high.
    line = round(points * _PIXELS_OF_A_POINT * 1.5)
    values = {name: str(value) for name, value in asdict(theme).items()}
    marks = files("reader.resources").joinpath("style")
    check = "check_dark" if theme.dark else "check_light"
    for token, name in {
        "arrow_down": "arrow_down",
        "arrow_up": "arrow_up",
        "arrow_right": "arrow_right",
        "check": check,
    }.items():
        # Qt reads the file later, by its path: installed packages are plain folders.
        with as_file(marks.joinpath(f"{name}.svg")) as path:
            values[token] = path.as_posix()
    return _QSS.substitute(
        values,
        radius=RADIUS,
        radius_small=RADIUS_SMALL,
        radius_large=RADIUS_LARGE,
        radius_pill=line // 2 + 3,
        line=line,
        link_room=LINK_ROOM,
        **{f"{size}_pt": f"{points * factor:.1f}" for size, factor in TYPE_SCALE.items()},
    )
