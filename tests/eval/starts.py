"""Where members' questions begin: exchanges against starts marked by hand."""

import json
from pathlib import Path

from bench import archive
from eval.score import Count

from reader.minutes.model import Sitting
from reader.minutes.transcript import Entry as Spoken
from reader.minutes.transcript import Transcript, build_sitting
from reader.threads.exchanges import find_exchanges


def sitting_of(record: archive.Record) -> Sitting:
    """A sitting as an import makes it."""
    entries = tuple(Spoken(label, text) for label, text in record.speeches)
    return build_sitting(
        Transcript(None, record.meeting, entries),
        reference=record.id,
        assembly=None,
        url=None,
        family="jsonl",
    )


def compare(marks: Path, minutes: Path) -> tuple[Count, list[str]]:
    """Count right starts in the sittings that have marks.

    Returns:
        the count, and a line per sitting in which something differs.
    """
    wanted: dict[str, list[int]] = json.loads(marks.read_text(encoding="utf-8"))
    count = Count()
    differences: list[str] = []
    for record in archive.records(minutes):
        if record.id not in wanted:
            continue
        own = {(0, start) for start in wanted[record.id]}
        found = {(0, bounds.first) for bounds in find_exchanges(sitting_of(record))}
        count.add(found, own)
        if found != own:
            missed = sorted(start for _, start in own - found)
            extra = sorted(start for _, start in found - own)
            differences.append(f"{record.id}: missed {missed}, not marked {extra}")
    return count, differences
