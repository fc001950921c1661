"""The left pane: the library's tree, and how many of its nodes are selected."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.ui.count_bar import CountBar
from reader.ui.library_nodes import DELETABLE, Node
from reader.ui.library_tree import LibraryTree


class LibraryPane(QWidget):
    """The tree with a bar under it.

    Attributes:
        tree: the tree.
        several: what can be done with several nodes; there while several are selected.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = LibraryTree(self)
        self.several = CountBar(self)
        self._delete = self.several.add_tool(
            "trash",
            self.tr("選んだものを削除（Delete）"),
            lambda: self.tree.deleteRequested.emit(self.tree.selected()),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree, 1)
        column.addWidget(self.several)
        self.setFocusProxy(self.tree)
        self.tree.counted.connect(self._count)
        self.several.cleared.connect(self.tree.leave_several)
        self.several.menuRequested.connect(self.tree.popup_for_selected)

    def _count(self, nodes: Sequence[Node]) -> None:
        self.several.offer(self._delete, any(node.kind in DELETABLE for node in nodes))
        self.several.set_count(len(nodes))
