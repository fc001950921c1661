"""Asking for a person finds every speech, under whatever label, and counts are exact."""

from collections.abc import Callable
from datetime import date

import pytest
from search.conftest import index_now

from reader.library.library import Library
from reader.minutes.by_hand import Decision, DecisionKind
from reader.minutes.transcript import Entry, Transcript, build_sitting
from reader.search.engine import SearchEngine

Sits = Callable[..., None]

MEMBERS = "見本まさし君 例示花子君 仮名一郎君"


@pytest.fixture
def sits(library: Library) -> Sits:
    """Stores a sitting in which labels speak, separated by spaces."""

    def sits(
        day: str, labels: str, assembly: str = "架空区議会", groups: tuple[str | None, ...] = ()
    ) -> None:
        entries = [Entry(label, "公園について。") for label in labels.split()]
        for number, group in enumerate(groups):
            entries[number] = Entry(entries[number].label, "公園について。", group=group)
        sitting = build_sitting(
            Transcript(date.fromisoformat(day), "本会議", tuple(entries)),
            reference=f"R{day}",
            assembly=assembly,
            url=None,
            family="text",
        )
        library.sittings.store(sitting, ())

    return sits


def told(library: Library) -> None:
    """Index what was stored and tell who is who, as the worker does."""
    index_now(library)
    library.people.refresh()


def test_a_person_is_found_under_all_labels(
    library: Library, sits: Sits, engine: SearchEngine
) -> None:
    sits("2017-03-01", MEMBERS)
    sits("2017-06-01", "見本委員 例示委員長")
    sits("2017-09-01", "議長（見本まさし君） 例示花子君 仮名一郎君")
    told(library)
    found = engine.search("発言者:見本まさし")
    assert found.total == 3
    assert engine.search("公園").facets.speakers["見本まさし"] == 3
    labels = {hit.speaker.name for hit in found.hits if hit.speaker is not None}
    assert labels == {"見本まさし", "見本"}  # as printed


def test_an_old_name_finds_what_was_said_under_the_new_one(
    library: Library, sits: Sits, engine: SearchEngine
) -> None:
    sits("2014-03-01", "佐藤健一君 例示花子君 仮名一郎君")
    sits("2015-06-01", "佐藤けんいち君 例示花子君 仮名一郎君")
    told(library)
    assert engine.search("発言者:佐藤健一").total == 2
    assert engine.search("公園").facets.speakers["佐藤けんいち"] == 2


def test_namesakes_of_two_councils_have_a_row_each(
    library: Library, sits: Sits, engine: SearchEngine
) -> None:
    sits("2017-03-01", MEMBERS)
    sits("2017-03-02", MEMBERS, "例示市議会")
    sits("2017-09-02", MEMBERS, "例示市議会")
    told(library)
    speakers = engine.search("公園").facets.speakers
    assert speakers["見本まさし＠架空区議会"] == 1
    assert speakers["見本まさし＠例示市議会"] == 2
    assert engine.search("発言者:見本まさし＠例示市議会").total == 2
    assert engine.search("発言者:見本まさし＠例示").total == 2
    assert engine.search("発言者:見本まさし").total == 3


def test_every_value_of_the_facet_finds_what_it_counted(
    library: Library, sits: Sits, engine: SearchEngine
) -> None:
    sits("2017-03-01", MEMBERS + " 見本花子君 見本まさしろう君 総務部長（見本太郎君）")
    sits("2017-06-01", "見本委員 例示委員 見本総務部長 見本税務課長 区長 総務部長（見本まさし君）")
    sits("2017-09-01", MEMBERS + " 総務部長（見本太郎君）")
    sits("2017-09-02", MEMBERS, "例示市議会")
    told(library)
    for value, count in engine.search("公園").facets.speakers.items():
        assert engine.search(f"発言者:{value}").total == count, value


def test_a_decision_is_seen_by_the_next_search(
    library: Library, sits: Sits, engine: SearchEngine
) -> None:
    sits("2013-03-01", "架空はなこ君 例示花子君 仮名一郎君")
    sits("2017-03-01", "見本はなこ君 例示花子君 仮名一郎君")
    told(library)
    assert engine.search("発言者:見本はなこ").total == 1
    same = Decision(
        DecisionKind.SAME, "架空はなこ|", "架空はなこ", None, "見本はなこ|", "見本はなこ"
    )
    decision = library.people.decide("架空区議会", same)
    assert engine.search("発言者:見本はなこ").total == 2
    assert engine.search("公園").facets.speakers["見本はなこ"] == 2
    library.people.take_back(decision)
    assert engine.search("発言者:見本はなこ").total == 1


def test_a_group_is_a_field(library: Library, sits: Sits, engine: SearchEngine) -> None:
    sits("2017-03-01", MEMBERS, groups=("架空の会・無所属", "例示クラブ"))
    told(library)
    assert engine.search("会派:架空の会").total == 1
    assert engine.search("公園 group:例示クラブ|架空の会").total == 2
    assert engine.search("公園 -会派:例示クラブ").total == 2
    assert engine.search("会派:どこにもない").total == 0
