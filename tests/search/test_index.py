"""The index folder: what is in it, who else can read it, and what happens when it is broken."""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search.conftest import CHAIR, TARO, WORDS, held, index_now

from reader.errors import LibraryBusy
from reader.library.library import Library
from reader.library.records import OwnerKind
from reader.minutes.normalize import fold
from reader.search.engine import SearchEngine
from reader.search.folding import fold_codes, text_of
from reader.search.grams import fold_pieces, folded_texts
from reader.search.index import IndexState
from reader.search.matching import Pattern
from reader.search.places import SpeechFinder
from reader.search.whoosh_index import WhooshIndex, WhooshIndexWriter, folder_of
from reader.search.whoosh_index.posting_list import (
    pack_counts,
    pack_places,
    unpack_counts,
    unpack_places,
)

_WORDS = "".join(WORDS) + "\0"


@pytest.fixture
def three_days(library: Library, store: Callable[..., str]) -> Library:
    """Three sittings, indexed in segments of their own."""
    for number in range(3):
        store(f"S{number}", [(CHAIR, "開会します。"), (TARO, f"防災の質問{number}🏫を髙める。")])
        index_now(library)
    return library


def _find(index: WhooshIndex, library: Library, word: str) -> list[int]:
    """How often the folded word stands in each speech that holds it."""
    found = [
        one.matches(fold(word), np.arange(one.size)) for one in index.segments(library.identity)
    ]
    return [count for one in found for count in one.counts.tolist()]


@given(st.text())
def test_many_characters_are_folded_as_one_text_is(text: str) -> None:
    assert text_of(fold_codes(text)) == fold(text)


@given(st.lists(st.text(alphabet=_WORDS, max_size=30), max_size=6))
def test_speeches_folded_together_are_folded_one_by_one(pieces: list[str]) -> None:
    assert folded_texts(pieces) == [fold(piece.replace("\0", " ")) for piece in pieces]


@given(st.lists(st.text(alphabet="ab\0", max_size=40), min_size=1, max_size=12), st.data())
def test_a_segment_counts_every_part_of_every_text(pieces: list[str], data: st.DataObject) -> None:
    texts = folded_texts(pieces)
    word = data.draw(st.text(alphabet="ab ", min_size=1, max_size=5))
    other = data.draw(st.text(alphabet="ab ", min_size=1, max_size=3))
    reach = data.draw(st.integers(0, 9))
    with tempfile.TemporaryDirectory() as folder:
        writer = WhooshIndexWriter(Path(folder), "a" * 32, wait=0)
        writer.finish_fresh()
        writer.add(OwnerKind.SITTING, 1, 1, fold_pieces(pieces))
        writer.commit()
        writer.close()
        index = WhooshIndex(Path(folder), "a" * 32)
        (segment,) = index.segments("a" * 32)
        everywhere = np.arange(segment.size)
        found, near = (
            segment.matches(word, everywhere),
            segment.near(word, other, reach, everywhere),
        )
        some = everywhere[
            data.draw(st.lists(st.booleans(), min_size=12, max_size=12))[: len(texts)]
        ]
        again, placed = segment.matches(word, some), segment.places(word, some)
        index.close()
    wanted = {at: _overlapping(word, text) for at, text in enumerate(texts) if word in text}
    assert dict(zip(found.speeches.tolist(), found.counts.tolist(), strict=True)) == wanted
    counts = dict(zip(again.speeches.tolist(), again.counts.tolist(), strict=True))
    places = Counter(placed.speeches.tolist())
    for at in some.tolist():
        assert counts.get(at, 0) == places[at] == wanted.get(at, 0)
    pairs = {at: Pattern(word, other, reach).count(text) for at, text in enumerate(texts)}
    assert dict(zip(near.speeches.tolist(), near.counts.tolist(), strict=True)) == {
        at: count for at, count in pairs.items() if count
    }


def _overlapping(word: str, text: str) -> int:
    return sum(text.startswith(word, at) for at in range(len(text)))


