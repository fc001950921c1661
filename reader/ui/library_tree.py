"""The left pane: councils, years, meetings and sittings; posts, searches, bookmarks, drafts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from reader.library.records import Assembly, Draft, SavedSearch, SittingInfo
from reader.minutes.meeting import short_meeting
from reader.minutes.wareki import wareki_year
from reader.ui.icons import icon
from reader.ui.theme import current_theme, theme_changes
from reader.ui.wording import day_in_year

ModelIndex = QModelIndex | QPersistentModelIndex


class NodeKind(StrEnum):
    """What a node of the tree stands for."""

    ASSEMBLY = "assembly"
    YEAR = "year"
    MEETING = "meeting"
    SITTING = "sitting"
    POSTS = "posts"
    SEARCHES = "searches"
    SEARCH = "search"
    BOOKMARKS = "bookmarks"
    TAG = "tag"
    DRAFTS = "drafts"
    DRAFT = "draft"


_ICONS = {
    NodeKind.ASSEMBLY: "landmark",
    NodeKind.YEAR: "calendar",
    NodeKind.MEETING: "users",
    NodeKind.SITTING: "file-text",
    NodeKind.POSTS: "rss",
    NodeKind.SEARCHES: "star",
    NodeKind.SEARCH: "search",
    NodeKind.BOOKMARKS: "bookmark",
    NodeKind.TAG: "tag",
    NodeKind.DRAFTS: "notebook",
    NodeKind.DRAFT: "file-text",
}


@dataclass(slots=True, eq=False)
class Node:
    """A node of the tree.

    Attributes:
        label: its words; count: the number behind them, None for none.
        sittings: the sittings below it, newest first (assembly, year, meeting, sitting).
        name: a tag's or council's name; identity: a saved search's or draft's id.
    """

    kind: NodeKind
    label: str
    parent: "Node | None" = None
    count: int | None = None
    sittings: Sequence[SittingInfo] = ()
    name: str = ""
    identity: int = 0
    query: str = ""
    children: list["Node"] = field(default_factory=list["Node"])

    def add(self, child: "Node") -> "Node":
        """Put a child at the end and give it back."""
        child.parent = self
        self.children.append(child)
        return child

    def row(self) -> int:
        """Its place among its siblings."""
        return self.parent.children.index(self) if self.parent else 0

    def path(self) -> tuple[str, ...]:
        """What tells it from all others, also after the tree was built anew."""
        above = self.parent.path() if self.parent else ()
        return (*above, f"{self.kind}:{self.name or self.label}")


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that the tree shows, and the reader's synonyms."""

    sittings: Sequence[SittingInfo]
    assemblies: Sequence[Assembly]
    posts: int
    searches: Sequence[SavedSearch]
    bookmarks: int
    tags: Sequence[tuple[str, int]]
    drafts: Sequence[Draft]
    synonyms: Sequence[Sequence[str]] = ()


class LibraryModel(QAbstractItemModel):
    """The tree of a library."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node(NodeKind.ASSEMBLY, "")

    def set_contents(self, contents: Contents) -> None:
        """Build the tree anew."""
        self.beginResetModel()
        self._root = _tree(contents)
        self.endResetModel()

    def node(self, index: ModelIndex) -> Node:
        """The node of an index; the root for an invalid one."""
        return index.internalPointer() if index.isValid() else self._root  # pyright: ignore[reportReturnType]

    def find(self, path: tuple[str, ...]) -> QModelIndex:
        """The index of the node of that path, or an invalid one."""
        node, index = self._root, QModelIndex()
        for depth in range(2, len(path) + 1):
            for child in node.children:
                if child.path() == path[:depth]:
                    node = child
                    index = self.createIndex(child.row(), 0, child)
                    break
            else:
                return QModelIndex()
        return index

    def index_of_sitting(self, sitting: str) -> QModelIndex:
        """The index of a sitting's own node, or an invalid one."""
        nodes = list(self._root.children)
        while nodes:
            node = nodes.pop()
            if node.kind is NodeKind.SITTING and node.sittings[0].id == sitting:
                return self.createIndex(node.row(), 0, node)
            if any(info.id == sitting for info in node.sittings):
                nodes = list(node.children)
        return QModelIndex()

    def index(
        self,
        row: int,
        column: int,
        parent: ModelIndex = QModelIndex(),  # noqa: B008
    ) -> QModelIndex:
        children = self.node(parent).children
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: ModelIndex) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]
        above = self.node(index).parent if index.isValid() else None
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row(), 0, above)

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return len(self.node(parent).children)

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self.node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return node.label if node.count is None else f"{node.label}　{node.count:,}"
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(_ICONS[node.kind], current_theme().muted)
        if role == Qt.ItemDataRole.ToolTipRole:
            return node.label
        return None


