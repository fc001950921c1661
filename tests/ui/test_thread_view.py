"""Reading an exchange: topic by topic, with mouse and keyboard, correcting links."""

import pytest
from fakes import exchange as made
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot
from ui.reading import Opener, at, buttons, drag, notes, slice_of

from reader.threads.model import (
    Anchor,
    Correction,
    CorrectionKind,
    EndingKind,
    Link,
    LinkBy,
)
from reader.ui.bands import Button
from reader.ui.marks import Ranges
from reader.ui.theme import DARK, LIGHT, apply_theme
from reader.ui.thread_bands import FoldBand

SURE = made.EXCHANGE.rounds[0].links
GUESS = replace(SURE[0], confidence=0.5)


# --- what is shown -----------------------------------------------------------


def test_the_question_stands_beside_its_answer(opened: Opener) -> None:
    view = opened()
    question = at(view, 2, "第１点目")
    answer = at(view, 3, "まず第１点目")
    assert question.x() < answer.x()
    assert at(view, 2, "　第１点目").y() > answer.y()  # its slice begins with a line break


def test_in_a_narrow_pane_the_answer_stands_under_its_question(opened: Opener) -> None:
    view = opened(width=600, height=1400)
    question, answer = at(view, 2, "　第１点目"), at(view, 3, "　まず第１点目")
    assert question.y() < answer.y()
    assert question.x() < answer.x() < question.x() + 60


@pytest.mark.parametrize("width", [500, 700, 880, 960, 1400, 2400])
@pytest.mark.parametrize("points", [9.0, 12.0, 20.0])
def test_columns_are_neither_cramped_nor_tiring(opened: Opener, width: int, points: float) -> None:
    view = opened(width=width)
    view.set_reading_size(points)
    page = view._page
    for column in page.columns:
        assert column.text <= 38 * page.setting.em
        assert column.right <= view.viewport().width()
    if page.two:
        assert page.columns[0].text >= 24 * page.setting.em