@pytest.mark.parametrize("longest", [1, 3, 90, 4000])
def test_the_speech_of_every_place_is_told(longest: int) -> None:
    lengths = np.random.default_rng(longest).integers(0, longest, 3000, endpoint=True)
    ends = np.concatenate(([0], np.cumsum(lengths + 1)))
    expected = np.repeat(np.arange(len(lengths)), lengths + 1)
    finder = SpeechFinder(ends)
    assert np.array_equal(finder.of(np.arange(ends[-1])), expected)
    few = np.array([0, ends[-1] // 2, ends[-1] - 1])
    assert np.array_equal(finder.of(few), expected[few])


@pytest.mark.parametrize("size", [1, 5, 31, 40, 5000])
@pytest.mark.parametrize("most", [1, 3, 250, 60_000, 4_000_000_000])
def test_counts_are_read_as_they_were_written(size: int, most: int) -> None:
    chance = np.random.default_rng(size)
    steps = np.ones(size, dtype="<u4")
    counts = chance.integers(1, most, size, dtype="<u4", endpoint=True)
    for numbers in (counts, np.sort(counts)):
        found = unpack_counts(pack_counts(steps, numbers))
        assert found.speeches.tolist() == list(range(1, size + 1))
        assert np.array_equal(found.counts, numbers)


@given(st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=9000, unique=True), st.data())
@settings(max_examples=30)
def test_places_are_read_as_they_were_written(places: list[int], data: st.DataObject) -> None:
    ordered = np.sort(np.array(places, dtype=np.int64))
    packed = pack_places(np.diff(ordered, prepend=0).astype("<u4"))
    everywhere = np.array([0]), np.array([2**32])
    assert np.array_equal(unpack_places(packed, everywhere), ordered)
    wanted = np.sort(np.array(data.draw(st.lists(st.sampled_from(places))), dtype=np.int64))
    assert set(wanted.tolist()) <= set(unpack_places(packed, (wanted, wanted)).tolist())


@pytest.mark.parametrize("size", [4095, 4096, 4097, 4351, 4352, 9000])
@pytest.mark.parametrize("gap", [1, 2, 30, 300, 3000, 100_000])
def test_rows_of_any_density_are_read_as_a_whole_and_in_part(size: int, gap: int) -> None:
    chance = np.random.default_rng(size * gap)
    steps = chance.integers(1, 2 * gap, size, dtype="<u4")
    steps[size // 2] += 20 * gap  # a text that has none
    places = np.cumsum(steps, dtype=np.int64)
    packed = pack_places(steps)
    ends = np.array([0]), places[-1:]
    assert np.array_equal(unpack_places(packed, ends), places)
    for first, last in ((0, 0), (300, 700), (size - 3, size - 1), (size // 2, size // 2 + 1)):
        part = unpack_places(packed, (places[[first]], places[[last]]))
        assert np.isin(places[first : last + 1], part).all()
        assert np.isin(part, places).all()
    for count in (9, 400):  # fewer than there are blocks, and more
        wanted = places[np.sort(chance.choice(size, count, replace=False))]
        some = unpack_places(packed, (wanted, wanted))
        assert np.isin(wanted, some).all()
        assert np.isin(some, places).all()
    nearby = places[:400]
    assert size < 4096 or len(unpack_places(packed, (nearby, nearby))) == 512
    behind = places[-1:] + 1
    assert size < 4096 or len(unpack_places(packed, (behind, behind))) < 256


def test_stock_whoosh_opens_searches_and_merges_it(three_days: Library) -> None:
    folder = folder_of(three_days.folder, three_days.identity)
    program = f"""
import sys, warnings
sys.modules["reader"] = None
warnings.simplefilter("ignore")
from whoosh import index
from whoosh.query import And, Term
def count(ix, *grams):
    with ix.searcher() as searcher:
        return len(searcher.search(And([Term("grams", gram) for gram in grams]), limit=None))
ix = index.open_dir({str(folder)!r})
print(ix.doc_count(), count(ix, "防災"), count(ix, "🏫を", "を高"), count(ix, "防", "問2"))
with ix.searcher() as searcher:
    print(sorted(fields["owner"] for fields in searcher.reader().all_stored_fields()))
    print(searcher.document(owner="sitting:2"))
ix.optimize()
ix = index.open_dir({str(folder)!r})
print(len(ix._segments()), ix.doc_count(), count(ix, "防災"), count(ix, "防", "問2"))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    assert done.stdout.decode("utf-8").splitlines() == [
        "3 3 3 1",
        "['sitting:1', 'sitting:2', 'sitting:3']",
        "{'owner': 'sitting:2'}",
        "1 3 3 1",
    ]
    # Another program's segment lacks what we keep beside Whoosh's own files.
    assert not WhooshIndex(three_days.folder, three_days.identity).segments(three_days.identity)
    assert (
        SearchEngine(three_days, WhooshIndex(three_days.folder, three_days.identity))
        .search("防災")
        .total
        == 3
    )


def test_a_replaced_sitting_leaves_nothing_behind(
    three_days: Library, index: WhooshIndex, store: Callable[..., str]
) -> None:
    store("S1", [(CHAIR, "延期します。")])
    three_days.sittings.delete("架空区:S2")
    index_now(three_days)
    assert held(index, three_days) == len(three_days.lookup.editions()) == 2
    assert len(_find(index, three_days, "防災")) == 1
    assert len(_find(index, three_days, "延期")) == 1


def test_many_small_updates_become_few_segments(
    library: Library, index: WhooshIndex, store: Callable[..., str]
) -> None:
    writer = WhooshIndexWriter(library.folder, library.identity, wait=0)
    library.outbox.refill()
    writer.finish_fresh()

    def add(number: int) -> None:
        text = fold_pieces(["防災", str(number)])
        writer.add(OwnerKind.SITTING, number, number, text)

    for number in range(30):
        add(number)
        for kind, row in writer.crowded():
            writer.remove(kind, row)
            add(row)
        writer.commit()
    assert len(writer.editions()) == 30
    writer.close()
    assert _find(index, library, "防災") == [1] * 30
    assert len(index.segments(library.identity)) <= 12


def test_a_sitting_that_is_larger_than_a_segment(
    library: Library, index: WhooshIndex, store: Callable[..., str]
) -> None:
    store("S1", [(TARO, "".join(map(chr, range(0x4E00, 0x5E00))))])
    store("S2", [(TARO, "一")])
    index_now(library, capacity=100)
    assert _find(index, library, "一") == [1, 1]
    assert _find(index, library, "一丁") == [1]


def test_nothing_is_seen_before_the_commit(three_days: Library, index: WhooshIndex) -> None:
    writer = WhooshIndexWriter(three_days.folder, three_days.identity, wait=0, capacity=10)
    writer.remove(OwnerKind.SITTING, 1)
    for number in range(20):
        writer.add(OwnerKind.SITTING, 100 + number, 1, fold_pieces(["防災と減災"]))
    writer.close()
    assert held(index, three_days) == 3
    assert len(_find(index, three_days, "防災")) == 3
    index_now(three_days)
    assert held(index, three_days) == 3


def test_one_writer_at_a_time(three_days: Library) -> None:
    writer = WhooshIndexWriter(three_days.folder, three_days.identity, wait=0)
    with pytest.raises(LibraryBusy):
        WhooshIndexWriter(three_days.folder, three_days.identity, wait=0)
    writer.close()
    WhooshIndexWriter(three_days.folder, three_days.identity, wait=0).close()


def _truncate(suffix: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        for path in folder.glob(f"*{suffix}"):
            path.write_bytes(path.read_bytes()[:-9])

    return damage


def _remove(pattern: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        for path in folder.glob(pattern):
            path.unlink()

    return damage


def _scribble(suffix: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        for path in folder.glob(f"*{suffix}"):
            path.write_bytes(b"\0" * path.stat().st_size)

    return damage


@pytest.mark.parametrize(
    "damage",
    [
        _truncate(".trm"),
        _truncate(".pst"),
        _truncate(".len"),
        _truncate(".toc"),
        _remove("*.toc"),
        _remove("*.pst"),
        _remove("*.facts"),
        _remove("*.plc"),
        _remove("*.json"),
        _scribble(".trm"),
        _scribble(".len"),
        _scribble(".toc"),
    ],
)
def test_a_damaged_index_is_noticed_and_searching_goes_on(
    three_days: Library,
    index: WhooshIndex,
    damage: Callable[[Path], None],
) -> None:
    index.close()
    damage(folder_of(three_days.folder, three_days.identity))
    broken = WhooshIndex(three_days.folder, three_days.identity)
    engine = SearchEngine(three_days, broken)
    assert engine.search("防災").total == 3
    assert broken.state in (IndexState.DAMAGED, IndexState.ABSENT)
    broken.close()

    writer = WhooshIndexWriter(three_days.folder, three_days.identity, wait=0)
    assert writer.fresh
    writer.close()


@pytest.mark.parametrize("suffix", [".pst", ".plc"])
def test_postings_that_rotted_are_noticed_when_they_are_read(
    three_days: Library, index: WhooshIndex, store: Callable[..., str], suffix: str
) -> None:
    store("S4", [(TARO, "防災、防災、防災。防災、防災！")])
    index_now(three_days)
    assert len(index.segments(three_days.identity)) == 4
    assert index.state is IndexState.READY
    _scribble(suffix)(folder_of(three_days.folder, three_days.identity))
    for _ in range(2):
        assert SearchEngine(three_days, index).search("防災").total == 4
        assert index.state is IndexState.DAMAGED


def test_a_folder_that_another_program_made_is_never_opened(library: Library) -> None:
    folder = folder_of(library.folder, library.identity)
    folder.mkdir()
    # Opening this would run what the pickle says.
    (folder / "_MAIN_1.toc").write_bytes(b"cos\nsystem\n(S'exit 1'\ntR.")
    found = WhooshIndex(library.folder, library.identity)
    assert (found.state, found.segments(library.identity)) == (IndexState.ABSENT, ())


def test_indexes_of_other_versions_are_removed_and_strange_folders_are_not(
    three_days: Library,
) -> None:
    folder = folder_of(three_days.folder, three_days.identity)
    old = three_days.folder / "index-0-abc"
    old.mkdir()
    (old / "gijiroku-index.json").write_text('{"version": 0, "identity": "abc"}')
    strange = three_days.folder / "index-of-my-own"
    strange.mkdir()
    index_now(three_days)
    assert folder.is_dir()
    assert not old.exists()
    assert strange.is_dir()


def test_an_index_of_other_content_is_not_asked(three_days: Library, index: WhooshIndex) -> None:
    assert index.segments("0" * 32) == ()
    assert index.state is IndexState.ABSENT
    assert len(_find(index, three_days, "防災")) == 3
