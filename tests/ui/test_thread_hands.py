"""Correcting a thread by hand: dragging, splitting, merging, with the mouse and without."""

from pathlib import Path

import pytest
from fakes import exchange as made
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from ui.reading import Opener, at, buttons, drag, handle, notes
from ui.walking import settle

from reader.app import build_window
from reader.search.service import SearchService
from reader.threads.anchors import anchor_of
from reader.threads.model import Correction, CorrectionKind, Passage
from reader.ui.main_window import MainWindow
from reader.ui.options import Options
from reader.ui.place import Place
from reader.ui.row_band import RowBand
from reader.ui.thread_view import ThreadView
from reader.ui.workspace import OpenSitting


def entries(menu: QMenu) -> dict[str, QAction]:
    """What a menu offers."""
    return {one.text(): one for one in menu.actions() if one.text()}


def menu_of(view: ThreadView, passage: Passage, cut: int | None = None) -> QMenu:
    """The menu of a passage."""
    menu = QMenu(view)
    found = view.find(passage.id)
    assert found is not None
    view.hands.fill_menu(menu, *found, cut)
    return menu


# --- dragging ----------------------------------------------------------------


def test_an_answer_is_dragged_onto_its_question(qtbot: QtBot, opened: Opener) -> None:
    view = opened(height=1600)
    with qtbot.waitSignal(view.hands.moved) as told:
        drag(qtbot, view, handle(view, made.POND_A.id), at(view, 2, "夜に本を"))
    assert told.args == [made.LIBRARY_Q.id, made.POND_A.id]


def test_a_question_is_dragged_onto_its_answer(qtbot: QtBot, opened: Opener) -> None:
    view = opened(height=1600)
    with qtbot.waitSignal(view.hands.linked) as told:
        drag(qtbot, view, handle(view, made.LIBRARY_Q.id), at(view, 3, "来年度に柵を"))
    assert told.args == [made.LIBRARY_Q.id, made.POND_A.id]


