"""A row of the settings dialog: what it is, what it is edited with, and back to its default."""

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from reader.errors import ReaderError
from reader.ui.icons import bind_icon
from reader.ui.option import HostDelays, Option, Toggle
from reader.ui.option_editors import editor
from reader.ui.options import Options
from reader.ui.theme import ICON_SMALL, SPACE, scaled
from reader.ui.wording import sentence

_TITLE, _LEAST_TITLE = 170, 110
"""Pixels of the column in which titles stand; a long word has room in the least."""


def title_width(room: int) -> int:
    """Pixels of that column, on a page that is so wide: fields need the room of a narrow one."""
    return min(scaled(_TITLE), max(room * 9 // 25, scaled(_LEAST_TITLE)))


class BesideTitles(QWidget):
    """A part of a page that stands where the fields do; its layout has no other margins."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(title_width(self.width()) + SPACE.m, 0, 0, 0)


class OptionRow(QWidget):
    """One setting.

    Attributes:
        option: which.
        editor: what it is edited with; None where it is edited elsewhere.

    Signals:
        resetRequested: the reader wants its default.
    """

    resetRequested = Signal(str)  # noqa: N815

    def __init__(self, option: Option[Any], options: Options, parent: QWidget) -> None:
        super().__init__(parent)
        assert option.shown is not None
        self.option = option
        self._options = options
        self.editor = editor(option, self)
        shape = option.shown.shape
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE.m)
        self._grid.setVerticalSpacing(SPACE.xs)
        self._grid.setColumnStretch(1, 1)
        # What is switched on and off has its title beside the box.
        self._title = QLabel("" if isinstance(shape, Toggle) else option.title, self)
        self._title.setWordWrap(True)
        self._state = QLabel(self)
        self._help = QLabel(option.help, self)
        self._help.setProperty("role", "caption")
        self._help.setWordWrap(True)
        self._help.setVisible(bool(option.help))
        self._flaw = QLabel(self)
        self._flaw.setProperty("role", "danger")
        self._flaw.setWordWrap(True)
        self._flaw.hide()
        self.back = QToolButton(self)
        bind_icon(self.back, "undo", "muted")
        self.back.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        self.back.setToolTip(self.tr("既定に戻す"))
        self.back.setAccessibleName(self.tr("{0}を既定に戻す").format(option.title))
        self.back.clicked.connect(lambda: self.resetRequested.emit(option.name))
        keeps = self.back.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(keeps)

        top = Qt.AlignmentFlag.AlignTop
        wide = isinstance(shape, HostDelays)
        self._grid.addWidget(self._title, 0, 0, top if wide else Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self.editor or self._state, 0, 1)
        self._grid.addWidget(self.back, 0, 2, top)
        self._grid.addWidget(self._help, 1, 1, 1, 2)
        self._grid.addWidget(self._flaw, 2, 1, 1, 2)
        if self.editor is None:
            self.setFocusProxy(self.back)
        else:
            self._state.hide()
            self._title.setBuddy(self.editor)
            self._name_fields()
            self.editor.edited.connect(self._take)
        self.refresh()

    def words(self) -> str:
        """What a person may look for it by."""
        return f"{self.option.title}\n{self.option.help}"

    def refresh(self) -> None:
        """Show the setting as it is."""
        value = self._options.read(self.option)
        changed = value != self.option.default
        if self.editor is not None:
            self.editor.blockSignals(True)
            self.editor.show_value(value)
            self.editor.blockSignals(False)
        else:
            self._state.setText(self.tr("変更済み") if changed else self.tr("既定のまま"))
        self._flaw.hide()
        self.back.setVisible(changed)
        assert self.option.shown is not None
        needs = self.option.shown.needs
        self.setEnabled(needs is None or needs(self._options))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._title.setFixedWidth(title_width(self.width()))

    def _take(self, value: Any) -> None:
        """What the reader gave takes effect at once, or is refused in a sentence."""
        try:
            self._options.write(self.option, value)
        except ValueError:
            self._tell(self.tr("そのままでは使えません。例のように書いてください。"))
        except ReaderError as error:
            self.refresh()
            self._tell(sentence(error))
        else:
            self.refresh()

    def _tell(self, words: str) -> None:
        self._flaw.setText(words)
        self._flaw.show()

    def _name_fields(self) -> None:
        assert self.editor is not None
        field = self.editor.focusProxy()
        if field is not None and not field.accessibleName():
            field.setAccessibleName(self.option.title)
