"""The left pane: the library as a tree, with counts of the new at the searches that are kept."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QMenu,
    QTreeView,
    QWidget,
)

from reader.ui import pane_keys
from reader.ui.badges import BADGE_ROLE, BadgeDelegate
from reader.ui.icons import icon
from reader.ui.library_nodes import Badge, Contents, Node, NodeKind
from reader.ui.theme import current_theme, theme_changes

ModelIndex = QModelIndex | QPersistentModelIndex

_ICONS = {
    NodeKind.ARRIVALS: "clock",
    NodeKind.ASSEMBLY: "landmark",
    NodeKind.YEAR: "calendar",
    NodeKind.MEETING: "users",
    NodeKind.SITTING: "file-text",
    NodeKind.POSTS: "rss",
    NodeKind.BLOG: "globe",
    NodeKind.BLOG_YEAR: "calendar",
    NodeKind.DOCUMENTS: "file-text",
    NodeKind.SEARCHES: "star",
    NodeKind.SEARCH: "search",
    NodeKind.BOOKMARKS: "bookmark",
    NodeKind.TAG: "tag",
    NodeKind.DRAFTS: "notebook",
    NodeKind.DRAFT: "file-text",
}


class LibraryModel(QAbstractItemModel):
    """The tree of a library.

    Signals:
        renamed: a saved search's node, and the name that was typed.
    """

    renamed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node(NodeKind.ASSEMBLY, "")
        self._badges: Mapping[int, Badge] = {}

    def set_contents(self, contents: Contents) -> None:
        """Build the tree anew."""
        self.beginResetModel()
        self._root = contents.tree
        self._pin()
        self.endResetModel()

    def set_badges(self, badges: Mapping[int, Badge]) -> None:
        """Show these at the saved searches, by their ids, now and in a tree that is built anew."""
        self._badges = badges
        for node in self._pin():
            index = self.createIndex(node.row(), 0, node)
            self.dataChanged.emit(index, index)

    def _pin(self) -> list[Node]:
        """Give the nodes their badges; those that have another one now."""
        changed: list[Node] = []
        for above in self._root.children:
            if above.kind is not NodeKind.SEARCHES:
                continue
            wanted = {id(node): self._badges.get(node.identity, Badge()) for node in above.children}
            wanted[id(above)] = Badge(sum(badge.new for badge in wanted.values()))
            for node in (above, *above.children):
                if node.badge != wanted[id(node)]:
                    node.badge = wanted[id(node)]
                    changed.append(node)
        return changed

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

    def first(self, kind: NodeKind, identity: int | None = None) -> Node | None:
        """The first node of a kind (and of that id) on the two upper floors, or None."""
        for above in self._root.children:
            for node in (above, *above.children):
                if node.kind is kind and identity in (None, node.identity):
                    return node
        return None

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

    def hasChildren(self, parent: ModelIndex = QModelIndex()) -> bool:  # noqa: B008
        return self.node(parent).has_children

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
        if role == Qt.ItemDataRole.EditRole:
            return node.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (node.label, node.badge.flaw) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole and node.badge != Badge():
            new = QCoreApplication.translate("LibraryTree", "新着 {0}件").format(node.badge.new)
            return f"{node.label} {node.badge.flaw or new}"
        if role == BADGE_ROLE:
            return node.badge
        return None

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        named = index.isValid() and self.node(index).kind is NodeKind.SEARCH
        return flags | Qt.ItemFlag.ItemIsEditable if named else flags

    def setData(
        self, index: ModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        name = str(value).strip()
        node = self.node(index)
        if role != Qt.ItemDataRole.EditRole or not name or name == node.label:
            return False
        self.renamed.emit(node, name)
        return True


class LibraryTree(QTreeView):
    """The tree itself.

    Signals:
        chosen: the `Node` that was clicked or reached by the keyboard.
        menuRequested: a node and the menu to fill, before it is shown.
        renamed: a saved search's node, and its new name.
        deleteRequested: a node that is to go.
    """

    chosen = Signal(object)
    menuRequested = Signal(object, object)  # noqa: N815
    renamed = Signal(object, str)
    deleteRequested = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = LibraryModel(self)
        self._filled = False
        self._waiting: Contents | None = None
        self._badges: Mapping[int, Badge] = {}
        self.setModel(self._model)
        self.setItemDelegate(BadgeDelegate(self))
        # F2, as in a file manager; a click is for choosing.
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self._model.renamed.connect(self.renamed)
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
        if self.state() is QAbstractItemView.State.EditingState:
            # What is shown anew would take the half-typed name away.
            self._waiting = contents
            return
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

    def set_badges(self, badges: Mapping[int, Badge]) -> None:
        """Show what is new at the saved searches, by their ids."""
        self._badges = badges
        if self.state() is not QAbstractItemView.State.EditingState:
            self._model.set_badges(badges)

    def mark(self, node: Node) -> None:
        """Mark what is listed, without choosing it again."""
        index = self._model.find(node.path())
        self.selectionModel().blockSignals(True)
        self.setCurrentIndex(index)
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def edit_name(self, node: Node) -> None:
        """Let a saved search's name be typed in its place."""
        index = self._model.find(node.path())
        if index.isValid():
            self.edit(index)

    def first(self, kind: NodeKind, identity: int | None = None) -> Node | None:
        """The first node of a kind (and of that id) on the two upper floors, or None."""
        return self._model.first(kind, identity)

    def show_sitting(self, sitting: str) -> None:
        """Mark the sitting that is open, without choosing it again."""
        index = self._model.index_of_sitting(sitting)
        if index.isValid() and self.isExpanded(index.parent()):
            self.mark(self._model.node(index))

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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menuRequested.emit(self._model.node(index), menu)
        if menu.actions():
            below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            menu.popup(event.globalPos() if by_mouse else below)
        else:
            menu.deleteLater()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self._model.set_badges(self._badges)
        if self._waiting is not None:
            contents, self._waiting = self._waiting, None
            self.set_contents(contents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pane_keys.DELETE.pressed(event) and self.currentIndex().isValid():
            self.deleteRequested.emit(self._model.node(self.currentIndex()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self._tell(self.currentIndex())
            else:
                self.setCurrentIndex(self._model.index(0, 0))
        else:
            super().keyPressEvent(event)