def test_opening_a_topic_folds_the_others_to_a_line(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    with qtbot.waitSignal(view.topicShown) as shown:
        view.show_topic(made.POND_TOPIC)
    assert shown.args == [made.POND_TOPIC]
    assert view.current_topic() == made.POND_TOPIC
    assert view.point_of(2, made.POND_Q.start + 2) is not None
    assert view.point_of(2, made.LIBRARY_Q.start + 2) is None
    buttons(view)["図書館の開館時間 を開く"].press()
    view.grab()
    view.verticalScrollBar().setValue(0)
    assert view.point_of(2, made.LIBRARY_Q.start + 2) is not None
    view.show_topic(None)
    assert view.current_topic() is None


def test_a_folded_topic_shows_how_it_was_answered_in_one_column_too(opened: Opener) -> None:
    heights: list[float] = []
    for width in (1100, 600):
        view = opened(width=width)
        view.show_topic(made.POND_TOPIC)
        view.grab()
        heights.append(next(band.height for band in view._bands if isinstance(band, FoldBand)))
    assert heights[1] > heights[0]


def test_the_chips_name_topics_rounds_and_hits(opened: Opener) -> None:
    view = opened()
    assert view.topic_strip().titles() == ["すべて", "1 図書館の開館時間（2往復）", "2 ため池の柵"]
    start = made.SITTING.speeches[1].text.index("柵")
    view.set_hits(Ranges({2: [(start, start + 1)]}))
    assert view.topic_strip().titles()[2] == "2 ため池の柵（一致 1件）"


def test_a_chip_opens_its_topic(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    chips = view.topic_strip().findChildren(QToolButton)
    chip = next(chip for chip in chips if chip.text().startswith("2 "))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert view.current_topic() == made.POND_TOPIC


def test_the_keyboard_goes_from_topic_to_topic(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    view.show_topic(made.LIBRARY_TOPIC)
    qtbot.keyClick(view, Qt.Key.Key_N)
    assert view.current_topic() == made.POND_TOPIC
    qtbot.keyClick(view, Qt.Key.Key_N)  # the last one: stays
    assert view.current_topic() == made.POND_TOPIC
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert view.current_topic() == made.LIBRARY_TOPIC


def test_greetings_can_be_hidden_and_are_still_there(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    place = made.SITTING.speeches[1].text.index("通告")
    assert view.point_of(2, place) is None
    with qtbot.waitSignal(view.remarksHidden) as told:
        view.set_hide_remarks(False)
    assert told.args == [False]
    view.verticalScrollBar().setValue(0)
    view.grab()
    assert view.point_of(2, place) is not None
    view.set_hide_remarks(True)
    assert view.show_speech(2, place)  # unfolds 要望・挨拶 at the end
    assert view.point_of(2, place) is not None


def test_an_exchange_that_is_not_there_is_a_fault(opened: Opener) -> None:
    with pytest.raises(KeyError):
        opened().set_exchange(made.SITTING, made.threads(), "架空区議会:k1#x99")


# --- selecting, ticking, copying ---------------------------------------------


def test_selected_text_is_copied_verbatim_behind_a_rare_character(
    qtbot: QtBot, opened: Opener
) -> None:
    view = opened()
    view.set_hide_remarks(False)
    view.verticalScrollBar().setValue(0)
    view.grab()
    drag(qtbot, view, at(view, 2, "野太郎"), at(view, 2, "通告"))
    assert slice_of(view.selected_text_range()) == "野太郎です。"
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "野太郎です。"


def test_a_selection_stays_in_its_cell(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    drag(qtbot, view, at(view, 2, "図書館の開館時間に"), at(view, 3, "職員の配置"))
    speech, _, end = view.selected_text_range() or (0, 0, 0)
    assert speech == 2
    assert end <= made.LIBRARY_Q.end


def test_shift_click_extends_and_double_click_takes_a_word(qtbot: QtBot, opened: Opener) -> None:
    view, left = opened(), Qt.MouseButton.LeftButton
    page = view.viewport()
    qtbot.mouseDClick(page, left, pos=at(view, 2, "書館の"))
    assert slice_of(view.selected_text_range()) == "図書館"
    qtbot.mouseClick(page, left, pos=at(view, 2, "夜に"))
    qtbot.mouseClick(page, left, Qt.KeyboardModifier.ShiftModifier, at(view, 2, "借り"))
    assert slice_of(view.selected_text_range()) == "夜に本を"
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert slice_of(view.selected_text_range()) == made.LIBRARY
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.selected_text_range() is None


def test_ticked_paragraphs_cross_cells(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    page = view.viewport()
    for speech, words in ((3, "　まず第１点目"), (2, "　夜に本を")):
        beside = at(view, speech, words) - QPoint(30, 0)
        qtbot.mouseMove(page, beside)
        qtbot.mouseClick(page, Qt.MouseButton.LeftButton, pos=beside)
    ticked = [slice_of(one) for one in view.ticked_paragraphs()]
    assert [words[:6] for words in ticked] == ["　夜に本を借", "　まず第１点"]
    assert "\n" not in "".join(ticked)
    view.clear_ticks()
    assert view.ticked_paragraphs() == []


# --- found words -------------------------------------------------------------


def test_stepping_through_hits_unfolds_what_hides_them(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    view.show_topic(made.LIBRARY_TOPIC)
    told: list[tuple[int, int]] = []
    view.finding.hitChanged.connect(lambda current, count: told.append((current, count)))
    text = made.SITTING.speeches[2].text
    first, second = text.index("図書館"), text.index("柵")
    view.set_hits(Ranges({3: [(first, first + 3), (second, second + 1)], 1: [(0, 2)]}))
    assert view.finding.hit_count == 2  # the chair's call belongs to no exchange
    qtbot.keyClick(view, Qt.Key.Key_F3)
    qtbot.keyClick(view, Qt.Key.Key_F3)
    assert view.point_of(3, second) is not None
    qtbot.keyClick(view, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert told == [(0, 2), (1, 2), (2, 2), (1, 2)]


def test_finding_goes_round_and_minds_no_width(opened: Opener) -> None:
    view = opened()
    assert view.finding.find("1点目") == 2  # printed full width
    assert view.finding.find_position == 1
    view.finding.find("1点目")
    assert view.finding.find_position == 2
    view.finding.find("1点目")
    assert view.finding.find_position == 1
    view.finding.find("1点目", backward=True)
    assert view.finding.find_position == 2
    assert view.finding.find("ありません") == 0
    assert view.finding.find("") == 0


# --- the place ---------------------------------------------------------------


def test_the_place_is_kept(opened: Opener) -> None:
    view = opened(height=400)
    assert view.show_speech(3, made.LIBRARY_A.end - 5)
    kept = view.position()
    assert kept is not None
    assert kept.speech == 3
    view.show_topic(made.POND_TOPIC)
    view.restore(kept)
    assert view.position() == kept
    view.resize(1000, 400)
    moved = view.position()
    assert moved is not None
    assert moved.speech == 3
    assert abs(moved.offset - kept.offset) < 80


def test_while_a_long_answer_is_read_its_question_stays_in_sight(opened: Opener) -> None:
    view = opened(height=500)
    before = at(view, 2, "　夜に本を")
    view.verticalScrollBar().setValue(180)
    view.grab()
    assert view.point_of(3, made.LIBRARY_A.start) != before
    beside = at(view, 2, "　夜に本を")
    assert 46 < beside.y() <= before.y()


# --- links -------------------------------------------------------------------


def test_a_guess_can_be_confirmed(qtbot: QtBot, opened: Opener) -> None:
    view = opened(made.exchange(links=(GUESS, SURE[1])))
    with qtbot.waitSignal(view.linksConfirmed) as told:
        buttons(view)["この対応は正しい"].press()
    assert told.args == [[(made.LIBRARY_Q.id, made.LIBRARY_A.id)]]
    assert "50%" in buttons(view)["この対応は正しい"].tip


def test_a_sure_link_asks_nothing(opened: Opener) -> None:
    assert "この対応は正しい" not in buttons(opened())


def test_a_question_without_an_answer_offers_candidates(qtbot: QtBot, opened: Opener) -> None:
    candidates = ((made.POND_Q.id, (made.POND_A.id,)),)
    view = opened(made.exchange(links=SURE[:1], candidates=candidates))
    name = next(name for name in buttons(view) if name.startswith("対応する答弁にする"))
    assert "見本健区長「次に、第２点目" in name
    with qtbot.waitSignal(view.linkChosen) as chosen:
        buttons(view)[name].press()
    assert chosen.args == [made.POND_Q.id, made.POND_A.id]
    with qtbot.waitSignal(view.unansweredConfirmed) as told:
        buttons(view)["答弁なしと確認"].press()
    assert told.args == [[made.POND_Q.id]]


def test_a_link_by_hand_shows_its_day_and_can_be_undone(qtbot: QtBot, opened: Opener) -> None:
    link = Link(made.POND_Q.id, made.POND_A.id, 1.0, LinkBy.READER, confirmed=True)
    anchor = Anchor(2, made.POND_Q.start, made.POND_Q.end, made.POND)
    answer = Anchor(3, made.POND_A.start, made.POND_A.end, made.POND_ANSWER)
    correction = Correction(CorrectionKind.LINK, anchor, answer, "2025-03-01T10:00:00+09:00")
    view = opened(made.exchange(links=(SURE[0], link)), corrections=((7, correction),))
    assert "手直し（2025年3月1日）" in notes(view)
    with qtbot.waitSignal(view.correctionUndone) as told:
        buttons(view)["手直しを取り消す"].press()
    assert told.args == [7]


def test_any_answer_of_the_round_can_be_chosen_from_the_menu(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    cells = [cell for band in view._bands for cell in band.cells()]
    question = next(cell for cell in cells if cell.start == made.LIBRARY_Q.start)
    menu = view.make_menu(question)
    choices = next(one.menu() for one in menu.actions() if one.text() == "対応する答弁を選ぶ")
    assert [one.isChecked() for one in choices.actions()] == [True, False]  # pyright: ignore
    with qtbot.waitSignal(view.linkChosen) as told:
        choices.actions()[1].trigger()  # pyright: ignore
    assert told.args == [made.LIBRARY_Q.id, made.POND_A.id]


def test_quote_and_bookmark_of_a_topic(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    with qtbot.waitSignal(view.quoteRequested) as quoted:
        buttons(view)["「ため池の柵」を引用"].press()
    assert quoted.args == [made.POND_TOPIC]
    with qtbot.waitSignal(view.bookmarkRequested) as marked:
        buttons(view)["「ため池の柵」にしおり"].press()
    assert marked.args == [2, made.POND_Q.start, made.POND_Q.end]


# --- without a mouse, and in the dark ----------------------------------------


def test_every_button_is_reached_with_tab_and_pressed_with_enter(
    qtbot: QtBot, opened: Opener
) -> None:
    view = opened()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.quoteRequested) as quoted:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert quoted.args == [made.LIBRARY_TOPIC]


def test_tab_comes_to_every_button_and_each_is_drawn(qtbot: QtBot, opened: Opener) -> None:
    guesses = tuple(replace(link, confidence=0.5) for link in SURE)
    exchange = replace(made.EXCHANGE, rounds=(replace(made.EXCHANGE.rounds[0], links=guesses),))
    view = opened(exchange, height=1600)
    everything = [button for band in view._bands for button in band.buttons]
    assert not any(button.rect.isEmpty() for button in everything)
    view.setFocus()
    come_to: list[Button | None] = []
    for _ in everything:
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        come_to.append(view._focus)
    assert all(any(one is button for one in come_to) for button in everything)


def test_space_turns_the_page(qtbot: QtBot, opened: Opener) -> None:
    view = opened(height=400)
    bar = view.verticalScrollBar()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert bar.value() == bar.pageStep()
    qtbot.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()


def test_a_change_of_theme_repaints_in_place(qapp: QApplication, opened: Opener) -> None:
    view = opened(height=500)
    light = view.grab().toImage().pixelColor(4, 400).lightness()
    place = at(view, 2, "夜に本を")
    try:
        apply_theme(qapp, DARK)
        dark = view.grab().toImage().pixelColor(4, 400).lightness()
    finally:
        apply_theme(qapp, LIGHT)
    assert dark < 80 < light
    assert at(view, 2, "夜に本を") == place


def test_an_answer_says_how_it_ends(opened: Opener) -> None:
    view = opened()
    plain = view.grab().toImage()
    answer = made.EXCHANGE.rounds[0].answers[0]
    place = answer.speech, answer.start

    def shown(kind: EndingKind) -> QImage:
        view.set_exchange(made.SITTING, made.threads(), made.EXCHANGE_ID, endings={place: kind})
        return view.grab().toImage()

    assert shown(EndingKind.CONSIDER) != plain
    assert shown(EndingKind.OTHER) == plain, "that says nothing"
