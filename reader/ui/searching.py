"""Searching: the field, the results and what they can be narrowed to, synonyms."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reader.errors import Cancelled, QueryError
from reader.jobs.news import sort_of
from reader.library.records import Assembly
from reader.search.query import (
    FieldName,
    Query,
    fields,
    parse_lenient,
    render,
    with_field,
    with_synonyms,
    words_added,
)
from reader.search.results import Facets, Hit, SearchResult, Sort
from reader.search.spellings import fewer_words, other_spellings
from reader.ui import facets, listing, result_words
from reader.ui.entries import Entry
from reader.ui.filter_strip import Offers
from reader.ui.library_nodes import Contents
from reader.ui.list_pane import ListPane
from reader.ui.node_listing import MOST
from reader.ui.notices import Notices
from reader.ui.options import Options
from reader.ui.recent_searches import RecentSearches
from reader.ui.search_bar import SearchField
from reader.ui.searches import Searches
from reader.ui.wording import phrase
from reader.ui.workspace import Workspace

_IDLE_MILLISECONDS = 700
"""How long nothing was asked for before everything is counted."""


class Searching(QObject):
    """What is searched for, and what is found.

    Signals:
        begun: results will be listed in place of something else.
        emptied: nothing is searched for any more.
        counted: `offers_to_begin` knows more than before.
        sortChanged: the order of the results is another one now.
        synonymsSwitched: synonyms are searched for as well, or no longer.
        downloadRequested: a council's address whose missing sittings are wanted ("" for any), and
            their period: the first and last day, or None.
    """

    begun = Signal()
    emptied = Signal()
    counted = Signal()
    sortChanged = Signal(object)  # noqa: N815
    synonymsSwitched = Signal()  # noqa: N815
    downloadRequested = Signal(str, object)  # noqa: N815

    def __init__(
        self,
        field: SearchField,
        recent: RecentSearches,
        pane: ListPane,
        searches: Searches,
        workspace: Workspace,
        options: Options,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._field = field
        self._recent = recent
        self._pane = pane
        self._searches = searches
        self._workspace = workspace
        self._options = options
        self._notices = notices
        self._window = window
        self._contents: Contents | None = None
        self._asked: Query | None = None
        self._shown: tuple[Query, SearchResult, Mapping[str, Facets]] | None = None
        self._listed: Mapping[Entry, Hit] = {}
        self._sort = options.sort
        self._everything: Facets | None = None
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MILLISECONDS)
        self._idle.timeout.connect(self._count_everything)

        field.queryChanged.connect(self.search)
        field.submitted.connect(self._submit)
        recent.chosen.connect(self._search_again)
        recent.forgotten.connect(
            lambda: notices.say_undoable(self.tr("最近の検索を消しました"), recent.remember_again)
        )
        searches.changed.connect(self._show_again)
        field.leftDownwards.connect(pane.setFocus)
        field.flawShown.connect(pane.header.set_flaw)
        pane.strip.fieldChosen.connect(self._narrow)
        pane.strip.synonymsSwitched.connect(self.set_synonyms)
        pane.header.linkActivated.connect(self._follow_link)
        options.changed.connect(self._heed)

    # --- beginning and leaving ----------------------------------------------

    def set_contents(self, contents: Contents) -> None:
        """The library may hold something else now: the results are looked for again."""
        before, self._contents = self._contents, contents
        self._pane.strip.set_synonyms(bool(contents.synonyms), self._options.synonyms)
        self._searches.set_all(contents.searches)
        self._recent.load()
        same_texts = before is not None and _same_texts(before, contents)
        same_words = before is not None and before.synonyms == contents.synonyms
        if not same_texts:
            self._everything = None
        if self._asked is not None and not (same_texts and same_words):
            self.search(self._field.text())

    def leave(self) -> None:
        """Something else is listed."""
        self._leave_saved()
        self._asked = self._shown = None
        self.stop()

    def stop(self) -> None:
        """Look for nothing more."""
        self._idle.stop()
        self._workspace.asking.cancel()

    def forget_library(self) -> None:
        """The library is about to be another one."""
        self._leave_saved()
        self._searches.clear()

    def offers_to_begin(self) -> Offers:
        """What a search may begin with while nothing is asked for."""
        if self._contents is None:
            return Offers()
        if self._everything is None:
            self._idle.start()
        return facets.offers_of_library(
            self._contents.sittings, self._contents.assemblies, self._everything
        )

    def search_again(self) -> None:
        """Speakers may be told otherwise now."""
        self._everything = None
        if self._asked is not None:
            self.search(self._field.text())
        else:
            self.counted.emit()

    def _count_everything(self) -> None:
        """Count who speaks and what for, so that a search can begin with a chip."""

        def take(whole: Facets) -> None:
            self._everything = whole
            self.counted.emit()

        self._workspace.asking.count_everything(take)

    # --- asking -------------------------------------------------------------

    @property
    def asked(self) -> Query | None:
        """What the results answer, with its synonyms; None while something else is listed."""
        return self._asked

    @property
    def sort(self) -> Sort:
        """The order of the results."""
        return self._sort

    def search(self, query: str) -> None:
        """Search for a query; with an empty one `emptied` is told."""
        if self._searches.current is not None and self._searches.current.query != query:
            self._leave_saved()
        parsed, error = parse_lenient(query)
        self._field.set_error(error, self._flaw(error, parsed) if error else "")
        self._idle.stop()
        if parsed is None:
            self.leave()
            self.emptied.emit()
            return
        on = self._options.synonyms
        self._shown = None
        self.begun.emit()
        asked = self._asked = with_synonyms(parsed, self._groups) if on else parsed
        self._workspace.asking.search(
            asked,
            self._sort,
            lambda result, others: self._show_result(parsed, result, others),
            self._failed,
        )

    def _flaw(self, error: QueryError, read: Query | None) -> str:
        """What is wrong, and that the rest is searched all the same."""
        words = phrase(error.why)
        words = words[:1].upper() + words[1:]
        if read is None:
            return words
        return self.tr("{0}（読み取れた範囲で検索しています）").format(words)

    def set_sort(self, sort: Sort) -> None:
        """List the results in another order; a saved search keeps its own."""
        if self._searches.current is None:
            self._options.sort = sort
        else:
            self._use_sort(sort)
            self.search(self._field.text())

    def _heed(self, name: str) -> None:
        """A setting is another one now."""
        if name == "sort" and self._searches.current is None:
            self._use_sort(self._options.sort)
        elif name == "synonyms":
            self._pane.strip.set_synonyms(bool(self._groups), self._options.synonyms)
            self.synonymsSwitched.emit()
        else:
            return
        if self._asked is not None:
            self.search(self._field.text())

    def _use_sort(self, sort: Sort) -> None:
        self._sort = sort
        self.sortChanged.emit(sort)

    def set_synonyms(self, on: bool) -> None:
        """Search for synonyms as well, or no longer."""
        self._options.synonyms = on

    def edit_synonyms(self) -> None:
        """Let the reader edit the groups of synonyms."""
        from reader.ui.synonyms_dialog import SynonymsDialog  # not needed at start

        dialog = SynonymsDialog(self._groups, self._options.synonyms, self._window)

        def keep() -> None:
            before = self._groups
            self.set_synonyms(dialog.wanted)
            self._workspace.keep_synonyms(dialog.groups)
            turn_on = (self.tr("類義語も探す"), lambda: self.set_synonyms(True))
            actions = [turn_on] if dialog.groups and not dialog.wanted else []
            self._notices.say_undoable(
                self.tr("類義語を保存しました"),
                lambda: self._workspace.keep_synonyms(before),
                actions,
            )

        dialog.accepted.connect(keep)
        dialog.open()

    @property
    def _groups(self) -> Sequence[Sequence[str]]:
        return self._contents.synonyms if self._contents else ()

    # --- saved and recent searches -------------------------------------------

    def keep_search(self) -> None:
        """Ask for a name and keep the search under it."""
        query = self._field.text().strip()
        if query:
            self._searches.keep(query, self._sort)
        else:
            self._field.setFocus()

    def open_saved(self, identity: int) -> None:
        """List the hits of a saved search, in its own order, the new ones marked."""
        search = self._searches.open(identity)
        if search is not None:
            self._use_sort(sort_of(search))
            self._field.set_query(search.query)

    def _leave_saved(self) -> None:
        self._searches.leave()
        self._use_sort(self._options.sort)

    def remember(self) -> None:
        """What is searched for was meant: something was opened from its results."""
        if self._asked is not None:
            self._recent.remember(self._field.text())

    def _submit(self, query: str) -> None:
        self._recent.remember(query)
        self._pane.enter()

    def _search_again(self, query: str) -> None:
        self._field.set_query(query)
        self._submit(query)

    # --- showing ------------------------------------------------------------

    def _failed(self, error: Exception) -> None:
        if self._asked is None:
            return
        if not isinstance(error, Cancelled):
            self._notices.report(error)

    def _show_result(
        self, query: Query, result: SearchResult, others: Mapping[str, Facets]
    ) -> None:
        if self._asked is None or query.text != self._field.text():
            return
        self._shown = query, result, others
        self._searches.listed()
        in_force = fields(query.text)
        synonyms = words_added(query, result.query)
        hits: Sequence[Hit] = result.hits
        if self._searches.only_new:
            hits = self._searches.hits(hits)[:MOST]
        self._pane.mark_new(self._searches.owners())
        # What was found is painted in what is opened, synonyms as well.
        entries = listing.of_hits(hits, render(result.query) if synonyms else query.text)
        self._listed = dict(zip(entries, hits, strict=True))
        ways = self._ways_out(query, result, others, {})
        self._pane.show_results(
            self._title(query, result),
            self._scope(query, result, ways),
            entries,
            facets.offers(result.facets, in_force, others, self._assemblies, exact=result.exact),
        )
        if not entries and result.exact:
            self._say_nothing(query, result, ways)
        if not result.total and result.exact and len(others) == len(in_force):
            self._look_for_spellings(query, result, others)

    def hits_of(self, entries: Sequence[Entry]) -> list[Hit]:
        """The hits that listed rows stand for; rows of something else stand for none."""
        if self._asked is None:
            return []
        return [self._listed[one] for one in entries if one in self._listed]

    def _show_again(self) -> None:
        """What is new is something else now."""
        if self._shown is not None:
            self._show_result(*self._shown)

    def _look_for_spellings(
        self, query: Query, result: SearchResult, others: Mapping[str, Facets]
    ) -> None:
        """After nothing was found: offer what would be found if it were written otherwise, or
        with fewer words."""
        texts = (*other_spellings(query), *fewer_words(query))
        queries = {text: parsed for text in texts if (parsed := parse_lenient(text)[0])}

        def show(counts: Mapping[str, int]) -> None:
            found = {text: count for text, count in counts.items() if count}
            if found and self._asked is not None and query.text == self._field.text():
                ways = self._ways_out(query, result, others, found)
                self._pane.header.set_words(
                    self._title(query, result), self._scope(query, result, ways)
                )
                self._say_nothing(query, result, ways)

        if queries:
            self._workspace.asking.count(queries, show)

    def _title(self, query: Query, result: SearchResult) -> str:
        if self._searches.only_new:
            new = len(self._searches.hits(result.hits))
            return self.tr("新着 {0}件").format(f"{new:,}")
        return result_words.title(query, fields(query.text), result)

    def _scope(self, query: Query, result: SearchResult, ways: Sequence[str]) -> str:
        """What is new, the ways out, and what was searched."""
        in_force = fields(query.text)
        lines = [self._searches.words(result.total), *ways]
        lines.append(result_words.synonyms_applied(words_added(query, result.query)))
        lines.append(result_words.endings_unknown(in_force, result))
        posts = self._contents.posts if self._contents else 0
        documents = self._contents.documents if self._contents else 0
        lines.append(result_words.scope(self._assemblies, posts, in_force, documents))
        return "<br>".join(line for line in lines if line)

    def _ways_out(
        self,
        query: Query,
        result: SearchResult,
        others: Mapping[str, Facets],
        spellings: Mapping[str, int],
    ) -> list[str]:
        """The ways out where nothing was found."""
        if result.total:
            return []
        more: Sequence[str] = ()
        if not words_added(query, result.query):
            more = words_added(query, with_synonyms(query, self._groups))
        in_force = fields(query.text)
        return result_words.ways_out(self._assemblies, in_force, others, more, spellings)

    def _say_nothing(self, query: Query, result: SearchResult, ways: Sequence[str]) -> None:
        """Say in the list that it is empty, and what to do now."""
        if result.total:
            self._pane.nothing.say(*result_words.nothing_new())
        else:
            self._pane.nothing.say(*result_words.nothing(bool(ways), fields(query.text)))

    @property
    def _assemblies(self) -> Sequence[Assembly]:
        return self._contents.assemblies if self._contents else ()

    def _follow_link(self, link: str) -> None:
        what, _, value = link.partition(":")
        match what:
            case "drop":
                text = self._field.text()
                for name in value.split():
                    text = with_field(text, name, None)
                self._field.set_query(text)
            case "synonyms":
                self.set_synonyms(value == "on")
            case "search":
                self._field.set_query(value)
            case "new":
                self._searches.follow(value)
            case "missing":
                self._fetch(value)
            case "download":
                self.downloadRequested.emit("", None)
            case _:
                pass

    def _fetch(self, council: str) -> None:
        period = fields(self._field.text()).get(FieldName.DATE.value)
        for one in self._assemblies:
            if one.name == council and one.entry_url:
                days = result_words.days_to_fetch(one, facets.asked_days(period))
                self.downloadRequested.emit(one.entry_url, days)

    def _narrow(self, name: str, value: object) -> None:
        self._field.set_query(
            with_field(self._field.text(), name, None if value is None else str(value))
        )


def _same_texts(one: Contents, other: Contents) -> bool:
    """Whether nothing was stored or deleted between two states of a library."""
    return one.change == other.change and len(one.sittings) == len(other.sittings)
