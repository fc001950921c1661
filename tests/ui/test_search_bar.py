"""Typing a query: Japanese input, and what cannot be understood."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.errors import Bilingual, QueryError
from reader.ui.search_bar import SearchField
from reader.ui.theme import current_theme

FLAW = QueryError(start=6, end=7, why=Bilingual("かっこが閉じられていません", "not closed"))
WHY = "かっこが閉じられていません"


@pytest.fixture
def field(qtbot: QtBot) -> SearchField:
    """The field alone, with the keyboard in it."""
    made = SearchField()
    qtbot.addWidget(made)
    made.resize(600, 40)
    made.show()
    made.setFocus()
    return made


@pytest.fixture
def told(field: SearchField) -> list[str]:
    """The queries that it tells."""
    queries: list[str] = []
    field.queryChanged.connect(queries.append)
    return queries


def compose(field: SearchField, preedit: str, commit: str = "") -> None:
    """What an input method sends while kana are typed, converted, and taken."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(field, event)


# --- Japanese input ------------------------------------------------------------


def test_nothing_is_searched_for_while_kana_are_converted(
    field: SearchField, told: list[str], qtbot: QtBot
) -> None:
    for preedit in ("ｈ", "ほ", "ほい", "ほいく", "ほいくえん", "保育園"):
        compose(field, preedit)
        qtbot.wait(120)
    assert told == []
    assert field.resting()
    compose(field, "", "保育園")
    qtbot.waitUntil(lambda: told == ["保育園"])


def test_what_was_typed_before_waits_for_the_end_of_the_composition(
    field: SearchField, told: list[str], qtbot: QtBot
) -> None:
    field.insert("防災 ")
    compose(field, "ほ")
    qtbot.wait(150)
    assert told == []
    compose(field, "", "保育")
    qtbot.waitUntil(lambda: told == ["防災 保育"])


def test_a_composition_that_is_given_up_leaves_the_search_alone(
    field: SearchField, told: list[str], qtbot: QtBot
) -> None:
    field.set_query("保育園")
    compose(field, "ほ")
    compose(field, "")
    qtbot.wait(150)
    assert told == ["保育園"]


def test_a_composition_over_selected_words_replaces_them_even_when_given_up(
    field: SearchField, told: list[str], qtbot: QtBot
) -> None:
    field.set_query("保育園")
    field.selectAll()
    compose(field, "ほ")
    qtbot.wait(150)
    assert told == ["保育園"]
    compose(field, "")
    qtbot.waitUntil(lambda: told == ["保育園", ""])


def test_leaving_the_field_ends_the_composition(
    field: SearchField, told: list[str], qtbot: QtBot
) -> None:
    field.insert("防災")
    compose(field, "ほ")
    field.clearFocus()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].startswith("防災")


def test_enter_that_takes_a_conversion_is_no_search(
    field: SearchField, told: list[str], qtbot: QtBot
) -> None:
    submitted: list[str] = []
    field.submitted.connect(submitted.append)
    compose(field, "ほいくえん")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (told, submitted) == ([], [])
    compose(field, "", "保育園")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (told, submitted) == (["保育園"], ["保育園"])


# --- what cannot be understood -------------------------------------------------


def underlined(field: SearchField) -> set[int]:
    """The x of every pixel in the colour of faults."""
    image = field.grab().toImage()
    return {
        x
        for x in range(image.width())
        for y in range(image.height() // 2, image.height())
        if image.pixelColor(x, y).name() == current_theme().danger
    }


def test_a_fault_is_shown_only_when_typing_rests(field: SearchField, qtbot: QtBot) -> None:
    said: list[str] = []
    field.flawShown.connect(said.append)
    field.queryChanged.connect(lambda _: field.set_error(FLAW, WHY))
    field.insert("オンライン化(図書館")
    qtbot.waitUntil(field.resting)
    assert (said, underlined(field)) == ([], set())
    qtbot.waitUntil(lambda: said == [WHY])
    assert field.toolTip() == field.accessibleDescription() == WHY
    assert underlined(field)
    field.insert(")")
    assert said == [WHY, ""], "whoever types on is not told off"
    assert (field.accessibleDescription(), underlined(field)) == ("", set())


def test_enter_shows_a_fault_at_once(field: SearchField, qtbot: QtBot) -> None:
    field.queryChanged.connect(lambda _: field.set_error(FLAW, WHY))
    field.insert("オンライン化(図書館")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert underlined(field)


def test_the_line_is_under_the_fault_wherever_the_cursor_is(field: SearchField) -> None:
    text = "𠮷田の図書館(開館"
    field.queryChanged.connect(
        lambda _: field.set_error(QueryError(start=6, end=7, why=FLAW.why), WHY)
    )
    field.set_query(text)
    places: list[tuple[int, int]] = []
    for cursor in (0, len(text) + 1):
        field.setCursorPosition(cursor)
        found = underlined(field)
        places.append((min(found), max(found)))
    assert abs(places[0][0] - places[1][0]) <= 2
    before = field.fontMetrics().horizontalAdvance("𠮷田の図書館")
    assert abs(field._x_at(0) + before - places[0][0]) < 4


def test_a_line_out_of_sight_is_not_drawn_over_the_icons(field: SearchField) -> None:
    field.queryChanged.connect(lambda _: field.set_error(FLAW, WHY))
    field.set_query("オンライン化(" + "図書館の開館時間" * 20)
    field.end(False)
    assert underlined(field) == set()
    field.home(False)
    assert underlined(field)


def test_the_same_fault_stays_when_the_library_changes(field: SearchField) -> None:
    field.queryChanged.connect(lambda _: field.set_error(FLAW, WHY))
    field.set_query("オンライン化(図書館")
    said: list[str] = []
    field.flawShown.connect(said.append)
    field.set_error(FLAW, WHY)
    assert underlined(field)
    assert said == []
    field.forget()
    assert said == [""]
    assert not field.toolTip()
