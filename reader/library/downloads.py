"""The queue of downloads, and the log of what became of them.

An order is a council's sittings in the order of downloading. What has been done is told by its
rows alone, so that it goes on where it was after a pause, a restart or a crash.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from sqlite3 import Connection
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from reader.errors import Bilingual, ReaderError
from reader.library.database import Database
from reader.library.kept_rows import KeptRows, kept_rows, put_rows_back
from reader.library.records import (
    KnownSitting,
    LogLine,
    LogResult,
    NewOrder,
    Order,
    OrderState,
    Stored,
    Wanted,
)
from reader.library.times import now
from reader.minutes.model import MeetingKind

LOG_LINES = 5_000
"""How many lines of the log are kept."""

_ORDERS = """
SELECT o.id, a.name, o.url, o.host, o.since, o.until, o.meeting_kind, o.requests, o.delay,
       o.scheduled, o.state, o.why_ja, o.why_en, o.passing, o.made_at, count(w.position),
       coalesce(sum(w.state = 'waiting'), 0), coalesce(sum(w.state = 'failed'), 0)
FROM download_order AS o
JOIN assembly AS a ON a.id = o.assembly_id
LEFT JOIN wanted_sitting AS w ON w.order_id = o.id
GROUP BY o.id ORDER BY o.id
"""


class RemovedOrder(Struct, frozen=True):
    """An order that was taken out of the queue.

    Attributes:
        council: its name.
        rows: the order and what was wanted.
    """

    council: str
    rows: tuple[KeptRows, ...]


class Downloads:
    """The queue and the log of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # --- the queue ------------------------------------------------------------

    def add(self, order: NewOrder) -> int | None:
        """Put an order at the end of the queue.

        What waits in another order already is left out.

        Returns:
            Its id; None where nothing was left of it.
        """
        with self._database.writing() as connection:
            assembly = _assembly(connection, order.council)
            waiting = {
                str(reference)
                for (reference,) in connection.execute(
                    """
                    SELECT w.reference FROM wanted_sitting AS w
                    JOIN download_order AS o ON o.id = w.order_id
                    WHERE o.assembly_id = ? AND w.state = 'waiting'
                    """,
                    (assembly,),
                )
            }
            wanted = [one for one in order.sittings if one.reference not in waiting]
            if not wanted:
                return None
            row = connection.execute(
                """
                INSERT INTO download_order (assembly_id, url, host, since, until, meeting_kind,
                                            requests, delay, scheduled, state, made_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'active', ?)
                """,
                (
                    assembly,
                    order.url,
                    host_of(order.url),
                    _iso(order.since),
                    _iso(order.until),
                    order.kind,
                    order.requests,
                    order.delay,
                    order.scheduled,
                    now(),
                ),
            ).lastrowid
            connection.executemany(
                "INSERT INTO wanted_sitting VALUES (?, ?, ?, ?, ?, ?, 'waiting')",
                [
                    (row, position, one.reference, one.title, _iso(one.date), one.kind)
                    for position, one in enumerate(wanted, 1)
                ],
            )
        return row

    def orders(self) -> list[Order]:
        """The whole queue, also what has ended, in the order of ordering."""
        with self._database.reading() as connection:
            return [_order(row) for row in connection.execute(_ORDERS)]

    def hosts(self) -> list[str]:
        """The hosts of which something active waits, the longest waiting first."""
        with self._database.reading() as connection:
            return [
                str(host)
                for (host,) in connection.execute(
                    """
                    SELECT host FROM download_order AS o
                    WHERE state = 'active' AND EXISTS (
                        SELECT 1 FROM wanted_sitting AS w
                        WHERE w.order_id = o.id AND w.state = 'waiting')
                    GROUP BY host ORDER BY min(id)
                    """
                )
            ]

    def next(self, host: str) -> Wanted | None:
        """The sitting of a host whose turn it is; None where nothing active waits."""
        with self._database.reading() as connection:
            row = connection.execute(
                """
                SELECT w.order_id, w.position, w.reference, w.title, w.date, w.meeting_kind
                FROM download_order AS o JOIN wanted_sitting AS w ON w.order_id = o.id
                WHERE o.host = ? AND o.state = 'active' AND w.state = 'waiting'
                ORDER BY o.id, w.position LIMIT 1
                """,
                (host,),
            ).fetchone()
        if row is None:
            return None
        order, position, reference, title, day, kind = row
        known = KnownSitting(reference, title, _date(day), MeetingKind(kind))
        return Wanted(order, position, known)

    def order(self, identity: int) -> Order | None:
        """One order; None where it was removed."""
        return next((one for one in self.orders() if one.id == identity), None)

    def active(self, identity: int) -> bool:
        """Whether an order is there, and neither paused nor stopped."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT state FROM download_order WHERE id = ?", (identity,)
            ).fetchone()
        return row is not None and row[0] == OrderState.ACTIVE

    def references(self, identity: int) -> list[str]:
        """The references of an order's sittings that are in the library."""
        with self._database.reading() as connection:
            return [
                str(reference)
                for (reference,) in connection.execute(
                    "SELECT reference FROM wanted_sitting WHERE order_id = ? AND state = 'done'",
                    (identity,),
                )
            ]

    def pause(self, *identities: int) -> None:
        """Hold orders until they are resumed."""
        self._set_state(OrderState.PAUSED, identities)

    def resume(self, *identities: int) -> None:
        """Let orders go on that were paused or stopped."""
        self._set_state(OrderState.ACTIVE, identities)

    def retry(self, *identities: int) -> None:
        """Try again what failed, and let the orders go on."""
        with self._database.writing() as connection:
            connection.executemany(
                """
                UPDATE wanted_sitting SET state = 'waiting' WHERE order_id = ? AND state = 'failed'
                """,
                [(one,) for one in identities],
            )
            self.resume(*identities)

    def wait_again(self, identity: int, references: Sequence[str]) -> None:
        """Sittings of an order that failed by no fault of their own wait again."""
        with self._database.writing() as connection:
            connection.executemany(
                """
                UPDATE wanted_sitting SET state = 'waiting'
                WHERE order_id = ? AND reference = ? AND state = 'failed'
                """,
                [(identity, reference) for reference in references],
            )

    def resume_passing(self) -> bool:
        """Let those go on that were stopped by what passes; whether there were any."""
        with self._database.writing() as connection:
            changed = connection.execute(
                """
                UPDATE download_order SET state = 'active', why_ja = NULL, why_en = NULL, passing = 0
                WHERE state = 'stopped' AND passing
                """
            ).rowcount
        return changed > 0

    def stop(self, identity: int, error: ReaderError, *, passing: bool) -> None:
        """Stop an order that its host gives a reason to stop, and log why.

        Args:
            passing: it may go on by itself later (`resume_passing`).
        """
        with self._database.writing() as connection:
            connection.execute(
                """
                UPDATE download_order SET state = 'stopped', passing = ?, why_ja = ?, why_en = ?
                WHERE id = ? AND state = 'active'
                """,
                (passing, error.message("ja"), error.message("en"), identity),
            )
            row = connection.execute(
                """
                SELECT a.name FROM download_order AS o JOIN assembly AS a ON a.id = o.assembly_id
                WHERE o.id = ?
                """,
                (identity,),
            ).fetchone()
            if row is not None:
                _log(connection, row[0], "", LogResult.STOPPED, error)

    def remove(self, *identities: int) -> tuple[RemovedOrder, ...]:
        """Take orders out of the queue; what came of them stays in the library.

        Returns:
            The orders, for `put_back`.
        """
        removed: list[RemovedOrder] = []
        with self._database.writing() as connection:
            for identity in identities:
                row = connection.execute(
                    """
                    SELECT a.name FROM download_order AS o
                    JOIN assembly AS a ON a.id = o.assembly_id WHERE o.id = ?
                    """,
                    (identity,),
                ).fetchone()
                if row is None:
                    continue
                kept = (
                    kept_rows(connection, "download_order", "id = ?", (identity,)),
                    kept_rows(connection, "wanted_sitting", "order_id = ?", (identity,)),
                )
                connection.execute("DELETE FROM download_order WHERE id = ?", (identity,))
                removed.append(RemovedOrder(row[0], kept))
        return tuple(removed)

    def put_back(self, removed: Iterable[RemovedOrder]) -> None:
        """Put orders that were removed back into the queue; not those of a council that is gone."""
        with self._database.writing() as connection:
            for order in removed:
                row = connection.execute(
                    "SELECT id FROM assembly WHERE name = ?", (order.council,)
                ).fetchone()
                if row is not None:
                    put_rows_back(connection, order.rows, row[0])

    # --- what became of a sitting -------------------------------------------------

    def note_stored(self, council: str, reference: str, title: str, stored: Stored) -> None:
        """A sitting came into the library: no order waits for it any more."""
        with self._database.writing() as connection:
            self._settle(connection, council, reference, "done")
            _log(connection, council, title, LogResult(stored.value), None)

    def note_held(self, council: str, reference: str) -> None:
        """A sitting was in the library before: nothing was asked for."""
        with self._database.writing() as connection:
            self._settle(connection, council, reference, "done")

    def note_failed(self, council: str, reference: str, title: str, error: ReaderError) -> None:
        """A sitting did not come."""
        with self._database.writing() as connection:
            self._settle(connection, council, reference, "failed")
            _log(connection, council, title, LogResult.FAILED, error)

    def note_check(self, council: str, new: int | None, error: ReaderError | None = None) -> None:
        """Somebody looked whether there is something new; `new` is None where that failed."""
        with self._database.writing() as connection:
            result = LogResult.CHECKED if error is None else LogResult.FAILED
            _log(connection, council, "" if new is None else str(new), result, error)

    def log(self, limit: int = LOG_LINES) -> list[LogLine]:
        """The log, the newest line first."""
        with self._database.reading() as connection:
            return [
                LogLine(row, at, council, what, LogResult(result), _why(ja, en))
                for row, at, council, what, result, ja, en in connection.execute(
                    """
                    SELECT id, at, assembly, what, result, why_ja, why_en FROM download_log
                    ORDER BY id DESC LIMIT ?
                    """,
                    (limit,),
                )
            ]

    # --- inside -------------------------------------------------------------------

    def _set_state(self, state: OrderState, identities: tuple[int, ...]) -> None:
        with self._database.writing() as connection:
            connection.executemany(
                """
                UPDATE download_order
                SET state = ?, why_ja = NULL, why_en = NULL, passing = 0 WHERE id = ?
                """,
                [(state, one) for one in identities],
            )

    def _settle(self, connection: Connection, council: str, reference: str, state: str) -> None:
        """Every order that waits for this sitting has its answer."""
        connection.execute(
            """
            UPDATE wanted_sitting SET state = :state
            WHERE reference = :reference AND state <> 'done' AND order_id IN (
                SELECT o.id FROM download_order AS o
                JOIN assembly AS a ON a.id = o.assembly_id WHERE a.name = :council)
            """,
            {"state": state, "reference": reference, "council": council},
        )


