"""The library as a tree, with counts of the new at the searches that are kept."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QMenu,
    QTreeView,
    QWidget,
)

from reader.ui import pane_keys
from reader.ui.badges import BADGE_ROLE, BadgeDelegate
from reader.ui.escape import claim_escape
from reader.ui.fitting import own_viewport
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
    """The tree itself; several nodes can be selected, as in a file manager.

    Signals:
        chosen: the `Node` that was clicked or reached by the keyboard.
        severalChosen: the nodes that are selected, in their order; two or more.
        counted: the nodes that are selected now, whoever selected them; none to several.
        menuRequested: nodes, and the menu to fill, before it is shown.
        renamed: a saved search's node, and its new name.
        deleteRequested: nodes that are to go.
    """

    chosen = Signal(object)
    severalChosen = Signal(object)  # noqa: N815
    counted = Signal(object)
    menuRequested = Signal(object, object)  # noqa: N815
    renamed = Signal(object, str)
    deleteRequested = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
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
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("ライブラリー"))
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self.expanded.connect(self._show_opened)
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
        selected = [node.path() for node in self.selected()]
        with QSignalBlocker(self.selectionModel()):
            self._model.set_contents(contents)
            for path in opened:
                self.setExpanded(self._model.find(path), True)
            if chosen is not None:
                self._choose(self._model.find(chosen))
            if len(selected) > 1:
                self._select(map(self._model.find, selected))
        self.counted.emit(self.selected())
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
        with QSignalBlocker(self.selectionModel()):
            self._choose(self._model.find(node.path()))
        self.viewport().update()
        self.counted.emit(self.selected())

    def selected(self) -> list[Node]:
        """The nodes that are selected, from top to bottom."""
        rows = self.selectionModel().selectedRows()
        # As they stand, not as they were chosen.
        rows.sort(key=lambda index: self.visualRect(index).top())
        return [self._model.node(index) for index in rows]

    def several(self) -> bool:
        """Whether more than one node is selected."""
        return len(self.selectionModel().selectedRows()) > 1

    def leave_several(self) -> None:
        """Of several selected nodes let the current one alone be selected."""
        self._choose(self.currentIndex())
        self.setFocus()

    def popup_for_selected(self, point: QPoint) -> None:
        """Show what can be done with the selected nodes, in a menu at a place of the screen."""
        self._popup(self.selected(), point)

    def edit_name(self, node: Node) -> None:
        """Let a saved search's name be typed in its place."""
        index = self._model.find(node.path())
        if index.isValid():
            self.edit(index)

    def first(self, kind: NodeKind, identity: int | None = None) -> Node | None:
        """The first node of a kind (and of that id) on the two upper floors, or None."""
        return self._model.first(kind, identity)

    def show_sitting(self, sitting: str) -> None:
        """Mark the sitting that is open, without choosing it again; of several selected nodes
        none is let go for it."""
        index = self._model.index_of_sitting(sitting)
        if index.isValid() and self.isExpanded(index.parent()) and not self.several():
            self.mark(self._model.node(index))

    def show_kind(self, kind: NodeKind) -> None:
        """Go to the first node of a kind and open it."""
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if self._model.node(index).kind is kind:
                self._choose(index)
                self.setExpanded(index, True)
                self._show(index)
                return

    def node_like(self, node: Node) -> Node | None:
        """What stands in the place of a node of an earlier contents; None where it is gone."""
        index = self._model.find(node.path())
        return self._model.node(index) if index.isValid() else None

    def _show_opened(self, index: QModelIndex) -> None:
        """A node was opened: the current one by who uses the tree, others with its contents."""
        if index == self.currentIndex():
            self._show(index)

    def _show(self, index: QModelIndex) -> None:
        """Bring a node into sight and, where it is open, the first of what it holds."""
        if self.isExpanded(index):
            # The node itself stays in sight: as many as there is room for under it.
            room = self.viewport().height() // max(self.rowHeight(index), 1) - 1
            last = min(self._model.rowCount(index), room) - 1
            self.scrollTo(self._model.index(max(last, 0), 0, index))
        self.scrollTo(index)

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

    def _choose(self, index: QModelIndex) -> None:
        """Select a node alone, whatever keys are held."""
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )

    def _select(self, indexes: Iterable[QModelIndex]) -> None:
        """Select these; the current one stays where it is."""
        selection = QItemSelection()
        for index in indexes:
            if index.isValid():
                selection.select(index, index)
        self.selectionModel().select(
            selection,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )

    def _select_siblings(self) -> None:
        """Select all of the kind of the current node that stand beside it: all saved searches,
        all councils; a tree has too much in it to be taken as a whole."""
        current = self.currentIndex()
        if not current.isValid():
            return
        kind, above = self._model.node(current).kind, current.parent()
        beside = (self._model.index(row, 0, above) for row in range(self._model.rowCount(above)))
        self._select(index for index in beside if self._model.node(index).kind is kind)

    def _tell(self) -> None:
        nodes = self.selected()
        self.counted.emit(nodes)
        if len(nodes) > 1:
            self.severalChosen.emit(nodes)
        elif nodes:
            self.chosen.emit(nodes[0])

    def _popup(self, nodes: Sequence[Node], point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menuRequested.emit(nodes, menu)
        if menu.actions():
            menu.popup(point)
        else:
            menu.deleteLater()

    def _repaint(self) -> None:
        self.viewport().update()

    # --- Qt -----------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        # What was chosen stays in sight, unless it had been left already.
        row, height = self.visualRect(self.currentIndex()), event.oldSize().height()
        held = row.isValid() and row.top() >= 0 and row.bottom() < height
        super().resizeEvent(event)
        if held:
            self._show(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first node current where none is; coming by Tab chooses nothing.
        with QSignalBlocker(self.selectionModel()):
            super().focusInEvent(event)

    def selectionCommand(
        self, index: ModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        # A click beside the nodes lets nothing go.
        if not index.isValid():
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        before = self.selectionModel().selectedRows()
        super().mousePressEvent(event)
        # The node of the open sitting is selected without having been chosen, and one that was
        # chosen may be wanted again after a search.
        pressed = self.indexAt(event.position().toPoint())
        on_words = self.visualRect(pressed).contains(event.position().toPoint())
        same = before == [pressed] and self.selectionModel().selectedRows() == before
        if event.button() == Qt.MouseButton.LeftButton and on_words and same:
            self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # A click by an unsteady hand selects what was pressed, not a row of nodes.
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid():
            return
        below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        node, nodes = self._model.node(index), self.selected()
        self._popup(nodes if node in nodes else [node], event.globalPos() if by_mouse else below)

    def event(self, event: QEvent) -> bool:
        # Esc leaves the many first, then the tree.
        if claim_escape(event, self.several):
            return True
        return super().event(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self._model.set_badges(self._badges)
        if self._waiting is not None:
            contents, self._waiting = self._waiting, None
            self.set_contents(contents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pane_keys.DELETE.pressed(event) and self.selected():
            self.deleteRequested.emit(self.selected())
        elif pane_keys.CHOOSE_ALL.pressed(event):
            self._select_siblings()
        elif pane_keys.STEP_OUT.pressed(event) and self.several():
            self.leave_several()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            current = self.currentIndex()
            if not current.isValid():
                self._choose(self._model.index(0, 0))
            elif self.several() or self.selectionModel().isSelected(current):
                self._tell()
            else:
                self._choose(current)
        else:
            super().keyPressEvent(event)
