"""引用を整える."""

import pytest
from fakes.kakuu import kakuu_council
from fakes.kensakusystem_server import KensakuServer
from fakes.quotable import SURNAMES, selection
from PySide6.QtCore import QModelIndex, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from reader.export.selection import Selection
from reader.export.templates import default_templates
from reader.export.wishes import HeadingPatterns, QuoteFormat
from reader.ui.banner import Banner
from reader.ui.options import Options
from reader.ui.quote_dialog import QuoteDialog
from reader.ui.quote_paragraphs import ParagraphList
from reader.ui.quote_patterns_dialog import HeadingPatternsDialog
from reader.ui.quote_preview import QuotePreview
from reader.ui.quote_templates_dialog import QuoteTemplatesDialog


@pytest.fixture
def options(settings: QSettings) -> Options:
    return Options(settings)


def opened(qtbot: QtBot, options: Options, chosen: Selection | None = None) -> QuoteDialog:
    dialog = QuoteDialog(chosen or selection(), options, SURNAMES)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, options: Options) -> QuoteDialog:
    return opened(qtbot, options)


def paragraphs(dialog: QuoteDialog) -> ParagraphList:
    return dialog.findChildren(ParagraphList)[0]


def preview(dialog: QuoteDialog) -> str:
    dialog.refresh()
    return dialog.findChildren(QuotePreview)[0].text


def said(dialog: QuoteDialog) -> str:
    return dialog.findChildren(Banner)[0].text


def row(dialog: QuoteDialog, group: int, paragraph: int | None = None) -> QModelIndex:
    model = paragraphs(dialog).model()
    heading = model.index(group, 0)
    return heading if paragraph is None else model.index(paragraph, 0, heading)


