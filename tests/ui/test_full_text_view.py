"""Reading a whole sitting as it was published."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.ui.full_text_view import FullTextView, OutlineEntry
from reader.ui.marks import Ranges
from reader.ui.told import Kind

CHAIR = Speaker("議事花子", "議長")
MAYOR = Speaker("見本健", "区長")
AGENDA = "　日程第１を議題とします。\n　　　◎代表質問\n　次に、５番𠮷野太郎議員。\n　〔𠮷野太郎議員登壇〕"
LONG = "　柵の取替えについて、順次進めてまいりたいと考えております。\n" * 40


def speech(who: Speaker, kind: SpeechKind, text: str) -> Speech:
    return Speech(f"{who.name}", who, kind, text.rstrip("\n"))


SITTING = Sitting(
    id="架空区議会:k2",
    assembly="架空区議会",
    meeting="令和6年第1回定例会",
    date=None,
    url=None,
    speeches=(
        speech(CHAIR, SpeechKind.CHAIR, AGENDA),
        speech(Speaker("𠮷野太郎"), SpeechKind.QUESTION, "　𠮷野です。柵の件を伺います。"),
        speech(MAYOR, SpeechKind.ANSWER, LONG),
        speech(Speaker("𠮷野太郎"), SpeechKind.QUESTION, "　再質問します。柵はいつですか。"),
        speech(MAYOR, SpeechKind.ANSWER, LONG),
        speech(Speaker("試作次郎"), SpeechKind.QUESTION, "　図書館について伺います。"),
        *(speech(MAYOR, SpeechKind.ANSWER, LONG) for _ in range(80)),
    ),
)
Opener = Callable[..., FullTextView]


@pytest.fixture
def view(qtbot: QtBot) -> FullTextView:
    made = FullTextView()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.set_sitting(SITTING)
    made.grab()
    return made


def test_the_outline_names_headings_and_who_asks(view: FullTextView) -> None:
    at = AGENDA.index("◎")
    assert view.outline() == [
        OutlineEntry(0, "代表質問", 1, at),
        OutlineEntry(1, "𠮷野太郎議員", 2, 0),
        OutlineEntry(1, "試作次郎議員", 6, 0),
    ]


def test_a_far_speech_is_reached_though_nothing_before_it_was_laid_out(
    view: FullTextView,
) -> None:
    assert view.show_speech(80)
    place = view.position()
    assert place is not None
    assert (place.speech, place.offset) == (80, 0)


def test_a_place_within_a_speech_is_shown(view: FullTextView) -> None:
    offset = 30 * 31 + 5
    assert view.show_speech(5, offset)
    assert view.point_of(5, offset) is not None
    assert not view.show_speech(500, 3)


def heads_cut(view: FullTextView) -> list[int]:
    """The speeches whose speaker's line is cut through by the upper edge of the page."""
    value = view.verticalScrollBar().value()
    return [
        number
        for number, band in enumerate(view._bands, 1)
        for told in band.told()
        if told.kind is Kind.HEADING and told.place is not None
        if band.top + told.place().top() < value < band.top + told.place().bottom()
    ]


def test_whoever_goes_to_a_place_sees_the_speakers_line_whole_or_not_at_all(
    view: FullTextView,
) -> None:
    for offset in range(1, 200, 3):
        view.show_speech(3, offset)
        assert heads_cut(view) == []
        if LONG[offset] != "\n":
            assert view.point_of(3, offset) is not None
    hits = {number: [(at, at + 2) for at in range(1, 400, 31)] for number in (3, 5, 9)}
    view.set_hits(Ranges(hits))
    for height in (600, 260, 120):
        view.resize(900, height)
        view.verticalScrollBar().setValue(0)
        for _ in range(view.finding.hit_count):
            view.finding.step()
            current = view.finding.hits.current
            assert current is not None
            assert view._in_sight(current)
            assert heads_cut(view) == []


