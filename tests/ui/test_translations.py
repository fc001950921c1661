"""Every text of the window speaks English too."""

import ast
import re
import subprocess
import sys
from pathlib import Path

from lxml import etree
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "resources" / "translations" / "en.ts"
TOOLS = Path(sys.executable).parent

Texts = dict[tuple[str, str], str | None]


def texts(catalogue: Path) -> Texts:
    """(context, source) → translation, None while unfinished."""
    found: Texts = {}
    for context in etree.parse(catalogue).iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            finished = translation.get("type") is None and translation.text
            found[name, message.findtext("source") or ""] = translation.text if finished else None
    return found


def test_the_catalogue_holds_exactly_the_texts_of_the_window(tmp_path: Path) -> None:
    fresh = tmp_path / "en.ts"
    files = [ROOT / "reader" / "app.py", *sorted((ROOT / "reader" / "ui").glob("*.py"))]
    subprocess.run(
        [TOOLS / "pyside6-lupdate", *files, "-ts", fresh], check=True, capture_output=True
    )
    assert set(texts(CATALOGUE)) == set(texts(fresh)), "run `make translations`"


def test_no_text_hides_from_the_catalogue() -> None:
    """What gathers the texts does not look into f-strings."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in sorted((ROOT / "reader").rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in ("tr", "translate")
        and call.args
        and isinstance(call.args[-1], ast.Constant)
        and not str(call.args[-1].value).isascii()
    ]
    assert hidden == []


def test_no_text_is_untranslated() -> None:
    missing = [key for key, translation in texts(CATALOGUE).items() if translation is None]
    assert missing == []


def test_a_translation_fills_the_same_places() -> None:
    for (_, source), translation in texts(CATALOGUE).items():
        places = sorted(set(re.findall(r"\{\d+\}", source)))
        assert sorted(set(re.findall(r"\{\d+\}", translation or ""))) == places, source


def test_no_japanese_is_left_in_the_english() -> None:
    japanese = re.compile(r"[ぁ-んァ-ヶ一-龠「」『』、。]")
    # Words of the query language and names of Japanese things are the same in both.
    same = re.compile(r"オンライン化|見本太郎|発言者:|日本語|目黒区|架空区|[鈴木区議質問再答弁長]+")
    for (_, source), translation in texts(CATALOGUE).items():
        assert not japanese.search(same.sub("", translation or "")), source


def test_the_compiled_catalogue_is_fresh() -> None:
    translator = QTranslator()
    assert translator.load(str(CATALOGUE.with_suffix(".qm")))
    for (context, source), translation in texts(CATALOGUE).items():
        assert translator.translate(context, source) == translation, "run `make translations`"
