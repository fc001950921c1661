"""The index folder: what is in it, who else can read it, and what happens when it is broken."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from search.conftest import CHAIR, TARO, index_now

from reader.errors import LibraryBusy
from reader.library.library import Library
from reader.minutes.normalize import fold
from reader.search.engine import SearchEngine
from reader.search.grams import distinct_grams, fold_pieces, gram_text, word_grams
from reader.search.index import IndexState
from reader.search.whoosh_index import WhooshIndex, WhooshIndexWriter, folder_of


@pytest.fixture
def three_days(library: Library, store: Callable[..., str]) -> Library:
    """Three sittings, indexed in segments of their own."""
    for number in range(3):
        store(f"S{number}", [(CHAIR, "開会します。"), (TARO, f"防災の質問{number}🏫を髙める。")])
        index_now(library)
    return library


def _find(index: WhooshIndex, library: Library, word: str) -> list[int]:
    return index.find(library.identity, [word_grams(fold(word))]).candidates[0].tolist()


@given(st.lists(st.text(), min_size=1, max_size=4), st.data())
def test_every_part_of_a_text_is_among_its_grams(pieces: list[str], data: st.DataObject) -> None:
    folded = fold_pieces(pieces)
    grams = set(distinct_grams(folded).tolist())
    piece = fold(data.draw(st.sampled_from(pieces))).replace("\0", " ")
    start = data.draw(st.integers(0, len(piece)))
    end = data.draw(st.integers(start, len(piece)))
    assert set(word_grams(piece[start:end])) <= grams


@given(st.text())
def test_grams_sort_like_the_bytes_that_whoosh_sorts(text: str) -> None:
    grams = distinct_grams(text)
    names = [gram_text(gram).encode() for gram in grams.tolist()]
    assert names == sorted(names)


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
ix.optimize()
ix = index.open_dir({str(folder)!r})
print(len(ix._segments()), ix.doc_count(), count(ix, "防災"), count(ix, "防", "問2"))
with ix.searcher() as searcher:
    chunk = ix.schema["chunk"].column_type
    reader = searcher.reader().column_reader("chunk", chunk)
    print(sorted(reader[number] for number in range(3)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    lines = done.stdout.decode("utf-8").splitlines()
    chunks = [row[0] for row in three_days.lookup.chunks()]
    assert lines == [
        "3 3 3 1",
        "['sitting:1', 'sitting:2', 'sitting:3']",
        "1 3 3 1",
        str(chunks),
    ]


def test_a_replaced_sitting_leaves_nothing_behind(
    three_days: Library, index: WhooshIndex, store: Callable[..., str]
) -> None:
    store("S1", [(CHAIR, "延期します。")])
    three_days.sittings.delete("架空区:S2")
    index_now(three_days)
    assert index.count() == three_days.outbox.chunk_count() == 2
    assert len(_find(index, three_days, "防災")) == 1
    assert len(_find(index, three_days, "延期")) == 1


def test_many_small_updates_become_few_segments(
    library: Library, index: WhooshIndex, store: Callable[..., str]
) -> None:
    writer = WhooshIndexWriter(library.folder, library.identity, wait=0)
    library.outbox.refill()
    writer.finish_fresh()
    for number in range(30):
        writer.add(number + 1, f"sitting:{number}", fold_pieces(["防災", str(number)]))
        for owner in writer.crowded():
            writer.remove(owner)
            row = int(owner.split(":")[1])
            writer.add(row + 1, owner, fold_pieces(["防災", str(row)]))
        writer.commit()
    writer.close()
    assert _find(index, library, "防災") == list(range(1, 31))
    folder = folder_of(library.folder, library.identity)
    assert len(list(folder.glob("*.trm"))) <= 12


def test_a_chunk_with_more_grams_than_a_segment_holds(
    library: Library, index: WhooshIndex, store: Callable[..., str]
) -> None:
    store("S1", [(TARO, "".join(map(chr, range(0x4E00, 0x5E00))))])
    store("S2", [(TARO, "一")])
    index_now(library, capacity=100)
    assert len(_find(index, library, "一")) == 2
    assert len(_find(index, library, "一丁")) == 1


def test_nothing_is_seen_before_the_commit(three_days: Library, index: WhooshIndex) -> None:
    writer = WhooshIndexWriter(three_days.folder, three_days.identity, wait=0, capacity=10)
    writer.remove("sitting:1")
    for number in range(20):
        writer.add(100 + number, "sitting:9", fold_pieces(["防災と減災"]))
    writer.close()
    assert index.count() == 3
    assert len(_find(index, three_days, "防災")) == 3
    index_now(three_days)
    assert index.count() == 3


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
        _truncate(".chunk.col"),
        _truncate(".toc"),
        _remove("*.toc"),
        _remove("*.pst"),
        _remove("*.sizes"),
        _remove("*.json"),
        _scribble(".trm"),
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


def test_postings_that_rotted_are_noticed_when_they_are_read(
    three_days: Library, index: WhooshIndex
) -> None:
    assert index.state is IndexState.READY
    _scribble(".pst")(folder_of(three_days.folder, three_days.identity))
    for _ in range(2):
        assert SearchEngine(three_days, index).search("防災").total == 3
        assert index.state is IndexState.DAMAGED


def test_a_folder_that_another_program_made_is_never_opened(library: Library) -> None:
    folder = folder_of(library.folder, library.identity)
    folder.mkdir()
    # Opening this would run what the pickle says.
    (folder / "_MAIN_1.toc").write_bytes(b"cos\nsystem\n(S'exit 1'\ntR.")
    found = WhooshIndex(library.folder, library.identity)
    assert (found.state, found.count()) == (IndexState.ABSENT, 0)


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
    found = index.find("0" * 32, [word_grams("防災")])
    assert len(found.known) == 0
    assert np.array_equal(found.candidates[0], found.known)
    assert index.state is IndexState.ABSENT
    assert len(_find(index, three_days, "防災")) == 3
