"""Computed threads, kept with the version of the algorithm that made them; and corrections.

The tables are derived and may be dropped; the corrections are the reader's and may not.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from reader.library import endings
from reader.library.database import Database
from reader.library.times import now
from reader.minutes import ids
from reader.minutes.model import Speaker
from reader.threads.model import (
    ALGORITHM,
    ENDINGS,
    Anchor,
    Correction,
    CorrectionKind,
    Exchange,
    Link,
    LinkBy,
    Passage,
    PassageEnding,
    PassageKind,
    Round,
    Style,
    Threads,
    Topic,
)

_Place = tuple[int, int]
"""A passage within its sitting: (speech, start)."""


class ThreadStore:
    """The threads of a library's sittings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, threads: Threads, answers: Sequence[PassageEnding] | None = None) -> None:
        """Store a sitting's threads in place of older ones.

        A sitting that is gone meanwhile is left alone.

        Args:
            answers: how its answers end; None where that is not known yet.
        """
        with self._database.writing() as connection:
            row = _sitting_row(connection, threads.sitting)
            if row is None:
                return
            connection.execute("DELETE FROM thread_state WHERE sitting_id = ?", (row,))
            connection.execute("INSERT INTO thread_state VALUES (?, ?)", (row, threads.version))
            for exchange in threads.exchanges:
                _write_exchange(connection, row, exchange)
            if answers is not None:
                endings.write(connection, row, answers)

    def load(self, sitting: str) -> Threads | None:
        """A sitting's threads; None where none of today's algorithm are stored."""
        with self._database.reading() as connection:
            row = connection.execute(
                """
                SELECT s.id FROM sitting AS s JOIN thread_state AS t ON t.sitting_id = s.id
                WHERE s.key = ? AND t.version = ?
                """,
                (sitting, ALGORITHM),
            ).fetchone()
            if row is None:
                return None
            return Threads(sitting, ALGORITHM, tuple(_read_exchanges(connection, row[0], sitting)))

    def drop(self, sitting: str) -> None:
        """Forget a sitting's threads, so that they are computed anew."""
        with self._database.writing() as connection:
            row = _sitting_row(connection, sitting)
            connection.execute("DELETE FROM thread_state WHERE sitting_id = ?", (row,))

    def pending(self) -> list[str]:
        """Ids of sittings that hold exchanges but no threads of today's algorithm, or of which it
        is not known how their answers end; newest first."""
        with self._database.reading() as connection:
            return [
                key
                for (key,) in connection.execute(
                    """
                    SELECT key FROM sitting AS s
                    WHERE EXISTS (SELECT 1 FROM exchange AS e WHERE e.sitting_id = s.id)
                      AND NOT EXISTS (SELECT 1 FROM thread_state AS t
                                      JOIN ending AS d ON d.sitting_id = t.sitting_id
                                      WHERE t.sitting_id = s.id AND t.version = ?
                                        AND d.version = ?)
                    ORDER BY s.date DESC, s.id DESC
                    """,
                    (ALGORITHM, ENDINGS),
                )
            ]

    def topics_at(
        self, places: Iterable[tuple[str, int, int]]
    ) -> dict[tuple[str, int, int], Topic]:
        """The topics of places in speeches, as far as threads are stored.

        Args:
            places: (sitting id, speech number, offset).

        Returns:
            For each place whose passage has a topic: the topic, without its passages.
        """
        found: dict[tuple[str, int, int], Topic] = {}
        with self._database.reading() as connection:
            for place in places:
                row = connection.execute(
                    """
                    SELECT t.exchange, t.speech, t.start, t.title
                    FROM sitting AS s
                    JOIN passage AS p ON p.sitting_id = s.id AND p.speech = ? AND p.start <= ?
                    JOIN topic AS t ON t.sitting_id = s.id AND t.exchange = p.exchange
                                   AND t.position = p.topic
                    WHERE s.key = ? AND p.end > ?
                    ORDER BY p.start DESC LIMIT 1
                    """,
                    (place[1], place[2], place[0], place[2]),
                ).fetchone()
                if row is not None:
                    exchange = ids.exchange_id(place[0], row[0])
                    found[place] = Topic(ids.topic_id(exchange, row[1], row[2]), row[3], ())
        return found


