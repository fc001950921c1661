"""One person under many labels, told for certain or not at all."""

from collections.abc import Sequence
from datetime import date

from reader.library import readings
from reader.minutes.by_hand import Decision, DecisionKind, with_decisions
from reader.minutes.labels import parse_label
from reader.minutes.name_lists import listed_people
from reader.minutes.people import Day, Names, People, Voice, Why
from reader.minutes.roster import Entry
from reader.minutes.transcript import Entry as Turn
from reader.minutes.transcript import Transcript, build_sitting
from reader.minutes.who_is_who import tell_people

NAMES = Names(
    readings.is_surname,
    readings.reads_as_surname,
    readings.reads_as_given,
    lambda kanji, kana: readings.reads_as_given(kanji, kana, begins=True),
)


class Council:
    """Sittings of a fictional council, written down by the labels that spoke in them."""

    def __init__(self) -> None:
        self.voices: list[Voice] = []
        self.days: list[Day] = []
        self._numbers: dict[str, int] = {}

    def sits(self, day: str, labels: str, listed: Sequence[Entry] = ()) -> None:
        """A sitting; labels are separated by spaces."""
        numbers = [self._number(label) for label in labels.split()]
        number = date.fromisoformat(day).toordinal()
        self.days.append(Day(number, tuple(numbers), tuple(listed), day))

    def _number(self, label: str) -> int:
        if label not in self._numbers:
            self._numbers[label] = len(self.voices)
            self.voices.append(Voice(label, parse_label(label)))
        return self._numbers[label]

    def people(self, *decisions: Decision) -> People:
        told = tell_people(self.days, self.voices, NAMES)
        return with_decisions(told, self.days, self.voices, decisions)

    def who(self, *decisions: Decision) -> dict[tuple[str, str], tuple[str, Why]]:
        """(day, label) → who that is, and why."""
        people = self.people(*decisions)
        found: dict[tuple[str, str], tuple[str, Why]] = {}
        for day, told in zip(self.days, people.of_day, strict=True):
            assert day.day is not None
            for number, (place, why) in zip(day.voices, told, strict=True):
                if place is not None:
                    key = date.fromordinal(day.day).isoformat(), self.voices[number].label
                    found[key] = people.persons[place].name, why
        return found


def plenaries(council: Council, years: range, labels: str) -> None:
    """Two plenaries of every year in which the same people speak with their whole names."""
    for year in years:
        council.sits(f"{year}-03-01", labels)
        council.sits(f"{year}-09-20", labels)


OTHERS = " 例示花子君 仮名一郎君 試作二郎君"


def test_a_member_is_one_person_in_plenary_and_committee() -> None:
    council = Council()
    plenaries(council, range(2016, 2019), "見本まさし君 議長（雛形宏君）" + OTHERS)
    council.sits("2017-06-01", "見本委員 例示委員長")
    council.sits("2018-06-01", "見本委員長 雛形議長")
    who = council.who()
    assert who["2017-06-01", "見本委員"] == ("見本まさし", Why.SURNAME)
    assert who["2018-06-01", "見本委員長"] == ("見本まさし", Why.SURNAME)
    assert who["2018-06-01", "雛形議長"] == ("雛形宏", Why.SURNAME)
    assert who["2017-03-01", "見本まさし君"] == ("見本まさし", Why.NAME)


def test_two_members_of_one_surname_stay_apart() -> None:
    council = Council()
    plenaries(council, range(2016, 2018), "見本まさし君 見本花子君" + OTHERS)
    council.sits("2017-06-01", "見本委員")
    assert council.who()["2017-06-01", "見本委員"] == ("見本", Why.ALONE)


def test_a_letter_in_brackets_tells_namesakes_apart() -> None:
    council = Council()
    plenaries(council, range(2016, 2018), "見本まさし君 見本花子君" + OTHERS)
    council.sits("2017-06-01", "見本（ま）委員 見本（花）委員")
    who = council.who()
    assert who["2017-06-01", "見本（ま）委員"] == ("見本まさし", Why.LETTER)
    assert who["2017-06-01", "見本（花）委員"] == ("見本花子", Why.LETTER)


