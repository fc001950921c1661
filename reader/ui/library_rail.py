"""The library where it is folded away: an icon for each of its kinds."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from reader.ui.icons import action_button, bind_icon, icon_button
from reader.ui.library_nodes import NodeKind
from reader.ui.theme import ICON_LARGE, SPACE


class LibraryRail(QFrame):
    """Opens the library at a kind of what it holds.

    Attributes:
        listed: shows the list, where there is no room for both.

    Signals:
        wanted: this kind (a `NodeKind`) is to be shown.
    """

    wanted = Signal(NodeKind)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons: dict[NodeKind, QToolButton] = {}

    def fill(self, listed: QAction) -> None:
        """Make the icons; once.

        Args:
            listed: shows the list, where that is not there.
        """
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xs, SPACE.s, SPACE.xs, SPACE.s)
        column.setSpacing(SPACE.xs)
        self.listed = action_button(listed, self, ICON_LARGE)
        column.addWidget(self.listed)
        for icon, words, kind in (
            ("landmark", self.tr("会議録"), NodeKind.ASSEMBLY),
            ("rss", self.tr("ブログの記事"), NodeKind.POSTS),
            ("file-text", self.tr("文書"), NodeKind.DOCUMENTS),
            ("star", self.tr("保存した検索"), NodeKind.SEARCHES),
            ("bookmark", self.tr("しおり"), NodeKind.BOOKMARKS),
            ("notebook", self.tr("下書き"), NodeKind.DRAFTS),
        ):
            self._buttons[kind] = icon_button(
                icon,
                words,
                partial(self.wanted.emit, kind),
                self,
                size=ICON_LARGE,
                token="muted",
            )
            column.addWidget(self._buttons[kind])
        column.addStretch(1)

    def button(self, kind: NodeKind) -> QToolButton:
        """The icon of a kind."""
        return self._buttons[kind]

    def offer_list(self, offer: bool) -> None:
        """Whether the icons lead to the list, too."""
        self.listed.setVisible(offer)

    def show_documents(self, show: bool) -> None:
        """Whether the library holds documents."""
        self._buttons[NodeKind.DOCUMENTS].setVisible(show)

    def tell_news(self, new: bool) -> None:
        """Whether a saved search has something new: its star tells while the library is away."""
        star = self._buttons[NodeKind.SEARCHES]
        words = self.tr("保存した検索（新着あり）") if new else self.tr("保存した検索")
        if words == star.accessibleName():
            return
        bind_icon(star, "star", "accent" if new else "muted")
        star.setToolTip(words)
        star.setAccessibleName(words)
