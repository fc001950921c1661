"""Pauses by host: which hosts, and how long each is left alone."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.settings import MOST_DELAY
from reader.sources.address import host_of
from reader.sources.delay import LEAST_DELAY
from reader.ui.icons import bind_icon
from reader.ui.theme import SPACE

_PROPOSED = 5.0  # seconds


class _Pause(QDoubleSpinBox):
    """A number of seconds; what is typed too small becomes the least, and that is told."""

    tooShort = Signal()  # noqa: N815

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCorrectionMode(QDoubleSpinBox.CorrectionMode.CorrectToNearestValue)

    def fixup(self, str: str) -> str:
        self.tooShort.emit()
        return super().fixup(str)


class HostDelaysEditor(QWidget):
    """Edits the pauses of hosts.

    Signals:
        edited: host → seconds, as the reader wants it.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._delays: dict[str, float] = {}
        self._least: dict[str, float] = {}
        self.boxes: dict[str, QDoubleSpinBox] = {}
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(SPACE.s)
        self._rows.setVerticalSpacing(SPACE.xs)
        self._rows.setColumnStretch(2, 1)
        self.host = QComboBox(self)
        self.host.setEditable(True)
        self.host.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.host.setMinimumWidth(260)
        self.host.setAccessibleName(self.tr("サーバー"))
        field = self.host.lineEdit()
        assert field is not None
        field.setPlaceholderText(self.tr("サーバーの名前かアドレス"))
        self.add = QPushButton(self.tr("追加"), self)
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        field.returnPressed.connect(self._add)
        adding = QHBoxLayout()
        adding.setSpacing(SPACE.s)
        adding.addWidget(self.host)
        adding.addWidget(self.add)
        adding.addStretch(1)
        self.flaw = QLabel(self)
        self.flaw.setProperty("role", "warning")
        self.flaw.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.s)
        column.addLayout(self._rows)
        column.addLayout(adding)
        column.addWidget(self.flaw)

    def know(self, hosts: Mapping[str, float]) -> None:
        """Offer hosts, and heed their terms: host → the least seconds between two requests."""
        self._least = dict(hosts)
        text = self.host.currentText()
        self.host.clear()
        self.host.addItems(sorted(hosts))
        self.host.setCurrentIndex(-1)
        self.host.setEditText(text)
        self._fill()

    def show_delays(self, delays: Mapping[str, float]) -> None:
        """Show the pauses that are in force."""
        if dict(delays) != self._delays or not self.boxes:
            self._delays = dict(delays)
            self._fill()

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        for number, host in enumerate(sorted(self._delays)):
            least = self._least.get(host, LEAST_DELAY)
            box = _Pause(self)
            box.tooShort.connect(lambda host=host, least=least: self._refuse(host, least))
            box.setRange(least, MOST_DELAY)
            box.setDecimals(1)
            box.setSingleStep(0.5)
            box.setSuffix(self.tr(" 秒"))
            box.setKeyboardTracking(False)
            box.setMinimumWidth(110)
            box.lineEdit().setTextMargins(SPACE.xs, 0, 0, 0)
            box.setValue(self._delays[host])
            box.setAccessibleName(self.tr("{0}の間隔").format(host))
            box.valueChanged.connect(lambda value, host=host: self._change(host, value))
            bound = QLabel(self.tr("{0:g}秒以上").format(least), self)
            bound.setProperty("role", "caption")
            remove = QToolButton(self)
            bind_icon(remove, "x", "muted")
            remove.setToolTip(self.tr("{0}を外す").format(host))
            remove.setAccessibleName(remove.toolTip())
            remove.clicked.connect(lambda _=False, host=host: self._remove(host))
            for column, widget in enumerate((QLabel(host, self), box, bound, remove)):
                self._rows.addWidget(widget, number, column)
            self.boxes[host] = box

    def _refuse(self, host: str, least: float) -> None:
        self.flaw.setText(
            self.tr("{0} への間隔は、{1:g}秒より短くはできません。").format(host, least)
        )
        self.flaw.show()

    def _add(self) -> None:
        host = host_of(self.host.currentText())
        self.flaw.setVisible(host is None)
        if host is None:
            self.flaw.setText(
                self.tr("「www.example.lg.jp」のような名前か、アドレスを入れてください。")
            )
            return
        self.host.setEditText("")
        least = self._least.get(host, LEAST_DELAY)
        self.edited.emit({**self._delays, host: self._delays.get(host, max(_PROPOSED, least))})

    def _change(self, host: str, seconds: float) -> None:
        if seconds > self.boxes[host].minimum():
            self.flaw.hide()
        self._delays[host] = seconds
        self.edited.emit(dict(self._delays))

    def _remove(self, host: str) -> None:
        self.edited.emit({name: delay for name, delay in self._delays.items() if name != host})
