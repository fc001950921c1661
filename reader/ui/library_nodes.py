"""What the library's tree is made of: councils, years, meetings, sittings, searches …"""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property

from msgspec import Struct, field
from PySide6.QtCore import QCoreApplication

from reader.library.records import Assembly, Blog, DraftInfo, PostInfo, SavedSearch, SittingInfo
from reader.minutes.meeting import short_meeting, squeeze
from reader.minutes.wareki import wareki_year
from reader.ui.wording import day_in_year


class NodeKind(StrEnum):
    """What a node of the tree stands for."""

    ARRIVALS = "arrivals"
    ASSEMBLY = "assembly"
    YEAR = "year"
    MEETING = "meeting"
    SITTING = "sitting"
    POSTS = "posts"
    BLOG = "blog"
    BLOG_YEAR = "blog-year"
    DOCUMENTS = "documents"
    SEARCHES = "searches"
    SEARCH = "search"
    BOOKMARKS = "bookmarks"
    TAG = "tag"
    DRAFTS = "drafts"
    DRAFT = "draft"


DELETABLE = frozenset((NodeKind.SEARCH, NodeKind.DRAFT, NodeKind.BLOG))
"""What can be taken away in the tree."""


class Badge(Struct, frozen=True):
    """What a saved search's node says of its hits.

    Attributes:
        new: how many of them are new.
        flaw: why there are none to be had: a sentence; "" where all is well.
    """

    new: int = 0
    flaw: str = ""


class Node(Struct, eq=False):
    """A node of the tree.

    Attributes:
        label: its words; count: the number behind them, None for none.
        sittings: the sittings below it, newest first (arrivals, assembly, year, meeting, sitting).
        posts: the posts of the arrivals, of a blog, or of a year of it.
        blog: the blog, where it is known; its posts may tell no more than whose they are.
        name: a tag's or council's name; identity: a saved search's or draft's id.
        badge: of a saved search; of all of them together on the node above them.
        below: makes the nodes below it, of which there is at least one.
    """

    kind: NodeKind
    label: str
    parent: "Node | None" = None
    count: int | None = None
    sittings: Sequence[SittingInfo] = ()
    posts: Sequence[PostInfo] = ()
    blog: Blog | None = None
    name: str = ""
    identity: int = 0
    badge: Badge = field(default_factory=Badge)
    below: Callable[["Node"], None] | None = None
    _children: list["Node"] = field(default_factory=list["Node"])

    @property
    def children(self) -> list["Node"]:
        """The nodes below it; made when they are asked for, as there may be thousands."""
        if self.below is not None:
            make, self.below = self.below, None
            make(self)
        return self._children

    @property
    def has_children(self) -> bool:
        """Whether there are any, without making them."""
        return self.below is not None or bool(self._children)

    def add(self, child: "Node") -> "Node":
        """Put a child at the end and give it back."""
        child.parent = self
        self._children.append(child)
        return child

    def row(self) -> int:
        """Its place among its siblings."""
        return self.parent.children.index(self) if self.parent else 0

    def path(self) -> tuple[str, ...]:
        """What tells it from all others, also after the tree was built anew."""
        above = self.parent.path() if self.parent else ()
        return (*above, f"{self.kind}:{self.name or self.label}")


class Contents(Struct, frozen=True, dict=True):
    """Everything that the tree shows, and the reader's synonyms.

    Attributes:
        sittings, arrived: newest first.
        posts, documents: how many there are.
        post_infos: the posts, newest first; blogs: by title.
        change: the number of the library's last change.
        arrived, arrived_posts: what was stored since the window was last closed.
    """

    sittings: Sequence[SittingInfo]
    assemblies: Sequence[Assembly]
    posts: int
    searches: Sequence[SavedSearch]
    bookmarks: int
    tags: Sequence[tuple[str, int]]
    drafts: Sequence[DraftInfo]
    synonyms: Sequence[Sequence[str]] = ()
    documents: int = 0
    change: int = 0
    arrived: Sequence[SittingInfo] = ()
    arrived_posts: Sequence[PostInfo] = ()
    post_infos: Sequence[PostInfo] = ()
    blogs: Sequence[Blog] = ()

    @cached_property
    def tree(self) -> Node:
        """The root of the tree that shows all this."""
        return _tree_of(self)

    def make_tree(self) -> None:
        """Make the tree now, off the event loop, for which that takes too long."""
        _ = self.tree