def host_of(url: str) -> str:
    """The host of an address, with its port, as the manners tell hosts apart."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def _assembly(connection: Connection, name: str) -> int:
    (row,) = connection.execute("SELECT id FROM assembly WHERE name = ?", (name,)).fetchone()
    return int(row)


def _log(
    connection: Connection, council: str, what: str, result: LogResult, error: ReaderError | None
) -> None:
    row = connection.execute(
        """
        INSERT INTO download_log (at, assembly, what, result, why_ja, why_en)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        (
            now(),
            council,
            what,
            result,
            error.message("ja") if error else None,
            error.message("en") if error else None,
        ),
    ).lastrowid
    assert row is not None
    connection.execute("DELETE FROM download_log WHERE id <= ?", (row - LOG_LINES,))


def _order(row: tuple[Any, ...]) -> Order:
    (
        identity, council, url, host, since, until, kind, requests, delay, scheduled, state,
        why_ja, why_en, passing, made_at, total, waiting, failed,
    ) = row  # fmt: skip
    return Order(
        id=identity,
        council=council,
        url=url,
        host=host,
        since=_date(since),
        until=_date(until),
        kind=MeetingKind(kind) if kind else None,
        requests=requests,
        delay=delay,
        scheduled=bool(scheduled),
        state=OrderState(state),
        why=_why(why_ja, why_en),
        passing=bool(passing),
        made_at=made_at,
        total=total,
        waiting=waiting,
        failed=failed,
    )


def _why(ja: str | None, en: str | None) -> Bilingual | None:
    return Bilingual(ja, en or ja) if ja else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
