"""What all dialogs have in common."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.fitting import dress, scroll_to_whole, scrolled
from reader.ui.icon_label import IconLabel
from reader.ui.scale import ICON_LARGE, SPACE, UNLIMITED
from reader.ui.tab_order import step, stops

_SMALL = QSize(760, 600)
"""A screen below which a dialog is made to fit: one of 1366×768 at 200 % has 683×384."""
_WHEREVER = Qt.AlignmentFlag(0)


class Dialog(QDialog):
    """A dialog in which Tab goes as one reads, and which fits on a small or magnified screen."""

    def fit(self, room: QSize) -> None:
        """Be no larger than `room`; what needs more than that is scrolled, above the row of
        buttons that decide."""
        least = self._least(min(self.width(), room.width()))
        wanted = self.size().boundedTo(room)
        old = self.layout()
        if old is not None and not (
            least.width() <= room.width() and least.height() <= room.height()
        ):
            held = self.focusWidget() or self._first_field()
            foot = _taken_foot(old)
            margins = old.contentsMargins()
            inside = QWidget()
            inside.setLayout(old)  # takes it, with all that it lays out, from the dialog
            area = scrolled(inside, self)
            whole = QVBoxLayout(self)
            whole.setContentsMargins(0, 0, 0, 0)
            whole.setSpacing(0)
            whole.addWidget(area, 1)
            if foot is not None:
                below = QVBoxLayout()
                below.setSpacing(old.spacing())  # which the row of buttons takes over
                below.setContentsMargins(margins.left(), SPACE.s, margins.right(), SPACE.s)
                if (row := foot.layout()) is not None:
                    below.addLayout(row)
                else:
                    below.addItem(foot)
                whole.addLayout(below)
                old.setContentsMargins(margins.left(), margins.top(), margins.right(), 0)
            area.show()
            self.setMinimumSize(0, 0)
            self.setMaximumSize(UNLIMITED, UNLIMITED)
            if held is not None:  # who changes its parent loses the keyboard
                held.setFocus()
                # Where it stands is known once all of it has been laid out.
                QTimer.singleShot(0, area, lambda: scroll_to_whole(held, area))
        self.resize(wanted)

    def _first_field(self) -> QWidget | None:
        """Where the keyboard is on opening, if that is no button: of these Qt takes the default.

        Qt asks only once all has been shown, and then what was moved comes last for it.
        """
        first = next(iter(stops(self)), None)
        return None if isinstance(first, QPushButton) else first

    def _settle(self) -> None:
        """Take the height back that is too much: Qt reckons it for the width that the words
        would like, not for that which the dialog has."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            height = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), min(self.height(), height))

    def _least(self, width: int) -> QSize:
        """The size below which something is cut off; text that is broken into lines is counted,
        which a layout's least size leaves out.
        """
        least = self.minimumSize().expandedTo(self.minimumSizeHint())
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            lines = layout.minimumHeightForWidth(max(width, least.width()))
            least.setHeight(max(least.height(), lines))
        return least

    # --- what many are made of --------------------------------------------------

    def _headed(
        self, icon: str, head: QWidget | QLayout, alignment: Qt.AlignmentFlag = _WHEREVER
    ) -> QHBoxLayout:
        """The upper row: a picture beside what the dialog is about."""
        row = QHBoxLayout()
        row.setSpacing(SPACE.m)
        row.addWidget(IconLabel(icon, ICON_LARGE, "accent", "accent_soft", self), 0, alignment)
        if isinstance(head, QLayout):
            row.addLayout(head, 1)
        else:
            row.addWidget(head, 1)
        return row

    def _deciding(self, words: str) -> tuple[QDialogButtonBox, QPushButton]:
        """The lower row: to accept, in these words, or not; with the button that accepts."""
        box = QDialogButtonBox(self)
        if (row := box.layout()) is not None:
            row.setSpacing(SPACE.s)  # as far apart as the buttons of other rows
        accept = QPushButton(words, box)
        accept.setProperty("role", "primary")
        accept.setDefault(True)
        box.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = QPushButton(QCoreApplication.translate("Dialog", "キャンセル"), box)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box, accept

    # --- Qt -----------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        unchosen = self.size() == self.sizeHint().expandedTo(self.minimumSize())
        dress(self)
        if unchosen:
            self._settle()
        room = self.screen().availableSize()
        least = self._least(self.width())
        self.resize(self.size().expandedTo(least))
        if room.width() < _SMALL.width() or room.height() < max(_SMALL.height(), least.height()):
            self.fit(room)
        super().showEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        return step(self, forward=next)


def _taken_foot(layout: QLayout) -> QLayoutItem | None:
    """The lowest row of a dialog, taken out of its layout, if that is the row that decides."""
    last = layout.itemAt(layout.count() - 1)
    if not isinstance(layout, QVBoxLayout) or last is None or not _decides(last):
        return None
    foot = layout.takeAt(layout.count() - 1)
    if foot is not None and (row := foot.layout()) is not None:
        row.setParent(None)
    return foot


def _decides(item: QLayoutItem) -> bool:
    """Whether a row holds the buttons by which a dialog is left."""
    if (widget := item.widget()) is not None:
        default = isinstance(widget, QPushButton) and widget.isDefault()
        return default or isinstance(widget, QDialogButtonBox)
    row = item.layout()
    parts = (row.itemAt(index) for index in range(row.count())) if row is not None else ()
    return isinstance(row, QHBoxLayout) and any(one and _decides(one) for one in parts)
