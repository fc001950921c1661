"""What the window works on: the library and its index, asked off the event loop."""

import gc
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import Cancelled, LibraryBusy
from reader.jobs import maintenance
from reader.jobs.maintenance import WORK as INDEX_WORK
from reader.library import bookmarks
from reader.library.blogs import Removed
from reader.library.kept_rows import KeptRows
from reader.library.library import Library
from reader.library.quotes import Quote
from reader.library.records import (
    Bookmark,
    ExchangeInfo,
    OwnerKind,
    Post,
    PostInfo,
    PostKind,
    SavedSearch,
    SittingInfo,
)
from reader.minutes.model import Sitting
from reader.search.query import Query, parse_lenient
from reader.search.results import Hit, Sort
from reader.search.service import SearchService
from reader.search.worker import IndexWorker
from reader.threads.model import Correction, EndingKind, Exchange, PassageEnding, Threads
from reader.ui.asking import Asking
from reader.ui.library_nodes import Contents, newest_first
from reader.ui.place import Place
from reader.ui.tasks import Lane, Task, Tasks, Work
from reader.ui.wording import phrase

if TYPE_CHECKING:
    from reader.jobs.quoting import Quotable
    from reader.jobs.report import Report
    from reader.sources.pasted import Pasted

_PAINTED_SECONDS = 0.1
"""What is open is left alone until it is painted."""

_READY_MILLISECONDS = 600
"""How long after the start what is not needed at once is loaded."""

_QUIET_MILLISECONDS = 30_000
"""How long after the last work the index is tidied."""

# The works are imported when they begin, most of them in their own threads: with all that they
# stand on they load for long, and the window opens without them.


class OpenSitting(Struct, frozen=True):
    """A sitting with everything that the reading pane needs.

    Attributes:
        hits: ranges of the query's matches by speech number.
        corrections: the reader's corrections with their ids, oldest first.
        query: what `hits` are of.
        complete: all exchanges are there; else those that are not shown are empty as yet.
        endings: how answers end, by speech and start of the passage.
        quoted: the quotes in posts that come from here, in order of the minutes.
        earlier: whether the text before was a 速報版; None where none is kept.
    """

    sitting: Sitting
    threads: Threads
    exchanges: Sequence[ExchangeInfo]
    hits: dict[int, list[tuple[int, int]]]
    corrections: Sequence[tuple[int, Correction]]
    query: str = ""
    complete: bool = True
    endings: Mapping[tuple[int, int], EndingKind] = field(
        default_factory=dict[tuple[int, int], EndingKind]
    )
    quoted: Sequence[Quote] = ()
    earlier: bool | None = None

    def exchange(self, identity: str | None) -> Exchange | None:
        """The exchange of that id, or None."""
        return next((one for one in self.threads.exchanges if one.id == identity), None)

    def answers(self, place: Place) -> bool:
        """Whether everything that a place needs is here."""
        return self.complete and self.sitting.id == place.sitting and self.query == place.query

    def offset_of(self, place: Place) -> int:
        """Where in the speech of a place to look: past the greetings where no word is sought.

        A query of filters alone finds speeches, not places in them, unless it asks how answers end.
        """
        if place.query and place.speech is not None and place.speech not in self.hits:
            from reader.jobs.thread import passages

            matters = [
                (passage.start, passage.end)
                for exchange in self.threads.exchanges
                for passage in passages(exchange)
                if passage.speech == place.speech and passage.topic is not None
            ]
            if any(start <= place.offset < end for start, end in matters):
                return place.offset
            return min((start for start, _ in matters), default=place.offset)
        return place.offset


class OpenPost(Struct, frozen=True):
    """A post with the matches of the query in its text.

    Attributes:
        quotes: what it quotes, in order, as far as it was looked up.
        thread: the exchange that it quotes under headings, as a sitting of its own, or None.
    """

    post: Post
    hits: list[tuple[int, int]]
    quotes: Sequence[Quote] = ()
    thread: OpenSitting | None = None


