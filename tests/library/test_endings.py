"""How answers end is kept with the threads, and unknown until it was found out."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library import layout
from reader.library.database import FILE_NAME
from reader.library.library import Library
from reader.library.schema import APPLICATION_ID, MIGRATIONS, VERSION
from reader.minutes.model import Sitting
from reader.threads.model import ALGORITHM, Bounds, EndingKind, PassageEnding, Threads

CONSIDERED = PassageEnding(4, 1, 28, (1, 28), EndingKind.CONSIDER, (18, 28))
STUDIED = PassageEnding(4, 29, 60, (29, 61), EndingKind.STUDY, (29, 60))


@pytest.fixture
def sitting(
    library: Library, make_sitting: Callable[..., Sitting], one_exchange: tuple[Bounds, ...]
) -> str:
    """A day with one exchange."""
    sitting = make_sitting()
    library.sittings.store(sitting, one_exchange)
    return sitting.id


def test_endings_come_out_as_they_went_in(library: Library, sitting: str) -> None:
    threads = Threads(sitting, ALGORITHM, ())
    library.threads.save(threads)
    assert (library.endings.known(sitting), library.endings.of(sitting)) == (False, ())
    assert library.threads.pending() == [sitting]
    library.endings.save(sitting, [CONSIDERED, STUDIED])
    assert library.endings.of(sitting) == (CONSIDERED, STUDIED)
    assert library.threads.pending() == []
    (row,) = library.endings.expected()
    assert library.endings.at([(row, 4), (row, 3), (row + 1, 4)]) == {
        (row, 4): [CONSIDERED, STUDIED]
    }
    before = library.endings.state()
    library.threads.save(threads, [STUDIED])
    assert library.endings.of(sitting) == (STUDIED,)
    assert library.endings.state() != before
    assert [row for row, _ in library.endings.since(before[1])] == [row]


def test_endings_go_with_the_threads_and_never_come_without(library: Library, sitting: str) -> None:
    library.threads.save(Threads(sitting, ALGORITHM, ()), [CONSIDERED])
    library.threads.drop(sitting)
    assert library.endings.of(sitting) == ()
    library.endings.save(sitting, [CONSIDERED])
    library.endings.save("gone", [CONSIDERED])
    assert library.endings.state()[0] == 0


def test_many_sittings_are_read_in_few_steps(
    library: Library, make_sitting: Callable[..., Sitting], one_exchange: tuple[Bounds, ...]
) -> None:
    for number in range(3):
        sitting = make_sitting(reference=f"R{number}")
        library.sittings.store(sitting, one_exchange)
        library.threads.save(Threads(sitting.id, ALGORITHM, ()), [CONSIDERED])
    places = [(row, 4) for row in range(2000)]
    assert sorted(library.endings.at(places)) == [(row, 4) for row in library.endings.expected()]


@pytest.mark.parametrize("version", [1, 2])
def test_an_older_library_keeps_its_threads_and_finds_out_how_answers_end(
    tmp_path: Path, version: int
) -> None:
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    for script in MIGRATIONS[:version]:
        connection.executescript(script)
    columns = (
        "id, key, reference, meeting_kind, family, speeches, characters, fingerprint, stored_at"
    )
    connection.executescript(
        f"""
        PRAGMA application_id = {APPLICATION_ID};
        PRAGMA user_version = {version};
        INSERT INTO meta VALUES ('identity', 'as-before');
        INSERT INTO sitting ({columns})
            VALUES (7, 'k1', 'k1', 'plenary', 'text', 0, 0, x'00', '2025-03-01T00:00:00');
        INSERT INTO speaker (id, label, name) VALUES (1, '見本太郎議員', '見本太郎');
        INSERT INTO exchange VALUES (7, 3, 4, 1, 'ikkatsu');
        INSERT INTO thread_state VALUES (7, {ALGORITHM});
        INSERT INTO round VALUES (7, 3, 1, '[3, 4]');
        """
    )
    if version > 1:
        layout.fill(connection)
    connection.commit()
    connection.close()
    library = Library(tmp_path)
    with library.endings._database.reading() as migrated:
        assert migrated.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert library.identity == "as-before"
    threads = library.threads.load("k1")
    assert threads is not None
    assert [one.rounds[0].speeches for one in threads.exchanges] == [(3, 4)]
    assert library.threads.pending() == ["k1"]
    library.endings.save("k1", [CONSIDERED])
    assert library.endings.of("k1") == (CONSIDERED,)
    assert library.threads.pending() == []
    library.close()
