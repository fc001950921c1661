"""Chips and histogram: what a search can be narrowed to, and how it is taken off again."""

from collections.abc import Mapping
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from pytestqt.qtbot import QtBot
from ui import room

from reader.ui.filter_strip import Choice, FilterStrip, Offers

KINDS = (Choice("質問", "質問", 1200), Choice("答弁", "答弁", 3), Choice("議長", "議長", 0))
YEARS = {2019: 4, 2021: 8}


@pytest.fixture
def strip(qtbot: QtBot) -> FilterStrip:
    """The strip in a pane of usual width."""
    made = FilterStrip()
    qtbot.addWidget(made)
    made.resize(350, 160)
    made.show()
    return made


@pytest.fixture
def chosen(strip: FilterStrip) -> list[tuple[str, object]]:
    """What is chosen in it."""
    heard: list[tuple[str, object]] = []
    strip.fieldChosen.connect(lambda name, value: heard.append((name, value)))
    return heard


def offers(in_force: Mapping[str, str] | None = None, *, exact: bool = True) -> Offers:
    return Offers(in_force or {}, {"種別": KINDS}, YEARS, None, exact)


def menu(strip: FilterStrip, name: str) -> list[tuple[str, bool]]:
    """The words of a chip's menu, and which can be chosen."""
    made = strip.chips[name]._menu
    made.aboutToShow.emit()
    return [(one.text(), one.isEnabled()) for one in made.actions() if not one.isSeparator()]


def test_every_choice_says_how_many(strip: FilterStrip) -> None:
    strip.set_offers(offers())
    assert menu(strip, "種別") == [("質問　1,200", True), ("答弁　3", True), ("議長　0", False)]
    assert menu(strip, "発言者") == [("（集計中）", False)]


def test_what_is_to_be_known_of_counts_stands_below_them(strip: FilterStrip) -> None:
    strip.set_offers(
        Offers({}, {"結び": (Choice("検討", "検討", 4),)}, YEARS, notes={"結び": "一部だけ"})
    )
    assert menu(strip, "結び") == [("検討　4", True), ("一部だけ", False)]
    assert strip.chips["結び"].button.text() == "答弁の結び ▾"
    strip.set_offers(Offers({}, {"結び": (Choice("検討", "検討", 4),)}, YEARS))
    assert menu(strip, "結び") == [("検討　4", True)]


def test_counts_of_a_part_say_so(strip: FilterStrip) -> None:
    strip.set_offers(offers(exact=False))
    assert menu(strip, "種別") == [("質問　1,200以上", True), ("答弁　3以上", True), ("議長", True)]
    assert "集計中" in strip.histogram.accessibleDescription()
    rough = strip.histogram.grab().toImage()
    strip.set_offers(offers())
    assert "12件" in strip.histogram.accessibleDescription()
    assert strip.histogram.grab().toImage() != rough, "the bars were paler"


def test_a_filter_in_force_is_taken_off_by_its_cross(
    strip: FilterStrip, chosen: list[tuple[str, object]], qtbot: QtBot
) -> None:
    strip.set_offers(offers({"種別": "答弁", "役職": "区長"}))
    chip = strip.chips["種別"]
    assert chip.button.text() == "種別：答弁"
    assert chip.button.isChecked()
    qtbot.mouseClick(chip.cross, Qt.MouseButton.LeftButton)
    qtbot.keyClick(strip.chips["役職"].cross, Qt.Key.Key_Space)
    assert chosen == [("種別", None), ("役職", None)]
    strip.set_offers(offers())
    assert not chip.cross.isVisible()
    assert not strip.chips["役職"].isVisible()


def test_another_value_can_be_chosen_while_counts_are_on_their_way(
    strip: FilterStrip, chosen: list[tuple[str, object]]
) -> None:
    strip.set_offers(offers())
    strip.set_offers(Offers({"種別": "答弁"}, {}, None, (2021, 2021)))
    assert menu(strip, "種別")[:2] == [("質問", True), ("答弁", True)]
    strip.chips["種別"]._menu.actions()[0].trigger()
    assert chosen == [("種別", "質問")]
    assert strip.histogram.isVisible(), "the years stay meanwhile"
    assert strip.histogram._counts == YEARS


def test_folded_it_keeps_the_filters_in_force(strip: FilterStrip) -> None:
    strip.set_open(False)
    strip.set_offers(offers())
    assert not strip.isVisible()
    strip.set_offers(offers({"種別": "答弁"}))
    shown = [name for name, chip in strip.chips.items() if chip.isVisible()]
    assert (strip.isVisible(), shown, strip.histogram.isVisible()) == (True, ["種別"], False)
    strip.set_open(True)
    assert strip.histogram.isVisible()


