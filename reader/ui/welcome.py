"""The first page: three ways to begin."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.ui.emblem import Emblem
from reader.ui.icon_label import IconLabel
from reader.ui.presets import MEGURO
from reader.ui.theme import RADIUS_LARGE, SPACE, color, current_theme, theme_changes

_SIDE_BY_SIDE = 820
"""From this width on the doors stand beside each other."""
_WIDEST = 1000
_SHADOW = 2
"""Pixels that a card leaves free at its sides for its shadow."""


class Door(QAbstractButton):
    """A card that is a button: icon, title, a sentence, and what happens.

    Args:
        tile, token: the theme's colours of the icon's tile and strokes.
    """

    def __init__(
        self,
        icon: str,
        title: str,
        words: str,
        action: str,
        *,
        tile: str,
        token: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        name = QLabel(title, self)
        name.setProperty("role", "title")
        name.setWordWrap(True)
        sentence = QLabel(words, self)
        sentence.setProperty("role", "muted")
        sentence.setWordWrap(True)
        go = QHBoxLayout()
        go.setSpacing(SPACE.xs)
        self._action = QLabel(action, self)
        self._arrow = IconLabel("arrow-right", 16, "accent", parent=self)
        go.addWidget(self._action)
        go.addWidget(self._arrow)
        go.addStretch(1)
        self._words = QVBoxLayout()
        self._words.setSpacing(SPACE.s)
        self._words.addWidget(name)
        self._words.addWidget(sentence, 1, Qt.AlignmentFlag.AlignTop)
        self._words.addSpacing(SPACE.xs)
        self._words.addLayout(go)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l + SPACE.xs)
        self._layout.setSpacing(SPACE.l)
        self._layout.addWidget(
            IconLabel(icon, 24, token, tile, self), 0, Qt.AlignmentFlag.AlignLeft
        )
        self._layout.addLayout(self._words, 1)
        for label in (name, sentence, self._action):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme_changes().changed.connect(self._tint)
        self._tint()

    def lie_down(self, flat: bool) -> None:
        """Put the icon beside the words (`flat`) or above them."""
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if flat else direction.TopToBottom)

    def sizeHint(self) -> QSize:
        return self._layout.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._layout.totalHeightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -2 * _SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        raised = self.underMouse() and not self.isDown()
        for spread in range(1, 5 if raised else 3):
            painter.setBrush(color(theme.shadow, 0.16 if theme.dark else 0.022))
            painter.drawRoundedRect(
                card.adjusted(-spread * 0.4, 0, spread * 0.4, spread), RADIUS_LARGE, RADIUS_LARGE
            )
        line, width = theme.border, 1.0
        if self.hasFocus():
            line, width = theme.accent, 2.0
        elif self.underMouse():
            line = theme.accent
        painter.setPen(QPen(color(line), width))
        painter.setBrush(color(theme.hover if self.isDown() else theme.surface))
        inside = width / 2  # the line ends where the card does, and lies on whole pixels
        painter.drawRoundedRect(
            card.adjusted(inside, inside, -inside, -inside), RADIUS_LARGE, RADIUS_LARGE
        )
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _tint(self) -> None:
        palette = self.palette()
        palette.setColor(self._action.foregroundRole(), color(current_theme().accent))
        self._action.setPalette(palette)
        self.update()


class WelcomePage(QScrollArea):
    """What an empty library shows.

    Signals:
        presetChosen: the entry page of the council that the first door offers.
        addressRequested, sampleRequested, importRequested: the other ways.
    """

    presetChosen = Signal(str)  # noqa: N815
    addressRequested = Signal()  # noqa: N815
    sampleRequested = Signal()  # noqa: N815
    importRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its doors have it
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doors = (
            Door(
                "landmark",
                self.tr("目黒区の会議録を取り込む"),
                self.tr(
                    "期間を選ぶだけ。新しい本会議から順に届き、最初の1会議からすぐに読めます。"
                ),
                self.tr("期間を選ぶ"),
                tile="accent",
                token="on_accent",
                parent=self,
            ),
            Door(
                "link",
                self.tr("ほかの議会の URL を貼り付ける"),
                self.tr(
                    "会議録検索のページの URL を貼るだけ。取り込めるかどうかを確かめ、できないときは別の方法を案内します。"
                ),
                self.tr("URL を貼り付ける"),
                tile="question_soft",
                token="question",
                parent=self,
            ),
            Door(
                "book-open",
                self.tr("見本で試す"),
                self.tr("架空の区の会議録とブログで、一通り試せます。ネットワークは使いません。"),
                self.tr("見本を読み込む"),
                tile="answer_soft",
                token="answer",
                parent=self,
            ),
        )
        preset, address, sample = self.doors
        preset.clicked.connect(lambda: self.presetChosen.emit(MEGURO))
        address.clicked.connect(self.addressRequested)
        sample.clicked.connect(self.sampleRequested)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(SPACE.l)
        for door in self.doors:
            self._row.addWidget(door, 1)
        self._make_page()
        self.setFocusProxy(preset)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        flat = self.viewport().width() < _SIDE_BY_SIDE
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if flat else direction.LeftToRight)
        for door in self.doors:
            door.lie_down(flat)

    def _make_page(self) -> None:
        page = QWidget(self)
        name = QLabel(self.tr("会議録リーダー"), page)
        name.setProperty("role", "display")
        tagline = QLabel(
            self.tr("議会の質問と答弁を並べて読み、まとめて検索し、そのまま引用する。"), page
        )
        tagline.setProperty("role", "muted")
        tagline.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(SPACE.xs)
        words.addStretch(1)
        words.addWidget(name)
        words.addWidget(tagline)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(_SHADOW, 0, 0, 0)  # the emblem begins where the cards do
        head.setSpacing(SPACE.xl)
        head.addWidget(Emblem(96, page))
        head.addLayout(words, 1)

        drop = QLabel(
            self.tr("会議録やブログの書き出しファイルは、ここにドロップしても取り込めます。"),
            page,
        )
        drop.setProperty("role", "muted")
        drop.setWordWrap(True)
        choose = QPushButton(self.tr("ファイルを取り込む…"), page)
        choose.setProperty("role", "link")
        choose.setCursor(Qt.CursorShape.PointingHandCursor)
        choose.clicked.connect(self.importRequested)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE.xxs)  # with the room around the words of a link, as far as below
        foot.addWidget(IconLabel("file-plus", 18, "muted", parent=page))
        foot.addWidget(choose)
        foot.addWidget(drop, 1)
        privacy = QHBoxLayout()
        privacy.setSpacing(SPACE.s)
        local = QLabel(
            self.tr("取り込んだものはこのパソコンの中だけに保存され、オフラインで読めます。"), page
        )
        local.setProperty("role", "muted")
        local.setWordWrap(True)
        privacy.addWidget(IconLabel("monitor", 18, "muted", parent=page))
        privacy.addWidget(local, 1)

        column = QWidget(page)
        column.setMaximumWidth(_WIDEST)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(head)
        inner.addSpacing(SPACE.xxl)
        inner.addLayout(self._row)
        inner.addSpacing(SPACE.xl)
        inner.addLayout(foot)
        inner.addSpacing(SPACE.xs)
        inner.addLayout(privacy)

        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column, 1000)
        middle.addStretch(1)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(SPACE.xxl + SPACE.l, SPACE.xl, SPACE.xxl + SPACE.l, SPACE.xl)
        layout.addStretch(2)
        layout.addLayout(middle)
        layout.addStretch(3)
        self.setWidget(page)
