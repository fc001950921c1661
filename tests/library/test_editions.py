"""A preliminary record gives way to the final one, and nothing that hangs on it is lost."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from reader.library.bookmarks import anchor
from reader.library.library import Library
from reader.library.records import (
    Bookmark,
    Draft,
    DraftItem,
    DraftItemKind,
    OwnerKind,
    Stored,
)
from reader.minutes.model import Sitting
from reader.threads.model import Bounds

Maker = Callable[..., Sitting]
FINAL = "　これは確定した文です。次に、学校図書館の開館時間について伺います。"


def bookmark(sitting: Sitting, speech: int, words: str) -> Bookmark:
    text = sitting.speeches[speech - 1].text
    start = text.index(words)
    end = start + len(words)
    exact, prefix, suffix = anchor(text, start, end)
    return Bookmark(
        0, OwnerKind.SITTING, sitting.id, speech, start, end, exact, prefix, suffix, "題",
        tags=("図書館",),
    )  # fmt: skip


@pytest.fixture
def preliminary(make_sitting: Maker) -> Sitting:
    return replace(make_sitting(), preliminary=True)


@pytest.fixture
def final(make_sitting: Maker) -> Sitting:
    return make_sitting(question=FINAL)


def test_the_final_text_takes_the_place_and_the_old_one_can_still_be_read(
    library: Library, preliminary: Sitting, final: Sitting, one_exchange: Sequence[Bounds]
) -> None:
    library.sittings.store(preliminary, one_exchange)
    assert library.sittings.info(preliminary.id).preliminary
    assert not library.sittings.settled(preliminary.id)
    assert library.sittings.store(final, one_exchange) is Stored.CHANGED
    assert library.sittings.get(final.id) == final
    assert library.sittings.settled(final.id)
    earlier = library.earlier.of(final.id)
    assert earlier is not None
    assert earlier.preliminary
    assert earlier.speeches == tuple((one.label, one.text) for one in preliminary.speeches)
    assert library.problems() == []


def test_a_preliminary_text_never_replaces_the_final_one(
    library: Library, preliminary: Sitting, final: Sitting, one_exchange: Sequence[Bounds]
) -> None:
    library.sittings.store(final, one_exchange)
    assert library.sittings.store(preliminary, one_exchange) is Stored.UNCHANGED
    assert library.sittings.get(final.id) == final
    assert library.earlier.is_preliminary(final.id) is None


def test_the_preliminary_text_stays_to_be_compared_through_later_corrections(
    library: Library,
    preliminary: Sitting,
    final: Sitting,
    make_sitting: Maker,
    one_exchange: Sequence[Bounds],
) -> None:
    for sitting in (preliminary, final, make_sitting(question=FINAL + "訂正。")):
        library.sittings.store(sitting, one_exchange)
    assert library.earlier.is_preliminary(final.id) is True


def test_the_same_words_declared_final_are_final(
    library: Library, preliminary: Sitting, make_sitting: Maker, one_exchange: Sequence[Bounds]
) -> None:
    library.sittings.store(preliminary, one_exchange)
    assert library.sittings.store(make_sitting(), one_exchange) is Stored.CHANGED
    assert library.sittings.settled(preliminary.id)
    assert library.earlier.of(preliminary.id) is None


def test_marks_and_quotes_follow_their_words(
    library: Library, preliminary: Sitting, final: Sitting, one_exchange: Sequence[Bounds]
) -> None:
    library.sittings.store(preliminary, one_exchange)
    library.bookmarks.add(bookmark(preliminary, 3, "学校図書館"))
    library.bookmarks.add(bookmark(preliminary, 3, "　次に、学校"))
    text = preliminary.speeches[2].text
    start = text.index("開館時間")
    quote = DraftItem(
        DraftItemKind.QUOTE, "開館時間", preliminary.id, 3, start, start + 4, "見本区議質問"
    )
    library.drafts.save(Draft(0, "下書き", (quote,)))
    library.sittings.store(final, one_exchange)
    lost, moved = library.bookmarks.all()
    assert (moved.start, moved.lost, moved.tags) == (FINAL.index("学校図書館"), False, ("図書館",))
    assert (lost.exact, lost.lost) == ("　次に、学校", True)
    (item,) = library.drafts.get(library.drafts.infos()[0].id).items
    assert item.start is not None
    assert FINAL[item.start : item.end] == item.text == "開館時間"


def test_a_sitting_that_gets_another_id_takes_everything_along(
    library: Library, final: Sitting, one_exchange: Sequence[Bounds]
) -> None:
    library.sittings.store(final, one_exchange)
    library.bookmarks.add(bookmark(final, 3, "学校図書館"))
    before = library.lookup.version()
    library.sittings.rename(final.id, "架空区議会:R070217A2", "R070217A2")
    assert library.bookmarks.all()[0].owner == "架空区議会:R070217A2"
    assert library.sittings.get("架空区議会:R070217A2").reference == "R070217A2"
    assert library.lookup.version() != before
    assert not library.sittings.holds(final.id)


def test_an_older_library_learns_what_its_records_say_of_themselves(
    tmp_path: Path, make_sitting: Maker, one_exchange: Sequence[Bounds]
) -> None:
    library = Library(tmp_path / "old")
    library.sittings.store(
        replace(make_sitting(), meeting="文教委員会　会議概要【速報版】"), one_exchange
    )
    library.close()
    from reader.library import editions

    with sqlite3.connect(tmp_path / "old" / "library.sqlite") as connection:
        editions.fill(connection)
    connection.close()
    reopened = Library(tmp_path / "old")
    (info,) = reopened.sittings.infos()
    reopened.close()
    assert info.preliminary
    assert info.summary