def test_a_surname_without_a_letter_is_nobody_while_others_have_one() -> None:
    """A namesake may never have spoken in the plenary."""
    council = Council()
    plenaries(council, range(2016, 2018), "見本まさし君" + OTHERS)
    council.sits("2017-05-01", "見本（花）委員")
    council.sits("2017-06-01", "見本委員")
    who = council.who()
    assert who["2017-06-01", "見本委員"][1] is Why.ALONE
    assert who["2017-05-01", "見本（花）委員"][1] is Why.ALONE


def test_a_surname_is_nobodys_years_after_its_last_bearer_left() -> None:
    council = Council()
    plenaries(council, range(2004, 2007), "見本まさし君" + OTHERS)
    plenaries(council, range(2016, 2018), OTHERS)
    council.sits("2017-06-01", "見本委員")
    assert council.who()["2017-06-01", "見本委員"] == ("見本", Why.ALONE)


def test_a_short_surname_is_no_part_of_a_longer_one() -> None:
    """原 is not 原田."""
    council = Council()
    plenaries(council, range(2016, 2018), "原田一郎君" + OTHERS)
    council.sits("2017-06-01", "原委員 原田委員")
    council.sits("2017-06-02", "原委員")
    who = council.who()
    assert who["2017-06-01", "原田委員"] == ("原田一郎", Why.SURNAME)
    assert who["2017-06-02", "原委員"] == ("原", Why.ALONE)


def test_the_spaces_of_a_list_tell_where_a_surname_ends() -> None:
    council = Council()
    listed = [Entry("原田一郎", "委員", None, "原田")]
    for day in ("2017-03-01", "2017-09-20"):
        council.sits(day, "原田一郎君" + OTHERS, listed)
    council.sits("2017-06-01", "原委員")
    assert council.who()["2017-06-01", "原委員"] == ("原", Why.ALONE)


def test_old_and_new_characters_are_one_name() -> None:
    council = Council()
    plenaries(council, range(2016, 2017), "髙橋見本君" + OTHERS)
    plenaries(council, range(2017, 2019), "高橋見本君" + OTHERS)
    people = council.people()
    assert [one.name for one in people.persons if "見本" in one.name] == ["高橋見本"]


def test_kana_after_an_election_is_the_same_name_as_the_kanji_before_it() -> None:
    council = Council()
    plenaries(council, range(2012, 2015), "佐藤健一君" + OTHERS)
    plenaries(council, range(2015, 2018), "佐藤けんいち君" + OTHERS)
    council.sits("2013-06-01", "佐藤委員")
    council.sits("2017-06-01", "佐藤委員")
    who = council.who()
    assert who["2013-06-01", "佐藤委員"] == who["2017-06-01", "佐藤委員"]
    assert who["2013-03-01", "佐藤健一君"] == ("佐藤けんいち", Why.SPELLING)


def test_kana_that_nobody_reads_so_is_another_person() -> None:
    council = Council()
    plenaries(council, range(2012, 2015), "佐藤健一君" + OTHERS)
    plenaries(council, range(2015, 2018), "佐藤ゆみこ君" + OTHERS)
    who = council.who()
    assert who["2012-03-01", "佐藤健一君"] == ("佐藤健一", Why.NAME)
    assert who["2017-03-01", "佐藤ゆみこ君"] == ("佐藤ゆみこ", Why.NAME)


def test_two_spellings_that_sat_together_are_two_people() -> None:
    council = Council()
    plenaries(council, range(2012, 2018), "佐藤健一君 佐藤けんいち君" + OTHERS)
    assert {one.name for one in council.people().persons} >= {"佐藤健一", "佐藤けんいち"}


def test_a_kana_surname_is_told_by_its_reading() -> None:
    council = Council()
    plenaries(council, range(2012, 2015), "鈴木見本君" + OTHERS)
    plenaries(council, range(2015, 2018), "すずき見本君" + OTHERS)
    council.sits("2017-06-01", "すずき委員")
    council.sits("2013-06-01", "鈴木委員")
    who = council.who()
    assert who["2013-06-01", "鈴木委員"][0] == who["2017-06-01", "すずき委員"][0] == "すずき見本"


def test_a_post_tells_whose_surname_it_is() -> None:
    council = Council()
    plenaries(council, range(2016, 2018), "総務部長（見本太郎君） 見本まさし君" + OTHERS)
    council.sits("2017-06-01", "見本総務部長 見本税務課長")
    who = council.who()
    assert who["2017-06-01", "見本総務部長"] == ("見本太郎", Why.POST)
    assert who["2017-06-01", "見本税務課長"] == ("見本", Why.ALONE)


