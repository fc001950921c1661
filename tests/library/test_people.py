"""Who is who, kept in a library: told anew with what comes, and never against the reader."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from reader.library.library import Library
from reader.minutes.by_hand import Decision, DecisionKind
from reader.minutes.model import Sitting
from reader.minutes.transcript import Entry, Transcript, build_sitting
from reader.minutes.wareki import period

Store = Callable[..., Sitting]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    opened = Library(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def store(library: Library) -> Store:
    """Stores a sitting in which labels speak, separated by spaces."""

    def store(
        day: str, labels: str, assembly: str | None = "架空区議会", text: str = "はい。"
    ) -> Sitting:
        days = period(day)
        assert days is not None
        sitting = build_sitting(
            Transcript(days[0], "本会議", tuple(Entry(label, text) for label in labels.split())),
            reference=f"R{day}",
            assembly=assembly,
            url=None,
            family="text",
        )
        library.sittings.store(sitting, ())
        return sitting

    return store


MEMBERS = "見本まさし君 例示花子君 仮名一郎君"


def people_of(library: Library, sitting: Sitting) -> dict[str, str]:
    """Label → who that is."""
    return {
        one.label: person.name
        for number, one in enumerate(sitting.speeches, start=1)
        if (person := library.people.at(sitting.id, number)) is not None
    }


def test_a_new_sitting_tells_who_spoke_in_an_older_one(library: Library, store: Store) -> None:
    committee = store("2017-06-01", "見本委員")
    library.people.refresh()
    assert people_of(library, committee) == {"見本委員": "見本"}
    store("2017-03-01", MEMBERS)
    store("2017-09-01", MEMBERS)
    assert library.people.due()
    library.people.refresh()
    assert people_of(library, committee) == {"見本委員": "見本まさし"}
    assert not library.people.due()


def test_namesakes_of_two_councils_are_two_people(library: Library, store: Store) -> None:
    here = store("2017-03-01", MEMBERS)
    there = store("2017-03-02", MEMBERS, "例示市議会")
    library.people.refresh()
    one, other = (library.people.at(sitting.id, 1) for sitting in (here, there))
    assert one is not None
    assert other is not None
    assert one.name == other.name
    assert one.row != other.row


def test_what_the_reader_said_outlives_a_new_download_and_can_be_undone(
    library: Library, store: Store
) -> None:
    first = store("2013-03-01", "架空はなこ君 例示花子君 仮名一郎君")
    store("2017-03-01", "見本はなこ君 例示花子君 仮名一郎君")
    library.people.refresh()
    decision = library.people.decide(
        "架空区議会",
        Decision(DecisionKind.SAME, "架空はなこ|", "架空はなこ", None, "見本はなこ|", "見本はなこ"),
    )
    assert people_of(library, first)["架空はなこ君"] == "見本はなこ"
    first = store("2013-03-01", "架空はなこ君 例示花子君 仮名一郎君", text="はい、そうです。")
    library.people.refresh()
    assert people_of(library, first)["架空はなこ君"] == "見本はなこ"
    library.people.take_back(decision)
    assert people_of(library, first)["架空はなこ君"] == "架空はなこ"
    assert library.people.decisions("架空区議会") == []


def test_what_the_reader_said_is_in_a_backup(
    library: Library, store: Store, tmp_path: Path
) -> None:
    first = store("2013-03-01", "架空はなこ君 例示花子君 仮名一郎君")
    store("2017-03-01", "見本はなこ君 例示花子君 仮名一郎君")
    library.people.refresh()
    library.people.decide(
        "架空区議会",
        Decision(DecisionKind.SAME, "架空はなこ|", "架空はなこ", None, "見本はなこ|", "見本はなこ"),
    )
    library.backup(tmp_path / "backup.sqlite")
    other = Library(tmp_path / "other")
    other.restore(tmp_path / "backup.sqlite")
    assert people_of(other, first)["架空はなこ君"] == "見本はなこ"
    other.close()


def test_a_person_has_labels_with_years_and_reasons(library: Library, store: Store) -> None:
    store("2015-03-01", MEMBERS)
    store("2016-06-01", "見本委員")
    store("2016-09-01", "議長（見本まさし君） 例示花子君")
    sitting = store("2017-03-01", "議長（見本まさし君） 例示花子君")
    library.people.refresh()
    person = library.people.at(sitting.id, 1)
    assert person is not None
    record = library.people.record(person.row)
    assert record is not None
    assert record.person.name == "見本まさし"
    assert [(one.label, one.first, one.last, one.sittings) for one in record.labels] == [
        ("見本まさし君", 2015, 2015, 1),
        ("見本委員", 2016, 2016, 1),
        ("議長（見本まさし君）", 2016, 2017, 2),
    ]
    assert [(one.what, one.first, one.last) for one in record.posts] == [
        (None, 2015, 2016),
        ("議長", 2016, 2017),
    ]


def test_the_group_that_a_source_prints_is_kept(library: Library, store: Store) -> None:
    sitting = store("2017-03-01", "見本まさし君 例示花子君")
    first, second = sitting.speeches
    grouped = (replace(first, group="架空の会"), second)
    library.sittings.store(replace(sitting, speeches=grouped), ())
    library.people.refresh()
    assert library.sittings.get(sitting.id).speeches[0].group == "架空の会"
    person = library.people.at(sitting.id, 1)
    assert person is not None
    record = library.people.record(person.row)
    assert record is not None
    assert [(one.what, one.first, one.last) for one in record.groups] == [("架空の会", 2017, 2017)]
