"""What is about to be printed, as it will look; from here to paper or to a PDF."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.at_rest import SwitchedButton
from reader.ui.dialog import Dialog
from reader.ui.icons import bind_icon
from reader.ui.paper_view import PaperView
from reader.ui.theme import SPACE

_STEP = 1.2


class PrintDialog(Dialog):
    """The preview.

    Args:
        names: what can be printed, the first one chosen.

    Attributes:
        paper: the pages.
        pdf, print_: the buttons that take what is shown.

    Signals:
        chosen: the number of one of the names.
        printRequested, pdfRequested: of what is shown.
    """

    chosen = Signal(int)
    printRequested = Signal()  # noqa: N815
    pdfRequested = Signal()  # noqa: N815

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("印刷"))
        self.resize(860, 860)
        self._count = 0
        what = QLabel(self.tr("印刷するもの(&W)"), self)
        self._names = QComboBox(self)
        self._names.addItems(list(names))
        self._names.setMinimumContentsLength(24)
        self._names.activated.connect(self.chosen)
        self._names.currentTextChanged.connect(self._names.setToolTip)
        self._names.setToolTip(self._names.currentText())
        what.setBuddy(self._names)
        self._place = QLabel(self)
        self._place.setProperty("role", "muted")
        self.paper = PaperView(self)
        self.paper.pageChanged.connect(self._tell_page)
        top = QHBoxLayout()
        top.setSpacing(SPACE.s)
        top.addWidget(what)
        top.addWidget(self._names)
        top.addStretch(1)
        top.addWidget(self._place)
        for sign, words, key, factor in (
            ("minus", self.tr("縮小"), QKeySequence.StandardKey.ZoomOut, 1 / _STEP),
            ("plus", self.tr("拡大"), QKeySequence.StandardKey.ZoomIn, _STEP),
        ):
            button = QToolButton(self)
            bind_icon(button, sign)
            button.setShortcut(QKeySequence(key))
            shown = button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(self.tr("{0}（{1}）").format(words, shown))
            button.setAccessibleName(words)
            button.clicked.connect(lambda _=False, by=factor: self.paper.zoom(by))
            top.addWidget(button)

        self._said = QLabel(self)
        self._said.setProperty("role", "muted")
        self._said.setWordWrap(True)
        close = QPushButton(self.tr("閉じる"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.pdf = SwitchedButton(self.tr("PDF に書き出す…"), self)
        self.pdf.setAutoDefault(False)
        self.pdf.clicked.connect(self.pdfRequested)
        self.print_ = SwitchedButton(self.tr("印刷…"), self)
        bind_icon(self.print_, "printer", "on_accent")
        self.print_.setProperty("role", "primary")
        self.print_.clicked.connect(self.printRequested)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.s)
        buttons.addWidget(self._said, 1)
        for button in (close, self.pdf, self.print_):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.l, SPACE.l, SPACE.l, SPACE.l)
        layout.setSpacing(SPACE.m)
        layout.addLayout(top)
        layout.addWidget(self.paper, 1)
        layout.addLayout(buttons)
        self.await_pages()

    @property
    def said(self) -> str:
        """What stands beside the buttons."""
        return self._said.text()

    def await_pages(self) -> None:
        """Pages are being laid out."""
        self._count = 0
        self.paper.set_pages(0, 1.0)
        self._said.setText(self.tr("ページを組んでいます…"))
        self._enable(False)

    def show_pages(self, count: int, aspect: float) -> None:
        """The pages are there."""
        self._count = count
        self._said.clear()
        self._enable(True)
        self.paper.set_pages(count, aspect)
        self.paper.setFocus()

    def show_image(self, number: int, image: QImage) -> None:
        """The picture of a page is there."""
        self.paper.set_image(number, image)

    def tell(self, words: str) -> None:
        """Say something beside the buttons."""
        self._said.setText(words)

    def offer_pdf(self) -> None:
        """There is no printer."""
        self.tell(
            self.tr("プリンターが見つかりません。PDF に書き出せば、ほかの機器でも印刷できます。")
        )
        self.pdf.setFocus()

    def _enable(self, on: bool) -> None:
        self.print_.setEnabled(on)
        self.pdf.setEnabled(on)

    def _tell_page(self, number: int) -> None:
        self._place.setText(f"{number} / {self._count}" if self._count else "")
