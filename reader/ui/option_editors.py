"""What a setting is edited with, one widget a shape."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from reader.ui.host_delays import HostDelaysEditor
from reader.ui.option import (
    Choice,
    Elsewhere,
    Family,
    Folder,
    HostDelays,
    Number,
    Option,
    Text,
    Toggle,
    spoken,
)
from reader.ui.theme import SPACE, reading_families, scaled

_LEAST_FIELD, _FIELD, _WIDE_FIELD = 140, 260, 310
"""Pixels of a field that may hold anything."""
_AROUND_WORDS = 2
"""Pixels that a style leaves around the words of a choice."""


class Editor(QWidget):
    """Edits one setting.

    Signals:
        edited: the value that the reader gave; it may be refused.
    """

    edited = Signal(object)

    def show_value(self, value: Any) -> None:
        """Show the setting's value."""
        raise NotImplementedError

    def _field(self, field: QWidget, width: int) -> None:
        """A field that is so wide, or less where there is no room."""
        field.setMinimumWidth(scaled(_LEAST_FIELD))
        field.setMaximumWidth(scaled(width))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field, 1)
        row.addStretch(0)
        self.setFocusProxy(field)

    def _row(self, *widgets: QWidget, stretch: bool = True) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.s)
        for widget in widgets:
            row.addWidget(widget)
        if stretch:
            row.addStretch(1)
        self.setFocusProxy(widgets[0])


def editor(option: Option[Any], parent: QWidget) -> Editor | None:
    """What a setting is edited with; None where it is edited elsewhere."""
    assert option.shown is not None
    match option.shown.shape:
        case Toggle():
            return _ToggleEditor(option.title, parent)
        case Choice(words):
            return _ChoiceEditor(words, parent)
        case Number() as shape:
            return _NumberEditor(shape, parent)
        case Text(example):
            return _TextEditor(example, parent)
        case Family():
            return _FamilyEditor(parent)
        case Folder():
            return _FolderEditor(option.title, parent)
        case HostDelays():
            return HostDelaysField(parent)
        case Elsewhere():
            return None


class _ToggleEditor(Editor):
    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = QCheckBox(words, self)
        self._row(self.box)
        self.box.toggled.connect(lambda on: self.edited.emit(on))

    def show_value(self, value: Any) -> None:
        self.box.setChecked(value)


class _ChoiceEditor(Editor):
    def __init__(self, words: Mapping[Any, object], parent: QWidget) -> None:
        super().__init__(parent)
        self.box = QComboBox(self)
        self._values = list(words)
        for value in self._values:
            self.box.addItem(spoken(words[value]))
        _without_wheel(self.box)
        self._row(self.box)
        self.box.activated.connect(lambda at: self.edited.emit(self._values[at]))

    def show_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self._values.index(value))


class _NumberEditor(Editor):
    def __init__(self, shape: Number, parent: QWidget) -> None:
        super().__init__(parent)
        unit = f" {spoken(shape.unit)}" if shape.unit else ""
        self.box: QSpinBox | QDoubleSpinBox
        if shape.decimals:
            self.box = QDoubleSpinBox(self)
            self.box.setDecimals(shape.decimals)
            self.box.setRange(shape.least, shape.most)
            self.box.setSingleStep(shape.step)
        else:
            self.box = QSpinBox(self)
            self.box.setRange(int(shape.least), int(shape.most))
            self.box.setSingleStep(int(shape.step))
        self.box.setSuffix(unit)
        self.box.setKeyboardTracking(False)
        self.box.setCorrectionMode(QSpinBox.CorrectionMode.CorrectToNearestValue)
        self.box.setMinimumWidth(120)
        self.box.lineEdit().setTextMargins(SPACE.xs, 0, 0, 0)
        _without_wheel(self.box)
        self._row(self.box)
        self.box.valueChanged.connect(lambda value: self.edited.emit(float(value)))

    def show_value(self, value: Any) -> None:
        if isinstance(self.box, QSpinBox):
            self.box.setValue(round(value))
        else:
            self.box.setValue(value)


class _TextEditor(Editor):
    def __init__(self, example: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(example)
        self._field(self.field, _FIELD)
        self.field.editingFinished.connect(lambda: self.edited.emit(self.field.text().strip()))

    def show_value(self, value: Any) -> None:
        self.field.setText(value)


class ElidedComboBox(QComboBox):
    """Its words end in 「…」 where there is no room for all of them; Qt would cut through a letter."""

    def words_shown(self) -> str:
        """What of the words there is room for."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, part, self).width() - _AROUND_WORDS
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.words_shown()  # pyright: ignore[reportAttributeAccessIssue]
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class _FamilyEditor(Editor):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = ElidedComboBox(self)
        self.box.setMaxVisibleItems(16)
        _without_wheel(self.box)
        chosen = reading_families()
        self.box.addItem(self.tr("自動（{0}）").format(chosen[0]), "")
        others = japanese_families()
        for family in [*(one for one in chosen if one in others), *others]:
            if self.box.findData(family) < 0:
                self._add(family, family)
        self._field(self.box, _WIDE_FIELD)
        self.box.activated.connect(lambda at: self.edited.emit(self.box.itemData(at)))

    def show_value(self, value: Any) -> None:
        at = self.box.findData(value)
        if at < 0:
            self._add(value, self.tr("{0}（このパソコンにはありません）").format(value))
            at = self.box.count() - 1
        self.box.setCurrentIndex(at)

    def _add(self, family: str, words: str) -> None:
        self.box.addItem(words, family)
        look = QFont(self.box.font())
        look.setFamilies([family, *look.families()])
        self.box.setItemData(self.box.count() - 1, look, Qt.ItemDataRole.FontRole)


def japanese_families() -> list[str]:
    """The families that can show Japanese reading text.

    Without those made for buttons and menus, whose kana are squeezed, those that lie on their
    sides for vertical text, and those that the system keeps to itself.
    """
    japanese = QFontDatabase.WritingSystem.Japanese
    return [
        family
        for family in QFontDatabase.families(japanese)
        if not family.startswith(("@", "."))
        and "UI" not in family.split()
        and not QFontDatabase.isPrivateFamily(family)
    ]


class _FolderEditor(Editor):
    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self.field = QLineEdit(self)
        self.field.setReadOnly(True)
        self.field.setPlaceholderText(self.tr("まだ選ばれていません"))
        self.choose = QPushButton(self.tr("選ぶ…"), self)
        self.choose.setAutoDefault(False)
        self._row(self.field, self.choose, stretch=False)
        self.setFocusProxy(self.choose)
        self.choose.clicked.connect(self._choose)

    def show_value(self, value: Any) -> None:
        self.field.setText(value)
        self.field.setToolTip(value)
        self.field.setCursorPosition(0)

    def _choose(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self._title, self.field.text())
        if path:
            self.edited.emit(path)


class HostDelaysField(Editor):
    """Edits pauses by host.

    Attributes:
        table: the hosts.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = HostDelaysEditor(self)
        self._row(self.table, stretch=False)
        self.table.edited.connect(self.edited)

    def show_value(self, value: Any) -> None:
        self.table.show_delays(value)


class _WheelGuard(QObject):
    """Leaves the wheel to the page, but for a field that is being edited."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Wheel
            and isinstance(watched, QWidget)
            and not watched.hasFocus()
        ):
            event.ignore()
            return True
        return False


def _without_wheel(box: QComboBox | QSpinBox | QDoubleSpinBox) -> None:
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.installEventFilter(_WheelGuard(box))
