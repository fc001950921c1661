"""What the list shows for a node of the library's tree."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from reader.library.records import ExchangeInfo, PostKind, SittingInfo
from reader.search.query import FieldName
from reader.ui import listing, result_words
from reader.ui.blog_words import blog_words
from reader.ui.entries import Entry
from reader.ui.library_nodes import Contents, Node, NodeKind
from reader.ui.searches import Searches
from reader.ui.tasks import Lane, Task
from reader.ui.wording import listed
from reader.ui.workspace import Workspace

MOST = 300
"""Sittings, or new hits, that are listed at once."""

_HANDFUL = 20
"""Sittings that are listed by their exchanges."""

_NAMED = 3
"""Nodes that a list's title names."""

NEW_DRAFT = "draft:new"
"""The link that begins a draft."""

Show = Callable[[str, str, Sequence[Entry]], None]
"""Gets the header's title, its second line as rich text, and the entries."""


class NodeListing(QObject):
    """Lists what nodes hold; some of it has to be loaded first."""

    def __init__(self, workspace: Workspace, searches: Searches, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._searches = searches

    def list(self, node: Node, contents: Contents, show: Show) -> None:
        """Call `show` with what a node holds, now or once it is loaded."""
        match node.kind:
            case NodeKind.ARRIVALS:
                self._list_arrivals(node, show)
            case NodeKind.SEARCHES:
                hint = self.tr("検索してから Ctrl+S で保存できます。")
                if node.has_children:
                    hint = self.tr("ライブラリーで保存した検索を選ぶと、結果が並びます。")
                words = self._searches.sentences() or hint
                show(node.label, words, ())
            case NodeKind.SEARCH:
                # Its hits are a search's, not the tree's.
                pass
            case NodeKind.ASSEMBLY:
                scope = result_words.scope(contents.assemblies, 0, {FieldName.COUNCIL: node.name})
                show(node.label, scope, listing.of_sittings(node.sittings))
            case NodeKind.YEAR:
                show(node.label, "", listing.of_sittings(node.sittings))
            case NodeKind.MEETING | NodeKind.SITTING:
                title = listing.sitting_title(node.sittings[0])
                title = node.label if node.kind is NodeKind.MEETING else title
                self._workspace.load_exchanges(
                    node.sittings, lambda found: show(title, "", listing.of_exchanges(found))
                )
            case NodeKind.POSTS:
                self._workspace.load_posts(
                    lambda posts: show(node.label, "", listing.of_posts(posts))
                )
            case NodeKind.BLOG | NodeKind.BLOG_YEAR:
                words = blog_words(node.blog) if node.blog is not None else ""
                show(node.label, words, listing.of_posts(node.posts))
            case NodeKind.DOCUMENTS:
                hint = self.tr(
                    "会議録や記事として読み取れなかったファイルです。Delete で削除できます。"
                )
                self._workspace.load_documents(
                    lambda found: show(node.label, hint, listing.of_posts(found))
                )
            case NodeKind.BOOKMARKS | NodeKind.TAG:
                self._list_bookmarks(node, show)
            case NodeKind.DRAFTS:
                hint = self.tr("話題や選んだ文を Ctrl+Shift+D で集められます。")
                if node.has_children:
                    hint = self.tr("ライブラリーで下書きを選ぶと、右の欄に開きます。")
                begin = self.tr("新しい下書き")
                link = f'<a href="{NEW_DRAFT}">{begin}</a>'
                show(node.label, f"{hint}　{link}", ())
            case NodeKind.DRAFT:
                # It is shown in the tray.
                pass

    def list_together(self, nodes: Sequence[Node], contents: Contents, show: Show) -> None:
        """Call `show` with what several nodes hold, each thing once: sittings and posts with the
        newest first, then documents and bookmarks."""
        kinds, library = {node.kind for node in nodes}, self._workspace.library
        sittings = {info.id: info for node in nodes for info in node.sittings}
        posts = {info.id: info for node in nodes for info in node.posts}
        if NodeKind.POSTS in kinds:
            posts.update((info.id, info) for info in contents.post_infos)
        tags = {node.name for node in nodes if node.kind is NodeKind.TAG}
        apart = len(sittings) <= _HANDFUL and not kinds & {NodeKind.ASSEMBLY, NodeKind.YEAR}

        def work(_: Task) -> list[Entry]:
            exchanges = library.sittings.exchanges
            entries = listing.of_arrivals(
                [(info, exchanges(info.id) if apart else ()) for info in sittings.values()],
                posts.values(),
            )
            if NodeKind.DOCUMENTS in kinds:
                infos = library.posts.infos()[::-1]
                entries += listing.of_posts(one for one in infos if one.kind is PostKind.DOCUMENT)
            if tags or NodeKind.BOOKMARKS in kinds:
                entries += listing.of_bookmarks(
                    one
                    for one in library.bookmarks.all()
                    if NodeKind.BOOKMARKS in kinds or tags & set(one.tags)
                )
            return entries

        title = listed(node.label for node in nodes[:_NAMED])
        if len(nodes) > _NAMED:
            title = self.tr("{0} ほか{1}件").format(title, len(nodes) - _NAMED)
        scope = self.tr("選んだ{0}件をまとめて表示しています。").format(f"{len(nodes):,}")
        self._workspace.tasks.run(Lane.READ, work, lambda entries: show(title, scope, entries))

    def _list_arrivals(self, node: Node, show: Show) -> None:
        """What came since the last session: by its exchanges while it is a handful."""

        def found(exchanges: Sequence[tuple[SittingInfo, Sequence[ExchangeInfo]]]) -> None:
            entries = listing.of_arrivals(exchanges, node.posts)
            show(node.label, self._searches.sentences(), entries)

        if len(node.sittings) <= _HANDFUL:
            self._workspace.load_exchanges(node.sittings, found)
        else:
            found([(info, ()) for info in node.sittings[:MOST]])

    def _list_bookmarks(self, node: Node, show: Show) -> None:
        tag = node.name if node.kind is NodeKind.TAG else None
        title = node.label if tag is None else f"#{tag}"
        hint = self.tr("本文を選んでから Ctrl+D で付けられます。")
        self._workspace.load_bookmarks(
            tag,
            lambda found: show(title, "" if found else hint, listing.of_bookmarks(found)),
        )
