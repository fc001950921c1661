"""A bookmark is remembered by its words."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from reader.errors import NotFound
from reader.library.bookmarks import anchor
from reader.library.library import Library
from reader.library.records import Bookmark, OwnerKind
from reader.minutes.model import Sitting, Speech


def _mark(sitting: Sitting, speech: int, words: str, tags: tuple[str, ...] = ()) -> Bookmark:
    text = sitting.speeches[speech - 1].text
    start = text.index(words)
    exact, prefix, suffix = anchor(text, start, start + len(words))
    return Bookmark(
        0,
        OwnerKind.SITTING,
        sitting.id,
        speech,
        start,
        start + len(words),
        exact,
        prefix,
        suffix,
        "学校図書館",
        "あとで読む",
        tags,
    )


def test_bookmarks_with_notes_and_tags(
    library: Library, make_sitting: Callable[..., Sitting]
) -> None:
    sitting = make_sitting()
    library.sittings.store(sitting, ())
    identity = library.bookmarks.add(_mark(sitting, 3, "開館時間", ("図書館", "要確認", " ")))
    (stored,) = library.bookmarks.all()
    assert (stored.id, stored.exact, stored.note) == (identity, "開館時間", "あとで読む")
    assert stored.tags == ("図書館", "要確認")
    assert library.bookmarks.tags() == [("図書館", 1), ("要確認", 1)]
    library.bookmarks.annotate(identity, note="読んだ", tags=["図書館"])
    (stored,) = library.bookmarks.of(OwnerKind.SITTING, sitting.id)
    assert (stored.note, stored.tags) == ("読んだ", ("図書館",))
    library.bookmarks.remove(identity)
    library.bookmarks.remove(identity)
    assert library.bookmarks.all() == []
    with pytest.raises(NotFound):
        library.bookmarks.annotate(identity, note="", tags=[])


def test_a_bookmark_moves_along_with_its_words(
    library: Library, make_sitting: Callable[..., Sitting]
) -> None:
    """A newer edition has a speech more, and the marked words stand twice in it."""
    sitting = make_sitting(question="　図書館です。次に、学校図書館の開館時間について伺います。")
    library.sittings.store(sitting, ())
    library.bookmarks.add(_mark(sitting, 3, "図書館の"))
    chair = sitting.speeches[1]
    newer = replace(
        sitting,
        speeches=(
            *sitting.speeches[:2],
            Speech(chair.label, chair.speaker, chair.kind, "図書館の皆さん、静粛に。"),
            replace(
                sitting.speeches[2],
                text="　図書館です。ここで次に、学校図書館の開館時間について伺います。",
            ),
            sitting.speeches[3],
        ),
    )
    library.sittings.store(newer, ())
    (moved,) = library.bookmarks.all()
    text = newer.speeches[3].text
    assert moved.speech == 4
    assert text[moved.start : moved.end] == "図書館の"
    assert moved.prefix.endswith("学校")
    assert not moved.lost


def test_a_bookmark_whose_words_are_gone_is_kept_and_comes_back(
    library: Library, make_sitting: Callable[..., Sitting]
) -> None:
    sitting = make_sitting()
    library.sittings.store(sitting, ())
    library.bookmarks.add(_mark(sitting, 3, "学校図書館の開館時間"))
    library.sittings.store(make_sitting(question="　（発言取消し）"), ())
    (lost,) = library.bookmarks.all()
    assert lost.lost
    assert lost.exact == "学校図書館の開館時間"
    library.sittings.store(sitting, ())
    (found,) = library.bookmarks.all()
    assert not found.lost
    library.sittings.delete(sitting.id)
    assert len(library.bookmarks.all()) == 1