def test_long_and_combined_values_are_shortened_but_told_whole(strip: FilterStrip) -> None:
    names = "見本太郎|架空はなこ|仮名一郎|試作二郎"
    strip.set_offers(offers({"発言者": names, "期間": "2019-04..2021-03"}))
    assert strip.chips["発言者"].button.text() == "発言者：見本太郎・架空はなこ・仮名一郎…"
    assert strip.chips["発言者"].button.toolTip() == "発言者：" + names.replace("|", "・")
    assert strip.chips["期間"].button.text() == "期間：2019-04〜2021-03"


def test_a_century_of_years_finds_room(
    strip: FilterStrip, chosen: list[tuple[str, object]], qtbot: QtBot
) -> None:
    years = {year: year % 7 + 1 for year in range(1925, 2026)}
    strip.set_offers(Offers(years=years))
    assert strip.minimumSizeHint().width() <= 260, "the list may be as narrow as before"
    histogram = strip.histogram
    middle = QPoint(round(histogram._step() * 50.5), 20)
    qtbot.mouseClick(histogram, Qt.MouseButton.LeftButton, pos=middle)
    assert chosen == [("期間", "1975")]


@pytest.mark.parametrize("first", [1925, 1990, 2000, 2001, 2008, 2024])
def test_the_years_are_written_whole_and_apart(strip: FilterStrip, first: int) -> None:
    strip.set_offers(Offers(years=dict.fromkeys(range(first, 2027), 3)))
    histogram = strip.histogram
    histogram.grab()
    places = histogram._label_places()
    assert places[0].left() == pytest.approx(max(0, (histogram._step() - places[0].width()) / 2))
    ordered = [places[index] for index in sorted(places)]
    assert all(one.right() < other.left() for one, other in pairwise(ordered))
    assert all(QRectF(histogram.rect()).contains(place) for place in ordered)


def test_dragging_over_years_chooses_a_period_and_again_drops_it(
    strip: FilterStrip, chosen: list[tuple[str, object]], qtbot: QtBot
) -> None:
    histogram = strip.histogram
    for in_force in (None, (2019, 2021)):
        strip.set_offers(Offers({}, {}, YEARS, in_force))
        step = histogram._step()
        qtbot.mousePress(histogram, Qt.MouseButton.LeftButton, pos=QPoint(5, 20))
        end = QPoint(round(step * 2.5), 20)
        qtbot.mouseMove(histogram, end)
        qtbot.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=end)
    assert chosen == [("期間", "2019..2021"), ("期間", None)]


def test_the_switch_for_synonyms_is_there_where_there_are_any(strip: FilterStrip) -> None:
    switched: list[bool] = []
    strip.synonymsSwitched.connect(switched.append)
    strip.set_offers(offers())
    assert not strip.synonyms.isVisible()
    strip.set_synonyms(True, on=False)
    assert strip.synonyms.isVisible()
    strip.set_synonyms(True, on=True)
    assert (strip.synonyms.isChecked(), switched) == (True, [])
    strip.synonyms.click()
    assert switched == [False]


@pytest.mark.parametrize("width", [120, 170, 200])
def test_in_a_narrow_list_the_words_give_way_and_the_cross_is_there(
    width: int, strip: FilterStrip, chosen: list[tuple[str, object]], qtbot: QtBot
) -> None:
    value = "予算特別委員会の質疑"
    strip.set_offers(offers({"会議": value}))
    strip.resize(width, 200)
    room.laid_out()
    chip = strip.chips["会議"]
    place = QRect(chip.cross.mapTo(strip, QPoint()), chip.cross.size())
    assert strip.rect().contains(place)
    assert place.width() >= chip.cross.sizeHint().width()
    shown = chip.button.words_shown()
    assert value.startswith(shown.removesuffix("…")), "what is asked for, from its beginning"
    assert shown == value or shown.endswith("…")
    qtbot.mouseClick(chip.cross, Qt.MouseButton.LeftButton)
    assert chosen == [("会議", None)]
    strip.resize(600, 200)
    room.laid_out()
    assert chip.button.words_shown() == f"会議：{value}"


def test_a_value_in_narrow_letters_is_shown_as_far_as_one_in_wide_ones(strip: FilterStrip) -> None:
    strip.set_offers(offers({"会議": "Budget committee, day two", "発言者": "あ" * 20}))
    assert strip.chips["会議"].button.text() == "会議：Budget committee, day two"
    assert strip.chips["発言者"].button.text() == f"発言者：{'あ' * 15}…"
