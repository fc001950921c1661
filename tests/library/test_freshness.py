"""What is new since a moment, also for libraries of an older program."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from reader.library.database import FILE_NAME
from reader.library.library import Library
from reader.library.records import OwnerKind, Post, SavedSearch, Stored
from reader.library.schema import APPLICATION_ID, MIGRATIONS, VERSION
from reader.minutes.model import Sitting

POST = Post(
    id="post:2025-02-20-0123456789",
    title="図書館の開館時間",
    date=None,
    author="雛形まち",
    url=None,
    categories=("図書館",),
    html="<p>夜も開いてほしい。</p>",
    text="夜も開いてほしい。",
    source="posts.txt",
)


def came(library: Library, since: int) -> list[str]:
    """The ids of what came after a change."""
    return [one.owner for one in library.freshness.since(since)]


def test_what_comes_within_one_second_is_told_apart(
    library: Library, make_sitting: Callable[..., Sitting]
) -> None:
    first, second = make_sitting(), make_sitting(reference="R070218A", day=date(2025, 2, 18))
    assert library.freshness.latest() == 0
    library.sittings.store(first, ())
    before = library.freshness.latest()
    assert came(library, before) == []
    library.sittings.store(second, ())
    library.posts.store(POST)
    arrivals = library.freshness.since(before)
    assert [(one.kind, one.owner, one.date) for one in arrivals] == [
        (OwnerKind.SITTING, second.id, date(2025, 2, 18)),
        (OwnerKind.POST, POST.id, None),
    ]
    assert arrivals[-1].change == library.freshness.latest()


def test_a_changed_text_is_new_again_and_an_unchanged_one_is_not(
    library: Library, make_sitting: Callable[..., Sitting]
) -> None:
    sitting = make_sitting()
    library.sittings.store(sitting, ())
    library.posts.store(POST)
    before = library.freshness.latest()
    assert library.sittings.store(sitting, ()) is Stored.UNCHANGED
    assert library.posts.store(POST) is Stored.UNCHANGED
    assert came(library, before) == []
    library.sittings.store(make_sitting(answer="　検討しております。"), ())
    library.posts.store(replace(POST, text="朝も開いてほしい。"))
    assert came(library, before) == [sitting.id, POST.id]
    library.posts.delete(POST.id)
    assert came(library, before) == [sitting.id]


def test_an_index_made_anew_makes_nothing_new(
    library: Library, make_sitting: Callable[..., Sitting]
) -> None:
    library.sittings.store(make_sitting(), ())
    before = library.freshness.latest()
    library.outbox.refill()
    library.outbox.acknowledge(library.outbox.entries()[-1].seq)
    assert came(library, before) == []
    library.posts.store(POST)
    assert came(library, before) == [POST.id], "numbers are never given twice"


def test_whoever_keeps_a_search_has_seen_its_hits(
    library: Library, make_sitting: Callable[..., Sitting]
) -> None:
    library.sittings.store(make_sitting(), ())
    library.searches.save(SavedSearch(0, "図書館", "図書館", "newest"))
    (search,) = library.searches.all()
    assert search.seen == library.freshness.latest() == 1


def test_the_end_of_a_session_is_remembered(
    library: Library, make_sitting: Callable[..., Sitting], tmp_path: Path
) -> None:
    assert library.freshness.last_session() is None
    library.sittings.store(make_sitting(), ())
    library.freshness.end_session()
    another = Library(library.folder)
    end = another.freshness.last_session()
    assert end == 1
    another.posts.store(POST)
    assert came(another, end) == [POST.id]
    another.close()


def test_a_library_of_the_first_version_keeps_everything_and_has_nothing_new(
    tmp_path: Path, make_sitting: Callable[..., Sitting]
) -> None:
    file = tmp_path / FILE_NAME
    connection = sqlite3.connect(file)
    connection.executescript(MIGRATIONS[0])
    connection.executescript(
        f"""
        PRAGMA application_id = {APPLICATION_ID};
        PRAGMA user_version = 1;
        INSERT INTO meta VALUES ('identity', 'an older one');
        INSERT INTO assembly (name) VALUES ('架空区議会');
        INSERT INTO sitting VALUES (7, '架空区議会:R070217A', 'R070217A', 1, '定例会',
            '2025-02-17', 'plenary', NULL, 'kensakusystem', 0, 0, x'00', '2025-03-01T00:00:00');
        INSERT INTO post VALUES (3, 'post:1', '記事', NULL, NULL, NULL, '', 'posts.txt', x'00',
            '2025-03-01T00:00:00');
        INSERT INTO bookmark (owner_kind, owner_key, start, end, exact, prefix, suffix, title,
            made_at) VALUES ('post', 'post:1', 0, 2, '記事', '', '', '', '2025-03-01T00:00:00');
        INSERT INTO saved_search (name, query, sort, made_at, looked_at) VALUES
            ('図書館', '図書館', 'oldest', '2025-03-01T00:00:00', '2025-03-02T00:00:00');
        INSERT INTO recent_search (query) VALUES ('図書館');
        INSERT INTO outbox (unit, ref) VALUES ('sitting', 7), ('post', 3);
        """
    )
    connection.close()
    library = Library(tmp_path)
    with library.freshness._database.reading() as migrated:
        assert migrated.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert library.identity == "an older one"
    assert [info.id for info in library.sittings.infos()] == ["架空区議会:R070217A"]
    assert [info.id for info in library.posts.infos()] == ["post:1"]
    assert [one.exact for one in library.bookmarks.all()] == ["記事"]
    assert library.searches.all() == [
        SavedSearch(1, "図書館", "図書館", "oldest", "2025-03-02T00:00:00", 0)
    ]
    assert library.searches.recent() == ["図書館"]
    assert library.outbox.pending() == 2
    assert all("本文" in one.ja for one in library.problems()), "it never had any texts"
    assert came(library, 0) == []
    library.sittings.store(make_sitting(reference="R070218A"), ())
    assert came(library, 0) == ["架空区議会:R070218A"]
    library.close()
