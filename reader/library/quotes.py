"""Quotes in posts, as they were found: derived, kept with the version that found them.

Which sittings a post was compared with is one number: changes only ever grow (see
`reader.library.keyed_rows`), and a sitting that is stored anew gets a new one. So new posts are
compared with everything, and new sittings with every post, and nothing twice.
"""

import json
import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from reader.library import text_store
from reader.library.database import Database
from reader.minutes.model import Speaker
from reader.quotes.model import VERSION, Edit, EditKind, Passage, Verdict

NOTHING_YET = -1
"""Through which change a post was compared that was compared with no sitting yet."""


class Quote(Struct, frozen=True):
    """A part of a post that stands in the minutes.

    Attributes:
        post, title, posted: the post's id, title and date.
        sitting, meeting, date: the sitting's id, its meeting's name and its date.
        places: in how many sittings the same stands that nothing tells from this one; 1 where it
            is certain.
        words: what stands in the minutes.
    """

    post: str
    title: str
    posted: date | None
    sitting: str
    assembly: str | None
    meeting: str | None
    date: date | None
    speaker: Speaker
    passage: Passage
    places: int
    words: str


class Unproven(Struct, frozen=True):
    """A post that was not compared with all sittings yet.

    Attributes:
        change: which the post had; another one is another text.
        through: the last change of a sitting that it was compared with.
        counts: see `reader.quotes.seeds`, as bytes; empty before the first sitting.
    """

    row: int
    change: int
    through: int
    text: str
    counts: bytes


class SittingRow(Struct, frozen=True):
    """A sitting to compare with: its row and the change by which it was last stored."""

    row: int
    change: int


class Proved(Struct, frozen=True):
    """What became of a post: through which change it was compared, and what was found.

    Attributes:
        before: through which it was compared when that was stored the last time.
        found: passages by sitting.
    """

    post: Unproven
    before: int
    through: int
    counts: bytes
    found: Mapping[SittingRow, Sequence[Passage]]


