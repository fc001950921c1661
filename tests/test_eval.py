"""The evaluation of threads can be trusted, and its goals hold on the development data."""

import json
from pathlib import Path
from typing import Any

import pytest
from eval import calibration, left_out
from eval.gold import Layout, blocks
from eval.score import Count, score

from reader.threads.profile import Profile
from reader.threads.thread import thread

CUES = Path(__file__).resolve().parents[1] / "resources" / "threads" / "general.json"


@pytest.fixture(scope="module")
def cues() -> Profile:
    """The general cues."""
    return Profile.from_mapping(json.loads(CUES.read_text(encoding="utf-8")))


def row(kind: str, text: str, tie: int, para: int) -> dict[str, Any]:
    role, name = ("議員", "見本太郎") if kind == "Q" else ("区長", "架空一郎")
    return {
        "Role": role, "Name": name, "Utterance": text, "QorA": kind,
        "QuestionerID": "見本太郎", "Para": para, "QAID": tie,
    }  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two questions, answered in order."""
    rows = [
        row("Q", "一般質問を行います。", 0, 1),
        row("Q", "まず、図書館の開館時間について伺います。", 1, 2),
        row("Q", "開館時間を延ばすべきではないでしょうか。", 1, 2),
        row("Q", "次に、ため池の水害対策をどう進めるのか伺います。", 2, 3),
        row("A", "見本議員の質問にお答えいたします。", 0, 4),
        row("A", "まず、図書館の開館時間についてでございますが、午後９時まで延ばします。", 1, 5),
        row("A", "次に、ため池の水害対策についてでございますが、堤を補強します。", 2, 6),
        row("A", "水害には備えてまいります。", 2, 6),
    ]
    file = tmp_path / "kakuu.json"
    file.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return file


@pytest.mark.parametrize("layout", list(Layout))
def test_all_sentences_stand_in_their_speeches_in_every_layout(gold: Path, layout: Layout) -> None:
    (block,) = blocks(gold, layout)
    for sentence in block.sentences:
        speech = block.sitting.speeches[sentence.speech - 1]
        assert speech.text[sentence.start : sentence.end] == sentence.text
    lines = [len(speech.text.split("\n")) for speech in block.sitting.speeches]
    assert lines == {"paragraphs": [3, 3], "lines": [4, 4], "joined": [1, 1]}[layout]


def test_right_threads_score_full_marks_and_no_threads_none(gold: Path, cues: Profile) -> None:
    (block,) = blocks(gold, Layout.PARAGRAPHS)
    threads = thread(block.sitting, cues)
    scored = score(block, threads)
    assert (scored.pairs.right, scored.pairs.found, scored.pairs.wanted) == (4, 4, 4)
    assert scored.questions.f1 == scored.answers.f1 == 1.0
    assert [right for _, right in scored.links] == [True, True]
    nothing = score(block, type(threads)(threads.sitting, threads.version, ()))
    assert (nothing.pairs.found, nothing.pairs.f1, nothing.answers.recall) == (0, 0.0, 0.0)


def test_a_link_to_another_questions_answer_is_wrong(gold: Path, cues: Profile) -> None:
    rows = json.loads(gold.read_text(encoding="utf-8"))
    for one in rows:
        if one["QorA"] == "A" and one["QAID"]:
            one["QAID"] = 3 - one["QAID"]
    gold.write_text(json.dumps(rows), encoding="utf-8")
    (block,) = blocks(gold, Layout.PARAGRAPHS)
    scored = score(block, thread(block.sitting, cues))
    assert scored.pairs.right == 0
    assert [right for _, right in scored.links] == [False, False]


def test_counts_are_the_harmonic_mean_of_precision_and_recall() -> None:
    count = Count().add({(0, 1), (0, 2)}, {(0, 1), (0, 3), (0, 4)})
    assert (count.precision, count.recall) == (1 / 2, 1 / 3)
    assert count.f1 == pytest.approx(2 / 5)


def test_confidence_that_is_always_right_about_itself_has_no_error() -> None:
    assert calibration.expected_error([(0.8, True)] * 8 + [(0.8, False)] * 2) == pytest.approx(0)
    assert calibration.expected_error([(0.8, False)]) == pytest.approx(0.8)


def test_leaving_out_takes_alternatives_but_nothing_that_forbids() -> None:
    def drop(expression: str) -> bool:
        return "d" in expression and "c" not in expression

    assert left_out.thinned("^(?:a|b(?:c|d))(?!d|y)z", lambda one: "b(?:d" in one or "(?:d)" in one) == ("^(?:a|b(?:c))(?!d|y)z", 1)  # fmt: skip
    assert left_out.thinned("c|d", drop) == ("c", 1)
    assert left_out.thinned("d", drop) == (None, 1)


@pytest.mark.shared
@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize(("name", "goal"), [("tokyo-2020", 0.95), ("otaru-2019", 0.92)])
def test_development_gold_is_met_in_every_layout(
    shared_data: Path, cues: Profile, name: str, goal: float, layout: Layout
) -> None:
    found = [
        score(block, thread(block.sitting, cues)).pairs.f1
        for block in blocks(shared_data / "threads" / "dev" / f"{name}.json", layout)
    ]
    assert sum(found) / len(found) >= goal
