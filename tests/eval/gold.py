"""Gold of the NTCIR-16 QA Alignment form: minutes by sentence, questions tied to answers.

A file is a JSON list of rows in the order they were spoken, with ``Role``, ``Name``,
``Utterance`` (a sentence, verbatim), ``QorA`` (Q, A or O), ``QuestionerID``, ``Para`` and,
where it is gold, ``QAID``: the same positive number ties a question to its answer.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Any

from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind

_KINDS = {"Q": SpeechKind.QUESTION, "A": SpeechKind.ANSWER, "O": SpeechKind.CHAIR}


class Layout(StrEnum):
    """How sentences are put together; the rows leave it open, and sources differ."""

    PARAGRAPHS = "paragraphs"  # a line per `Para`
    LINES = "lines"  # a line per sentence
    JOINED = "joined"  # a speech is one line


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block.

    Attributes:
        speech: number of its speech, from 1.
        start, end: code points into the speech's text.
        asks: it is a member's.
        tie: its QAID; 0 for none.
    """

    speech: int
    start: int
    end: int
    text: str
    asks: bool
    tie: int


@dataclass(frozen=True, slots=True)
class Block:
    """All that one questioner asked and was answered in a file, as a sitting of its own."""

    questioner: str
    sitting: Sitting
    sentences: tuple[Sentence, ...]


def blocks(file: Path, layout: Layout) -> list[Block]:
    """The blocks of a file, in order; rows without a questioner are passed over.

    Raises:
        OSError, ValueError: the file cannot be read, or is not of that form.
    """
    rows: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["QuestionerID"]:
            found.setdefault(row["QuestionerID"], []).append(row)
    return [_block(who, own, layout) for who, own in found.items()]


def _block(questioner: str, rows: Sequence[dict[str, Any]], layout: Layout) -> Block:
    speeches: list[Speech] = []
    sentences: list[Sentence] = []
    turns = groupby(rows, key=lambda row: (row["Role"], row["Name"], row["QorA"]))
    for number, ((role, name, kind), spoken) in enumerate(turns, 1):
        text = ""
        paragraph = None
        for row in spoken:
            if not text or (
                layout is Layout.LINES or (layout is Layout.PARAGRAPHS and row["Para"] != paragraph)
            ):
                text += "\n　" if text else "　"
            paragraph = row["Para"]
            start = len(text)
            text += row["Utterance"]
            tie = max(0, int(row.get("QAID") or 0))
            sentences.append(Sentence(number, start, len(text), row["Utterance"], kind == "Q", tie))
        speaker = Speaker(name, role if kind != "Q" else None)
        speeches.append(Speech(f"{role}（{name}君）", speaker, _KINDS[kind], text))
    sitting = Sitting(questioner, None, None, None, None, tuple(speeches))
    return Block(questioner, sitting, tuple(sentences))