class LibraryTree(QTreeView):
    """The tree itself.

    Signals:
        chosen: the `Node` that was clicked or reached by the keyboard.
        menuRequested: a node and the menu to fill, before it is shown.
    """

    chosen = Signal(object)
    menuRequested = Signal(object, object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = LibraryModel(self)
        self._filled = False
        self.setModel(self._model)
        self.setHeaderHidden(True)
        self.setProperty("role", "sidebar")
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAccessibleName(self.tr("ライブラリー"))
        self.selectionModel().currentChanged.connect(self._tell)
        theme_changes().changed.connect(self._repaint)

    def set_contents(self, contents: Contents) -> None:
        """Show a library's contents; what was open and chosen stays so."""
        opened = self._open_paths()
        current = self.currentIndex()
        chosen = self._model.node(current).path() if current.isValid() else None
        self.selectionModel().blockSignals(True)
        self._model.set_contents(contents)
        for path in opened:
            self.setExpanded(self._model.find(path), True)
        if chosen is not None:
            self.setCurrentIndex(self._model.find(chosen))
        self.selectionModel().blockSignals(False)
        if not self._filled and contents.sittings:
            self._filled = True
            self.expandToDepth(0)

    def show_sitting(self, sitting: str) -> None:
        """Mark the sitting that is open, without choosing it again."""
        index = self._model.index_of_sitting(sitting)
        if index.isValid() and self.isExpanded(index.parent()):
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(False)
            self.viewport().update()

    def show_kind(self, kind: NodeKind) -> None:
        """Go to the first node of a kind and open it."""
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if self._model.node(index).kind is kind:
                self.setCurrentIndex(index)
                self.setExpanded(index, True)
                self.scrollTo(index)
                return

    def node_like(self, node: Node) -> Node | None:
        """What stands in the place of a node of an earlier contents; None where it is gone."""
        index = self._model.find(node.path())
        return self._model.node(index) if index.isValid() else None

    def _open_paths(self) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = []
        waiting = [QModelIndex()]
        while waiting:
            parent = waiting.pop()
            for row in range(self._model.rowCount(parent)):
                index = self._model.index(row, 0, parent)
                if self.isExpanded(index):
                    found.append(self._model.node(index).path())
                    waiting.append(index)
        return found

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._model.node(current))

    def _repaint(self) -> None:
        self.viewport().update()

    # --- Qt -----------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first node current where none is; coming by Tab chooses nothing.
        self.selectionModel().blockSignals(True)
        super().focusInEvent(event)
        self.selectionModel().blockSignals(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        before = QPersistentModelIndex(self.currentIndex())
        super().mousePressEvent(event)
        # The node of the open sitting is current without having been chosen, and one that was
        # chosen may be wanted again after a search.
        pressed = self.indexAt(event.position().toPoint())
        on_words = self.visualRect(pressed).contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and on_words and pressed == before:
            self._tell(pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self._tell(self.currentIndex())
            else:
                self.setCurrentIndex(self._model.index(0, 0))
        else:
            super().keyPressEvent(event)


def _tree(contents: Contents) -> Node:
    root = Node(NodeKind.ASSEMBLY, "", name="root")
    newest_first = sorted(
        contents.sittings, key=lambda info: (str(info.date or ""), info.id), reverse=True
    )
    by_assembly: dict[str, list[SittingInfo]] = {one.name: [] for one in contents.assemblies}
    for info in newest_first:
        by_assembly.setdefault(info.assembly or "", []).append(info)
    for name, sittings in by_assembly.items():
        label = name or QCoreApplication.translate("LibraryTree", "その他の会議録")
        council = root.add(
            Node(NodeKind.ASSEMBLY, label, count=len(sittings), sittings=sittings, name=name)
        )
        _add_years(council, sittings)
    root.add(
        Node(
            NodeKind.POSTS,
            QCoreApplication.translate("LibraryTree", "ブログの記事"),
            count=contents.posts or None,
        )
    )
    searches = root.add(
        Node(NodeKind.SEARCHES, QCoreApplication.translate("LibraryTree", "保存した検索"))
    )
    for search in contents.searches:
        searches.add(
            Node(
                NodeKind.SEARCH,
                search.name,
                name=str(search.id),
                identity=search.id,
                query=search.query,
            )
        )
    bookmarks = root.add(
        Node(
            NodeKind.BOOKMARKS,
            QCoreApplication.translate("LibraryTree", "しおり"),
            count=contents.bookmarks or None,
        )
    )
    for name, count in contents.tags:
        bookmarks.add(Node(NodeKind.TAG, name, count=count, name=name))
    drafts = root.add(Node(NodeKind.DRAFTS, QCoreApplication.translate("LibraryTree", "下書き")))
    for draft in contents.drafts:
        drafts.add(
            Node(
                NodeKind.DRAFT,
                draft.title or QCoreApplication.translate("LibraryTree", "無題の下書き"),
                name=str(draft.id),
                identity=draft.id,
            )
        )
    return root


def _add_years(council: Node, sittings: Sequence[SittingInfo]) -> None:
    years: dict[str, Node] = {}
    meetings: dict[tuple[str, str], Node] = {}
    by_year: dict[str, list[SittingInfo]] = {}
    by_meeting: dict[tuple[str, str], list[SittingInfo]] = {}
    for info in sittings:
        year = (
            QCoreApplication.translate("LibraryTree", "{0}（{1}）").format(
                wareki_year(info.date), info.date.year
            )
            if info.date
            else QCoreApplication.translate("LibraryTree", "日付不明")
        )
        by_year.setdefault(year, []).append(info)
        meeting = short_meeting(info.meeting or info.id)
        by_meeting.setdefault((year, meeting), []).append(info)
    for year, infos in by_year.items():
        years[year] = council.add(
            Node(NodeKind.YEAR, year, count=len(infos), sittings=infos, name=year)
        )
    for (year, meeting), infos in by_meeting.items():
        meetings[year, meeting] = years[year].add(
            Node(NodeKind.MEETING, meeting, sittings=infos, name=meeting)
        )
        for info in reversed(infos):
            label = _day(info)
            meetings[year, meeting].add(
                Node(NodeKind.SITTING, label, sittings=[info], name=info.id)
            )


def _day(info: SittingInfo) -> str:
    return day_in_year(info.date) if info.date else info.meeting or info.id
