"""Searching on a walk through the window: members' pages, synonyms, ways out, files."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from ui.walking import search, settle

from reader.library.records import KnownSitting
from reader.minutes.model import MeetingKind
from reader.threads.model import EndingKind
from reader.ui.download_dialog import DownloadDialog
from reader.ui.exporting import file_name
from reader.ui.listing import Entry
from reader.ui.main_window import MainWindow
from reader.ui.synonyms_dialog import SynonymsDialog
from reader.ui.workspace import OpenSitting

ONLINE = ("オンライン化", "電子化", "デジタル化")


def title(window: MainWindow) -> str:
    return window._list.header._title.text()


def scope(window: MainWindow) -> str:
    return window._list.header._scope.text()


def entries(window: MainWindow) -> list[Entry]:
    """What is listed."""
    return window._list._entries._entries


def counts(window: MainWindow, name: str) -> dict[str, int | None]:
    """What a chip offers."""
    return {one.value: one.count for one in window._list.strip.chips[name]._choices or ()}


# --- filters ---------------------------------------------------------------------


def test_what_was_promised_is_listed_by_date_with_the_sentence(
    sample: MainWindow, qtbot: QtBot
) -> None:
    library = sample._workspace.library
    qtbot.waitUntil(lambda: not library.threads.pending(), timeout=20_000)
    search(qtbot, sample, "図書館")
    counted = counts(sample, "結び")
    assert list(counted) == ["実施", "検討", "研究", "困難", "その他"]
    sample._list.strip.chips["結び"].chosen.emit("検討")
    settle(qtbot, sample)
    assert sample._field.text() == "図書館 結び:検討"
    assert title(sample) == f"{counted['検討']}件"
    found = entries(sample)
    assert [one.date for one in found] == sorted((one.date for one in found), reverse=True)
    for one in found:
        assert one.ending is not None
        assert one.ending.kind is EndingKind.CONSIDER
        assert one.ending.sentence.endswith("。")
    opened = sample.reader.opened
    assert isinstance(opened, OpenSitting)
    assert EndingKind.CONSIDER in opened.endings.values()


def test_an_answer_opens_where_it_ends_so(sample: MainWindow, qtbot: QtBot) -> None:
    library = sample._workspace.library
    qtbot.waitUntil(lambda: not library.threads.pending(), timeout=20_000)
    search(qtbot, sample, "ending:study")
    first = entries(sample)[0]
    assert first.snippet == "", "the sentence says it"
    assert first.ending is not None
    assert first.place.sitting is not None
    assert first.place.speech is not None
    text = library.sittings.get(first.place.sitting).speeches[first.place.speech - 1].text
    assert text.index(first.ending.sentence) >= first.place.offset
    opened = sample.reader.opened
    assert isinstance(opened, OpenSitting)
    assert opened.offset_of(first.place) == first.place.offset
    assert "結び" not in scope(sample), "all of it is known"
    library.threads.drop(first.place.sitting)
    search(qtbot, sample, "結び:研究 ")
    assert re.search("結びは[0-9]+会議のうち[0-9]+会議で分かっています", scope(sample))


def test_a_search_can_begin_with_a_chip(sample: MainWindow, qtbot: QtBot) -> None:
    strip = sample._list.strip
    assert strip.isVisible()
    assert strip.histogram.has_years
    qtbot.waitUntil(lambda: counts(sample, "発言者").get("見本太郎") is not None, timeout=20_000)
    everyone = counts(sample, "発言者")
    strip.chips["発言者"].chosen.emit("見本太郎")
    settle(qtbot, sample)
    assert sample._field.text() == "発言者:見本太郎"
    assert title(sample) == f"見本太郎議員の発言　{everyone['見本太郎']}件"
    assert counts(sample, "発言者") == everyone, "another member is one click away"
    strip.chips["発言者"].cross.click()
    settle(qtbot, sample)
    assert title(sample) == "新しい会議"


def test_a_members_page_lists_speeches_with_where_they_were_made(
    sample: MainWindow, qtbot: QtBot
) -> None:
    search(qtbot, sample, "発言者:見本太郎 種別:質問")
    assert title(sample).startswith("見本太郎議員の質問")
    assert all(one.snippet and not one.highlights for one in entries(sample))
    assert all("見本太郎議員" in one.people for one in entries(sample))
    assert all(one.title != one.people for one in entries(sample))
    opened = sample.reader.opened
    assert isinstance(opened, OpenSitting)
    assert opened.hits == {}
    place = entries(sample)[0].place
    assert place.speech is not None
    passage = sample.reader.passage_at(place.speech, opened.offset_of(place))
    assert passage is not None
    assert passage.topic is not None, "the matter is in sight, not the greetings"


def test_counts_follow_the_query_and_each_chip_knows_its_other_values(
    sample: MainWindow, qtbot: QtBot
) -> None:
    search(qtbot, sample, "オンライン化")
    before = counts(sample, "種別")
    assert before["質問"]
    assert before["答弁"]
    sample._list.strip.chips["種別"].chosen.emit("答弁")
    settle(qtbot, sample)
    assert len(entries(sample)) == before["答弁"]
    assert counts(sample, "種別") == before
    assert sum(sample._list.strip.histogram._counts.values()) == before["答弁"]


def test_the_strip_folds_to_the_filters_in_force(sample: MainWindow, qtbot: QtBot) -> None:
    strip = sample._list.strip
    search(qtbot, sample, "オンライン化 種別:答弁")
    sample.commands.strip_shown.trigger()
    assert not strip.histogram.isVisible()
    assert strip.chips["種別"].isVisible()
    qtbot.mouseClick(strip.chips["種別"].cross, Qt.MouseButton.LeftButton)
    settle(qtbot, sample)
    assert sample._field.text() == "オンライン化"
    assert not strip.isVisible()
    sample.commands.strip_shown.trigger()
    assert strip.histogram.isVisible()


# --- what cannot be understood -----------------------------------------------------


def test_the_sentence_about_a_fault_stands_over_the_results(
    sample: MainWindow, qtbot: QtBot
) -> None:
    flaw = sample._list.header._flaw
    search(qtbot, sample, "オンライン化 (図書館")
    qtbot.waitUntil(flaw.isVisible)
    assert flaw.text() == ("かっこが閉じられていません（読み取れた範囲で検索しています）")
    search(qtbot, sample, "-図書館")
    qtbot.waitUntil(flaw.isVisible)
    assert "除く語だけでは検索できません" in flaw.text()
    assert "検索しています" not in flaw.text()
    search(qtbot, sample, "図書館")
    assert not flaw.isVisible()


# --- synonyms ------------------------------------------------------------------------


def edit_synonyms(window: MainWindow) -> SynonymsDialog:
    window.commands.synonyms.trigger()
    (dialog,) = (
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, SynonymsDialog) and one.isVisible()
    )
    return dialog


def press(dialog: SynonymsDialog, words: str) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    (button,) = (one for one in box.buttons() if one.text() == words)
    button.click()


def test_synonyms_are_off_until_they_are_wanted(sample: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, sample, "電子化")
    alone = len(entries(sample))
    dialog = edit_synonyms(sample)
    dialog._text.setPlainText("オンライン化＝電子化、デジタル化\n")
    press(dialog, "保存")
    settle(qtbot, sample)
    assert sample._workspace.library.synonyms.all() == (ONLINE,)
    assert len(entries(sample)) == alone
    assert sample._list.strip.synonyms.isVisible()

    sample._list.strip.synonyms.click()
    settle(qtbot, sample)
    assert "類義語も検索：オンライン化・デジタル化" in scope(sample)
    assert len(entries(sample)) > alone
    painted = {one.snippet[start:end] for one in entries(sample) for start, end in one.highlights}
    assert {"オンライン化", "電子化"} <= painted
    first = entries(sample)[0].place
    opened = sample.reader.opened
    assert isinstance(opened, OpenSitting)
    assert first.speech in opened.hits, "the opened text paints what the list found"

    sample._list.header.linkActivated.emit("synonyms:off")
    settle(qtbot, sample)
    assert len(entries(sample)) == alone
    assert not sample._options.synonyms


def test_the_switch_is_remembered_and_phrases_are_left_alone(
    sample: MainWindow, qtbot: QtBot
) -> None:
    sample._workspace.keep_synonyms([ONLINE])
    sample.commands.with_synonyms.trigger()
    settle(qtbot, sample)
    assert sample._options.synonyms
    search(qtbot, sample, '"電子化"')
    assert "類義語" not in scope(sample)
    search(qtbot, sample, "図書館")
    assert "類義語" not in scope(sample), "only words of a group are told"


def test_cancel_leaves_the_synonyms_as_they_were(sample: MainWindow, qtbot: QtBot) -> None:
    sample._workspace.keep_synonyms([ONLINE])
    settle(qtbot, sample)
    dialog = edit_synonyms(sample)
    assert dialog._text.toPlainText() == "オンライン化 = 電子化 = デジタル化\n"
    dialog._text.clear()
    dialog._on.setChecked(True)
    press(dialog, "キャンセル")
    assert sample._workspace.library.synonyms.all() == (ONLINE,)
    assert not sample._options.synonyms


def test_a_word_without_a_partner_is_not_lost(sample: MainWindow) -> None:
    dialog = edit_synonyms(sample)
    dialog._text.setPlainText("オンライン化＝電子化\n保育園\n")
    save = next(one for one in dialog.findChildren(QPushButton) if one.text() == "保存")
    assert not save.isEnabled()
    assert "保育園" in dialog._state.text()
    dialog._text.setPlainText("オンライン化＝電子化\n保育園＝保育所")
    assert save.isEnabled()
    press(dialog, "キャンセル")


# --- out of an empty result ------------------------------------------------------------


def test_an_empty_result_offers_the_missing_years_with_their_dates(
    sample: MainWindow, qtbot: QtBot
) -> None:
    coverage = sample._workspace.library.coverage
    coverage.register("架空区議会", entry_url="https://minutes.example/", family="kensakusystem")
    coverage.note_known(
        "架空区議会",
        [
            KnownSitting(f"H{year}", "", date(year, 2, 20), MeetingKind.PLENARY)
            for year in (2012, 2014, 2016)
        ],
    )
    sample._workspace.contentsChanged.emit()
    settle(qtbot, sample)
    search(qtbot, sample, "オンライン化 期間:2012..2015")
    ways = scope(sample).split("<br>")
    assert "未取得の平成24年2月〜平成26年2月（2会議）を取り込む：架空区議会" in ways[0]
    assert "「期間：2012〜2015」の絞り込みを外す（25件）" in ways[1]
    assert any("この期間はなし" in line for line in ways[2:]), "what was searched comes last"
    sample._list.header.linkActivated.emit("missing:架空区議会")
    (dialog,) = (
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, DownloadDialog) and one.isVisible()
    )
    wish = dialog.form.wish
    assert (wish.since, wish.until) == (date(2012, 2, 20), date(2014, 2, 20))
    dialog.reject()


def test_an_empty_result_offers_synonyms_and_other_spellings_that_are_found(
    sample: MainWindow, qtbot: QtBot
) -> None:
    sample._workspace.keep_synonyms([("ペーパーレス化推進", "オンライン化")])
    settle(qtbot, sample)
    search(qtbot, sample, "ペーパーレス化推進")
    assert "類義語も探す：オンライン化" in scope(sample)
    sample._list.header.linkActivated.emit("synonyms:on")
    settle(qtbot, sample)
    assert len(entries(sample)) > 10

    search(qtbot, sample, "ディジタル")
    assert entries(sample) == []
    assert "「デジタル」で探す（" in scope(sample)
    sample._list.header.linkActivated.emit("search:デジタル")
    settle(qtbot, sample)
    assert sample._field.text() == "デジタル"
    assert entries(sample)


def test_an_empty_list_says_so_and_offers_a_way_on(sample: MainWindow, qtbot: QtBot) -> None:
    """Also where nothing is missing, and no filter can be dropped."""
    nothing = sample._list.nothing
    search(qtbot, sample, "見本にない語句")
    assert entries(sample) == []
    assert "href" not in scope(sample)
    assert nothing.isVisible()
    assert "別の言い方で" in nothing.text
    (more,) = nothing.findChildren(QPushButton)
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, DownloadDialog))
    assert dialog.isVisible()
    dialog.reject()

    search(qtbot, sample, "議会:架空市 オンライン化")
    assert "href" in scope(sample)
    assert "上の候補から" in nothing.text
    search(qtbot, sample, "オンライン化")
    assert not nothing.isVisible()


def test_of_words_that_never_meet_one_is_left_out(sample: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, sample, "オンライン化 見本にない語句")
    assert entries(sample) == []
    assert "「オンライン化」で探す（" in scope(sample)
    assert "「見本にない語句」" not in scope(sample), "it has no hits either"
    sample._list.header.linkActivated.emit("search:オンライン化")
    settle(qtbot, sample)
    assert entries(sample)


# --- as a file ---------------------------------------------------------------------------


def test_results_go_into_a_file(sample: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert not sample.commands.export.isEnabled() or sample.searching.asked is None
    search(qtbot, sample, "オンライン化")
    sample.commands.export.trigger()
    (dialog,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog))
    target = tmp_path / "結果.csv"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    settle(qtbot, sample)
    assert f"{len(entries(sample))}件を「結果.csv」に書き出しました" in sample.notices._toast.text
    rows = list(csv.reader(target.read_text("utf-8-sig").splitlines()))
    assert rows[0][:3] == ["日付", "会議", "質問者"]
    assert len(rows) == len(entries(sample)) + 1


def test_the_list_offers_it_while_results_are_listed(sample: MainWindow, qtbot: QtBot) -> None:
    def offered() -> bool:
        menu = QMenu()
        sample._list.menuRequested.emit(entries(sample)[:1], menu)
        return any("CSV" in one.text() for one in menu.actions())

    assert not offered()
    search(qtbot, sample, "オンライン化")
    assert offered()


def test_a_file_that_cannot_be_written_is_told(
    sample: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    search(qtbot, sample, "オンライン化")
    query = sample.searching.asked
    assert query is not None
    sample.exporting.write(query, tmp_path / "ない" / "結果.csv")
    settle(qtbot, sample)
    assert sample._banner.isVisible()
    assert "結果.csv" in sample._banner.text


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("オンライン化 発言者:見本太郎", "オンライン化 発言者 見本太郎.csv"),
        ('"a/b" <c>|d', "a b c d.csv"),
        ("???", "検索結果.csv"),
        ("あ" * 300, "あ" * 40 + ".csv"),
    ],
)
def test_a_file_is_named_after_the_query(query: str, name: str) -> None:
    assert file_name(query) == name
