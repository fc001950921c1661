"""The user's guide says what the program shows, in its very words."""

import argparse
import ast
import re
from pathlib import Path

import pytest
from lxml import etree
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from reader.arguments import _parser as parser
from reader.search.parser import parse
from reader.ui import guide
from reader.ui.help_page import HelpPage
from reader.ui.help_window import HelpWindow
from reader.ui.helping import CHAPTER_OF, chapter_of
from reader.ui.main_window import MainWindow
from reader.ui.synonyms_dialog import SynonymsDialog
from reader.ui.theme import DARK, LIGHT, apply_theme

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "resources" / "guide"
LANGUAGES = ("ja", "en")


@pytest.fixture(autouse=True)
def _japanese() -> None:
    QLocale.setDefault(QLocale("ja"))


def sources() -> list[tuple[str, str, str]]:
    """Language, name and Markdown of every chapter."""
    return [
        (one, chapter.name, chapter.source) for one in LANGUAGES for chapter in guide.chapters(one)
    ]


def spelled(words: str) -> str:
    """A text of the interface as it is read: without its mnemonic."""
    return re.sub(r"&(.)", r"\1", re.sub(r"\(&.\)", "", words))


def interface(language: str) -> list["re.Pattern[str]"]:
    """Every text of the interface; what is filled in may be anything."""
    found: set[str] = set()
    catalogue = ROOT / "resources" / "translations" / "en.ts"
    for message in etree.parse(catalogue).iter("message"):
        text = message.findtext("source" if language == "ja" else "translation") or ""
        found.add(spelled(text))
        found.add(re.sub(r"[:：]? ?\{\d\}$", "", spelled(text)))
    return [
        re.compile(re.sub(r"\\\{\d+\\\}", "[0-9]+", re.escape(text).replace("…", "…?")))
        for text in found
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_guide_names_stands_on_the_screen(language: str) -> None:
    texts = interface(language)
    for _, name, source in (one for one in sources() if one[0] == language):
        plain = re.sub(r"```.*?```|`[^`]*`", "", source, flags=re.DOTALL)
        terms = re.findall(r"\*\*(.+?)\*\*", plain) + re.findall(r"「(.+?)」", plain)
        missing = [one for one in terms if not any(text.fullmatch(one) for text in texts)]
        assert not missing, name


def test_both_languages_tell_the_same() -> None:
    for name in guide.CHAPTERS:
        ja, en = ((GUIDE / one / f"{name}.md").read_text(encoding="utf-8") for one in LANGUAGES)
        for pattern in (r"^#+ ", r"\]\((.+?)\)", r"^\|", r"^\d\. "):
            found = [len(re.findall(pattern, text, re.MULTILINE)) for text in (ja, en)]
            if pattern != r"^\|":
                assert found[0] == found[1], (name, pattern)
    for language in LANGUAGES:
        files = {path.stem for path in (GUIDE / language).glob("*.md")}
        assert files == set(guide.CHAPTERS)


def test_links_lead_somewhere() -> None:
    for _, name, source in sources():
        for target in re.findall(r"(?<!!)\[[^]]+\]\((.+?)\)", source):
            known = target.removesuffix(".md") in guide.CHAPTERS
            assert known or target in ("app:keys", "app:about", "app:tips"), (name, target)


def test_queries_of_the_guide_can_be_searched() -> None:
    count = 0
    for _, name, source in sources():
        if name in ("search", "asked"):
            for query in re.findall(r"`([^`\n]*(?::|OR|NEAR|-待機|\")[^`\n]*)`", source):
                parse(query)
                count += 1
    assert count > 20


def test_commands_of_the_guide_exist() -> None:
    commands = next(
        action.choices
        for action in parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    assert commands is not None
    for language in LANGUAGES:
        source = (GUIDE / language / "command.md").read_text(encoding="utf-8")
        rows = re.findall(r"^\| (.*?) \|", source, re.MULTILINE)
        told = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
        assert told == set(commands)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_and_named(language: str) -> None:
    named = set(
        re.findall(r"picture:([\w-]+)", "".join(one[2] for one in sources() if one[0] == language))
    )
    for shade in ("light", "dark"):
        there = {
            path.name.removesuffix(f"-{language}-{shade}.png")
            for path in (GUIDE / "pictures").glob(f"*-{language}-{shade}.png")
        }
        assert there == named


def test_the_pictures_stay_small() -> None:
    files = list((GUIDE / "pictures").iterdir())
    assert all(path.stat().st_size < 130_000 for path in files)
    assert sum(path.stat().st_size for path in files) < 3_000_000


def test_keys_of_the_guide_do_what_it_says(window: MainWindow) -> None:
    texts = {
        key.toString(): action.text().rstrip("…")
        for action in window.actions()
        for key in action.shortcuts()
    }
    source = (GUIDE / "ja" / "keyboard.md").read_text(encoding="utf-8")
    checked = 0
    for keys, what in re.findall(r"^\| (`.*?) \| (.*?) \|$", source, re.MULTILINE):
        pairs = zip(re.findall(r"`(.+?)`", keys), re.findall(r"\*\*(.+?)\*\*", what), strict=False)
        for key, term in pairs:
            action = texts.get(QKeySequence(key).toString())
            if action is not None:
                assert action == term.rstrip("…"), key
                checked += 1
    assert checked > 12


def test_every_dialog_has_a_chapter() -> None:
    dialogs = set()
    for path in sorted((ROOT / "reader" / "ui").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and any(
                isinstance(base, ast.Name) and base.id in ("Dialog", "QDialog")
                for base in node.bases
            ):
                dialogs.add(node.name)
    assert dialogs - {"Dialog"} - set(CHAPTER_OF) == set()
    assert set(CHAPTER_OF.values()) <= set(guide.CHAPTERS)


def test_f1_opens_the_chapter_of_what_is_in_front(window: MainWindow, qtbot: QtBot) -> None:
    window.helping.open_here()
    page = window.helping._guide
    assert page is not None
    qtbot.waitUntil(page.isVisible)
    assert page.chapter == "start"
    assert chapter_of(window._field) == "search"
    assert chapter_of(window._list) == "search"
    assert chapter_of(None) == "start"
    dialog = SynonymsDialog((), False, window)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    qtbot.waitUntil(lambda: bool(dialog.property("helped")) and dialog.isActiveWindow())
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: page.chapter == "search")
    dialog.reject()


@pytest.fixture
def help_window(qtbot: QtBot) -> HelpWindow:
    """The guide, opened on its first chapter."""
    window = HelpWindow()
    qtbot.addWidget(window)
    window.open_chapter("start")
    window.show()
    return window


def test_reading_goes_back_and_forward(help_window: HelpWindow) -> None:
    help_window._follow("download.md")
    help_window._page.return_to(120)
    help_window._follow("import.md")
    assert help_window.chapter == "import"
    help_window.go(-1)
    assert help_window.chapter == "download"
    assert help_window._page.place() == 120
    help_window.go(-1)
    assert help_window.chapter == "start"
    assert not help_window._back.isEnabled()
    help_window.go(1)
    assert help_window.chapter == "download"


def test_a_word_is_found_in_the_guide(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.search("ｆｃｉｔｘ")
    assert help_window._contents.count() == 1
    item = help_window._contents.item(0)
    assert item.text().startswith("日本語が入力できない（Linux）")
    qtbot.keyClick(help_window._field, Qt.Key.Key_Return)
    assert help_window.chapter == "trouble"
    assert help_window._page.place() > 0
    help_window.search("ありえない語句")
    assert help_window._nothing.isVisible()
    help_window.search("")
    assert help_window._contents.count() == len(guide.CHAPTERS)


def test_a_link_outside_is_handed_on(help_window: HelpWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(help_window.linkChosen) as heard:
        help_window._page.linkChosen.emit("app:keys")
    assert heard.args == ["app:keys"]


def test_lines_stay_readable_in_a_wide_window(qtbot: QtBot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.show_chapter(guide.chapters("ja")[0])
    page.show()
    for width in (1600, 600):
        page.resize(width, 700)
        qtbot.wait(20)
        frame = page.document().rootFrame().frameFormat()
        text = page.viewport().width() - frame.leftMargin() - frame.rightMargin()
        assert text <= 40 * page.fontMetrics().horizontalAdvance("あ")
        assert page.horizontalScrollBar().maximum() == 0


def test_pictures_follow_the_theme(qtbot: QtBot, qapp: object) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.resize(800, 900)
    page.show_chapter(guide.chapters("ja")[0])
    page.show()
    shades = []
    for theme in (LIGHT, DARK):
        apply_theme(qapp, theme)  # type: ignore[arg-type]
        qtbot.wait(20)
        picture = page.grab().toImage()
        shades.append(picture.pixelColor(picture.rect().center() + QPoint(0, 120)).lightness())
    apply_theme(qapp, LIGHT)  # type: ignore[arg-type]
    assert shades[0] > 128 > shades[1]