def _tree_of(contents: Contents) -> Node:
    """The root of the tree; it has no words itself."""
    root = Node(NodeKind.ASSEMBLY, "", name="root")
    arrivals = len(contents.arrived) + len(contents.arrived_posts)
    if arrivals:
        root.add(
            Node(
                NodeKind.ARRIVALS,
                QCoreApplication.translate("LibraryTree", "前回からの新着"),
                count=arrivals,
                sittings=contents.arrived,
                posts=contents.arrived_posts,
            )
        )
    by_assembly: dict[str, list[SittingInfo]] = {one.name: [] for one in contents.assemblies}
    for info in contents.sittings:
        by_assembly.setdefault(info.assembly or "", []).append(info)
    for name, sittings in by_assembly.items():
        label = name or QCoreApplication.translate("LibraryTree", "その他の会議録")
        council = root.add(
            Node(NodeKind.ASSEMBLY, label, count=len(sittings), sittings=sittings, name=name)
        )
        _add_years(council, sittings)
    posts = root.add(
        Node(
            NodeKind.POSTS,
            QCoreApplication.translate("LibraryTree", "ブログの記事"),
            count=contents.posts or None,
        )
    )
    _add_blogs(posts, contents)
    if contents.documents:
        label = QCoreApplication.translate("LibraryTree", "文書")
        root.add(Node(NodeKind.DOCUMENTS, label, count=contents.documents))
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


def _add_blogs(above: Node, contents: Contents) -> None:
    """A node for each blog; of a post whose blog is not known it is told whose it is."""
    titles = {blog.id: blog.title for blog in contents.blogs}
    of_title: dict[str, list[PostInfo]] = {}
    for info in contents.post_infos:
        title = titles.get(info.blog or 0) or info.author or ""
        of_title.setdefault(title, []).append(info)
    blogs: dict[str, Blog] = {}
    for blog in contents.blogs:
        # One that is followed stands for another of the same title.
        known = blog.title in of_title and blog.title not in blogs
        if blog.feed is not None or known:
            blogs[blog.title] = blog
    for title in sorted({*of_title, *blogs}, key=lambda one: (not one, one)):
        found = of_title.get(title, [])
        above.add(
            Node(
                NodeKind.BLOG,
                title or QCoreApplication.translate("LibraryTree", "ブログ名のない記事"),
                count=len(found) or None,
                posts=found,
                blog=blogs.get(title),
                name=title or "-",
                below=_add_blog_years if found else None,
            )
        )


def _add_blog_years(blog: Node) -> None:
    by_year: dict[int | None, list[PostInfo]] = {}
    for info in blog.posts:
        by_year.setdefault(info.date.year if info.date else None, []).append(info)
    for year, infos in by_year.items():
        label = (
            QCoreApplication.translate("LibraryTree", "{0}年").format(year)
            if year is not None
            else QCoreApplication.translate("LibraryTree", "日付不明")
        )
        blog.add(Node(NodeKind.BLOG_YEAR, label, count=len(infos), posts=infos, name=str(year)))


def newest_first(sittings: Sequence[SittingInfo]) -> list[SittingInfo]:
    """Sittings by date, the newest first; those without a date last."""
    return sorted(sittings, key=lambda info: (info.date or date.min, info.id), reverse=True)


def _add_years(council: Node, sittings: Sequence[SittingInfo]) -> None:
    by_year: dict[tuple[str, int] | None, list[SittingInfo]] = {}
    for info in sittings:
        # A year in which an era began stands there twice.
        when = (wareki_year(info.date), info.date.year) if info.date else None
        by_year.setdefault(when, []).append(info)
    for when, infos in by_year.items():
        year = (
            QCoreApplication.translate("LibraryTree", "{0}（{1}）").format(*when)
            if when
            else QCoreApplication.translate("LibraryTree", "日付不明")
        )
        council.add(
            Node(
                NodeKind.YEAR,
                year,
                count=len(infos),
                sittings=infos,
                name=year,
                below=_add_meetings,
            )
        )


def _add_meetings(year: Node) -> None:
    by_meeting: dict[str, list[SittingInfo]] = {}
    for info in year.sittings:
        by_meeting.setdefault(short_meeting(info.meeting or info.id), []).append(info)
    for meeting, infos in by_meeting.items():
        year.add(Node(NodeKind.MEETING, meeting, sittings=infos, name=meeting, below=_add_sittings))


def _add_sittings(meeting: Node) -> None:
    for info in reversed(meeting.sittings):
        meeting.add(Node(NodeKind.SITTING, _day(info), sittings=[info], name=info.id))


def _day(info: SittingInfo) -> str:
    return day_in_year(info.date) if info.date else squeeze(info.meeting or info.id)
