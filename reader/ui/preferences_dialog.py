"""The settings: pages of declared options, whose changes take effect at once."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.ui.banner import Banner
from reader.ui.dialog import Dialog
from reader.ui.icons import icon
from reader.ui.option import Group
from reader.ui.option_editors import HostDelaysField
from reader.ui.option_rows import OptionRow
from reader.ui.options import Options
from reader.ui.scale import LINK_ROOM
from reader.ui.theme import ICON, SPACE, scaled, theme_changes
from reader.ui.wording import sentence

Extra = Callable[[QWidget], QWidget]
"""Makes what stands on a page beside its settings."""

_ICONS = {
    Group.LOOKS: "monitor",
    Group.READING: "book-open",
    Group.SEARCH: "search",
    Group.QUOTE: "quote",
    Group.DOWNLOAD: "download",
    Group.NETWORK: "globe",
    Group.LIBRARY: "library",
    Group.BACKUP: "archive",
}


class PreferencesDialog(Dialog):
    """The dialog; whatever shows a setting follows `Options.changed`, this dialog too.

    Args:
        extras: what stands on a page above its settings, below them.

    Attributes:
        rows: the settings' rows by name.
        search: the field that narrows pages and rows.
        pages: the list of pages.
    """

    def __init__(
        self,
        options: Options,
        parent: QWidget | None = None,
        *,
        above: Mapping[Group, Extra] | None = None,
        below: Mapping[Group, Extra] | None = None,
    ) -> None:
        super().__init__(parent)
        self._options = options
        self.rows: dict[str, OptionRow] = {}
        self._parts: dict[Group, list[QWidget]] = {}
        self.setWindowTitle(self.tr("設定"))
        self.setMinimumSize(680, 460)
        self.resize(860, 660)

        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("設定を探す"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.pages = QListWidget(self)
        self.pages.setProperty("role", "bare")
        self.pages.setAccessibleName(self.tr("設定のページ"))
        self.pages.setIconSize(QSize(ICON, ICON))
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget(self)
        self._nothing = QLabel(self.tr("当てはまる設定がありません。"), self)
        self._nothing.setProperty("role", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.banner = Banner(self)
        self.banner.hide()
        self._make_pages(above or {}, below or {})
        self._nothing_at = self._stack.addWidget(self._nothing)

        self.all_back = QPushButton(self.tr("すべて既定に戻す"), self)
        self.all_back.setProperty("role", "link")
        self.all_back.setAutoDefault(False)
        self.all_back.clicked.connect(self._reset_all)
        close = QPushButton(self.tr("閉じる"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)

        side = QVBoxLayout()
        side.setSpacing(SPACE.s)
        side.addWidget(self.search)
        side.addWidget(self.pages, 1)
        left = QWidget(self)
        left.setFixedWidth(scaled(190))
        left.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        body = QHBoxLayout()
        body.setContentsMargins(LINK_ROOM, 0, 0, 0)
        body.setSpacing(SPACE.m)
        body.addWidget(left)
        body.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.all_back)
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE.l - LINK_ROOM, SPACE.l, SPACE.l, SPACE.m)
        whole.setSpacing(SPACE.m)
        over = QHBoxLayout()
        over.setContentsMargins(LINK_ROOM, 0, 0, 0)
        over.addWidget(self.banner)
        whole.addLayout(over)
        whole.addLayout(body, 1)
        whole.addLayout(foot)

        self.pages.currentRowChanged.connect(self._turn)
        theme_changes().changed.connect(self._tint)
        options.changed.connect(self._heed)
        self._tint()
        self._show_all_back()
        self.pages.setCurrentRow(0)

    def show_group(self, group: Group) -> None:
        """Turn to a page."""
        self.search.clear()
        self.pages.setCurrentRow(list(Group).index(group))
        self.pages.setFocus()

    def know_hosts(self, hosts: Mapping[str, float]) -> None:
        """Offer hosts where pauses are set: host → the least seconds that its terms allow."""
        for row in self.rows.values():
            if isinstance(row.editor, HostDelaysField):
                row.editor.table.know(hosts)

    # --- making -------------------------------------------------------------

    def _make_pages(self, above: Mapping[Group, Extra], below: Mapping[Group, Extra]) -> None:
        titles = {
            Group.LOOKS: self.tr("外観"),
            Group.READING: self.tr("読む"),
            Group.SEARCH: self.tr("検索"),
            Group.QUOTE: self.tr("引用"),
            Group.DOWNLOAD: self.tr("ダウンロード"),
            Group.NETWORK: self.tr("ネットワーク"),
            Group.LIBRARY: self.tr("ライブラリー"),
            Group.BACKUP: self.tr("バックアップ"),
        }
        for group, title in titles.items():
            self.pages.addItem(QListWidgetItem(title))
            self._stack.addWidget(self._page(group, title, above.get(group), below.get(group)))
            self.pages.item(self.pages.count() - 1).setHidden(not self._parts[group])

    def _page(
        self, group: Group, title: str, above: Extra | None, below: Extra | None
    ) -> QScrollArea:
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget(area)
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE.s, 0, SPACE.m, SPACE.m)
        column.setSpacing(SPACE.l)
        head = QLabel(title, page)
        head.setProperty("role", "title")
        column.addWidget(head)
        parts: list[QWidget] = []
        if above is not None:
            parts.append(above(page))
        for option in self._options.declared():
            if option.shown is not None and option.shown.group is group:
                row = OptionRow(option, self._options, page)
                row.resetRequested.connect(self._reset)
                self.rows[option.name] = row
                parts.append(row)
        if below is not None:
            parts.append(below(page))
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self._parts[group] = parts
        area.setWidget(page)
        return area

    # --- finding ------------------------------------------------------------

    def _turn(self, number: int) -> None:
        if number >= 0:
            self._stack.setCurrentIndex(number)

    def _narrow(self, words: str) -> None:
        """Show the rows, and the pages, that have something to do with `words`."""
        wanted = words.strip().casefold()
        first = -1
        for number, parts in enumerate(self._parts.values()):
            item = self.pages.item(number)
            named = wanted in item.text().casefold()
            shown = [part for part in parts if named or wanted in _words(part).casefold()]
            for part in parts:
                part.setVisible(part in shown)
            item.setHidden(not shown)
            if first < 0 and not item.isHidden():
                first = number
        if first < 0:
            self._stack.setCurrentIndex(self._nothing_at)
            return
        current = self.pages.currentRow()
        if current < 0 or self.pages.item(current).isHidden():
            self.pages.setCurrentRow(first)
        self._stack.setCurrentIndex(self.pages.currentRow())

    # --- back to the defaults -------------------------------------------------

    def _reset(self, name: str) -> None:
        option = self._options.named(name)
        self._go_back(
            {name: self._options.read(option)},
            self.tr("{0}を既定に戻しました。").format(option.title),
        )

    def _reset_all(self) -> None:
        self._go_back(self._options.changes(), self.tr("すべての設定を既定に戻しました。"))

    def _go_back(self, before: dict[str, object], words: str) -> None:
        """Reset what `before` names; it can be taken back."""
        try:
            for name in before:
                self._options.reset(name)
        except ReaderError as error:
            self.banner.show_error(sentence(error))
            return
        self.banner.show_message(words, actions=[(self.tr("元に戻す"), lambda: self._undo(before))])

    def _undo(self, before: dict[str, object]) -> None:
        self.banner.clear()
        try:
            self._options.take_up(before)
        except ReaderError as error:
            self.banner.show_error(sentence(error))

    # --- following ------------------------------------------------------------

    def _heed(self, name: str) -> None:
        for row in self.rows.values():
            shown = row.option.shown
            if row.option.name == name or (shown is not None and shown.needs is not None):
                row.refresh()
        self._show_all_back()

    def _show_all_back(self) -> None:
        self.all_back.setEnabled(bool(self._options.changes()))

    def _tint(self) -> None:
        for number, group in enumerate(Group):
            self.pages.item(number).setIcon(QIcon(icon(_ICONS[group])))


def _words(part: QWidget) -> str:
    """Everything that stands on a part of a page."""
    if isinstance(part, OptionRow):
        return part.words()
    labels = (label.text() for label in part.findChildren(QLabel))
    buttons = (button.text() for button in part.findChildren(QAbstractButton))
    return "\n".join((*labels, *buttons))
