"""What stands around a post: its pictures not yet fetched, its parts, a link's address."""

from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from reader.ui.icon_label import IconLabel
from reader.ui.icons import bind_icon
from reader.ui.theme import ICON_SMALL, SPACE, color, current_theme, reading_font

_WIDTH, _HEIGHT = 320, 56


def placeholder(address: str) -> QImage:
    """What stands for a picture that was not fetched: the name of its host in a frame."""
    theme = current_theme()
    image = QImage(_WIDTH * 2, _HEIGHT * 2, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(2)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(theme.border_strong), 1))
    painter.setBrush(color(theme.sunken))
    painter.drawRoundedRect(QRectF(0.5, 0.5, _WIDTH - 1, _HEIGHT - 1), 6, 6)
    painter.setPen(color(theme.muted))
    painter.setFont(reading_font(9.5))
    room = QRectF(12, 0, _WIDTH - 24, _HEIGHT)
    host = urlsplit(address).hostname or ""
    words = painter.fontMetrics().elidedText(
        QCoreApplication.translate("PictureBar", "画像（{0}）").format(host),
        Qt.TextElideMode.ElideMiddle,
        int(room.width()),
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return image


class PictureBar(QFrame):
    """Says that pictures were not fetched, and offers to.

    Signals:
        pressed: the reader wants to see them.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "toolbar")
        self._words = QLabel(self)
        self._words.setProperty("role", "caption")
        self.button = QPushButton(self.tr("画像を読み込む"), self)
        self.button.setAutoDefault(False)
        bind_icon(self.button, "download")
        self.button.clicked.connect(self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.l, SPACE.xs, SPACE.m, SPACE.xs)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" where it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, there: int, shown: int) -> None:
        """Say how many pictures there are and how many of them are shown."""
        words = self.tr("この記事の画像 {0}件は、読み込んでいません。").format(there)
        if shown:
            words = self.tr("画像 {0}件のうち{1}件を読み込めました。").format(there, shown)
        self._words.setText(words)
        self.button.setEnabled(True)
        self.setVisible(there > shown)

    def tell_failed(self) -> None:
        """Say that none could be fetched."""
        self._words.setText(self.tr("画像を読み込めませんでした。"))
        self.button.setEnabled(True)

    def _press(self) -> None:
        self._words.setText(self.tr("画像を読み込んでいます…"))
        self.button.setEnabled(False)
        self.pressed.emit()


class QuotesBar(QFrame):
    """Leads to what a post quotes where the list of it has no room beside the page, and says
    whether that differs from the minutes.

    Attributes:
        door: the button; down while the list is shown in the page's stead.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "toolbar")
        self.door = QPushButton(self)
        self.door.setAutoDefault(False)
        self.door.setCheckable(True)
        self._sign = IconLabel("alert", ICON_SMALL, "warning", parent=self)
        self._warning = QLabel(self)
        self._warning.setProperty("role", "warning")
        self._warning.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE.xl, SPACE.xs, SPACE.m, SPACE.xs)
        self._row.setSpacing(SPACE.s)
        self._row.addWidget(self.door)
        self._row.addSpacing(SPACE.xs)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._warning, 1)
        self.hide()

    @property
    def warning(self) -> str:
        """What it warns of; "" where there is nothing."""
        return "" if self._warning.isHidden() else self._warning.text()

    def tell(self, words: str, warning: str) -> None:
        """Say what the button does, and what is to be known before; "" for nothing."""
        self.door.setText(words)
        self.door.setAccessibleDescription(warning)
        self._warning.setText(warning)
        # The place of the words is kept: without them the button would be as wide as the bar.
        for part in (self._sign, self._warning):
            part.setHidden(not warning)
        self._row.setAlignment(
            self.door, Qt.AlignmentFlag(0) if warning else Qt.AlignmentFlag.AlignLeft
        )

    def begin_at(self, x: int) -> None:
        """Begin where the text of the page below does."""
        margins = self._row.contentsMargins()
        margins.setLeft(x)
        self._row.setContentsMargins(margins)


class PartBar(QFrame):
    """Turns the parts of a post that is too long for one page.

    Signals:
        moved: the number of the part to show, from 0.
    """

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "toolbar")
        self._number = 0
        self._words = QLabel(self)
        self._words.setProperty("role", "caption")
        self.back, self.on = QToolButton(self), QToolButton(self)
        for button, icon, words, step in (
            (self.back, "chevron-left", self.tr("前の部分"), -1),
            (self.on, "chevron-right", self.tr("次の部分"), 1),
        ):
            bind_icon(button, icon)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(lambda _=False, by=step: self.moved.emit(self._number + by))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.l, SPACE.xs, SPACE.m, SPACE.xs)
        row.addWidget(self._words, 1)
        row.addWidget(self.back)
        row.addWidget(self.on)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" where it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, number: int, of: int) -> None:
        """Say which part is shown."""
        self._number = number
        words = self.tr("長い記事なので、分けて表示しています（{0}／{1}）。")
        self._words.setText(words.format(f"{number + 1:,}", f"{of:,}"))
        self.back.setEnabled(number > 0)
        self.on.setEnabled(number + 1 < of)
        self.setVisible(of > 1)


class AddressLabel(QLabel):
    """Where a link leads, at the lower edge of the page while the mouse is over it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "address")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        page.installEventFilter(self)
        self.hide()

    def tell(self, address: QUrl) -> None:
        """Show an address; an empty one hides it. The host is shown as it is asked for, so that
        look-alike letters do not pass for others."""
        if address.isEmpty():
            self.hide()
            return
        host = address.host(QUrl.ComponentFormattingOption.FullyEncoded)
        shown = QUrl(address)
        words = shown.toDisplayString().replace(shown.host(), host, 1)
        self.setToolTip(words)
        room = self._page.width() - 2 * SPACE.m
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room - 2 * SPACE.s))
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        self.move(0, self._page.height() - self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
