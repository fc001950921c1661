"""One thing has one word, wherever the program speaks: on the screen, in errors, on the command line, in the guide."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")

# What others call theirs.
NAMES = re.compile(r"Windows によって PC が保護されました|「エクスポート」|見たまま編集")


def rejected() -> list[str]:
    """The words in the last column of the table in CONTRIBUTING.md."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("### choose the words")[2].partition("\n### ")[0]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("|")]
    return [word.strip() for row in rows[2:] for word in row[3].split("、") if word.strip()]


def spoken() -> Iterator[tuple[str, str]]:
    """(place, Japanese text): every phrase of a module but its docstrings and its data, and the guide's lines."""
    for path in [*(ROOT / "reader" / "ui").glob("*.py"), *(ROOT / "reader").glob("*.py")]:
        yield from _of_calls(
            path, ("tr", "translate", "QT_TRANSLATE_NOOP", "Bilingual", "add_argument", "_command")
        )
    for path in (ROOT / "reader").rglob("*.py"):
        if path.parent.name != "ui" and "resources" not in path.parts:
            yield from _of_calls(path, ("Bilingual",))
    for node in ast.walk(ast.parse((ROOT / "reader" / "errors.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            yield "errors.py", str(node.value.value)
    for path in (ROOT / "resources" / "guide" / "ja").glob("*.md"):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.name, line


def _of_calls(path: Path, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call):
            called = (
                call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
            )
            if called in names:
                for part in ast.walk(call):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield f"{path.name}:{part.lineno}", part.value


def _whole(word: str) -> str:
    """`word` where it is no part of a longer one: フォルダー is not フォルダ, a 窓口 no 窓."""
    letters = (
        "ァ-ヶー" if re.fullmatch(r"[ァ-ヶー]+", word) else "A-Za-z" if word.isascii() else "口"
    )
    return f"(?<![{letters}]){re.escape(word)}(?![{letters}])"


def faults(pattern: str) -> list[str]:
    """Where a text that the program speaks matches `pattern`."""
    found = re.compile(pattern)
    return sorted(
        {
            f"{place} {text}"
            for place, text in spoken()
            if JAPANESE.search(text) and found.search(NAMES.sub("", text))
        }
    )


def test_one_thing_has_one_word() -> None:
    words = rejected()
    assert len(words) > 50
    assert faults("|".join(map(_whole, words))) == []


def test_counters_follow_their_digits() -> None:
    assert faults(r"(?<![発言記事質疑])[\d}] (件|会議|字|文字|往復|ページ|分|秒|行|つ|個|人)") == []


def test_a_count_stands_apart_from_a_word_but_not_from_a_particle() -> None:
    count = r"\{[^}]*\}(?:件|会議|字|文字)"
    assert faults(rf"(?!約)[ァ-ヶー一-龠]{count}|(?:うち|から|[のはがをに]) {count}") == []


def test_punctuation_between_japanese_is_full_width() -> None:
    assert faults(r"[ぁ-んァ-ヶ一-龠][,!?;](?! )|[ぁ-んァ-ヶ一-龠] ?\([ぁ-んァ-ヶ一-龠]") == []


def test_the_rule_sees_what_it_forbids() -> None:
    assert re.search("|".join(map(_whole, rejected())), "フォルダを選ぶ")
    assert not re.search("|".join(map(_whole, rejected())), "フォルダーを選ぶ")
    assert any("ライブラリー" in text for _, text in spoken())