def click(
    qtbot: QtBot,
    dialog: QuoteDialog,
    index: QModelIndex,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    view = paragraphs(dialog)
    view.scrollTo(index)
    place = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def ticks(dialog: QuoteDialog) -> list[bool]:
    return [tick for part in dialog.selection.parts for tick in part.ticked]


def choose(dialog: QuoteDialog, words: str) -> None:
    buttons = [*dialog.findChildren(QRadioButton), *dialog.findChildren(QCheckBox)]
    next(one for one in buttons if one.text().replace("&", "").startswith(words)).click()


def press(dialog: QuoteDialog, words: str) -> None:
    next(one for one in dialog.findChildren(QPushButton) if words in one.text()).click()


# --- copying -------------------------------------------------------------------


def test_enter_copies_everything_as_seen(qtbot: QtBot, dialog: QuoteDialog) -> None:
    with qtbot.waitSignal(dialog.copied) as copied:
        qtbot.keyClick(paragraphs(dialog), Qt.Key.Key_Return)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasHtml()
    assert data.text() == copied.args[0].plain
    for heading in ("見本区議質問", "区長答弁", "見本区議再質問", "区長"):
        assert heading in data.text()
    assert not dialog.isVisible()


def test_the_source_of_the_page_is_copied_as_text(qtbot: QtBot, dialog: QuoteDialog) -> None:
    choose(dialog, "HTML ソース")
    assert "<h4>見本区議質問</h4>" in preview(dialog)
    press(dialog, "コピー")
    data = QGuiApplication.clipboard().mimeData()
    assert not data.hasHtml()
    assert data.text().startswith("<h4>")


def test_what_was_chosen_is_there_the_next_time(qtbot: QtBot, options: Options) -> None:
    first = opened(qtbot, options)
    choose(first, "Markdown")
    choose(first, "英数字を半角に")
    choose(first, "出典")
    press(first, "コピー")
    second = opened(qtbot, options)
    assert second.format is QuoteFormat.MARKDOWN
    assert second.quote_options.halfwidth
    assert not second.quote_options.source_line


def test_cancel_changes_nothing(qtbot: QtBot, options: Options) -> None:
    dialog = opened(qtbot, options)
    QGuiApplication.clipboard().setText("前からあったもの")
    choose(dialog, "Markdown")
    press(dialog, "キャンセル")
    assert options.quote_format is QuoteFormat.HTML
    assert QGuiApplication.clipboard().text() == "前からあったもの"


# --- choosing ------------------------------------------------------------------


def test_a_paragraph_left_out_becomes_an_omission_at_once(
    qtbot: QtBot, dialog: QuoteDialog
) -> None:
    assert all(ticks(dialog))
    assert "（中略）" not in preview(dialog)
    click(qtbot, dialog, row(dialog, 0, 1))
    assert ticks(dialog) == [True, False, True, True, True, True, True]
    qtbot.waitUntil(lambda: "（中略）" in dialog.findChildren(QuotePreview)[0].text)
    assert "３，０００件" not in preview(dialog)


def test_space_ticks_a_paragraph_and_a_heading_all_of_its_own(
    qtbot: QtBot, dialog: QuoteDialog
) -> None:
    view = paragraphs(dialog)
    view.setCurrentIndex(row(dialog, 1, 0))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert ticks(dialog) == [True, True, True, False, True, True, True]
    view.setCurrentIndex(row(dialog, 1))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert ticks(dialog) == [True] * 7
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert ticks(dialog) == [True, True, True, False, False, True, True]


def test_shift_takes_out_a_whole_stretch(qtbot: QtBot, dialog: QuoteDialog) -> None:
    click(qtbot, dialog, row(dialog, 0, 1))
    click(qtbot, dialog, row(dialog, 1, 1), Qt.KeyboardModifier.ShiftModifier)
    assert ticks(dialog) == [True, False, False, False, False, True, True]
    click(qtbot, dialog, row(dialog, 1, 0))
    click(qtbot, dialog, row(dialog, 0, 2), Qt.KeyboardModifier.ShiftModifier)
    assert ticks(dialog) == [True, False, True, True, False, True, True]


def test_without_a_paragraph_there_is_nothing_to_copy(qtbot: QtBot, dialog: QuoteDialog) -> None:
    press(dialog, "すべて外す")
    dialog.refresh()
    assert dialog.quote is None
    assert said(dialog)
    press(dialog, "コピー")
    assert dialog.isVisible()
    press(dialog, "すべて選ぶ")
    assert preview(dialog).count("見本区議") == 2


def test_the_count_is_that_of_the_words_quoted(qtbot: QtBot, dialog: QuoteDialog) -> None:
    whole = dialog.quote
    click(qtbot, dialog, row(dialog, 2, 0))
    dialog.refresh()
    assert whole is not None
    assert dialog.quote is not None
    assert whole.characters - dialog.quote.characters == len(
        "検討はいつまでに終わるのか、再度伺います。"
    )


def test_ticked_paragraphs_go_to_a_draft(qtbot: QtBot, dialog: QuoteDialog) -> None:
    click(qtbot, dialog, row(dialog, 0, 0))
    with qtbot.waitSignal(dialog.draftRequested) as wanted:
        press(dialog, "下書きへ")
    chosen: Selection = wanted.args[0]
    assert chosen.chosen == 6
    assert not dialog.isVisible()


# --- what should be known ---------------------------------------------------------


def test_a_guessed_answer_is_told_of_until_it_is_left_out(
    qtbot: QtBot, dialog: QuoteDialog
) -> None:
    assert "「区長」" in said(dialog)
    click(qtbot, dialog, row(dialog, 3, 0))
    dialog.refresh()
    assert said(dialog) == ""


def test_half_width_is_named_where_it_changed_something(qtbot: QtBot, dialog: QuoteDialog) -> None:
    click(qtbot, dialog, row(dialog, 3, 0))
    choose(dialog, "英数字を半角に")
    assert "3，000件" in preview(dialog)
    assert said(dialog)
    choose(dialog, "英数字を半角に")
    assert "３，０００件" in preview(dialog)
    assert said(dialog) == ""


def test_a_summary_record_says_so(qtbot: QtBot, options: Options) -> None:
    dialog = opened(qtbot, options, selection(summary_record=True))
    assert "要点記録（逐語ではない）" in preview(dialog)
    choose(dialog, "出典")
    dialog.refresh()
    assert "要点記録" in said(dialog) or "summary" in said(dialog)


# --- headings -------------------------------------------------------------------


def write_heading(qtbot: QtBot, dialog: QuoteDialog, group: int, words: str) -> None:
    view = paragraphs(dialog)
    view.setCurrentIndex(row(dialog, group))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = next(one for one in view.findChildren(QLineEdit) if one.isVisible())
    editor.setText(words)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row(dialog, group).data() == words)