def test_what_is_read_stays_put_while_the_rest_is_laid_out(
    qtbot: QtBot, view: FullTextView
) -> None:
    view.show_speech(60, 40)
    before = view.point_of(60, 40)
    qtbot.waitUntil(lambda: not view._idle.isActive(), timeout=20000)
    after = view.point_of(60, 40)
    assert before is not None
    assert after is not None
    assert abs(after.y() - before.y()) <= 1


def test_only_a_part_of_a_long_sitting_is_held_laid_out(qtbot: QtBot, view: FullTextView) -> None:
    qtbot.waitUntil(lambda: not view._idle.isActive(), timeout=20000)
    held = [cell for band in view._bands for cell in band.cells() if cell.holds_documents]
    assert len(held) <= 60
    view.show_speech(3)
    assert view.point_of(3, 0) is not None


def test_finding_goes_through_all_speeches(view: FullTextView) -> None:
    assert view.finding.find("柵の件") == 1
    assert view.finding.find("図書館") == 1
    assert view.point_of(6, 1) is not None
    assert view.finding.find("柵") == 2 + 40 * 82
    view.finding.find("")
    assert view.finding.find_position == 0


def test_hits_are_stepped_through_in_order(qtbot: QtBot, view: FullTextView) -> None:
    view.set_hits(Ranges({6: [(1, 4)], 2: [(6, 7)]}))
    assert view.finding.hit_count == 2
    qtbot.keyClick(view, Qt.Key.Key_F3)
    assert view.point_of(2, 6) is not None
    qtbot.keyClick(view, Qt.Key.Key_F3)
    assert view.point_of(6, 1) is not None


def test_a_selection_is_quoted_by_its_range(qtbot: QtBot, view: FullTextView) -> None:
    view.select(2, 1, 6)
    view.copy()
    assert QGuiApplication.clipboard().text() == "𠮷野です。"
    menu = view.make_menu(None)
    quote = next(one for one in menu.actions() if one.text() == "引用をコピー")
    with qtbot.waitSignal(view.quoteRequested) as told:
        quote.trigger()
    assert told.args == [[(2, 1, 6)]]


def test_a_paragraph_is_bookmarked_from_the_menu(qtbot: QtBot, view: FullTextView) -> None:
    menu = view.make_menu(None, (2, 0, 15))
    mark = next(one for one in menu.actions() if one.text().startswith("しおり"))
    with qtbot.waitSignal(view.bookmarkRequested) as told:
        mark.trigger()
    assert told.args == [2, 0, 15]


def test_the_same_sitting_again_stays_where_it_is(view: FullTextView) -> None:
    view.show_speech(40)
    view.set_sitting(SITTING)
    place = view.position()
    assert place is not None
    assert place.speech == 40


def test_every_character_of_the_minutes_is_on_the_page(view: FullTextView) -> None:
    cells = [cell for band in view._bands for cell in band.cells()]
    assert [cell.text for cell in cells] == [one.text for one in SITTING.speeches]


def test_a_report_is_set_like_any_speech_and_a_roster_as_wide_as_it_needs(qtbot: QtBot) -> None:
    report = "本委員会に付託されました議案の審査の経過と結果を御報告いたします。" * 20
    roster = "　１番　見本　太郎　　　　　２番　試作　次郎　　　　　３番　例示　三子\n" * 20
    speeches = (
        speech(Speaker("試作次郎", "文教委員長"), SpeechKind.OTHER, report),
        speech(Speaker("試作次郎"), SpeechKind.QUESTION, report),
        speech(Speaker(None), SpeechKind.OTHER, roster),
    )
    view = FullTextView()
    qtbot.addWidget(view)
    view.resize(1400, 600)
    view.show()
    view.set_sitting(replace(SITTING, speeches=speeches))
    view.grab()
    reported, asked, listed = (
        placed.width for band in view._bands for placed in band.placed(view._page, 0, 0)
    )
    assert reported == asked < listed
