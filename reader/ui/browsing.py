"""Finding and opening: the search field, the tree, the list, and the way back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from reader.library.quotes import Quote
from reader.ui import listing, result_words
from reader.ui.at_rest import rest_while
from reader.ui.entries import Entry
from reader.ui.library_nodes import Contents, Node, NodeKind
from reader.ui.library_tree import LibraryTree
from reader.ui.list_pane import ListPane
from reader.ui.node_listing import MOST, NEW_DRAFT, NodeListing
from reader.ui.notices import Notices
from reader.ui.place import History, Place
from reader.ui.reading_room import ReadingRoom
from reader.ui.search_bar import SearchField
from reader.ui.searches import Searches
from reader.ui.searching import Searching
from reader.ui.tasks import Work
from reader.ui.workspace import OpenPost, OpenSitting, Workspace

if TYPE_CHECKING:
    from reader.ui.reader_pane import ReaderPane


class Browsing(QObject):
    """What is listed, what is open, and how the reader came there.

    Signals:
        opened: something else is open now.
        stepsChanged: whether one can go back, and forward.
        exportRequested: the results are wanted as a file.
        draftRequested: a draft's id; newDraftRequested: another one is wanted.
        postToDraft: the id of a post that is wanted as a draft.
    """

    opened = Signal()
    stepsChanged = Signal(bool, bool)  # noqa: N815
    exportRequested = Signal()  # noqa: N815
    draftRequested = Signal(int)  # noqa: N815
    newDraftRequested = Signal()  # noqa: N815
    postToDraft = Signal(str)  # noqa: N815

    def __init__(
        self,
        field: SearchField,
        searching: Searching,
        tree: LibraryTree,
        pane: ListPane,
        room: ReadingRoom,
        searches: Searches,
        workspace: Workspace,
        notices: Notices,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._searching = searching
        self._tree = tree
        self._pane = pane
        self._room = room
        self._searches = searches
        self._listing = NodeListing(workspace, searches, self)
        self._workspace = workspace
        self._notices = notices
        self._contents: Contents | None = None
        self._nodes: Sequence[Node] = ()
        self._history = History()
        self._wanted: Place | None = None

        self.opened.connect(self._mark_open)
        searching.begun.connect(self._leave_nodes)
        searching.begun.connect(self._give_way)
        searching.emptied.connect(self._leave_nodes)
        searching.emptied.connect(self._show_newest)
        searching.counted.connect(self._show_newest_still)
        searches.changed.connect(self._show_news)
        tree.chosen.connect(self._show_node)
        tree.severalChosen.connect(self._show_nodes)
        pane.header.linkActivated.connect(self._follow_link)
        pane.entryReached.connect(self._reach)
        pane.entryOpened.connect(self._enter)
        pane.menuRequested.connect(self._fill_menu)
        tree.renamed.connect(lambda node, name: searches.rename(node.identity, name))
        room.furnished.connect(self._follow_reader)
        workspace.correctionsChanged.connect(lambda _: self._reload())
        workspace.quotesChanged.connect(self._renew_quotes)

    def _follow_reader(self, reader: "ReaderPane") -> None:
        reader.exchangeChosen.connect(self._open_exchange)
        reader.exchangeReached.connect(self._note_exchange)
        reader.viewChanged.connect(lambda view: self._history.amend(view=view))
        reader.thread_view.topicShown.connect(
            lambda topic: self._history.amend(topic=topic or None)
        )
        reader.post_view.quotes.sourceRequested.connect(self._open_source)
        reader.quoted_in.postRequested.connect(self._open_quoting)

    # --- listing ------------------------------------------------------------

    def set_contents(self, contents: Contents) -> None:
        """The library may hold something else now."""
        if contents == self._contents:
            # Threads are written all the time while the archive is worked through.
            return
        first, before = self._contents is None, self._contents
        self._contents = contents
        self._tree.set_contents(contents)
        self._searching.set_contents(contents)
        if first:
            arrivals = self._tree.first(NodeKind.ARRIVALS)
            if arrivals is not None and not self._field.text().strip():
                self._tree.mark(arrivals)
                self._list_nodes([arrivals])
                return
        if self._nodes:
            self._list_again()
        elif before is not None and len(before.sittings) == len(contents.sittings):
            return
        elif self._searching.asked is None and not self._field.text().strip():
            self._show_newest()
            if self._history.current is None:
                self._pane.select_first()

    def show_arrivals(self) -> None:
        """List what is new since the window was last closed; else the newest."""
        arrivals = self._tree.first(NodeKind.ARRIVALS)
        if arrivals is not None:
            self._tree.mark(arrivals)
            self._show_node(arrivals)
            return
        self._searching.leave()
        self._field.forget()
        self._leave_nodes()
        self._show_newest()

    def _mark_open(self) -> None:
        """Mark in the list what is open."""
        place, opened = self._history.current, self._room.opened
        if isinstance(opened, OpenSitting) and place is not None and place.exchange is None:
            place = replace(place, exchange=self._room.pane.exchange)
        self._pane.follow(place if opened is not None else None)

    def _leave_nodes(self) -> None:
        self._nodes = ()

    def _show_newest(self) -> None:
        if self._contents is None:
            return
        self._pane.show_entries(
            self.tr("新しい会議"),
            result_words.scope(
                self._contents.assemblies, self._contents.posts, {}, self._contents.documents
            ),
            listing.of_sittings(self._contents.sittings[:MOST]),
            self._searching.offers_to_begin(),
        )
        self._mark_open()
        if not self._contents.sittings:
            self._pane.nothing.say(*result_words.no_minutes())

    def _show_newest_still(self) -> None:
        """What a search may begin with is known better, unless something else is listed now."""
        if self._searching.asked is None and not self._nodes:
            self._show_newest()

    def _list_again(self) -> None:
        """List what the nodes hold now; the newest where they are gone."""
        same = [one for one in map(self._tree.node_like, self._nodes) if one is not None]
        if same:
            self._list_nodes(same)
        else:
            self._leave_nodes()
            self._show_newest()

    def _show_node(self, node: Node) -> None:
        """List what a node of the tree holds, and open it where it is one sitting."""
        if node.kind is NodeKind.SEARCH:
            self._searching.open_saved(node.identity)
            return
        if node.kind is NodeKind.DRAFT:
            # It is shown beside what is listed and read, which is where it is written from.
            self.draftRequested.emit(node.identity)
            return
        self._searching.leave()
        self._field.forget()
        self._list_nodes([node])
        if node.kind is NodeKind.SITTING:
            self.open_place(Place(sitting=node.sittings[0].id))

    def _show_nodes(self, nodes: Sequence[Node]) -> None:
        """List what several nodes of the tree hold; of searches and drafts alone there is nothing
        to be listed together, and the list stays as it is."""
        held = [node for node in nodes if node.kind not in (NodeKind.SEARCH, NodeKind.DRAFT)]
        if held:
            self._searching.leave()
            self._field.forget()
            self._list_nodes(held)

    def _list_nodes(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes

        def show(title: str, scope: str, entries: Sequence[Entry]) -> None:
            # Something else may have been asked for while it was loading.
            if self._nodes is not nodes:
                return
            self._pane.show_entries(title, scope, entries)
            self._mark_open()
            if nodes[0].kind is NodeKind.ARRIVALS and self._history.current is None:
                self._pane.select_first()

        if self._contents is None:
            return
        if len(nodes) == 1:
            self._listing.list(nodes[0], self._contents, show)
        else:
            self._listing.list_together(nodes, self._contents, show)

    def _follow_link(self, link: str) -> None:
        """The words over a node's list may speak of a saved search."""
        what, _, identity = link.partition(":")
        if what == "saved":
            node = self._tree.first(NodeKind.SEARCH, int(identity))
            if node is not None:
                self._tree.mark(node)
            self._searching.open_saved(int(identity))
        elif link == NEW_DRAFT:
            self.newDraftRequested.emit()

    def _show_news(self) -> None:
        """Something else is new now: tell the tree, and the list where it speaks of it."""
        self._tree.set_badges(self._searches.badges())
        if any(node.kind is NodeKind.ARRIVALS for node in self._nodes):
            self._list_again()

    def _fill_menu(self, entries: Sequence[Entry], menu: QMenu) -> None:
        if len(entries) == 1 and entries[0].place.post is not None and not entries[0].document:
            post = entries[0].place.post
            menu.addAction(
                self.tr("この記事を下書きとして複製"), lambda: self.postToDraft.emit(post)
            )
        if self._searching.asked is not None:
            menu.addSeparator()
            export = menu.addAction(
                self.tr("検索結果を CSV に書き出す…"), self.exportRequested.emit
            )
            rest_while(self._workspace.tasks, export, Work.RESULTS)

    def close_gone(self, identities: Sequence[str]) -> None:
        """Texts are gone from the library: one of them that is open is closed."""
        opened = self._room.opened
        shown = opened.post.id if isinstance(opened, OpenPost) else None
        if isinstance(opened, OpenSitting):
            shown = opened.sitting.id
        if shown in identities:
            self._room.clear()
            self.opened.emit()

    # --- opening ------------------------------------------------------------

    @property
    def current(self) -> Place | None:
        """The place that is open, or about to be."""
        return self._history.current

    def open_place(self, place: Place) -> None:
        """Open a place and remember it for the way back."""
        self._pane.rest()
        self._history.visit(place)
        self._go_to(place)

    def step(self, step: int) -> None:
        """Go back (−1) or forward (1)."""
        if self._history.can_go(step):
            self._go_to(self._history.go(step))

    def clear(self) -> None:
        """Close what is open and forget the way."""
        self._history = History()
        self._wanted = None
        self._searching.forget_library()
        self._room.clear()
        self.stepsChanged.emit(False, False)
        self.opened.emit()

    def _reach(self, entry: Entry) -> None:
        if self._pane.in_use():
            # The first hit opens by itself; whoever is in the list has chosen.
            self._searching.remember()
        self.open_place(entry.place)

    def _enter(self, entry: Entry) -> None:
        self._searching.remember()
        self.open_place(entry.place)
        self._room.enter()

    def _open_exchange(self, exchange: str) -> None:
        current = self._history.current
        if current is not None:
            self.open_place(Place(sitting=current.sitting, exchange=exchange, query=current.query))

    def _note_exchange(self, exchange: str, speech: int, offset: int) -> None:
        """The reader has come to another exchange by himself: one can go back from there."""
        opened, current = self._room.opened, self._history.current
        if current is None or not isinstance(opened, OpenSitting) or not opened.answers(current):
            # Something else is about to open.
            return
        self._wanted = Place(
            sitting=current.sitting,
            exchange=exchange,
            speech=speech,
            offset=offset,
            query=current.query,
        )
        self._history.visit(self._wanted)
        self._mark_open()
        self.stepsChanged.emit(self._history.can_go(-1), self._history.can_go(1))

    def _reload(self) -> None:
        """Show the open place anew: its links were corrected."""
        current = self._history.current
        if current is not None and current.sitting is not None:
            self._go_to(current, anew=True)

    def _open_source(self, quote: Quote) -> None:
        """The passage of the minutes that a post quotes."""
        passage = quote.passage
        self.open_place(
            Place(sitting=quote.sitting, speech=passage.speech, offset=passage.speech_start)
        )

    def _open_quoting(self, quote: Quote) -> None:
        """The place of a post that quotes the minutes that are open."""
        self.open_place(Place(post=quote.post, offset=quote.passage.start))

    def _renew_quotes(self) -> None:
        """More is known of what is quoted: show it where it matters, without moving."""
        current, opened = self._history.current, self._room.opened
        if current is not None and isinstance(opened, OpenPost):
            self._workspace.open_post(
                opened.post.id, current.query, self._room.pane.renew_quotes, self._notices.report
            )
        elif isinstance(opened, OpenSitting):
            self._workspace.load_quoted(opened.sitting.id, self._show_quoted)

    def _show_quoted(self, sitting: str, quotes: Sequence[Quote]) -> None:
        opened = self._room.opened
        if isinstance(opened, OpenSitting) and opened.sitting.id == sitting:
            self._room.pane.quoted_in.set_quotes(quotes)

    def _go_to(self, place: Place, *, anew: bool = False) -> None:
        self._wanted = place
        self.stepsChanged.emit(self._history.can_go(-1), self._history.can_go(1))
        if place.post is not None:
            self._workspace.open_post(
                place.post,
                place.query,
                lambda post: self._show_post(place, post),
                self._notices.report,
            )
        elif place.sitting is not None:
            opened = self._room.opened
            if not anew and isinstance(opened, OpenSitting) and opened.answers(place):
                self._show_sitting(place, opened)
                return
            self._workspace.open_sitting(
                place,
                lambda sitting: self._show_sitting(place, sitting, anew=anew),
                lambda sitting: self._room.pane.complete(sitting),
                self._notices.report,
            )

    def _give_way(self) -> None:
        """A search was begun: what was about to be chosen in the old list is not, unless it is
        found. Before anything was to be seen its first hit opens, not what was about to; there is
        a way back to that."""
        self._pane.postpone()
        if self._room.opened is None and self._wanted is not None:
            self._wanted = None
            self._pane.expect(None)

    def _show_sitting(self, place: Place, opened: OpenSitting, *, anew: bool = False) -> None:
        # The reader may have gone on while it was loading.
        if self._wanted is not place:
            return
        reader = self._room.pane
        kept = reader.thread_view.position() if anew else None
        reader.show_sitting(opened, place, anew=anew)
        if kept is not None:
            reader.thread_view.restore(kept)
        self._tree.show_sitting(opened.sitting.id)
        self.opened.emit()

    def _show_post(self, place: Place, opened: OpenPost) -> None:
        if self._wanted is place:
            self._room.pane.show_post(opened, place.offset)
            self.opened.emit()