def test_a_post_that_changed_hands_is_nobodys_in_between() -> None:
    council = Council()
    council.sits("2016-03-01", "区長（見本太郎君）" + OTHERS)
    council.sits("2016-06-01", "区長")
    council.sits("2016-09-01", "区長（見本太郎君）" + OTHERS)
    council.sits("2018-06-01", "区長")
    council.sits("2018-09-01", "区長（架空透君）" + OTHERS)
    who = council.who()
    assert who["2016-06-01", "区長"] == ("見本太郎", Why.HOLDER)
    assert who["2018-06-01", "区長"] == ("区長", Why.ALONE)


def test_an_official_of_a_members_name_is_somebody_else() -> None:
    council = Council()
    plenaries(council, range(2016, 2018), "見本まさし君 総務部長（見本まさし君）" + OTHERS)
    assert [one.name for one in council.people().persons].count("見本まさし") == 2


def test_a_member_who_audits_stays_himself() -> None:
    council = Council()
    plenaries(council, range(2016, 2018), "見本まさし君 監査委員（見本まさし君）" + OTHERS)
    assert [one.name for one in council.people().persons].count("見本まさし") == 1


def test_the_reader_says_that_two_are_one() -> None:
    council = Council()
    plenaries(council, range(2012, 2014), "架空花子君" + OTHERS)
    plenaries(council, range(2015, 2018), "見本花子君" + OTHERS)
    same = Decision(DecisionKind.SAME, "架空花子|", "架空花子", None, "見本花子|", "見本花子", id=1)
    who = council.who(same)
    assert who["2012-03-01", "架空花子君"] == ("見本花子", Why.HAND)
    assert {"架空花子", "見本花子"} <= {
        name for one in council.people(same).persons for name in one.names
    }


def test_the_reader_takes_one_label_away_from_a_person() -> None:
    council = Council()
    plenaries(council, range(2016, 2018), "見本まさし君" + OTHERS)
    council.sits("2017-06-01", "見本委員 例示委員")
    apart = Decision(DecisionKind.APART, "見本まさし|", "見本", "見本委員", id=7)
    who = council.who(apart)
    assert who["2017-06-01", "見本委員"] == ("見本", Why.HAND)
    assert who["2017-03-01", "見本まさし君"] == ("見本まさし", Why.NAME)


def test_what_the_reader_said_of_a_surname_holds_when_the_program_knows_more() -> None:
    council = Council()
    plenaries(council, range(2016, 2018), "見本まさし君 見本花子君" + OTHERS)
    council.sits("2017-06-01", "見本委員")
    assert council.who()["2017-06-01", "見本委員"][1] is Why.ALONE
    same = Decision(
        DecisionKind.SAME,
        "見本|議員",
        "見本",
        None,
        "見本花子|",
        "見本花子",
        frozenset(["2017-06-01"]),
        1,
    )
    assert council.who(same)["2017-06-01", "見本委員"] == ("見本花子", Why.HAND)
    later = Council()
    plenaries(later, range(2016, 2018), "見本まさし君" + OTHERS)
    later.sits("2017-06-01", "見本委員")
    later.sits("2017-06-02", "見本委員")
    assert later.who()["2017-06-01", "見本委員"] == ("見本まさし", Why.SURNAME)
    assert later.who(same)["2017-06-01", "見本委員"] == ("見本花子", Why.HAND)
    # What the reader did not speak of stays as it is told.
    assert later.who(same)["2017-06-02", "見本委員"] == ("見本まさし", Why.SURNAME)


def test_lists_give_whole_names_with_post_and_surname() -> None:
    text = "本日の署名議員を指名します。\n見 本 太 郎 君\n副委員長　　架　空　はなこ　君\nご了承願います。"
    sitting = build_sitting(
        Transcript(None, "本会議", (Turn("議長（例示宏君）", text),)),
        reference="A",
        assembly="架空区議会",
        url=None,
        family="text",
    )
    assert listed_people(sitting) == (
        Entry("見本太郎"),
        Entry("架空はなこ", "副委員長"),
    )
