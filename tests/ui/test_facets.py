"""What the filter strip offers."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QTranslator

from reader.library.records import Assembly, SittingInfo
from reader.minutes.model import MeetingKind, SpeechKind
from reader.search.results import EndingsKnown, Facets
from reader.ui.facets import asked_days, offers, offers_of_library
from reader.ui.filter_strip import Choice

pytestmark = pytest.mark.usefixtures("qapp")

WARD = Assembly("架空区議会", None, None, 2, 0, date(2019, 2, 1), date(2020, 3, 1))
FOUND = Facets(
    years={2019: 3, 2020: 4},
    councils={"架空区議会": 6},
    meeting_kinds={MeetingKind.PLENARY: 6},
    kinds={SpeechKind.ANSWER: 4, SpeechKind.QUESTION: 2},
    speakers={"見本太郎": 2, "架空花子": 4},
    minutes=6,
    posts=1,
)


def test_every_value_has_its_count_and_its_place() -> None:
    found = offers(FOUND, {}, {}, [WARD], exact=True)
    counts = {
        name: [(one.value, one.count) for one in choices] for name, choices in found.choices.items()
    }
    assert counts["議会"] == [("架空区議会", 6)]
    assert counts["会議"] == [("本会議", 6), ("委員会", 0)]
    assert counts["種別"] == [("質問", 2), ("答弁", 4), ("議長", 0), ("その他", 0)]
    assert counts["発言者"] == [("架空花子", 4), ("見本太郎", 2)]
    assert counts["出典"] == [("会議録", 6), ("ブログ", 1)]
    assert counts["期間"][-2:] == [("2020", 4), ("2019", 3)]
    assert found.years == {2019: 3, 2020: 4}
    assert "結び" not in found.choices, "endings are not counted yet"


def test_ways_of_ending_run_from_doing_to_declining_and_say_how_far_they_are_known() -> None:
    counted = replace(
        FOUND, endings={"decline": 1, "implement": 3}, endings_known=EndingsKnown(1200, 3705)
    )
    found = offers(counted, {}, {}, [WARD], exact=True)
    assert [(one.value, one.count) for one in found.choices["結び"]] == [
        ("実施", 3),
        ("検討", 0),
        ("研究", 0),
        ("困難", 1),
        ("その他", 0),
    ]
    assert found.notes == {"結び": "結びは3,705会議のうち1,200会議で分かっています"}
    known = replace(counted, endings_known=EndingsKnown(3705, 3705))
    assert offers(known, {}, {}, [WARD], exact=True).notes == {}


def test_the_values_beside_the_chosen_one_come_when_they_are_counted() -> None:
    in_force = {"発言者": "見本太郎"}
    mine = Facets(years={2019: 2}, speakers={"見本太郎": 2}, minutes=2)
    first = offers(mine, in_force, {}, [WARD], exact=True)
    assert "発言者" not in first.choices
    assert first.years == {2019: 2}
    then = offers(mine, in_force, {"発言者": FOUND}, [WARD], exact=True)
    assert Choice("架空花子", "架空花子", 4) in then.choices["発言者"]
    assert then.years == {2019: 2}, "only the speakers are counted without the speaker"


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2019", (2019, 2019)),
        ("2019-04..2020-03", (2019, 2020)),
        ("令和2年|2018", (2018, 2020)),
        ("..2019", (2019, 2019)),
        ("2020..", (2020, 2020)),
        ("2010〜2030", (2010, 2030)),
    ],
)
def test_the_years_of_the_period_are_told(period: str, years: tuple[int, int]) -> None:
    counted = Facets(years={2019: 3, 2020: 4})
    in_force = {"期間": period}
    found = offers(Facets(), in_force, {"期間": counted}, [], exact=True)
    assert found.chosen == years
    assert found.years == counted.years


def test_an_open_period_has_an_open_end() -> None:
    assert asked_days("2020..") == (date(2020, 1, 1), date.max)
    assert asked_days(None) is None


def test_a_search_can_begin_with_what_the_library_holds() -> None:
    info = SittingInfo(
        1,
        "A",
        "A",
        "架空区議会",
        "第1回",
        date(2020, 2, 1),
        MeetingKind.COMMITTEE,
        None,
        "",
        9,
        1,
        0,
    )
    found = offers_of_library([info], [WARD], None)
    assert found.years == {2020: 9}
    assert [(one.value, one.count) for one in found.choices["会議"]] == [
        ("本会議", 0),
        ("委員会", 9),
    ]
    assert "発言者" not in found.choices, "nobody was counted yet"
    assert offers_of_library([info], [WARD], FOUND).choices["発言者"][0].count == 4


def test_a_query_says_its_words_in_japanese_whatever_the_window_speaks() -> None:
    class English(QTranslator):
        def translate(self, context: str, source: str, *_: object) -> str:
            return f"en:{source}" if context == "Listing" else ""

        def isEmpty(self) -> bool:
            return False

    translator = English()
    QCoreApplication.installTranslator(translator)
    try:
        offered = offers(Facets(), {}, {}, (), exact=True).choices
    finally:
        QCoreApplication.removeTranslator(translator)
    assert [one.value for one in offered["種別"]] == ["質問", "答弁", "議長", "その他"]
    assert [(one.value, one.label) for one in offered["会議"]] == [
        ("本会議", "en:本会議"),
        ("委員会", "en:委員会"),
    ]
    assert [one.value for one in offered["出典"]] == ["会議録", "ブログ"]