class Corrections:
    """What the reader corrected by hand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, sitting: str, correction: Correction) -> int:
        """Store a correction and give its id, by which it is undone."""
        question, answer = correction.question, correction.answer
        with self._database.writing() as connection:
            row = connection.execute(
                """
                INSERT INTO correction (sitting_key, kind, question_speech, question_start,
                    question_end, question_text, answer_speech, answer_start, answer_end,
                    answer_text, made_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                (
                    sitting,
                    correction.kind,
                    question.speech,
                    question.start,
                    question.end,
                    question.text,
                    answer.speech if answer else None,
                    answer.start if answer else None,
                    answer.end if answer else None,
                    answer.text if answer else None,
                    correction.made or now(),
                ),
            ).lastrowid
        assert row is not None
        return row

    def undo(self, correction: int) -> None:
        """Take a correction back; one that is gone already is no error."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM correction WHERE id = ?", (correction,))

    def of(self, sitting: str) -> list[tuple[int, Correction]]:
        """The corrections of a sitting with their ids, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                """
                SELECT id, kind, question_speech, question_start, question_end, question_text,
                       answer_speech, answer_start, answer_end, answer_text, made_at
                FROM correction WHERE sitting_key = ? ORDER BY id
                """,
                (sitting,),
            ).fetchall()
        return [
            (
                row[0],
                Correction(
                    kind=CorrectionKind(row[1]),
                    question=Anchor(*row[2:6]),
                    answer=Anchor(*row[6:10]) if row[6] is not None else None,
                    made=row[10],
                ),
            )
            for row in rows
        ]


def _sitting_row(connection: sqlite3.Connection, sitting: str) -> int | None:
    row = connection.execute("SELECT id FROM sitting WHERE key = ?", (sitting,)).fetchone()
    return None if row is None else int(row[0])


def _write_exchange(connection: sqlite3.Connection, row: int, exchange: Exchange) -> None:
    first = ids.parse(exchange.id).exchange
    places: dict[str, _Place] = {}
    topics = {topic.id: position for position, topic in enumerate(exchange.topics)}
    for number, round_ in enumerate(exchange.rounds, start=1):
        connection.execute(
            "INSERT INTO round VALUES (?, ?, ?, ?)",
            (row, first, number, json.dumps(round_.speeches)),
        )
        for passage in (*round_.questions, *round_.answers, *round_.remarks):
            places[passage.id] = (passage.speech, passage.start)
            connection.execute(
                "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    row,
                    passage.speech,
                    passage.start,
                    passage.end,
                    first,
                    number,
                    passage.kind,
                    topics[passage.topic] if passage.topic is not None else None,
                    passage.heading,
                    *passage.ask,
                    passage.continues,
                    passage.id in round_.unanswered,
                ),
            )
        connection.executemany(
            "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    row,
                    *places[link.question],
                    *places[link.answer],
                    link.confidence,
                    link.by,
                    link.confirmed,
                )
                for link in round_.links
            ],
        )
        connection.executemany(
            "INSERT INTO candidate VALUES (?, ?, ?, ?, ?, ?)",
            [
                (row, *places[question], position, *places[answer])
                for question, answers in round_.candidates
                for position, answer in enumerate(answers)
            ],
        )
    for topic in exchange.topics:
        connection.execute(
            "INSERT INTO topic VALUES (?, ?, ?, ?, ?, ?)",
            (row, first, topics[topic.id], *_topic_place(topic.id), topic.title),
        )


def _topic_place(topic: str) -> _Place:
    speech, start = topic.rsplit("t", 1)[1].split("-")
    return int(speech), int(start)


