"""The SQLite file itself: opening, migrating, transactions, and errors as sentences."""

import errno
import shutil
import sqlite3
import threading
import uuid
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from zstandard import ZstdError

from reader.errors import (
    Bilingual,
    DiskFull,
    FileProblem,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryReadOnly,
    LibraryTooNew,
)
from reader.library.schema import APPLICATION_ID, FILLS, MIGRATIONS, VERSION

FILE_NAME = "library.sqlite"

_BUSY_SECONDS = 10.0
_PAGES = 2048
"""Pages copied between two looks at whether somebody wants the copying to end: 8 MB."""
_NOT_A_LIBRARY = Bilingual("会議録リーダーのライブラリーではありません", "it is not a library")
_OWN_FILE = Bilingual("ライブラリー自身のファイルです", "it is the library's own file")
_NO_SUCH_FILE = Bilingual("ファイルがありません", "there is no such file")
_ANOTHER = Bilingual("別のプログラム", "another program")


class Database:
    """One library file, with a connection for each thread that asks.

    Attributes:
        path: the file.
        identity: a random name that changes when the content is replaced as a whole; what was
            derived from another identity is not to be trusted.
    """

    def __init__(self, folder: Path) -> None:
        """Open the library in `folder`, making or migrating it.

        Raises:
            LibraryTooNew, LibraryDamaged, LibraryReadOnly, LibraryBusy, DiskFull.
        """
        self.path = folder / FILE_NAME
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _from_os_error(error, folder) from error
        with errors_as_sentences(self.path):
            self._prepare()
            self.identity = self._identity()

    def connection(self) -> sqlite3.Connection:
        """This thread's connection, opened on first use."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            with errors_as_sentences(self.path):
                connection = self._connect()
            self._local.connection = connection
        return connection

    @contextmanager
    def reading(self) -> Generator[sqlite3.Connection]:
        """This thread's connection, with errors as sentences."""
        connection = self.connection()
        with errors_as_sentences(self.path):
            yield connection

    @contextmanager
    def writing(self) -> Generator[sqlite3.Connection]:
        """One transaction: all of it is stored, or nothing.

        Nested use joins the outer transaction.
        """
        connection = self.connection()
        with errors_as_sentences(self.path):
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def load(self, backup: Path) -> None:
        """Take over what `backup` holds, migrated, under a new identity.

        Not one transaction: for a database that nobody uses yet.

        Raises:
            FileProblem, LibraryDamaged: `backup` is not a whole library; nothing was changed.
            LibraryTooNew: it is of a newer version; nothing was changed.
        """
        with whole_backup(backup) as source, errors_as_sentences(self.path):
            source.backup(self.connection())
        with errors_as_sentences(self.path):
            self._prepare()
            with self.writing() as connection:
                connection.execute(
                    "INSERT OR REPLACE INTO meta VALUES ('identity', ?)", (uuid.uuid4().hex,)
                )
            self.identity = self._identity()

    def replace_with(self, other: "Database") -> None:
        """Replace the whole content by that of `other`, identity included, in one transaction."""
        with errors_as_sentences(self.path):
            other.connection().backup(self.connection())
            self.identity = self._identity()

    def copy_to(self, target: Path, tell: Callable[[float], None] = lambda share: None) -> None:
        """Write a consistent copy of the library to the file `target`.

        The copy is made beside it first: a failure leaves an older `target` untouched.

        Args:
            tell: gets the share that is copied, from 0 to 1, again and again; what it raises
                ends the copying.

        Raises:
            FileProblem, DiskFull: it could not be written there.
        """
        with problems_of_file(target):
            if target.exists() and target.samefile(self.path):
                raise FileProblem(path=target, why=_OWN_FILE)
        partial = target.with_name(target.name + ".part")
        try:
            with errors_as_sentences(target):
                partial.unlink(missing_ok=True)
                copy = sqlite3.connect(partial)
                try:
                    self._copy_pages(copy, tell)
                    # A backup is one file: WAL would leave two more beside it.
                    copy.execute("PRAGMA journal_mode = DELETE")
                finally:
                    copy.close()
                partial.replace(target)
        except LibraryReadOnly as error:
            raise FileProblem(path=target, why=error.values["why"]) from error
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)

    def _copy_pages(self, copy: sqlite3.Connection, tell: Callable[[float], None]) -> None:
        def copied(_: int, left: int, pages: int) -> None:
            tell(1 - left / max(pages, 1))

        connection = self.connection()
        # What others write meanwhile would make SQLite begin again, again and again; the first
        # reading holds fast what is copied.
        connection.execute("BEGIN")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.backup(copy, pages=_PAGES, progress=copied)
        finally:
            connection.execute("ROLLBACK")

    def leave_thread(self) -> None:
        """Close this thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            del self._local.connection
            with self._guard:
                if connection in self._connections:
                    self._connections.remove(connection)
            connection.close()

    def close(self) -> None:
        """Close every thread's connection."""
        with self._guard:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
        self._local = threading.local()

    def _connect(self) -> sqlite3.Connection:
        # Connections are used by the thread that opened them, and closed by whoever
        # closes the library.
        connection = sqlite3.connect(
            self.path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA cache_size = -32768")
            connection.execute("PRAGMA temp_store = MEMORY")
        except sqlite3.Error:
            connection.close()
            raise
        with self._guard:
            self._connections.append(connection)
        return connection

    def _prepare(self) -> None:
        """Refuse what is not ours or newer; bring an older library up to date."""
        if not self.path.exists() or self.path.stat().st_size == 0:
            fresh = True
        else:
            fresh = False
            _refuse_newer_header(self.path)
            probe = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)
            try:
                if probe.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                    tables = probe.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
                    if tables:
                        raise LibraryDamaged(path=self.path, why=_NOT_A_LIBRARY)
                    fresh = True
                _refuse_newer(probe, self.path)
            finally:
                probe.close()
        connection = self.connection()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if not fresh and version == VERSION:
            return
        with self.writing():
            # Another process may have migrated while this one waited for the lock.
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            for number in range(version, VERSION):
                for statement in _statements(MIGRATIONS[number]):
                    connection.execute(statement)
                if number in FILLS:
                    FILLS[number](connection)
            connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(
                "INSERT OR IGNORE INTO meta VALUES ('identity', ?)", (uuid.uuid4().hex,)
            )

    def _identity(self) -> str:
        row = self.connection().execute("SELECT value FROM meta WHERE name = 'identity'").fetchone()
        if row is None:
            raise LibraryDamaged(path=self.path, why=_NOT_A_LIBRARY)
        return str(row[0])


