"""Posts, drafts, searches and coverage."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from reader.errors import NotFound
from reader.library.library import Library
from reader.library.records import (
    KnownSitting,
    OwnerKind,
    Post,
    SavedSearch,
    Stored,
)
from reader.library.saved_searches import RECENT
from reader.minutes.model import MeetingKind, Sitting

POST = Post(
    id="post:2025-02-20-0123456789",
    title="図書館の開館時間",
    date=date(2025, 2, 20),
    author="雛形まち",
    url="https://blog.example/1",
    categories=("区政", "図書館"),
    html="<p>夜も開いてほしい。</p>",
    text="夜も開いてほしい。",
    source="posts.txt",
)


def test_a_post_comes_out_as_it_went_in(library: Library) -> None:
    assert library.posts.store(POST) is Stored.NEW
    assert library.posts.get(POST.id) == POST
    assert library.posts.store(POST) is Stored.UNCHANGED
    longer = replace(POST, text="夜も朝も開いてほしい。", categories=("図書館",))
    assert library.posts.store(longer) is Stored.CHANGED
    assert library.posts.get(POST.id) == longer
    (info,) = library.posts.infos()
    assert (info.id, info.title) == (POST.id, POST.title)
    last = library.outbox.entries()[-1]
    assert last.unit is OwnerKind.POST
    assert [texts for _, texts in library.lookup.pieces(last.unit, last.row)] == [[longer.text]]
    library.posts.delete(POST.id)
    with pytest.raises(NotFound):
        library.posts.get(POST.id)


def test_searches_are_kept_and_the_latest_remembered(library: Library) -> None:
    identity = library.searches.save(SavedSearch(0, "図書館", "図書館 -学校", "newest"))
    (search,) = library.searches.all()
    assert (search.looked_at, search.seen) == (None, 0)
    library.searches.look({identity: 7})
    (search,) = library.searches.all()
    assert search.looked_at is not None
    assert search.seen == 7
    library.searches.save(replace(search, name="図書館だけ", seen=0))
    assert library.searches.all() == [replace(search, name="図書館だけ")]
    library.searches.delete(identity)
    assert library.searches.all() == []
    assert library.searches.save(search) == identity, "a deletion is undone"
    assert library.searches.all() == [search]
    for number in range(RECENT + 5):
        library.searches.remember(f"検索{number}")
    library.searches.remember("  ")
    library.searches.remember("検索9")
    recent = library.searches.recent()
    assert recent[0] == "検索9"
    assert len(recent) == RECENT
    assert len(set(recent)) == RECENT
    library.searches.forget("検索9")
    assert library.searches.recent() == recent[1:]
    library.searches.forget()
    assert library.searches.recent() == []


def test_what_is_missing_is_known(library: Library, make_sitting: Callable[..., Sitting]) -> None:
    library.coverage.register(
        "架空区議会", entry_url="https://minutes.example/kakuu/", family="kensakusystem"
    )
    library.coverage.note_known(
        "架空区議会",
        [
            KnownSitting("R070217A", "第1日", date(2025, 2, 17), MeetingKind.PLENARY),
            KnownSitting("R070218A", "第2日", date(2025, 2, 18), MeetingKind.PLENARY),
            KnownSitting("R070300B", "委員会", None, MeetingKind.COMMITTEE),
        ],
    )
    library.sittings.store(make_sitting(), ())
    (council,) = library.coverage.assemblies()
    assert (council.sittings, council.missing) == (1, 2)
    assert (council.first, council.last) == (date(2025, 2, 17), date(2025, 2, 17))
    assert council.missing_days == (date(2025, 2, 18),)


def test_synonyms_are_replaced_as_a_whole(library: Library) -> None:
    assert library.synonyms.all() == ()
    online = ("オンライン化", "電子化", "デジタル化")
    library.synonyms.replace([online, ("高齢者", "シニア")])
    assert library.synonyms.all() == (online, ("高齢者", "シニア"))
    library.synonyms.replace([("高齢者", "シニア")])
    assert library.synonyms.all() == (("高齢者", "シニア"),)
    library.synonyms.replace([])
    assert library.synonyms.all() == ()