class Quotes:
    """The quotes of a library's posts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # --- what was found -----------------------------------------------------

    def of_post(self, post: str) -> list[Quote]:
        """The quotes of a post, in order."""
        return self._where("p.key = ? ORDER BY q.start", post)

    def in_sitting(self, sitting: str) -> list[Quote]:
        """The quotes that come from a sitting, in order of the minutes."""
        return self._where("s.key = ? ORDER BY q.speech, q.speech_start, p.date", sitting)

    def looked_at(self, post: str) -> bool:
        """Whether a post was compared with every sitting there is."""
        with self._database.reading() as connection:
            row = connection.execute(
                """
                SELECT r.through FROM post AS p JOIN proof AS r ON r.post_id = p.id
                WHERE p.key = ? AND r.version = ?
                """,
                (post, VERSION),
            ).fetchone()
            return row is not None and row[0] >= _last(connection)

    def _where(self, condition: str, value: str) -> list[Quote]:
        with self._database.reading() as connection:
            rows = connection.execute(
                f"""
                SELECT p.key, p.title, p.date, s.key, a.name, s.meeting, s.date,
                       w.name, w.role, w.seat, q.places, e.chunk_id, e.start,
                       q.start, q.end, q.speech, q.speech_start, q.speech_end,
                       q.verdict, q.letters, q.edits
                FROM quote AS q JOIN proof AS r ON r.post_id = q.post_id
                JOIN post AS p ON p.id = q.post_id
                JOIN sitting AS s ON s.id = q.sitting_id
                LEFT JOIN assembly AS a ON a.id = s.assembly_id
                JOIN speech AS e ON e.sitting_id = s.id AND e.number = q.speech
                JOIN speaker AS w ON w.id = e.speaker_id
                WHERE q.places > 0 AND r.version = {VERSION} AND {condition}
                """,
                (value,),
            ).fetchall()
            texts = text_store.read(connection, (row[11] for row in rows))
        found: list[Quote] = []
        for row in rows:
            passage, start = _passage(row[13:]), row[12]
            words = texts[row[11]][start + passage.speech_start : start + passage.speech_end]
            found.append(
                Quote(
                    post=row[0],
                    title=row[1],
                    posted=_date(row[2]),
                    sitting=row[3],
                    assembly=row[4],
                    meeting=row[5],
                    date=_date(row[6]),
                    speaker=Speaker(*row[7:10]),
                    passage=passage,
                    places=row[10],
                    words=words,
                )
            )
        return found

    # --- what is still to be done -------------------------------------------

    def waiting(self) -> bool:
        """Whether anything is to be done: posts to be compared, or quotes to be settled."""
        with self._database.reading() as connection:
            unsettled = connection.execute("SELECT 1 FROM proof WHERE NOT settled LIMIT 1")
            return unsettled.fetchone() is not None or bool(self.behind())

    def behind(self) -> dict[int, int]:
        """How many posts were compared through which change, as far as that is not the last."""
        with self._database.reading() as connection:
            last = _last(connection)
            found = connection.execute(
                f"""
                SELECT ifnull(r.through, {NOTHING_YET}), count(*)
                FROM post AS p LEFT JOIN proof AS r ON r.post_id = p.id AND r.version = {VERSION}
                GROUP BY 1 ORDER BY 1
                """
            ).fetchall()
            return {int(through): int(count) for through, count in found if through < last}

    def last(self) -> int:
        """The last change of a sitting; `NOTHING_YET` where there is none."""
        with self._database.reading() as connection:
            return _last(connection)

    def compared_through(self, through: int) -> list[Unproven]:
        """The posts that were compared through exactly this change."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"""
                SELECT p.id, p.change, c.text, r.counts
                FROM post AS p JOIN chunk AS c ON c.post_id = p.id
                LEFT JOIN proof AS r ON r.post_id = p.id AND r.version = {VERSION}
                WHERE ifnull(r.through, {NOTHING_YET}) = ? ORDER BY p.id
                """,
                (through,),
            ).fetchall()
        return [
            Unproven(
                row,
                change,
                through,
                text_store.unpack(text),
                zlib.decompress(counts) if counts is not None else b"",
            )
            for row, change, text, counts in rows
        ]

    def sittings_between(self, after: int, through: int) -> list[SittingRow]:
        """The sittings of these changes, in their order."""
        with self._database.reading() as connection:
            return [
                SittingRow(*row)
                for row in connection.execute(
                    """
                    SELECT id, change FROM sitting
                    WHERE change > ? AND change <= ? ORDER BY change, id
                    """,
                    (after, through),
                )
            ]

    # --- storing --------------------------------------------------------------

    def save(self, posts: Sequence[Proved]) -> None:
        """Store how far posts were compared and what was found; one transaction.

        What has changed meanwhile, a post or a sitting, is passed over: its turn comes again. So
        is what another process has compared meanwhile.
        """
        with self._database.writing() as connection:
            for proved in posts:
                post = proved.post
                known = connection.execute(
                    "SELECT change FROM post WHERE id = ?", (post.row,)
                ).fetchone()
                if known is None or known[0] != post.change:
                    continue
                # What another version found.
                connection.execute(
                    "DELETE FROM proof WHERE post_id = ? AND version <> ?", (post.row, VERSION)
                )
                compared = connection.execute(
                    "SELECT through FROM proof WHERE post_id = ?", (post.row,)
                ).fetchone()
                if (NOTHING_YET if compared is None else compared[0]) != proved.before:
                    continue
                connection.execute(
                    """
                    INSERT INTO proof VALUES (?, ?, ?, ?, 1) ON CONFLICT (post_id) DO UPDATE
                    SET through = excluded.through, counts = excluded.counts
                    """,
                    (post.row, VERSION, proved.through, zlib.compress(proved.counts, 1)),
                )
                added = [
                    _add(connection, post.row, sitting, passages)
                    for sitting, passages in proved.found.items()
                ]
                if any(added):
                    _settle(connection, post.row)

    def settle(self) -> None:
        """Tell anew where quotes come from whose candidates were deleted with a sitting."""
        with self._database.writing() as connection:
            for (row,) in connection.execute(
                "SELECT post_id FROM proof WHERE NOT settled"
            ).fetchall():
                _settle(connection, int(row))


def _last(connection: sqlite3.Connection) -> int:
    (last,) = connection.execute("SELECT max(change) FROM sitting").fetchone()
    return NOTHING_YET if last is None else int(last)


def _add(
    connection: sqlite3.Connection, post: int, sitting: SittingRow, passages: Sequence[Passage]
) -> bool:
    """Store passages of a sitting as candidates; gives whether there were any."""
    known = connection.execute("SELECT change FROM sitting WHERE id = ?", (sitting.row,)).fetchone()
    if known is None or known[0] != sitting.change:
        return False
    connection.executemany(
        """
        INSERT INTO quote (post_id, start, end, sitting_id, speech, speech_start, speech_end,
                           verdict, letters, edits, places)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
        """,
        [
            (
                post,
                one.start,
                one.end,
                sitting.row,
                one.speech,
                one.speech_start,
                one.speech_end,
                one.verdict,
                one.letters,
                json.dumps(
                    [
                        [edit.kind, edit.start, edit.end, edit.speech_start, edit.speech_end]
                        for edit in one.edits
                    ]
                ),
            )
            for one in passages
        ],
    )
    return bool(passages)


def _settle(connection: sqlite3.Connection, post: int) -> None:
    """Tell which of a post's candidates it quotes."""
    # A start, which only reads, would wait for it.
    from reader.quotes.choice import Candidate, choose

    day, text = connection.execute(
        """
        SELECT p.date, c.text FROM post AS p JOIN chunk AS c ON c.post_id = p.id WHERE p.id = ?
        """,
        (post,),
    ).fetchone()
    title = connection.execute("SELECT title FROM post WHERE id = ?", (post,)).fetchone()[0]
    rows: list[int] = []
    candidates: list[Candidate] = []
    for row, sitting, held, name, role, seat, *passage in connection.execute(
        """
        SELECT q.id, q.sitting_id, s.date, w.name, w.role, w.seat,
               q.start, q.end, q.speech, q.speech_start, q.speech_end,
               q.verdict, q.letters, q.edits
        FROM quote AS q JOIN sitting AS s ON s.id = q.sitting_id
        JOIN speech AS e ON e.sitting_id = s.id AND e.number = q.speech
        JOIN speaker AS w ON w.id = e.speaker_id
        WHERE q.post_id = ? ORDER BY q.id
        """,
        (post,),
    ):
        rows.append(row)
        candidates.append(
            Candidate(sitting, _date(held), Speaker(name, role, seat), _passage(passage))
        )
    chosen = choose(f"{title}\n{text_store.unpack(text)}", _date(day), candidates)
    connection.execute("UPDATE quote SET places = 0 WHERE post_id = ?", (post,))
    place_of = {id(candidate): row for candidate, row in zip(candidates, rows, strict=True)}
    connection.executemany(
        "UPDATE quote SET places = ? WHERE id = ?",
        [(one.places, place_of[id(one.candidate)]) for one in chosen],
    )
    connection.execute("UPDATE proof SET settled = 1 WHERE post_id = ?", (post,))


def _passage(row: Sequence[Any]) -> Passage:
    start, end, speech, speech_start, speech_end, verdict, letters, edits = row
    return Passage(
        start=start,
        end=end,
        speech=speech,
        speech_start=speech_start,
        speech_end=speech_end,
        verdict=Verdict(verdict),
        letters=letters,
        edits=tuple(Edit(EditKind(kind), *numbers) for kind, *numbers in json.loads(edits)),
    )


def _date(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
