"""Drafts and the library: where quotes stand now, bookmarks as quotes, files."""

from pathlib import Path

import pytest
from fakes import exchange as made
from msgspec.structs import replace

from reader.errors import FileProblem, NotFound
from reader.export.quoted_items import quoted_items, quoted_post
from reader.export.selection import from_ranges
from reader.jobs.drafting import (
    Standing,
    items_of_bookmark,
    items_of_id,
    whereabouts,
    write_draft,
)
from reader.library.library import Library
from reader.library.records import Bookmark, Draft, DraftItem, DraftItemKind, OwnerKind, Post
from reader.minutes.model import Sitting

POST = Post("post:1", "記録", None, None, None, (), "", "一つ目。\n\n二つ目。", "x")


def quote(sitting: Sitting, number: int) -> DraftItem:
    length = len(sitting.speeches[number - 1].text)
    (item,) = quoted_items(from_ranges(sitting, [(number, 0, length)]), {})
    return item


def standing(library: Library, *items: DraftItem) -> list[tuple[Standing, int | None, int]]:
    found = whereabouts(library, Draft(1, "", items))
    return [(one.standing, one.speech, one.offset) for one in found]


def longest(sitting: Sitting) -> int:
    return max(range(len(sitting.speeches)), key=lambda at: len(sitting.speeches[at].text)) + 1


def with_speech(sitting: Sitting, number: int, text: str) -> Sitting:
    speeches = list(sitting.speeches)
    speeches[number - 1] = replace(speeches[number - 1], text=text)
    return replace(sitting, speeches=tuple(speeches))


def test_a_quote_knows_whether_its_source_still_says_so(library: Library) -> None:
    number = longest(made.SITTING)
    text = made.SITTING.speeches[number - 1].text
    item = quote(made.SITTING, number)
    memo = DraftItem(DraftItemKind.NOTE, "メモ")
    assert standing(library, item, memo)[0][0] is Standing.GONE
    library.sittings.store(made.SITTING, ())
    start = (item.start or 0) + item.shown[0][0]
    assert standing(library, item, memo) == [
        (Standing.SAME, number, start),
        (Standing.SAME, None, 0),
    ]
    library.sittings.store(with_speech(made.SITTING, number, "　追加の一行。\n" + text), ())
    assert standing(library, item) == [(Standing.SAME, number, start + len("　追加の一行。\n"))]
    library.sittings.store(with_speech(made.SITTING, number, text[:-5] + "。"), ())
    assert standing(library, item)[0][0] is Standing.CHANGED
    assert item.text == text[item.start : item.end], "the words stay"


def test_a_quote_of_a_post_is_followed_too(library: Library) -> None:
    library.posts.store(POST)
    item = quoted_post(POST, POST.text.index("二"), len(POST.text))
    assert item is not None
    assert standing(library, item) == [(Standing.SAME, 1, POST.text.index("二"))]
    library.posts.store(replace(POST, text="別の話。"))
    assert standing(library, item)[0][0] is Standing.CHANGED


def test_a_bookmark_becomes_the_quote_of_its_words(library: Library) -> None:
    library.sittings.store(made.SITTING, ())
    library.posts.store(POST)
    number = longest(made.SITTING)
    text = made.SITTING.speeches[number - 1].text
    bookmark = Bookmark(0, OwnerKind.SITTING, made.SITTING.id, number, 0, 30, text[:30], "", "", "")
    (item,) = items_of_bookmark(library, library.bookmarks.add(bookmark))
    assert item.text == text[item.start : item.end]
    assert item.text.strip() in text[:30]
    of_post = Bookmark(0, OwnerKind.POST, POST.id, None, 0, 4, "一つ目。", "", "", "")
    (item,) = items_of_bookmark(library, library.bookmarks.add(of_post))
    assert (item.text, item.owner_kind) == ("一つ目。", OwnerKind.POST)
    with pytest.raises(NotFound):
        items_of_bookmark(library, 999)
    with pytest.raises(NotFound):
        items_of_id(library, "架空区議会:無い#3")


def test_a_file_that_cannot_be_written_leaves_the_older_one(tmp_path: Path) -> None:
    target = tmp_path / "下書き.txt"
    write_draft("一\n二\n", target)
    assert target.read_bytes() == "一\n二\n".encode()
    with pytest.raises(FileProblem):
        write_draft("x", tmp_path / "無い" / "下書き.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["下書き.txt"]
