"""What is done with nodes of the library's tree, one or several: menus, and what is taken away."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from reader.library.blogs import Removed
from reader.search.filters import with_field
from reader.search.query import FieldName
from reader.ui.blogging import Blogging
from reader.ui.drafting import Drafting
from reader.ui.library_nodes import DELETABLE, Node, NodeKind
from reader.ui.library_tree import LibraryTree
from reader.ui.notices import Notices
from reader.ui.search_bar import SearchField
from reader.ui.searches import Searches
from reader.ui.tasks import Lane
from reader.ui.wording import counted, listed
from reader.ui.workspace import Workspace

Undo = Callable[[], object]


class TreeHands(QObject):
    """The works on selected nodes. Whatever is taken away is one step to take back."""

    def __init__(
        self,
        tree: LibraryTree,
        field: SearchField,
        searches: Searches,
        drafting: Drafting,
        blogging: Blogging,
        workspace: Workspace,
        notices: Notices,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._tree = tree
        self._field = field
        self._searches = searches
        self._drafting = drafting
        self._blogging = blogging
        self._workspace = workspace
        self._notices = notices
        tree.menuRequested.connect(self.fill_menu)
        tree.deleteRequested.connect(self.delete)

    # --- menus ----------------------------------------------------------------

    def fill_menu(self, nodes: Sequence[Node], menu: QMenu) -> None:
        """What can be done with these nodes; of several it says with how many."""
        for kind, fill in (
            (NodeKind.ASSEMBLY, self._fill_for_councils),
            (NodeKind.SEARCH, self._fill_for_searches),
            (NodeKind.DRAFT, self._fill_for_drafts),
            (NodeKind.DRAFTS, self._fill_for_all_drafts),
            (NodeKind.POSTS, lambda *_: self._blogging.fill_menu(menu)),
            (NodeKind.BLOG, self._fill_for_blogs),
        ):
            found = [node for node in nodes if node.kind is kind]
            if found and len(nodes) > 1 and kind in (NodeKind.DRAFTS, NodeKind.POSTS):
                continue  # They hold the others; what is done there is done with no node.
            if found:
                if not menu.isEmpty():
                    menu.addSeparator()
                fill(found, menu, len(nodes) > 1)
        deletable = [node for node in nodes if node.kind in DELETABLE]
        if deletable:
            menu.addSeparator()
            menu.addAction(self._delete_words(nodes, deletable), lambda: self.delete(nodes))

    def _delete_words(self, nodes: Sequence[Node], deletable: Sequence[Node]) -> str:
        if len(nodes) > 1:
            return counted(self.tr("削除"), len(deletable))
        return {
            NodeKind.SEARCH: self.tr("削除（Delete）"),
            NodeKind.DRAFT: self.tr("この下書きを削除"),
            NodeKind.BLOG: self.tr("このブログの記事をすべて削除"),
        }[deletable[0].kind]

    def _fill_for_councils(self, found: Sequence[Node], menu: QMenu, several: bool) -> None:
        named = [node for node in found if node.name]
        if named:
            words = self.tr("この議会を検索")
            if several:
                words = counted(self.tr("選んだ議会を検索"), len(named))
            menu.addAction(words, lambda: self.search_in([node.name for node in named]))

    def _fill_for_searches(self, found: Sequence[Node], menu: QMenu, several: bool) -> None:
        searches, identities = self._searches, [node.identity for node in found]
        if not several:
            menu.addAction(self.tr("名前を変更（F2）"), lambda: self._tree.edit_name(found[0]))
            menu.addAction(self.tr("編集…"), lambda: searches.edit(identities[0]))
            menu.addSeparator()
        for words, wanted, act in (
            (self.tr("すべて既読にする"), searches.unread(identities), searches.mark_read),
            (self.tr("未読に戻す"), searches.read_lately(identities), searches.mark_unread),
        ):
            action = menu.addAction(counted(words, len(wanted)) if several and wanted else words)
            action.setEnabled(bool(wanted))
            action.triggered.connect(lambda _=False, do=act, those=wanted: do(*those))

    def _fill_for_drafts(self, found: Sequence[Node], menu: QMenu, several: bool) -> None:
        if not several:
            menu.addAction(self.tr("開く"), lambda: self._drafting.open(found[0].identity))

    def _fill_for_all_drafts(self, _: Sequence[Node], menu: QMenu, __: bool) -> None:
        menu.addAction(self.tr("新しい下書き"), self._drafting.begin)

    def _fill_for_blogs(self, found: Sequence[Node], menu: QMenu, several: bool) -> None:
        blogs = [node.blog for node in found if node.blog is not None]
        self._blogging.fill_blog_menu(blogs, menu, several=several)

    # --- searching ------------------------------------------------------------

    def search_in(self, councils: Sequence[str]) -> None:
        """List what these councils' minutes hold, and let words be typed to search them for."""
        self._field.set_query(with_field("", FieldName.COUNCIL.value, "|".join(councils)) + " ")
        self._field.setFocus()

    # --- taking away ----------------------------------------------------------

    def delete(self, nodes: Sequence[Node]) -> None:
        """Take searches, drafts and blogs with their posts away, in one step to take back; other
        nodes stay."""
        blogs = [node for node in nodes if node.kind is NodeKind.BLOG]
        others = [node for node in nodes if node.kind in DELETABLE and node not in blogs]
        if not blogs:
            self._delete_others(others, [], None)
            return
        tasks, library = self._workspace.tasks, self._workspace.library
        wanted = [
            (node.blog.id if node.blog is not None else None, [post.id for post in node.posts])
            for node in blogs
        ]

        def changed(_: object) -> None:
            self._workspace.contentsChanged.emit()
            self._workspace.catch_up()

        def removed(what: Sequence[Removed]) -> None:
            changed(None)

            def undo() -> None:
                tasks.run(
                    Lane.BLOGS,
                    lambda _: library.blogs.restore_all(what),
                    changed,
                    self._notices.report,
                )

            self._delete_others(others, blogs, undo)

        tasks.run(
            Lane.BLOGS, lambda _: library.blogs.remove_all(wanted), removed, self._notices.report
        )

    def _delete_others(
        self, nodes: Sequence[Node], blogs: Sequence[Node], blogs_back: Undo | None
    ) -> None:
        """Delete searches and drafts, and say what is gone.

        Args:
            blogs: the nodes of blogs that are gone already; `blogs_back` brings them back.
        """
        searches = [node for node in nodes if node.kind is NodeKind.SEARCH]
        drafts = [node for node in nodes if node.kind is NodeKind.DRAFT]
        undos = [
            undo
            for undo in (
                blogs_back,
                self._searches.delete(*(node.identity for node in searches)),
                self._drafting.take_away(*(node.identity for node in drafts)),
            )
            if undo is not None
        ]
        if undos:
            self._notices.say_undoable(
                self._words(searches, drafts, blogs), lambda: [undo() for undo in undos]
            )

    def _words(
        self, searches: Sequence[Node], drafts: Sequence[Node], blogs: Sequence[Node]
    ) -> str:
        posts = f"{sum(len(node.posts) for node in blogs):,}"
        match [*searches, *drafts, *blogs]:
            case [Node(kind=NodeKind.SEARCH) as one]:
                return self.tr("保存した検索「{0}」を削除しました").format(one.label)
            case [Node(kind=NodeKind.DRAFT)]:
                return self.tr("下書きを削除しました")
            case [one]:
                return self.tr("「{0}」の記事を削除しました（{1}件）").format(one.label, posts)
            case _:
                parts: list[str] = []
        if searches:
            parts.append(self.tr("保存した検索 {0}件").format(len(searches)))
        if drafts:
            parts.append(self.tr("下書き {0}件").format(len(drafts)))
        if blogs:
            parts.append(self.tr("ブログ {0}件（記事 {1}件）").format(len(blogs), posts))
        return self.tr("{0}を削除しました").format(listed(parts))
