"""Sittings go in whole and come out as they were."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reader.errors import NotFound
from reader.library.library import Library
from reader.library.records import OwnerKind, Stored
from reader.library.text_store import CHUNK, group
from reader.minutes.model import MeetingKind, Sitting, Speaker, Speech, SpeechKind
from reader.threads.model import Bounds

Make = Callable[..., Sitting]


def test_a_sitting_comes_out_as_it_went_in(
    library: Library, make_sitting: Make, one_exchange: tuple[Bounds, ...]
) -> None:
    sitting = make_sitting()
    assert library.sittings.store(sitting, one_exchange) is Stored.NEW
    assert library.sittings.get(sitting.id) == sitting
    info = library.sittings.info(sitting.id)
    assert (info.speeches, info.exchanges, info.kind) == (4, 1, MeetingKind.PLENARY)
    (exchange,) = library.sittings.exchanges(sitting.id)
    assert exchange.id == f"{sitting.id}#x3"
    assert exchange.answerers == ("区長",)
    assert (exchange.first, exchange.last) == (3, 4)


def test_storing_the_same_again_changes_nothing(
    library: Library, make_sitting: Make, one_exchange: tuple[Bounds, ...]
) -> None:
    library.sittings.store(make_sitting(), one_exchange)
    library.outbox.acknowledge(library.outbox.entries()[-1].seq)
    assert library.sittings.store(make_sitting(), one_exchange) is Stored.UNCHANGED
    assert library.outbox.pending() == 0


def test_a_changed_text_replaces_the_old_one_and_tells_the_index(
    library: Library, make_sitting: Make, one_exchange: tuple[Bounds, ...]
) -> None:
    library.sittings.store(make_sitting(), one_exchange)
    row = library.sittings.info("架空区議会:R070217A").row
    old_chunks = {chunk for chunk, _ in library.lookup.pieces(OwnerKind.SITTING, row)}
    newer = make_sitting(answer="　学校図書館についてでございますが、実施いたします。")
    assert library.sittings.store(newer, one_exchange) is Stored.CHANGED
    assert library.sittings.get(newer.id) == newer
    new_chunks = {chunk for chunk, _ in library.lookup.pieces(OwnerKind.SITTING, row)}
    assert new_chunks.isdisjoint(old_chunks), "a stale index must not point at new text"
    assert [entry.row for entry in library.outbox.entries()] == [row, row]


def test_nothing_is_stored_by_halves(
    library: Library, make_sitting: Make, one_exchange: tuple[Bounds, ...]
) -> None:
    beyond = (replace(one_exchange[0], first=99, last=99),)
    with pytest.raises(IndexError):
        library.sittings.store(make_sitting(), beyond)
    assert library.sittings.count() == 0
    assert library.outbox.pending() == 0
    assert library.lookup.editions() == {}


def test_a_deleted_sitting_leaves_nothing_but_a_word_to_the_index(
    library: Library, make_sitting: Make, one_exchange: tuple[Bounds, ...]
) -> None:
    library.sittings.store(make_sitting(), one_exchange)
    library.sittings.delete("架空区議会:R070217A")
    assert library.sittings.infos() == []
    assert library.lookup.editions() == {}
    last = library.outbox.entries()[-1]
    assert list(library.lookup.pieces(last.unit, last.row)) == []
    with pytest.raises(NotFound):
        library.sittings.get("架空区議会:R070217A")


def test_sittings_are_listed_oldest_first_and_undated_ones_last(
    library: Library, make_sitting: Make
) -> None:
    for reference, day in (
        ("B", date(2025, 2, 17)),
        ("C", None),
        ("A", date(2019, 5, 1)),
    ):
        library.sittings.store(make_sitting(reference=reference, day=day), ())
    assert [info.reference for info in library.sittings.infos()] == ["A", "B", "C"]
    assert [info.reference for info in library.sittings.infos_of(None)] == ["C"]


@given(
    texts=st.lists(
        st.text(st.characters(exclude_categories=()), max_size=40)
        | st.sampled_from(["答弁いたします。𠮷" * 300, "\n", "", "長" * (CHUNK + 7)]),
        min_size=1,
        max_size=12,
    )
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_survives(library: Library, texts: list[str]) -> None:
    """Whatever characters a source holds, even lone surrogates, nothing is changed."""
    sitting = Sitting(
        id="x",
        assembly=None,
        meeting=None,
        date=None,
        url=None,
        speeches=tuple(
            Speech("見本太郎", Speaker("見本太郎"), SpeechKind.QUESTION, text) for text in texts
        ),
        reference="x",
    )
    library.sittings.store(sitting, ())
    assert library.sittings.get("x") == sitting


@given(lengths=st.lists(st.integers(0, 3 * CHUNK), max_size=30))
def test_chunks_hold_every_speech_once_and_close_when_full(lengths: list[int]) -> None:
    texts = ["あ" * length for length in lengths]
    ranges = list(group(texts))
    assert [index for one in ranges for index in one] == list(range(len(texts)))
    for one in ranges[:-1]:
        assert sum(lengths[index] for index in one) >= CHUNK
    for one in ranges:
        assert sum(lengths[index] for index in one[:-1]) < CHUNK