def test_a_heading_is_written_by_hand(qtbot: QtBot, dialog: QuoteDialog) -> None:
    write_heading(qtbot, dialog, 1, "架空区長はこう答えた")
    assert dialog.isVisible()  # Enter ended the editing, not the dialog
    assert "架空区長はこう答えた" in preview(dialog)
    assert "区長答弁" not in preview(dialog)


def test_a_heading_by_hand_stays_when_the_pattern_changes(
    qtbot: QtBot, dialog: QuoteDialog, options: Options
) -> None:
    write_heading(qtbot, dialog, 1, "架空区長はこう答えた")
    press(dialog, "見出しの型")
    patterns = dialog.findChildren(HeadingPatternsDialog)[0]
    patterns.set_patterns(HeadingPatterns(question="■{氏名}", answer="◆{役職}"))
    patterns.accept()
    text = preview(dialog)
    assert "■見本太郎" in text
    assert "架空区長はこう答えた" in text
    assert text.count("◆区長") == 1
    assert options.heading_patterns.question == "■{氏名}"


def test_a_pattern_that_cannot_be_used_is_told_at_once(qtbot: QtBot, dialog: QuoteDialog) -> None:
    patterns = HeadingPatternsDialog(dialog.selection, dialog.quote_options, dialog)
    patterns.show()
    use = next(one for one in patterns.findChildren(QPushButton) if "使う" in one.text())
    patterns.set_patterns(HeadingPatterns(question="{謎}"))
    assert "謎" in patterns.findChildren(Banner)[0].text
    assert not use.isEnabled()
    next(one for one in patterns.findChildren(QPushButton) if "戻す" in one.text()).click()
    assert patterns.patterns == HeadingPatterns()
    assert patterns.findChildren(Banner)[0].text == ""
    assert use.isEnabled()


# --- templates --------------------------------------------------------------------


def test_an_own_template_is_used_and_kept(
    qtbot: QtBot, dialog: QuoteDialog, options: Options
) -> None:
    press(dialog, "引用の型")
    editor = dialog.findChildren(QuoteTemplatesDialog)[0]
    editor.edit("html", "{% for block in blocks %}<p>【{{ block.heading }}】</p>{% endfor %}")
    editor.accept()
    assert "【区長答弁】" in preview(dialog)
    assert set(options.own_templates) == {"html"}


def test_a_broken_template_is_told_and_cannot_be_taken(qtbot: QtBot, dialog: QuoteDialog) -> None:
    editor = QuoteTemplatesDialog(
        dialog.selection, dialog.quote_options, default_templates(), parent=dialog
    )
    editor.show()
    use = next(one for one in editor.findChildren(QPushButton) if "使う" in one.text())
    editor.edit("text", "{% for block in blocks %}")
    qtbot.waitUntil(lambda: not use.isEnabled())
    assert editor.findChildren(Banner)[0].text
    next(one for one in editor.findChildren(QPushButton) if "戻す" in one.text()).click()
    qtbot.waitUntil(use.isEnabled)
    assert editor.templates == default_templates()


def test_a_stored_template_that_broke_does_not_lock_the_reader_out(
    qtbot: QtBot, options: Options
) -> None:
    options.own_templates = {"html": "{{ nobody.knows }}"}
    dialog = opened(qtbot, options)
    assert dialog.quote is None
    assert said(dialog)
    choose(dialog, "テキスト")
    assert "区長答弁" in preview(dialog)


def test_the_preview_fetches_nothing(qtbot: QtBot, options: Options) -> None:
    with KensakuServer(kakuu_council()) as server:
        options.own_templates = {"html": f'<p>絵<img src="{server.url("kakuu")}"></p>'}
        dialog = opened(qtbot, options)
        dialog.grab()
        assert "絵" in preview(dialog)
        assert server.log == []