def _read_exchanges(connection: sqlite3.Connection, row: int, sitting: str) -> Iterable[Exchange]:
    topics: dict[int, list[Topic]] = {}
    for exchange, speech, start, title in connection.execute(
        "SELECT exchange, speech, start, title FROM topic WHERE sitting_id = ? "
        "ORDER BY exchange, position",
        (row,),
    ):
        identity = ids.topic_id(ids.exchange_id(sitting, exchange), speech, start)
        topics.setdefault(exchange, []).append(Topic(identity, title, ()))

    passages: dict[tuple[int, int], list[Passage]] = {}
    round_of: dict[str, tuple[int, int]] = {}
    unanswered: set[str] = set()
    for found in connection.execute(
        """
        SELECT speech, start, end, exchange, round, kind, topic, heading, ask_start, ask_end,
               continues, unanswered
        FROM passage WHERE sitting_id = ? ORDER BY speech, start
        """,
        (row,),
    ):
        exchange, number = int(found[3]), int(found[4])
        topic: int | None = found[6]
        passage = Passage(
            id=ids.passage_id(sitting, found[0], found[1]),
            speech=found[0],
            start=found[1],
            end=found[2],
            kind=PassageKind(found[5]),
            topic=topics[exchange][topic].id if topic is not None else None,
            heading=found[7],
            ask=(found[8], found[9]),
            continues=found[10],
        )
        passages.setdefault((exchange, number), []).append(passage)
        round_of[passage.id] = (exchange, number)
        if found[11]:
            unanswered.add(passage.id)

    links: dict[tuple[int, int], list[Link]] = {}
    for q_speech, q_start, a_speech, a_start, confidence, by, confirmed in connection.execute(
        """
        SELECT question_speech, question_start, answer_speech, answer_start, confidence, made_by,
               confirmed
        FROM link WHERE sitting_id = ?
        ORDER BY question_speech, question_start, answer_speech, answer_start
        """,
        (row,),
    ):
        question = ids.passage_id(sitting, q_speech, q_start)
        answer = ids.passage_id(sitting, a_speech, a_start)
        link = Link(question, answer, confidence, LinkBy(by), bool(confirmed))
        links.setdefault(round_of[question], []).append(link)

    candidates: dict[tuple[int, int], dict[str, list[str]]] = {}
    for q_speech, q_start, a_speech, a_start in connection.execute(
        """
        SELECT question_speech, question_start, answer_speech, answer_start
        FROM candidate WHERE sitting_id = ? ORDER BY question_speech, question_start, position
        """,
        (row,),
    ):
        question = ids.passage_id(sitting, q_speech, q_start)
        of_round = candidates.setdefault(round_of[question], {})
        of_round.setdefault(question, []).append(ids.passage_id(sitting, a_speech, a_start))

    rounds: dict[int, list[Round]] = {}
    for exchange, number, speeches in connection.execute(
        "SELECT exchange, number, speeches FROM round WHERE sitting_id = ? "
        "ORDER BY exchange, number",
        (row,),
    ):
        here = passages.get((exchange, number), [])
        of_kind = {
            kind: tuple(passage for passage in here if passage.kind == kind) for kind in PassageKind
        }
        rounds.setdefault(exchange, []).append(
            Round(
                speeches=tuple(json.loads(speeches)),
                questions=of_kind[PassageKind.QUESTION],
                answers=of_kind[PassageKind.ANSWER],
                remarks=of_kind[PassageKind.REMARK],
                links=tuple(links.get((exchange, number), ())),
                candidates=tuple(
                    (question, tuple(answers))
                    for question, answers in candidates.get((exchange, number), {}).items()
                ),
                unanswered=tuple(passage.id for passage in here if passage.id in unanswered),
            )
        )

    for first, name, role, seat, style in connection.execute(
        """
        SELECT e.first, p.name, p.role, p.seat, e.style
        FROM exchange AS e JOIN speaker AS p ON p.id = e.questioner_id
        WHERE e.sitting_id = ? ORDER BY e.first
        """,
        (row,),
    ):
        members: dict[str, list[str]] = {}
        for round_ in rounds.get(first, ()):
            for passage in sorted(
                (*round_.questions, *round_.answers), key=lambda one: (one.speech, one.start)
            ):
                if passage.topic is not None:
                    members.setdefault(passage.topic, []).append(passage.id)
        yield Exchange(
            id=ids.exchange_id(sitting, first),
            questioner=Speaker(name, role, seat),
            style=Style(style),
            topics=tuple(
                Topic(topic.id, topic.title, tuple(members.get(topic.id, ())))
                for topic in topics.get(first, ())
            ),
            rounds=tuple(rounds.get(first, ())),
        )
