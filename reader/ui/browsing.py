"""Finding and opening: the search field, the tree, the list, and the way back."""

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from reader.errors import Cancelled, QueryError
from reader.jobs.news import sort_of
from reader.search.query import fields, parse_lenient, with_field
from reader.search.results import Hit, SearchResult, Sort
from reader.ui import listing
from reader.ui.entries import Entry
from reader.ui.library_nodes import Contents, Node, NodeKind, newest_first
from reader.ui.library_tree import LibraryTree
from reader.ui.list_pane import ListPane
from reader.ui.node_listing import MOST, NodeListing
from reader.ui.notices import Notices
from reader.ui.options import Options
from reader.ui.place import History, Place
from reader.ui.reader_pane import ReaderPane
from reader.ui.recent_searches import RecentSearches
from reader.ui.search_bar import SearchField, filter_name
from reader.ui.searches import Searches
from reader.ui.workspace import OpenPost, OpenSitting, Workspace


class Browsing(QObject):
    """What is listed, what is open, and how the reader came there.

    Signals:
        opened: something else is open now.
        stepsChanged: whether one can go back, and forward.
        downloadRequested: a council's address whose missing sittings are wanted.
        quoteRequested: an exchange's or topic's id.
        sortChanged: the list's order is another one now.
    """

    opened = Signal()
    stepsChanged = Signal(bool, bool)  # noqa: N815
    downloadRequested = Signal(str)  # noqa: N815
    quoteRequested = Signal(str)  # noqa: N815
    sortChanged = Signal(object)  # noqa: N815

    def __init__(
        self,
        field: SearchField,
        recent: RecentSearches,
        tree: LibraryTree,
        pane: ListPane,
        reader: ReaderPane,
        searches: Searches,
        workspace: Workspace,
        options: Options,
        notices: Notices,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._recent = recent
        self._tree = tree
        self._pane = pane
        self._reader = reader
        self._searches = searches
        self._listing = NodeListing(workspace, searches, self)
        self._workspace = workspace
        self._options = options
        self._notices = notices
        self._contents: Contents | None = None
        self._node: Node | None = None
        self._history = History()
        self._wanted: Place | None = None
        self._found: tuple[str, SearchResult, Mapping[int, int]] | None = None
        self._sort = options.sort
        self.searching = False

        field.queryChanged.connect(self.search)
        field.submitted.connect(self._submit)
        recent.chosen.connect(self._search_again)
        searches.changed.connect(self._show_news)
        tree.chosen.connect(self._show_node)
        pane.strip.fieldChosen.connect(self._narrow)
        pane.header.linkActivated.connect(self._follow_link)
        pane.entryReached.connect(self._reach)
        pane.entryOpened.connect(self._enter)
        pane.menuRequested.connect(self._fill_menu)
        tree.menuRequested.connect(self._fill_tree_menu)
        tree.renamed.connect(lambda node, name: searches.rename(node.identity, name))
        tree.deleteRequested.connect(self._delete)
        field.leftDownwards.connect(pane.setFocus)
        reader.exchangeChosen.connect(self._open_exchange)
        reader.viewChanged.connect(lambda view: self._history.amend(view=view))
        reader.thread_view.topicShown.connect(
            lambda topic: self._history.amend(topic=topic or None)
        )
        workspace.correctionsChanged.connect(lambda _: self._reload())

    # --- searching ----------------------------------------------------------

    def search(self, query: str) -> None:
        """Search for a query; an empty one lists the library's newest."""
        self._node = None
        if self._searches.current is not None and self._searches.current.query != query:
            self._leave_search()
        parsed, error = parse_lenient(query)
        self._field.set_error(error, error.message(self._notices.language) if error else "")
        if parsed is None or not query.strip():
            self.searching = False
            self._show_newest()
            return
        self.searching = True
        self._workspace.search(
            parsed,
            self._sort,
            lambda result, years: self._show_result(query, result, years),
            self._failed,
        )

    def set_sort(self, sort: Sort) -> None:
        """List the results in another order; a saved search keeps its own."""
        self._sort = sort
        if self._searches.current is None:
            self._options.sort = sort
        self.search(self._field.text())

    def keep_search(self) -> None:
        """Ask for a name and keep the search under it."""
        query = self._field.text().strip()
        if query:
            self._searches.keep(query, self._sort)
        else:
            self._field.setFocus()

    def _open_search(self, identity: int) -> None:
        """List the hits of a saved search, in its own order, the new ones marked."""
        search = self._searches.open(identity)
        if search is None:
            return
        self._use_sort(sort_of(search))
        self._field.set_query(search.query)

    def _leave_search(self) -> None:
        self._searches.leave()
        self._use_sort(self._options.sort)

    def _use_sort(self, sort: Sort) -> None:
        self._sort = sort
        self.sortChanged.emit(sort)

    def _failed(self, error: Exception) -> None:
        if not self.searching:
            return
        if isinstance(error, QueryError):
            self._field.set_error(error, error.message(self._notices.language))
        elif not isinstance(error, Cancelled):
            self._notices.report(error)

    def _show_result(self, query: str, result: SearchResult, years: Mapping[int, int]) -> None:
        if not self.searching or query != self._field.text():
            return
        self._found = query, result, years
        self._searches.listed()
        narrowed = fields(query)
        assemblies = self._contents.assemblies if self._contents else ()
        scope = listing.scope_words(assemblies, narrowed.get("議会"))
        hits: Sequence[Hit] = result.hits
        if self._searches.only_new:
            new = self._searches.hits(hits)
            hits, title = new[:MOST], self.tr("新着 {0}件").format(f"{len(new):,}")
        elif result.total:
            count = f"{result.total:,}"
            words = self.tr("{0}件") if result.exact else self.tr("約{0}件")
            title = words.format(count)
        else:
            title = self.tr("見つかりませんでした")
            scope = self._ways_out(narrowed) + scope
        scope = "<br>".join(part for part in (self._searches.words(result.total), scope) if part)
        entries = listing.of_hits(hits, query)
        self._pane.mark_new(self._searches.owners())
        self._pane.show_results(
            title,
            scope,
            entries,
            fields=narrowed,
            choices=listing.choices(result.facets, assemblies),
            years=years,
            chosen=listing.chosen_years(narrowed.get("期間")),
            with_strip=self._options.strip_open,
        )

    def _ways_out(self, narrowed: Mapping[str, str]) -> str:
        """For an empty result: the missing years first, then dropping a filter."""
        links: list[str] = []
        for one in self._contents.assemblies if self._contents else ():
            if one.missing and one.entry_url:
                words = self.tr("未取得の{0}会議を取り込む（{1}）").format(
                    f"{one.missing:,}", one.name
                )
                links.append(f'<a href="missing:{escape(one.name)}">{escape(words)}</a>')
        for name in narrowed:
            words = self.tr("「{0}」の絞り込みを外す").format(filter_name(name))
            links.append(f'<a href="drop:{escape(name)}">{escape(words)}</a>')
        return "".join(f"{link}<br>" for link in links)

    def _follow_link(self, link: str) -> None:
        what, _, name = link.partition(":")
        if what == "drop":
            self._narrow(name, None)
        elif what == "new":
            self._searches.follow(name)
        elif what == "search":
            node = self._tree.first(NodeKind.SEARCH, int(name))
            if node is not None:
                self._tree.mark(node)
            self._open_search(int(name))
        elif what == "missing":
            for one in self._contents.assemblies if self._contents else ():
                if one.name == name and one.entry_url:
                    self.downloadRequested.emit(one.entry_url)

    def _narrow(self, name: str, value: object) -> None:
        self._field.set_query(
            with_field(self._field.text(), name, None if value is None else str(value))
        )

    def _show_news(self) -> None:
        """Something else is new now: tell the tree, and the list where it speaks of it."""
        self._tree.set_badges(self._searches.badges())
        if self._node is not None and self._node.kind is NodeKind.ARRIVALS:
            self._list_again(self._node)
        elif self.searching and self._found is not None:
            self._show_result(*self._found)

    # --- recent searches ------------------------------------------------------

    def _submit(self, query: str) -> None:
        self._recent.remember(query)
        self._pane.setFocus()

    def _search_again(self, query: str) -> None:
        self._field.set_query(query)
        self._submit(query)

    # --- listing ------------------------------------------------------------

    def set_contents(self, contents: Contents) -> None:
        """The library may hold something else now."""
        if contents == self._contents:
            # Threads are written all the time while the archive is worked through.
            return
        first, before = self._contents is None, self._contents
        self._contents = contents
        self._searches.set_all(contents.searches)
        self._tree.set_contents(contents)
        self._recent.load()
        if first:
            arrivals = self._tree.first(NodeKind.ARRIVALS)
            if arrivals is not None and not self._field.text().strip():
                self._tree.mark(arrivals)
                self._list_node(arrivals)
                return
        if self._node is not None:
            self._list_again(self._node)
            return
        if before is not None and len(before.sittings) == len(contents.sittings):
            return
        if self.searching:
            self.search(self._field.text())
        elif not self._field.text().strip():
            self._show_newest()
            if self._history.current is None:
                self._pane.select_first()

    def _show_newest(self) -> None:
        if self._contents is None:
            return
        self._pane.show_entries(
            self.tr("新しい会議"),
            listing.scope_words(self._contents.assemblies, None),
            listing.of_sittings(newest_first(self._contents.sittings)[:MOST]),
        )

    def _list_again(self, node: Node) -> None:
        """List what a node holds now; the newest where the node is gone."""
        same = self._tree.node_like(node)
        if same is not None:
            self._list_node(same)
        else:
            self._node = None
            self._show_newest()

    def _show_node(self, node: Node) -> None:
        """List what a node of the tree holds, and open it where it is one sitting."""
        if node.kind is NodeKind.SEARCH:
            self._open_search(node.identity)
            return
        self._leave_search()
        self.searching = False
        self._field.forget()
        self._list_node(node)
        if node.kind is NodeKind.SITTING:
            self.open_place(Place(sitting=node.sittings[0].id))

    def _list_node(self, node: Node) -> None:
        self._node = node

        def show(title: str, scope: str, entries: Sequence[Entry]) -> None:
            # Something else may have been asked for while it was loading.
            if self._node is not node:
                return
            self._pane.show_entries(title, scope, entries)
            if node.kind is NodeKind.ARRIVALS and self._history.current is None:
                self._pane.select_first()

        if self._contents is not None:
            self._listing.list(node, self._contents, show)

    def _fill_tree_menu(self, node: Node, menu: QMenu) -> None:
        if node.kind is NodeKind.SEARCH:
            self._searches.fill_menu(node.identity, menu, lambda: self._tree.edit_name(node))
        elif node.kind is NodeKind.DRAFT:
            menu.addAction(self.tr("この下書きを削除"), lambda: self._delete_draft(node))

    def _delete(self, node: Node) -> None:
        if node.kind is NodeKind.SEARCH:
            self._searches.delete(node.identity)
        elif node.kind is NodeKind.DRAFT:
            self._delete_draft(node)

    def _delete_draft(self, node: Node) -> None:
        for draft in self._contents.drafts if self._contents else ():
            if draft.id == node.identity:
                self._workspace.delete_draft(draft)
                self._notices.say_undoable(
                    self.tr("下書きを削除しました"),
                    lambda one=draft: self._workspace.keep_draft(one),
                )

    def _fill_menu(self, entry: Entry, menu: QMenu) -> None:
        identity = entry.place.topic or entry.place.exchange
        if identity is not None:
            menu.addAction(self.tr("引用をコピー"), lambda: self.quoteRequested.emit(identity))
        bookmark = entry.bookmark
        if bookmark is not None:
            menu.addAction(
                self.tr("しおりを外す"), lambda: self._workspace.remove_bookmark(bookmark)
            )

    # --- opening ------------------------------------------------------------

    @property
    def current(self) -> Place | None:
        """The place that is open, or about to be."""
        return self._history.current

    def open_place(self, place: Place) -> None:
        """Open a place and remember it for the way back."""
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
        self._leave_search()
        self._searches.clear()
        self._reader.clear()
        self.stepsChanged.emit(False, False)
        self.opened.emit()

    def _reach(self, entry: Entry) -> None:
        if self.searching and self._pane.in_use():
            # The first hit opens by itself; whoever is in the list has chosen.
            self._recent.remember(self._field.text())
        self.open_place(entry.place)

    def _enter(self, entry: Entry) -> None:
        if self.searching:
            self._recent.remember(self._field.text())
        self.open_place(entry.place)
        self._reader.setFocus()

    def _open_exchange(self, exchange: str) -> None:
        current = self._history.current
        if current is not None:
            self.open_place(Place(sitting=current.sitting, exchange=exchange, query=current.query))

    def _reload(self) -> None:
        """Show the open place anew: its links were corrected."""
        current = self._history.current
        if current is not None and current.sitting is not None:
            self._go_to(current, anew=True)

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
            opened = self._reader.opened
            if not anew and isinstance(opened, OpenSitting) and opened.answers(place):
                self._show_sitting(place, opened)
                return
            self._workspace.open_sitting(
                place.sitting,
                place.query,
                lambda sitting: self._show_sitting(place, sitting, anew=anew),
                self._notices.report,
            )

    def _show_sitting(self, place: Place, opened: OpenSitting, *, anew: bool = False) -> None:
        # The reader may have gone on while it was loading.
        if self._wanted is not place:
            return
        kept = self._reader.thread_view.position() if anew else None
        self._reader.show_sitting(opened, place)
        if kept is not None:
            self._reader.thread_view.restore(kept)
        self._tree.show_sitting(opened.sitting.id)
        self.opened.emit()

    def _show_post(self, place: Place, opened: OpenPost) -> None:
        if self._wanted is place:
            self._reader.show_post(opened)
            self.opened.emit()