@pytest.mark.parametrize(
    ("speech", "words"),
    [(4, "再質問いたします"), (3, "まず第１点目"), (2, "柵が古く")],
    ids=["of another round", "an answer, too", "let go of"],
)
def test_what_cannot_be_linked_is_not(
    qtbot: QtBot, opened: Opener, speech: int, words: str
) -> None:
    view = opened(height=1600)
    told: list[object] = []
    view.hands.moved.connect(lambda *pair: told.append(pair))
    page, start, end = view.viewport(), handle(view, made.POND_A.id), at(view, speech, words)
    qtbot.mousePress(page, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(page, end)
    assert view.hands.dragging.active
    if speech == 2:
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        assert not view.hands.dragging.active
    qtbot.mouseRelease(page, Qt.MouseButton.LeftButton, pos=end)
    assert told == []
    assert view.selected_text_range() is None


def test_a_carried_answer_pulls_the_page_along(qtbot: QtBot, opened: Opener) -> None:
    view = opened(height=400)
    page, start = view.viewport(), handle(view, made.LIBRARY_A.id)
    qtbot.mousePress(page, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(page, QPoint(start.x(), page.height() - 4))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 0)
    view.hands.dragging.end()


def test_the_pinned_ask_stands_for_its_question(qtbot: QtBot, opened: Opener) -> None:
    tall = made.exchange(questions=(replace(made.LIBRARY_Q, end=made.POND_Q.end),))
    view = opened(tall, height=240)
    view.verticalScrollBar().setValue(300)
    view.grab()
    band, top = next((band, top) for band, top in view._shown() if isinstance(band, RowBand))
    line, bottom = view._pinned_height() - top, view.viewport().height() - top
    pinned = band._ask_place(0, view._page, line, bottom)
    assert pinned is not None
    found = view.passage_at(pinned.center() + QPointF(0, top))
    assert found is not None
    assert found[0].id == made.LIBRARY_Q.id


# --- splitting ---------------------------------------------------------------


def test_a_place_is_chosen_with_the_arrow_keys(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    for key in (Qt.Key.Key_J, Qt.Key.Key_S, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down):
        qtbot.keyClick(view, key)
    assert view.hands.splitting.active
    with qtbot.waitSignal(view.hands.split) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    text = made.SITTING.speeches[1].text
    assert told.args == [made.LIBRARY_Q.id, text.index("開館時間を延長")]
    assert not view.hands.splitting.active


def test_the_arrows_up_and_down_keep_to_paragraphs(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    for key in (Qt.Key.Key_J, Qt.Key.Key_S, Qt.Key.Key_End, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
    with qtbot.waitSignal(view.hands.split) as told:
        qtbot.keyClick(view, Qt.Key.Key_Enter)
    text = made.SITTING.speeches[1].text
    assert told.args == [made.LIBRARY_Q.id, text.index("　夜に本を")]


def test_esc_ends_the_choice_and_the_page_is_as_before(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    qtbot.keyClick(view, Qt.Key.Key_J)
    before = view.grab().toImage()
    qtbot.keyClick(view, Qt.Key.Key_S)
    assert view.grab().toImage() != before
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.grab().toImage() == before
    assert not view.hands.busy()


def test_the_mouse_splits_where_it_is(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    qtbot.keyClick(view, Qt.Key.Key_J)
    qtbot.keyClick(view, Qt.Key.Key_S)
    place = at(view, 2, "いかがで")
    qtbot.mouseMove(view.viewport(), place)
    with qtbot.waitSignal(view.hands.split) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [made.LIBRARY_Q.id, made.SITTING.speeches[1].text.index("開館時間を延長")]


def test_a_click_elsewhere_only_ends_the_choice(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    told: list[object] = []
    view.hands.split.connect(lambda *pair: told.append(pair))
    qtbot.keyClick(view, Qt.Key.Key_J)
    qtbot.keyClick(view, Qt.Key.Key_S)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at(view, 3, "まず第"))
    assert told == []
    assert not view.hands.splitting.active


def test_the_menu_splits_before_the_sentence_pointed_at(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    cell, offset = view.place_at(at(view, 2, "夜に本を").toPointF()) or (None, None)
    menu = view.make_menu(cell, None, offset)
    with qtbot.waitSignal(view.hands.split) as told:
        entries(menu)["ここで分ける（「夜に本を借りられないとい…」から）"].trigger()
    assert told.args == [made.LIBRARY_Q.id, made.SITTING.speeches[1].text.index("　夜に本を")]


def test_the_menu_splits_exactly_before_a_selection(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    start = made.SITTING.speeches[1].text.index("本を借り")
    view.select(2, start, start + 4)
    cell, offset = view.place_at(at(view, 2, "本を借り").toPointF()) or (None, None)
    menu = view.make_menu(cell, None, offset)
    with qtbot.waitSignal(view.hands.split) as told:
        next(one for text, one in entries(menu).items() if "「本を借り" in text).trigger()
    assert told.args == [made.LIBRARY_Q.id, start]


def test_a_passage_of_one_sentence_says_that_it_cannot_be_split(
    qtbot: QtBot, opened: Opener
) -> None:
    view = opened()
    view.select(5, 2, 4)
    assert not entries(menu_of(view, made.AGAIN_A))["分ける場所を選ぶ…"].isEnabled()
    with qtbot.waitSignal(view.hands.refused) as told:
        qtbot.keyClick(view, Qt.Key.Key_S)
    assert told.args == ["一文だけの発言なので、分けられません。"]


# --- merging -----------------------------------------------------------------


def test_m_merges_with_the_next_and_shift_m_with_the_one_before(
    qtbot: QtBot, opened: Opener
) -> None:
    view = opened()
    qtbot.keyClick(view, Qt.Key.Key_J)
    with qtbot.waitSignal(view.hands.merged) as told:
        qtbot.keyClick(view, Qt.Key.Key_M)
    assert told.args == [made.LIBRARY_Q.id, made.POND_Q.id]
    with qtbot.waitSignal(view.hands.merged) as told:
        qtbot.keyClick(view, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert told.args == [made.HELLO_R.id, made.LIBRARY_Q.id]


def test_what_cannot_be_merged_says_why(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    offered = entries(menu_of(view, made.POND_A))
    assert not offered["次とまとめる（この発言の最後なので、次はありません）"].isEnabled()
    assert offered["前とまとめる"].isEnabled()
    view.select(3, made.POND_A.start + 2, made.POND_A.start + 3)
    with qtbot.waitSignal(view.hands.refused) as told:
        qtbot.keyClick(view, Qt.Key.Key_M)
    assert told.args == ["この発言の最後なので、次はありません。"]


def test_a_greeting_can_be_taken_into_the_question_behind_it(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    offered = entries(menu_of(view, made.HELLO_R))
    assert "対応する質問を選ぶ" not in offered
    with qtbot.waitSignal(view.hands.merged) as told:
        offered["次とまとめる"].trigger()
    assert told.args == [made.HELLO_R.id, made.LIBRARY_Q.id]


# --- choosing from a list ----------------------------------------------------


def test_the_question_of_an_answer_is_chosen_from_a_list(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    choices = entries(menu_of(view, made.POND_A))["対応する質問を選ぶ"].menu()
    assert isinstance(choices, QMenu)
    library, pond = choices.actions()
    assert library.text().startswith("1 図書館の開館時間　𠮷野太郎議員「第１点目")
    assert [library.isChecked(), pond.isChecked()] == [False, True]
    with qtbot.waitSignal(view.hands.moved) as told:
        library.trigger()
    assert told.args == [made.LIBRARY_Q.id, made.POND_A.id]
    with qtbot.waitSignal(view.hands.unlinked) as told:
        pond.trigger()
    assert told.args == [made.POND_Q.id, made.POND_A.id]


def test_where_something_is_missing_the_list_is_offered(
    qtbot: QtBot, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[list[str]] = []

    class Listing(QMenu):
        """A menu that is not waited for."""

        def exec(self, *_: object) -> None:
            listed.append([one.text() for one in self.actions()])

    monkeypatch.setattr("reader.ui.thread_hands.QMenu", Listing)
    view = opened(made.exchange(links=made.FIRST_ROUND.links[:1]), height=1600)
    found = buttons(view)
    next(one for name, one in found.items() if name.startswith("答弁を一覧から選ぶ")).press()
    next(one for name, one in found.items() if name.startswith("質問を一覧から選ぶ")).press()
    assert [["見本健区長" in one for one in entries] for entries in listed] == [
        [True, True],
        [False, False],
    ]


def test_j_and_k_go_from_passage_to_passage(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    went: list[str] = []
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_K, Qt.Key.Key_K):
        qtbot.keyClick(view, key)
        passage = view.passage_in_hand()
        assert passage is not None
        went.append(passage.id)
    first, second, third = made.LIBRARY_Q.id, made.LIBRARY_A.id, made.AGAIN_Q.id
    assert went == [first, second, third, second, first, first]


def test_every_handle_says_what_it_belongs_to(opened: Opener) -> None:
    view = opened()
    names = [name for name, button in buttons(view).items() if button.passage]
    assert len(names) == 6
    assert names[0].startswith("質問の手直し：𠮷野太郎議員「第１点目")
    assert names[1].startswith("答弁の手直し：見本健区長「まず第１点目")


def test_letters_with_ctrl_are_not_taken_for_corrections(qtbot: QtBot, opened: Opener) -> None:
    view = opened()
    told: list[object] = []
    view.hands.merged.connect(lambda *pair: told.append(pair))
    qtbot.keyClick(view, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert told == []


# --- what is seen of it ------------------------------------------------------


def test_halves_and_wholes_carry_their_day_and_a_way_back(qtbot: QtBot, opened: Opener) -> None:
    cut = made.POND_Q.start
    split = Correction(
        CorrectionKind.SPLIT,
        anchor_of(made.SITTING, 2, made.LIBRARY_Q.start, cut),
        anchor_of(made.SITTING, 2, cut, made.POND_Q.end),
        "2025-03-01T10:00:00+09:00",
    )
    within = made.LIBRARY_A.start + 40
    merge = Correction(
        CorrectionKind.MERGE,
        anchor_of(made.SITTING, 3, made.LIBRARY_A.start, within),
        anchor_of(made.SITTING, 3, within, made.LIBRARY_A.end),
        "2025-03-02T10:00:00+09:00",
    )
    view = opened(corrections=((4, split), (5, merge)))
    said = [note for note in notes(view) if "2025" in note]
    assert said == [
        "分けた発言（2025年3月1日）",
        "まとめた発言（2025年3月2日）",
        "分けた発言（2025年3月1日）",
    ]
    with qtbot.waitSignal(view.correctionUndone) as told:
        buttons(view)["まとめた発言を取り消す"].press()
    assert told.args == [5]


def test_a_half_ends_with_its_last_word(opened: Opener) -> None:
    """The line break before the second half belongs to the first, and takes no room there."""
    first = replace(made.LIBRARY_Q, end=made.POND_Q.start + 1)
    second = replace(made.POND_Q, start=made.POND_Q.start + 1)
    shifted = replace(made.FIRST_ROUND, questions=(first, second))
    heights = {}
    for name, round_ in (("before", made.FIRST_ROUND), ("after", shifted)):
        view = opened(replace(made.EXCHANGE, rounds=(round_, made.SECOND_ROUND)))
        cells = [cell for band in view._bands for cell in band.cells()]
        heights[name] = next(cell.height for cell in cells if cell.start == first.start)
    assert heights["before"] == heights["after"]


# --- in the window -----------------------------------------------------------


def threads_now(window: MainWindow) -> list[tuple[str, str]]:
    """Kind and words of every question and answer of the open exchange."""
    opened = window.reader.opened
    assert isinstance(opened, OpenSitting)
    exchange = opened.exchange(window.reader.exchange)
    assert exchange is not None
    return [
        (
            passage.kind.value,
            opened.sitting.speeches[passage.speech - 1].text[passage.start : passage.end],
        )
        for round_ in exchange.rounds
        for passage in (*round_.questions, *round_.answers)
    ]


def open_first(window: MainWindow, qtbot: QtBot) -> ThreadView:
    """Open the first exchange of the sample."""
    library = window._workspace.library
    sitting = library.sittings.infos()[0].id
    exchange = library.sittings.exchanges(sitting)[0].id
    window.open_place(Place(sitting=sitting, exchange=exchange))
    settle(qtbot, window)
    view = window.reader.thread_view
    view.setFocus()
    return view


def test_corrections_are_undone_and_done_again_one_by_one(qtbot: QtBot, sample: MainWindow) -> None:
    view, control = open_first(sample, qtbot), Qt.KeyboardModifier.ControlModifier
    assert not sample.commands.undo.isEnabled()
    states = [threads_now(sample)]
    qtbot.keyClick(view, Qt.Key.Key_J)
    split, last = (
        (Qt.Key.Key_S, Qt.Key.Key_Return),
        (Qt.Key.Key_S, Qt.Key.Key_End, Qt.Key.Key_Return),
    )
    for keys in (last, split, (Qt.Key.Key_M,)):
        for key in keys:
            qtbot.keyClick(view, key)
        settle(qtbot, sample)
        states.append(threads_now(sample))
    assert [len(state) - len(states[0]) for state in states] == [0, 1, 2, 1]
    assert sample.notices._toast.text == "発言をまとめました"
    for state in (states[2], states[1], states[0]):
        qtbot.keyClick(sample, Qt.Key.Key_Z, control)
        settle(qtbot, sample)
        assert threads_now(sample) == state
    assert sample.notices._toast.text == "元に戻しました：発言を分けました"
    assert not sample.commands.undo.isEnabled()
    for state in states[1:]:
        assert sample.commands.redo.isEnabled()
        qtbot.keyClick(sample, Qt.Key.Key_Y, control)
        settle(qtbot, sample)
        assert threads_now(sample) == state
    assert not sample.commands.redo.isEnabled()
    assert view.passage_in_hand() is not None


def test_something_new_leaves_nothing_to_do_again(qtbot: QtBot, sample: MainWindow) -> None:
    view = open_first(sample, qtbot)
    passage = view.find(next(iter(view._passages)))
    assert passage is not None
    question = passage[0].questions[0]
    view.linksConfirmed.emit([(question.id, passage[0].answers[0].id)])
    settle(qtbot, sample)
    sample.correcting.undo()
    settle(qtbot, sample)
    assert sample.commands.redo.isEnabled()
    view.hands.moved.emit(question.id, passage[0].answers[1].id)
    settle(qtbot, sample)
    assert sample.commands.undo.isEnabled()
    assert not sample.commands.redo.isEnabled()
    assert any(note.startswith("手直し（") for note in notes(view))


def test_what_was_confirmed_at_one_stroke_is_undone_at_one(
    qtbot: QtBot, sample: MainWindow
) -> None:
    view = open_first(sample, qtbot)
    found = view.find(next(iter(view._passages)))
    assert found is not None
    view.linksConfirmed.emit([(link.question, link.answer) for link in found[0].links])
    settle(qtbot, sample)
    assert len(found[0].links) > 1
    sample.commands.undo.trigger()
    settle(qtbot, sample)
    assert not sample.commands.undo.isEnabled()
    sample.commands.redo.trigger()
    settle(qtbot, sample)
    confirmed = view.find(found[1].id)
    assert confirmed is not None
    assert all(link.confirmed for link in confirmed[0].links)


def test_one_correction_is_taken_back_at_its_place(qtbot: QtBot, sample: MainWindow) -> None:
    view = open_first(sample, qtbot)
    before = threads_now(sample)
    qtbot.keyClick(view, Qt.Key.Key_J)
    qtbot.keyClick(view, Qt.Key.Key_S)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    settle(qtbot, sample)
    buttons(view)["分けた発言を取り消す"].press()
    settle(qtbot, sample)
    assert threads_now(sample) == before


def test_a_bookmark_made_later_is_undone_first(qtbot: QtBot, sample: MainWindow) -> None:
    view = open_first(sample, qtbot)
    before = threads_now(sample)
    for key in (Qt.Key.Key_J, Qt.Key.Key_S, Qt.Key.Key_Return):
        qtbot.keyClick(view, key)
    settle(qtbot, sample)
    after = threads_now(sample)
    undone: list[bool] = []
    sample.notices.say_undoable("しおりを付けました", lambda: undone.append(True))
    sample.commands.undo.trigger()
    settle(qtbot, sample)
    assert undone == [True]
    assert threads_now(sample) == after
    sample.commands.undo.trigger()
    settle(qtbot, sample)
    assert threads_now(sample) == before


def test_corrections_can_be_undone_after_the_program_was_started_again(
    qtbot: QtBot, sample: MainWindow, tmp_path: Path, options: Options, service: SearchService
) -> None:
    view = open_first(sample, qtbot)
    before = threads_now(sample)
    for key in (Qt.Key.Key_J, Qt.Key.Key_S, Qt.Key.Key_Return):
        qtbot.keyClick(view, key)
    settle(qtbot, sample)
    sample.close()
    sample.shut_down()
    again = build_window(tmp_path / "library", options, service)
    qtbot.addWidget(again)
    again.resize(1440, 900)
    again.show()
    settle(qtbot, again)
    view = open_first(again, qtbot)
    assert sum(note.startswith("分けた発言（") for note in notes(view)) == 2
    again.commands.undo.trigger()
    settle(qtbot, again)
    assert threads_now(again) == before
    again.close()
    again.shut_down()
