"""A library: one folder with one database, and the rooms of it by name."""

import shutil
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import Bilingual, FileProblem
from reader.library.blogs import Blogs
from reader.library.bookmarks import Bookmarks
from reader.library.council_checks import CouncilChecks
from reader.library.coverage import Coverage
from reader.library.database import (
    Database,
    errors_as_sentences,
    problems_of_file,
    set_aside,
    whole_backup,
)
from reader.library.downloads import Downloads
from reader.library.drafts import Drafts
from reader.library.earlier import EarlierTexts
from reader.library.endings import Endings
from reader.library.freshness import Freshness
from reader.library.lock import WriterLock
from reader.library.lookup import Lookup
from reader.library.outbox import Outbox
from reader.library.people import PeopleStore
from reader.library.posts import Posts
from reader.library.quotes import Quotes
from reader.library.saved_searches import SavedSearches
from reader.library.sittings import Sittings
from reader.library.synonyms import Synonyms
from reader.library.thread_store import Corrections, ThreadStore
from reader.library.watched import Watched

_IS_FOLDER = Bilingual("フォルダーです", "it is a folder")
_OWN_FILE = Bilingual("今開いているライブラリーです", "it is the library that is open")


class Library:
    """Everything that the reader has, in one folder.

    Usable from several threads: each has a connection of its own.

    Attributes:
        folder: where it lies.
        sittings, people, earlier, threads, endings, corrections, posts, blogs, quotes, bookmarks, drafts,
            searches, synonyms, coverage, downloads, checks, freshness, watched, outbox: what it
            holds.
        lock: held by whoever does long writing work (fetch, import, index).
        downloading: held by whoever asks the councils' hosts, so that none is asked twice at once.
    """

    def __init__(self, folder: Path) -> None:
        """Open the library in `folder`, made on first use.

        Raises:
            LibraryTooNew, LibraryDamaged, LibraryReadOnly, LibraryBusy, DiskFull.
        """
        self.folder = folder
        self._database = Database(folder)
        self.lock = WriterLock(folder)
        self.downloading = WriterLock(folder, "download", one_thread=False)
        self.sittings = Sittings(self._database)
        self.people = PeopleStore(self._database, self.sittings)
        self.earlier = EarlierTexts(self._database)
        self.threads = ThreadStore(self._database)
        self.endings = Endings(self._database)
        self.corrections = Corrections(self._database)
        self.posts = Posts(self._database)
        self.quotes = Quotes(self._database)
        self.blogs = Blogs(self._database, self.posts)
        self.bookmarks = Bookmarks(self._database)
        self.drafts = Drafts(self._database)
        self.searches = SavedSearches(self._database)
        self.synonyms = Synonyms(self._database)
        self.coverage = Coverage(self._database)
        self.downloads = Downloads(self._database)
        self.checks = CouncilChecks(self._database)
        self.freshness = Freshness(self._database)
        self.watched = Watched(self._database)
        self.outbox = Outbox(self._database)
        self.lookup = Lookup(self._database)

    @property
    def identity(self) -> str:
        """A random name of this content; it changes when a backup is restored over it."""
        return self._database.identity

    def change_count(self) -> int:
        """A number that changes when another connection has written to the library."""
        with self._database.reading() as connection:
            return int(connection.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def together(self) -> Generator[None]:
        """Several writes as one transaction: all of them are stored, or none."""
        with self._database.writing():
            yield

    def leave_thread(self) -> None:
        """This thread ends: give its connection back."""
        self._database.leave_thread()

    def backup(self, target: Path, tell: Callable[[float], None] = lambda share: None) -> None:
        """Write everything but the index to the file `target`.

        Args:
            tell: gets the share that is written, again and again; what it raises ends it.

        Raises:
            FileProblem, DiskFull, LibraryReadOnly: an older `target` is left untouched.
        """
        with problems_of_file(target):
            if target.is_dir():
                raise FileProblem(path=target, why=_IS_FOLDER)
        self._database.copy_to(target, tell)

    def restore(self, backup: Path) -> Path:
        """Replace everything by what `backup` holds; the index must be made anew.

        What was there before is kept beside it as ``before-restore.sqlite``, from the second
        time on as ``before-restore-2.sqlite`` …: none is overwritten, one may be what is restored.

        Returns:
            Where what was there before is kept.

        Raises:
            FileProblem, LibraryDamaged, LibraryTooNew: nothing was changed.
        """
        with problems_of_file(backup):
            if backup.exists() and backup.samefile(self._database.path):
                raise FileProblem(path=backup, why=_OWN_FILE)
        with whole_backup(backup):
            pass
        kept = self._free_name("before-restore")
        self._database.copy_to(kept)
        self._take_over(backup)
        return kept

    @classmethod
    def recovered(cls, folder: Path, backup: Path) -> "Library":
        """A library in `folder` again, from a backup, where the one there cannot be opened.

        What was there is kept beside it as ``damaged-….sqlite``.

        Raises:
            FileProblem, LibraryDamaged, LibraryTooNew: of the backup; nothing was changed.
        """
        with whole_backup(backup):
            set_aside(folder)
        library = cls(folder)
        library._take_over(backup)
        return library

    def _take_over(self, backup: Path) -> None:
        """Replace everything by what `backup` holds, in one step.

        Made ready beside the library first: content, identity and outbox change together, or
        a kill in between would leave an index that is trusted and should not be.
        """
        with errors_as_sentences(self.folder):
            folder = tempfile.mkdtemp(prefix="restoring-", dir=self.folder)
        try:
            staged = Database(Path(folder))
            try:
                staged.load(backup)
                Outbox(staged).refill()
                self._database.replace_with(staged)
            finally:
                staged.close()
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _free_name(self, stem: str) -> Path:
        path, number = self.folder / f"{stem}.sqlite", 2
        while path.exists():
            path, number = self.folder / f"{stem}-{number}.sqlite", number + 1
        return path

    def figures(self) -> dict[str, int]:
        """How much there is: rows by table, and under ``format`` the version of the tables.

        Nothing of what they hold: it stands in reports that are passed on.
        """
        tables = (
            *("assembly", "sitting", "post", "blog", "quote", "bookmark", "draft", "saved_search"),
            *("synonym", "correction", "download_order", "outbox"),
        )
        with self._database.reading() as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            counts = {
                table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in tables
            }
        return {"format": version, **counts}

    def problems(self) -> list[Bilingual]:
        """What is wrong with the stored data, a phrase each; empty where all is well."""
        with self._database.reading() as connection:
            found = [
                Bilingual(
                    f"データベースが壊れています（{line}）", f"the database is damaged: {line}"
                )
                for (line,) in connection.execute("PRAGMA integrity_check(20)")
                if line != "ok"
            ]
            found += [
                Bilingual(
                    f"データベースの中のつながりが切れています（{table} {row} → {parent}）",
                    f"a reference in the database leads to nothing: {table} {row} → {parent}",
                )
                for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check")
            ]
        found += [
            Bilingual(f"{owner} の本文が壊れています", f"the text of {owner} is damaged")
            for owner in (*self.sittings.damaged(), *self.posts.damaged())
        ]
        return found

    def close(self) -> None:
        """Close the database; the library must not be used afterwards."""
        self._database.close()