class Workspace(QObject):
    """The library as the window sees it.

    Attributes:
        asking: the search.

    Signals:
        contentsChanged: sittings, posts, searches, bookmarks or drafts came or went.
        correctionsChanged: a sitting's id whose links the reader changed.
        quotesChanged: more is known of what posts quote.
        proving: the `Task` that looks it up.
    """

    contentsChanged = Signal()  # noqa: N815
    correctionsChanged = Signal(str)  # noqa: N815
    quotesChanged = Signal()  # noqa: N815
    proving = Signal(object)

    def __init__(
        self,
        library: Library,
        search: SearchService,
        worker: IndexWorker,
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self.library = library
        self.search = search
        self.worker = worker
        self.tasks = tasks
        self.asking = Asking(search, tasks)
        self._threading: Task | None = None
        self._merging: Task | None = None
        self._indexing: Task | None = None
        self._index_again = False
        self._proving: Task | None = None
        self._proof_wanted = False
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._merge)
        self._ready = QTimer(self, singleShot=True, interval=_READY_MILLISECONDS)
        self._ready.timeout.connect(self._prepare)
        self._jobs = 0
        self._seen = library.change_count()

    # --- reading ------------------------------------------------------------

    def load_contents(self, done: Callable[[Contents], None]) -> None:
        """Everything that the tree shows."""
        library = self.library

        def work(_: Task) -> Contents:
            change = library.freshness.latest()
            sittings, posts = newest_first(library.sittings.infos()), library.posts.infos()
            documents = sum(one.kind is PostKind.DOCUMENT for one in posts)
            last = library.freshness.last_session()
            # In the first session of all everything is new, and that is no news.
            arrivals = library.freshness.since(last) if last is not None else []
            came = {(one.kind, one.owner) for one in arrivals}
            contents = Contents(
                change=change,
                sittings=sittings,
                arrived=[one for one in sittings if (OwnerKind.SITTING, one.id) in came],
                arrived_posts=[one for one in posts if (OwnerKind.POST, one.id) in came],
                assemblies=library.coverage.assemblies(),
                posts=len(posts) - documents,
                post_infos=[one for one in posts[::-1] if one.kind is not PostKind.DOCUMENT],
                blogs=library.blogs.all(),
                documents=documents,
                searches=library.searches.all(),
                bookmarks=len(library.bookmarks.all()),
                tags=library.bookmarks.tags(),
                drafts=library.drafts.infos(),
                synonyms=library.synonyms.all(),
            )
            contents.make_tree()
            return contents

        self.tasks.run(Lane.READ, work, done)

    def open_sitting(
        self,
        place: Place,
        done: Callable[[OpenSitting], None],
        completed: Callable[[OpenSitting], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Load the sitting of a place, its threads and the query's hits.

        Args:
            done: gets what can be shown at once: where no threads are kept, only the exchange at
                the place has any.
            completed: gets the whole, if that was not the whole.
        """
        sitting, query = place.sitting or "", place.query

        def work(_: Task) -> OpenSitting:
            from reader.jobs.thread import endings_to_show, threads_to_show

            whole = self.library.sittings.get(sitting)
            threads, complete = threads_to_show(self.library, whole, place.exchange, place.speech)
            endings = endings_to_show(self.library, whole, threads)
            return OpenSitting(
                sitting=whole,
                threads=threads,
                exchanges=self.library.sittings.exchanges(sitting),
                hits=_hits([speech.text for speech in whole.speeches], query),
                corrections=self.library.corrections.of(sitting),
                query=query,
                complete=complete,
                endings=_endings(endings),
                quoted=self.library.quotes.in_sitting(sitting),
                earlier=self.library.earlier.is_preliminary(sitting),
            )

        def shown(opened: OpenSitting) -> None:
            done(opened)
            if not opened.complete:
                self.tasks.run(Lane.REST, lambda _: self._completed(opened), completed, failed)

        self.tasks.run(Lane.READ, work, shown, failed)

    def _completed(self, opened: OpenSitting) -> OpenSitting:
        from reader.jobs.thread import endings_to_show, threads_of

        sleep(_PAINTED_SECONDS)
        threads = threads_of(self.library, opened.sitting)
        endings = endings_to_show(self.library, opened.sitting, threads)
        return replace(opened, threads=threads, endings=_endings(endings), complete=True)

    def open_post(
        self,
        post: str,
        query: str,
        done: Callable[[OpenPost], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Load a post and the query's hits in it."""

        def work(_: Task) -> OpenPost:
            whole = self.library.posts.get(post)
            hits = _hits([whole.text], query).get(1, [])
            quotes = self.library.quotes.of_post(post)
            return OpenPost(whole, hits, quotes, _thread_of(whole, quotes, query))

        self.tasks.run(Lane.READ, work, done, failed)

    def load_quoted(self, sitting: str, done: Callable[[str, Sequence[Quote]], None]) -> None:
        """The quotes in posts that come from a sitting."""
        self.tasks.run(
            Lane.READ,
            lambda _: self.library.quotes.in_sitting(sitting),
            lambda quotes: done(sitting, quotes),
        )

    def load_exchanges(
        self,
        infos: Sequence[SittingInfo],
        done: Callable[[list[tuple[SittingInfo, list[ExchangeInfo]]]], None],
    ) -> None:
        """The exchanges of sittings, for the list."""

        def work(_: Task) -> list[tuple[SittingInfo, list[ExchangeInfo]]]:
            return [(info, self.library.sittings.exchanges(info.id)) for info in infos]

        self.tasks.run(Lane.READ, work, done)

    def load_posts(self, done: Callable[[list[PostInfo]], None]) -> None:
        """All posts, newest first."""
        self.tasks.run(Lane.READ, lambda _: self._infos(documents=False), done)

    def load_documents(self, done: Callable[[list[PostInfo]], None]) -> None:
        """All plain documents, newest first."""
        self.tasks.run(Lane.READ, lambda _: self._infos(documents=True), done)

    def _infos(self, *, documents: bool) -> list[PostInfo]:
        kept = self.library.posts.infos()[::-1]
        return [one for one in kept if (one.kind is PostKind.DOCUMENT) == documents]

    def load_bookmarks(self, tag: str | None, done: Callable[[list[Bookmark]], None]) -> None:
        """The bookmarks, newest first; of one tag, or all."""

        def work(_: Task) -> list[Bookmark]:
            return [one for one in self.library.bookmarks.all() if tag is None or tag in one.tags]

        self.tasks.run(Lane.READ, work, done)

    def load_quotable(
        self,
        identity: str,
        done: "Callable[[Quotable], None]",
        failed: Callable[[Exception], None],
        *,
        once: Hashable = None,
    ) -> None:
        """What an exchange's, topic's or passage's id quotes.

        Args:
            once: what makes it the same work, which is not begun twice (see `Tasks.once`).
        """

        def work(_: Task) -> "Quotable":
            from reader.jobs.quoting import quotable

            return quotable(self.library, identity)

        if once is None:
            self.tasks.run(Lane.READ, work, done, failed)
        else:
            self.tasks.once(once, Lane.READ, work, done, failed)

    # --- writing ------------------------------------------------------------

    def add_bookmark(
        self,
        sitting: Sitting,
        speech: int,
        start: int,
        end: int,
        title: str,
        *,
        note: str = "",
        tags: Sequence[str] = (),
    ) -> int:
        """Bookmark a range of a speech; gives the bookmark's id."""
        made = bookmarks.of_range(sitting, speech, start, end, title, note=note, tags=tags)
        return self.add_bookmarks([made])[0]

    def add_bookmarks(self, made: Sequence[Bookmark]) -> list[int]:
        """Store new bookmarks; gives their ids."""
        identities = self.library.bookmarks.add_all(made)
        self.contentsChanged.emit()
        return identities

    def remove_bookmarks(self, *identities: int) -> tuple[KeptRows, ...]:
        """Remove bookmarks; gives what `put_bookmarks_back` needs."""
        removed = self.library.bookmarks.remove(*identities)
        self.contentsChanged.emit()
        return removed

    def put_bookmarks_back(self, removed: Sequence[KeptRows]) -> None:
        """Have bookmarks as they were before they were removed."""
        self.library.bookmarks.put_back(removed)
        self.contentsChanged.emit()

    def tag_bookmarks(self, tags: Mapping[int, Sequence[str]]) -> None:
        """Give bookmarks, by their ids, other tags."""
        self.library.bookmarks.set_tags(tags)
        self.contentsChanged.emit()

    def save_search(self, search: SavedSearch) -> int:
        """Keep a search under a name, or what was changed of it; gives its id."""
        identity = self.library.searches.save(search)
        self.contentsChanged.emit()
        return identity

    def put_searches_back(self, searches: Sequence[SavedSearch]) -> None:
        """Have saved searches as they were before they were deleted."""
        self.library.searches.save_all(searches)
        self.contentsChanged.emit()

    def keep_synonyms(self, groups: Sequence[Sequence[str]]) -> None:
        """Store the reader's synonyms in place of those that there were."""
        self.library.synonyms.replace(groups)
        self.contentsChanged.emit()

    def look_at_searches(self, seen: Mapping[int, int]) -> None:
        """Note that the hits of saved searches were looked at, up to those changes."""
        self.library.searches.look(seen)
        self.contentsChanged.emit()

    def delete_documents(
        self,
        documents: Sequence[str],
        done: Callable[[Removed], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Remove documents, all or none; `done` gets what `restore_documents` needs."""

        def deleted(removed: Removed) -> None:
            self.contentsChanged.emit()
            self.catch_up()
            done(removed)

        self.tasks.once(
            ("delete", tuple(documents)),
            Lane.READ,
            lambda _: self.library.blogs.remove(None, documents),
            deleted,
            failed,
        )

    def restore_documents(self, removed: Removed, failed: Callable[[Exception], None]) -> None:
        """Store documents anew that were removed."""

        def stored(_: object) -> None:
            self.contentsChanged.emit()
            self.catch_up()

        self.tasks.run(Lane.READ, lambda _: self.library.blogs.restore(removed), stored, failed)

    def delete_searches(self, *searches: int) -> None:
        """Forget saved searches."""
        self.library.searches.delete(*searches)
        self.contentsChanged.emit()

    def correct(self, sitting: str, corrections: Sequence[Correction]) -> list[int]:
        """Store corrections of a sitting; gives the ids by which they are undone."""
        identities = [self.library.corrections.add(sitting, one) for one in corrections]
        self._rethread(sitting)
        return identities

    def undo_corrections(self, sitting: str, corrections: Sequence[int]) -> None:
        """Take corrections back."""
        for correction in corrections:
            self.library.corrections.undo(correction)
        self._rethread(sitting)

    def _rethread(self, sitting: str) -> None:
        self.library.threads.drop(sitting)
        self.correctionsChanged.emit(sitting)

    # --- long works ---------------------------------------------------------

    def load_sample(
        self, done: "Callable[[Report], None]", failed: Callable[[Exception], None]
    ) -> Task:
        """Import the bundled sample library."""

        def work(task: Task) -> "Report":
            from reader.jobs.sample import load_sample

            return load_sample(self.library, self.worker, progress=task.tell)

        return self.job(work, done, failed, Work.SAMPLE)

    def import_paths(
        self,
        paths: Sequence[Path],
        done: "Callable[[Report], None]",
        failed: Callable[[Exception], None],
        *,
        documents: bool = True,
        report: "Report | None" = None,
    ) -> Task:
        """Import files and folders.

        Args:
            documents: whether what is neither minutes nor a post is kept as a document.
            report: grows while it runs, and holds what was done also where it fails; `done` gets it.
        """
        from reader.jobs.report import Report

        told = Report() if report is None else report

        def work(task: Task) -> "Report":
            from reader.jobs.imports import import_paths

            import_paths(
                self.library,
                paths,
                self.worker,
                told,
                documents=documents,
                progress=task.tell,
                cancelled=task.cancelled,
            )
            return told

        return self.job(work, done, failed)

    def import_pasted(
        self,
        pasted: "Pasted",
        done: "Callable[[Report], None]",
        failed: Callable[[Exception], None],
    ) -> Task:
        """Import what was pasted and recognised."""

        def work(task: Task) -> "Report":
            from reader.jobs.imports import import_read
            from reader.jobs.report import Report
            from reader.sources.pasted import NAME

            report, items = Report(), [(item, pasted.why) for item in pasted.items]
            import_read(
                self.library, items, phrase(NAME), self.worker, report, cancelled=task.cancelled
            )
            return report

        return self.job(work, done, failed)

    def export_results(
        self,
        query: Query,
        sort: Sort,
        target: Path,
        done: Callable[[int], None],
        failed: Callable[[Exception], None],
    ) -> Task:
        """Write every hit of a query to a file as a table; `done` gets how many there are."""

        def work(task: Task) -> int:
            from reader.jobs.result_table import write_results

            return write_results(
                self.search.aside, query, sort, target, progress=task.tell, cancelled=task.cancelled
            )

        return self.tasks.run(Lane.EXPORT, work, done, failed, Work.RESULTS)

    def export_hits(
        self,
        hits: Sequence[Hit],
        target: Path,
        done: Callable[[int], None],
        failed: Callable[[Exception], None],
    ) -> Task:
        """Write these hits to a file as a table; `done` gets how many they are."""

        def work(task: Task) -> int:
            from reader.jobs.result_table import write_hits

            return write_hits(hits, target, progress=task.tell, cancelled=task.cancelled)

        return self.tasks.run(Lane.EXPORT, work, done, failed, Work.RESULTS)

    def backup(
        self, target: Path, done: Callable[[None], None], failed: Callable[[Exception], None]
    ) -> Task:
        """Write a backup."""

        def work(task: Task) -> None:
            maintenance.backup(self.library, target, progress=task.tell, cancelled=task.cancelled)

        return self.job(work, done, failed, Work.BACKUP)

    def restore(
        self, source: Path, done: Callable[[Path], None], failed: Callable[[Exception], None]
    ) -> Task:
        """Replace the library by a backup; `done` gets where the one before it is kept."""

        def work(task: Task) -> Path:
            return maintenance.restore(self.library, source, self.worker, progress=task.tell)

        return self.job(work, done, failed, Work.RESTORE)

    def catch_up(self) -> None:
        """Index what an interrupted work left over, and compute the threads that are missing."""
        self.tasks.run(Lane.JOB, self._index_leftovers, lambda _: None)
        self.thread_rest()
        self.prove_rest()
        self._quiet.start()
        self._ready.start()

    def index_soon(self) -> None:
        """Index what a work brings that goes on for hours, and thread it."""
        if self._indexing is not None:
            self._index_again = True
            return
        if self._merging is not None:
            self._merging.cancel()

        def ended(error: object) -> None:
            self._indexing = None
            if isinstance(error, Exception):
                self._index_again = False
                if not isinstance(error, Cancelled):
                    self.tasks.bug.emit(error)
            elif self._index_again:
                self._index_again = False
                self.index_soon()
            else:
                self.thread_rest()
                self.prove_rest()
                self._quiet.start()

        self._indexing = self.tasks.run(Lane.JOB, self._index_leftovers, ended, ended)

    def thread_rest(self) -> None:
        """Compute in the background the threads that are not there yet."""
        if self._threading is not None:
            return

        def work(task: Task) -> None:
            if self.library.threads.pending():
                from reader.jobs.thread_beside import thread_beside

                thread_beside(self.library, task.cancelled)

        def ended(_: object) -> None:
            self._threading = None

        self._threading = self.tasks.run(Lane.BACKGROUND, work, ended, ended)

    def prove_rest(self) -> None:
        """Look up in the background what posts quote, as far as that is not known yet."""
        self._proof_wanted = self._proving is not None
        if self._proving is not None or self.working():
            return

        def work(task: Task) -> bool:
            if not self.library.quotes.waiting():
                return False
            # With numpy it loads for long, and many a library has no posts.
            from reader.jobs.proving import prove_beside

            prove_beside(self.library, task.tell, task.cancelled)
            return True

        def ended(outcome: object) -> None:
            self._proving = None
            if outcome is not False:
                self.quotesChanged.emit()
            if self._proof_wanted:
                # Something was stored after it had begun.
                self.prove_rest()

        self._proving = self.tasks.run(Lane.QUOTES, work, ended, ended)
        self.proving.emit(self._proving)

    @property
    def threading(self) -> Task | None:
        """The threading of the archive, while it is under way."""
        return self._threading

    def make_way(self) -> None:
        """End the threading of the archive, which `thread_rest` takes up again: it may last
        for hours, and works in the background run one after the other."""
        if self._threading is not None:
            self._threading.cancel()

    def working(self) -> bool:
        """Whether a download, an import or the like is on its way."""
        return self._jobs > 0

    def _index_leftovers(self, task: Task) -> None:
        if not self.library.outbox.pending() and (
            self.search.has_usable_index() or not self.library.lookup.editions()
        ):
            return
        # Whoever holds the library indexes it when done; until then searches read the text.
        with suppress(LibraryBusy), self.library.lock.held(INDEX_WORK, wait=0):
            self.worker.run_until_done(cancelled=task.cancelled)

    def _prepare(self) -> None:
        """Load what opening a sitting needs, while the reader looks at the list."""
        # What is there now stays: whoever looks for garbage need not look at it again.
        gc.freeze()

        def work(_: Task) -> None:
            from reader.jobs.thread import prepare

            prepare()

        self.tasks.run(Lane.REST, work, lambda _: None)

    def _merge(self) -> None:
        """Tidy the index, when nothing has happened for a while."""
        if self.working() or self._merging is not None:
            return

        def work(task: Task) -> None:
            with suppress(LibraryBusy, Cancelled), self.library.lock.held(INDEX_WORK, wait=0):
                self.worker.merge(task.cancelled)

        def ended(_: object) -> None:
            self._merging = None

        self._merging = self.tasks.run(Lane.JOB, work, ended)

    def look_for_changes(self) -> None:
        """Tell `contentsChanged` if another process or a running job has written."""
        count = self.library.change_count()
        if count != self._seen:
            self._seen = count
            self.contentsChanged.emit()

    def close(self) -> None:
        """Stop every work, then close the library."""
        self._quiet.stop()
        self._ready.stop()
        self.tasks.close()
        self.library.close()

    def job(
        self,
        work: Callable[[Task], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        key: Hashable = None,
    ) -> Task:
        """Run a long work on the library, behind those that run; then look at it anew.

        Args:
            key: see `Tasks.run`.
        """
        self._jobs += 1
        for task in (self._merging, self._proving):
            if task is not None:
                task.cancel()

        def ended(tell: Callable[[Any], None]) -> Callable[[Any], None]:
            def told(outcome: Any) -> None:
                self._jobs -= 1
                self.contentsChanged.emit()
                self.catch_up()
                tell(outcome)

            return told

        return self.tasks.run(Lane.JOB, work, ended(done), ended(failed), key)


def _hits(texts: Sequence[str], query: str) -> dict[int, list[tuple[int, int]]]:
    """Where the words of a query stand, by the number of the text; nowhere if it is half typed."""
    wanted = parse_lenient(query)[0] if query else None
    if wanted is None:
        return {}
    from reader.search.matching import hits_in

    return hits_in(texts, wanted)


def _thread_of(post: Post, quotes: Sequence[Quote], query: str) -> OpenSitting | None:
    """The exchange that a post quotes under headings, with the query's hits in it."""
    # Not before a post is opened.
    from reader.jobs.post_thread import post_thread

    found = post_thread(post, [(one.passage.start, one.passage.end) for one in quotes])
    if found is None:
        return None
    sitting, threads = found
    hits = _hits([speech.text for speech in sitting.speeches], query)
    return OpenSitting(sitting=sitting, threads=threads, exchanges=(), hits=hits, corrections=())


def _endings(found: Iterable[PassageEnding]) -> dict[tuple[int, int], EndingKind]:
    return {(one.speech, one.start): one.kind for one in found}
