"""About the program, and its keys."""

import platform
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, qVersion
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import reader
from reader.components import Component, components
from reader.ui.clipboard import copy_text
from reader.ui.dialog import Dialog
from reader.ui.emblem import Emblem
from reader.ui.icons import bind_icon
from reader.ui.licences_dialog import LicencesDialog, with_what_is_no_package
from reader.ui.tasks import Lane, Tasks
from reader.ui.theme import HAIRLINE, RADIUS_SMALL, SPACE, color, current_theme, scaled

_SHOWN_LINES, _LEAST_LINES = 9, 3
"""Lines of the list of components that are shown at once, and at least."""


def version_report(found: Sequence[Component]) -> str:
    """The versions as text, to be pasted into a report."""
    lines = [
        f"会議録リーダー / Gijiroku Reader {reader.__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
    ]
    lines += [f"{one.name} {one.version}" for one in found]
    return "\n".join(lines)


class _Components(QScrollArea):
    """The list of components: so many lines of it, or fewer on a small screen."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height(_SHOWN_LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._height(_LEAST_LINES))

    def _height(self, lines: int) -> int:
        return lines * (self.fontMetrics().height() + SPACE.xs) + SPACE.xl


class AboutDialog(Dialog):
    """Name, version, licence and components.

    Args:
        tasks: where the components are asked for.
    """

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Sequence[Component] = ()
        self.setWindowTitle(self.tr("会議録リーダーについて"))
        name = QLabel(self.tr("会議録リーダー"), self)
        name.setProperty("role", "display")
        number = QLabel(self.tr("バージョン {0}").format(reader.__version__), self)
        number.setProperty("role", "muted")
        words = QLabel(
            self.tr("議会の質問と答弁を並べて読み、正確に引用するためのプログラムです。"), self
        )
        words.setWordWrap(True)
        licence = QLabel(self.tr("MIT ライセンスで公開しています。"), self)
        licence.setProperty("role", "muted")
        titles = QVBoxLayout()
        titles.setSpacing(SPACE.xs)
        titles.addWidget(name)
        titles.addWidget(number)
        top = QHBoxLayout()
        top.setSpacing(SPACE.xl)
        top.addWidget(Emblem(96, self))
        top.addLayout(titles, 1)

        self._copied = QPushButton(self.tr("バージョン情報をコピー"), self)
        bind_icon(self._copied, "copy")
        self._copied.setAutoDefault(False)
        self._copied.clicked.connect(self._copy)
        close = QPushButton(self.tr("閉じる"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self._licences = QPushButton(self.tr("ライセンスの全文…"), self)
        self._licences.setAutoDefault(False)
        self._licences.clicked.connect(self._show_licences)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.s)
        buttons.addWidget(self._copied)
        buttons.addWidget(self._licences)
        buttons.addStretch(1)
        buttons.addWidget(close)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xxl, SPACE.xxl, SPACE.xxl, SPACE.xl)
        layout.setSpacing(SPACE.m)
        layout.addLayout(top)
        layout.addSpacing(SPACE.s)
        layout.addWidget(words)
        layout.addWidget(licence)
        layout.addSpacing(SPACE.s)
        layout.addWidget(self._components())
        layout.addSpacing(SPACE.s)
        layout.addLayout(buttons)
        self.setFixedWidth(scaled(540))
        for button in (self._copied, self._licences):
            button.setEnabled(False)
        tasks.run(Lane.READ, lambda _: components(), self._take)

    def _components(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        self._list = QWidget(card)
        self._grid = QGridLayout(self._list)
        self._grid.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, SPACE.m)
        self._grid.setHorizontalSpacing(SPACE.l)
        self._grid.setVerticalSpacing(SPACE.xs)
        self._grid.setColumnStretch(0, 1)
        scroll = _Components(card)
        scroll.setAccessibleName(self.tr("使っているソフトウェア"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: none; }")
        scroll.setWidget(self._list)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*4 * (HAIRLINE,))
        inside.addWidget(scroll)
        return card

    def _take(self, found: Sequence[Component]) -> None:
        self._found = found
        for row, one in enumerate(with_what_is_no_package(found)):
            for column, text in enumerate((one.name, one.version, one.licence)):
                if not text:
                    continue
                label = QLabel(text, self._list)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                if column:
                    label.setProperty("role", "muted")
                if column == 2:
                    label.setWordWrap(True)
                self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        for button in (self._copied, self._licences):
            button.setEnabled(True)

    def _show_licences(self) -> None:
        LicencesDialog(self._found, self).open()

    def _copy(self) -> None:
        copy_text(version_report(self._found))
        self._copied.setText(self.tr("コピーしました"))
        bind_icon(self._copied, "check", "success")


Keys = Sequence[tuple[str, str]]
"""Pairs of a key (as a person reads it) and what it does."""


def keys_of(actions: Iterable[QAction]) -> Keys:
    """The keys of those actions that have one, in order."""
    native = QKeySequence.SequenceFormat.NativeText
    return [
        (action.shortcut().toString(native), _without_mnemonic(action.text()))
        for action in actions
        if not action.shortcut().isEmpty()
    ]


class KeyCap(QLabel):
    """A key as it looks on a keyboard."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setProperty("role", "caption")
        self.setContentsMargins(SPACE.s, SPACE.xxs, SPACE.s, SPACE.xxs)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cap = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(color(theme.border_strong, 0.6), 1))
        painter.setBrush(color(theme.raised))
        painter.drawRoundedRect(cap, RADIUS_SMALL, RADIUS_SMALL)
        painter.end()
        super().paintEvent(event)


class ShortcutsDialog(Dialog):
    """The keys on one sheet, in two columns.

    Args:
        actions: what the window can do; those with a key are shown.
        others: keys that belong to no action.
    """

    def __init__(
        self,
        actions: Iterable[QAction],
        parent: QWidget | None = None,
        *,
        others: Keys = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("キーボード操作"))
        keys = [*keys_of(actions), *others]
        half = (len(keys) + 1) // 2
        sheet = QWidget(self)
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        columns.setSpacing(SPACE.xxl + SPACE.l)
        for part in (keys[:half], keys[half:]):
            columns.addWidget(self._column(part), 1, Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea(self)
        scroll.setAccessibleName(self.windowTitle())
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(sheet)
        close = QPushButton(self.tr("閉じる"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(SPACE.xl, SPACE.s, SPACE.xl, SPACE.l)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)
        self.resize(scaled(760), min(scaled(640), sheet.sizeHint().height() + scaled(80)))

    def _column(self, keys: Keys) -> QWidget:
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.l)
        grid.setVerticalSpacing(SPACE.s)
        grid.setColumnStretch(0, 1)
        for row, (key, what) in enumerate(keys):
            words = QLabel(what, box)
            words.setWordWrap(True)
            grid.addWidget(words, row, 0)
            cap = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(KeyCap(key, box), row, 1, cap)
        return box


def _without_mnemonic(text: str) -> str:
    """「コピー(&C)」 → 「コピー」, "&Copy…" → "Copy"."""
    words = text.rstrip("…")
    start = words.find("(&")
    if start >= 0:
        words = words[:start]
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
