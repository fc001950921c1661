"""The archive that everything is measured on: JSON Lines of sittings, compressed by xz."""

import json
import lzma
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DEFAULT = Path(__file__).resolve().parents[3] / "shared" / "data" / "ward" / "ward.jsonl.xz"


@dataclass(frozen=True, slots=True)
class Record:
    """A sitting as the archive has it.

    Attributes:
        speeches: (label, text), in order.
    """

    id: str
    date: str | None
    meeting: str | None
    speeches: tuple[tuple[str, str], ...]


def records(archive: Path) -> Iterator[Record]:
    """The sittings of an archive, in its order: the oldest first."""
    with lzma.open(archive) as lines:
        for line in lines:
            if line.strip():
                one = json.loads(line)
                speeches = tuple((label or "", text) for label, text in one["speeches"])
                yield Record(one["id"], one.get("date"), one.get("meeting"), speeches)


def part(archive: Path, sittings: int, seed: int, target: Path) -> Path:
    """Write `sittings` of an archive, drawn at random, in their order; gives `target`.

    Drawn, not the first ones: the archive's years differ.
    """
    chance = random.Random(seed)
    drawn: list[tuple[int, bytes]] = []
    with lzma.open(archive) as lines:
        for number, line in enumerate(lines):
            if len(drawn) < sittings:
                drawn.append((number, line))
            elif (place := chance.randrange(number + 1)) < sittings:
                drawn[place] = (number, line)
    with lzma.open(target, "wb", preset=1) as file:
        file.writelines(line for _, line in sorted(drawn))
    return target
