"""Links made by an assembly's own newsletter editors, independent of the gold's annotator."""

import json
from collections.abc import Callable
from pathlib import Path

from eval.gold import Block, Layout, blocks
from eval.score import found_in

from reader.threads.model import Threads


def hits(
    links: Path, minutes: Path, layout: Layout, threaded: Callable[[Block], Threads]
) -> tuple[int, int, list[str]]:
    """How many of the editors' links the threads have.

    Returns:
        links hit, links in all, and a line for each that was missed.
    """
    wanted = json.loads(links.read_text(encoding="utf-8"))
    known = {block.questioner: block for block in blocks(minutes, layout)}
    right = 0
    missed: list[str] = []
    for questioner, block in known.items():
        own = [link for link in wanted if link["questioner"] == questioner]
        if not own:
            continue
        found = found_in(block, threaded(block))
        for link in own:
            asked = _places(block, link["question_sentence"])
            given = _places(block, link["answer_sentence"])
            if any((q, a) in found.pairs for q in asked for a in given):
                right += 1
            else:
                missed.append(f"{questioner}: {link['topic']}: {link['question_summary']}")
    return right, len(wanted), missed


def _places(block: Block, text: str) -> list[int]:
    return [place for place, one in enumerate(block.sentences) if one.text == text]