@contextmanager
def errors_as_sentences(path: Path) -> Generator[None]:
    """Turn SQLite's and the system's errors about `path` into `LibraryError`s."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        # A fault of this program, not of the library.
        raise
    except sqlite3.Error as error:
        raise _from_sqlite_error(error, path) from error
    except (zlib.error, ZstdError, UnicodeDecodeError) as error:
        # A text that was not stored so: the disk has changed it.
        raise LibraryDamaged(path=path, why=error) from error
    except OSError as error:
        raise _from_os_error(error, path) from error


@contextmanager
def problems_of_file(path: Path) -> Generator[None]:
    """Turn the system's errors about a file that a person named into `FileProblem`s."""
    try:
        yield
    except OSError as error:
        raise FileProblem(path=path, why=error.strerror or error) from error


@contextmanager
def written_beside(target: Path) -> Generator[Path]:
    """A file beside `target` to write into, which takes its place at the end: whatever fails
    leaves an older `target` untouched.

    Raises:
        FileProblem: it could not be written there.
    """
    partial = target.with_name(target.name + ".part")
    try:
        with problems_of_file(target):
            yield partial
            partial.replace(target)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def set_aside(folder: Path) -> None:
    """Rename a database that cannot be opened, with what SQLite left beside it."""
    number = 1
    while (aside := folder / f"damaged-{number}.sqlite").exists():
        number += 1
    path = folder / FILE_NAME
    with errors_as_sentences(path):
        for end in ("-wal", "-shm", ""):
            beside = path.with_name(path.name + end)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + end))


@contextmanager
def whole_backup(backup: Path) -> Generator[sqlite3.Connection]:
    """A backup opened for reading, once it is known to be a whole library.

    Raises:
        FileProblem: there is no such file.
        LibraryDamaged: it is not a library, or not a whole one.
        LibraryTooNew: it is of a newer version.
    """
    with problems_of_file(backup):
        if not backup.is_file():
            raise FileProblem(path=backup, why=_NO_SUCH_FILE)
    with errors_as_sentences(backup):
        source = sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro", uri=True)
        try:
            if source.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise LibraryDamaged(path=backup, why=_NOT_A_LIBRARY)
            _refuse_newer(source, backup)
            (verdict,) = source.execute("PRAGMA quick_check(1)").fetchone()
            if verdict != "ok":
                raise LibraryDamaged(path=backup, why=verdict)
            yield source
        finally:
            source.close()


def _refuse_newer_header(path: Path) -> None:
    """Refuse a newer library by its first bytes: SQLite leaves files beside what it opens.

    Offsets: "The Database File Format" (sqlite.org), user version at 60, application id at 68.
    """
    with path.open("rb") as file:
        header = file.read(72)
    version = int.from_bytes(header[60:64], "big", signed=True)
    if int.from_bytes(header[68:72], "big") == APPLICATION_ID and version > VERSION:
        raise LibraryTooNew(path=path, found=version, known=VERSION)


def _refuse_newer(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise LibraryTooNew(path=path, found=version, known=VERSION)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would commit the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _from_sqlite_error(error: sqlite3.Error, path: Path) -> LibraryError:
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusy(holder=_ANOTHER)
    if primary == sqlite3.SQLITE_FULL:
        return DiskFull(path=path)
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
        return LibraryReadOnly(path=path, why=error)
    if primary == sqlite3.SQLITE_IOERR:
        # A full disk shows as a plain I/O error in the write-ahead log.
        return DiskFull(path=path) if _disk_is_full(path) else LibraryDamaged(path=path, why=error)
    return LibraryDamaged(path=path, why=error)


def _disk_is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < 1 << 16
    except OSError:
        return False


def _from_os_error(error: OSError, path: Path) -> LibraryError:
    if error.errno == errno.ENOSPC:
        return DiskFull(path=path)
    return LibraryReadOnly(path=path, why=error.strerror or error)
