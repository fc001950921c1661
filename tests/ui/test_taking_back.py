"""An import is taken back: what it alone added goes, what the reader uses stays, nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import exchange as made
from fakes.drafts import quotes
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from ui.every_window import shown
from ui.walking import search, settle

from reader.export.wishes import HeadingPatterns
from reader.jobs.report import Outcome, Report
from reader.jobs.taking_back import MOST, added
from reader.library.library import Library
from reader.library.records import OwnerKind, Post, Stored
from reader.minutes.model import Sitting
from reader.ui.main_window import MainWindow
from reader.ui.place import Place
from reader.ui.quote_dialog import QuoteDialog
from reader.ui.quote_patterns_dialog import HeadingPatternsDialog
from reader.ui.quote_templates_dialog import QuoteTemplatesDialog
from reader.ui.workspace import OpenPost

MINUTES = """令和6年第1回架空区議会定例会会議録（第{0}日）
令和6年3月{0}日
○議長（例示花子君）　これより会議を開きます。
○20番（見本太郎君）　{1}について、どのように進めていくのか伺います。
○区長（架空一郎君）　{1}については、来年度に向けて検討してまいります。
"""


@pytest.fixture
def library(window: MainWindow) -> Library:
    return window._workspace.library


@pytest.fixture
def bring(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Callable[..., None]:
    """Imports files of these names, each a day's minutes on a subject, or a document."""

    def bring_(**texts: str) -> None:
        folder = tmp_path / "置いたもの"
        folder.mkdir(exist_ok=True)
        paths: list[Path] = []
        for name, text in texts.items():
            paths.append(folder / f"{name}.txt")
            paths[-1].write_text(text, "utf-8")
        window.works.importing.import_paths(paths)
        settle(qtbot, window)

    return bring_


def held(library: Library) -> dict[str, Sitting | Post]:
    sittings = {one.id: library.sittings.get(one.id) for one in library.sittings.infos()}
    return {**sittings, **{one.id: library.posts.get(one.id) for one in library.posts.infos()}}


def test_an_import_by_mistake_goes_away_and_can_be_had_again(
    window: MainWindow, library: Library, bring: Callable[..., None], qtbot: QtBot
) -> None:
    bring(前から=MINUTES.format(1, "図書館の開館時間"))
    before = held(library)
    assert len(before) == 1
    bring(誤り=MINUTES.format(5, "公園の街灯"), 案内="見本公園の案内です。\n春に開きます。\n")
    both = held(library)
    assert len(both) == 3
    post = library.posts.infos()[0].id
    window.open_place(Place(post=post))
    settle(qtbot, window)
    assert isinstance(window._room.opened, OpenPost)
    window.commands.undo.trigger()
    settle(qtbot, window)
    assert held(library) == before, "what was there before stays"
    assert window._room.opened is None, "what is gone is not open any more"
    toast = window.notices._toast
    assert "2件" in toast._words.text()
    again = next(one for one in toast._buttons if one.text() == "もう一度取り込む")
    again.click()
    settle(qtbot, window)
    assert held(library) == both
    assert library.sittings.exchanges(next(iter(both.keys() - before.keys() - {post})))


def test_what_the_reader_uses_stays_and_is_told(
    window: MainWindow, library: Library, bring: Callable[..., None], qtbot: QtBot
) -> None:
    bring(
        一=MINUTES.format(1, "図書館の開館時間"),
        二=MINUTES.format(2, "公園の街灯"),
        三=MINUTES.format(3, "学校の給食"),
    )
    marked, drafted, plain = (one.id for one in library.sittings.infos())
    window._workspace.add_bookmark(library.sittings.get(marked), 2, 0, 10, "題")
    window.drafting.collect([replace(quotes()[0], owner=drafted)], "給食")
    window.drafting.flush()
    imported = window.notices._undo[0][1]
    imported()
    settle(qtbot, window)
    assert {one.id for one in library.sittings.infos()} == {marked, drafted}
    assert plain not in held(library)
    assert "2件は残しました" in window._banner.text
    assert len(library.bookmarks.all()) == 1


def test_what_came_anew_since_stays(
    window: MainWindow, library: Library, bring: Callable[..., None], qtbot: QtBot
) -> None:
    bring(一=MINUTES.format(1, "図書館の開館時間"))
    (info,) = library.sittings.infos()
    older = library.sittings.get(info.id)
    speeches = (*older.speeches[:-1], replace(older.speeches[-1], text="　再度検討します。"))
    library.sittings.store(replace(older, speeches=speeches), ())
    window.notices.undo()
    settle(qtbot, window)
    assert [one.id for one in library.sittings.infos()] == [info.id]
    assert "あとで更新された1件は残しました" in window._banner.text


def test_what_was_there_already_is_no_step(
    window: MainWindow, bring: Callable[..., None], qtbot: QtBot
) -> None:
    bring(一=MINUTES.format(1, "図書館の開館時間"))
    window.notices.forget_undo()
    bring(一=MINUTES.format(1, "図書館の開館時間"))
    assert not window.notices.can_undo, "it added nothing"


def test_an_archive_is_not_lost_by_one_key(window: MainWindow, library: Library) -> None:
    outcomes = [
        Outcome("一", Stored.NEW, f"S{number}", "会議", OwnerKind.SITTING)
        for number in range(MOST + 1)
    ]
    assert added(library, Report(outcomes=outcomes)) is None
    assert added(library, Report(outcomes=outcomes[:MOST])) is not None


def test_patterns_and_templates_go_back_to_what_they_were(window: MainWindow, qtbot: QtBot) -> None:
    window.drafting.collect(quotes(), made.SITTING.meeting or "")
    settle(qtbot, window)
    options = window._options
    patterns, templates = options.heading_patterns, options.templates()
    window.drafting.edit_patterns()
    headings = shown(qtbot, "HeadingPatternsDialog")
    assert isinstance(headings, HeadingPatternsDialog)
    headings.set_patterns(HeadingPatterns(question="{姓}氏の質問"))
    headings.accept()
    window.drafting.edit_templates()
    editor = shown(qtbot, "QuoteTemplatesDialog")
    assert isinstance(editor, QuoteTemplatesDialog)
    editor._editor.setPlainText(editor._editor.toPlainText() + "<hr>")
    editor.accept()
    assert options.templates().html.endswith("<hr>")
    window.notices.undo()
    assert options.templates() == templates
    assert options.heading_patterns.question == "{姓}氏の質問", "the step before stands"
    window.notices.undo()
    assert options.heading_patterns == patterns


def test_what_the_quote_dialog_changes_is_a_step_too(sample: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, sample, "保育園")
    sample.commands.tidy.trigger()
    dialog = shown(qtbot, "QuoteDialog")
    assert isinstance(dialog, QuoteDialog)
    before = sample._options.heading_patterns
    dialog._edit_patterns()
    headings = shown(qtbot, "HeadingPatternsDialog")
    assert isinstance(headings, HeadingPatternsDialog)
    headings.set_patterns(HeadingPatterns(answer="答え"))
    headings.accept()
    dialog.reject()
    assert sample._options.heading_patterns.answer == "答え"
    sample.notices.undo()
    assert sample._options.heading_patterns == before
