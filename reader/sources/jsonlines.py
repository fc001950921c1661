"""JSON Lines: one sitting a line, the exchange format of the command line.

``{"id","date","meeting","assembly","url","speeches":[[label,text],…]}``; `assembly` and
`url` may be missing. The labels are what stood after the speech marks, the texts are
taken one to one, in order, untouched. Where speakers' groups (会派) are known, ``"groups"`` holds
one for each speech, or null.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, cast

from msgspec.structs import replace

from reader.errors import Bilingual, NotMinutes
from reader.minutes.model import Sitting
from reader.minutes.transcript import Entry, Transcript, build_sitting

FAMILY = "jsonl"

_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_SITTING = re.compile(rb'^(?:\xef\xbb\xbf)?[ \t]*\{[^\n]*"speeches"', re.MULTILINE)

_NOT_JSON = Bilingual("JSON として読めません", "it is not JSON")
_NOT_A_SITTING = Bilingual(
    "id と、[発言者, 本文] を並べた speeches が必要です",
    "it needs an id, and speeches as [label, text] pairs",
)
_HALF_A_CHARACTER = Bilingual(
    "文字の片割れ（対のないサロゲート）があります", "it holds half a character (a lone surrogate)"
)
_BAD_GROUPS = Bilingual(
    "groups には、発言と同じ数の会派名（または null）が必要です",
    "groups needs a name or null for each speech",
)
_BAD_DATE = Bilingual("date が YYYY-MM-DD ではありません", "its date is not YYYY-MM-DD")


def read(lines: Iterable[bytes], what: str) -> Iterator[Sitting | NotMinutes]:
    """The sittings of a stream of lines, in order; a bad line gives an error, not an end.

    Args:
        what: the file's name, for the sentences.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield parse_line(line, f"{what}:{number}")
        except NotMinutes as error:
            yield error


def parse_line(line: bytes, what: str) -> Sitting:
    """The sitting of one line.

    Raises:
        NotMinutes: the line is not a sitting.
    """
    try:
        text = line.decode("utf-8-sig")
        record: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotMinutes(what=what, why=_NOT_JSON) from error
    if not isinstance(record, dict):
        raise NotMinutes(what=what, why=_NOT_A_SITTING)
    record = cast("dict[str, Any]", record)
    if _SURROGATE.search(text) is not None and not _is_unicode(record):
        raise NotMinutes(what=what, why=_HALF_A_CHARACTER)
    reference, speeches = record.get("id"), record.get("speeches")
    if not isinstance(reference, str) or not reference.strip() or not isinstance(speeches, list):
        raise NotMinutes(what=what, why=_NOT_A_SITTING)
    entries = tuple(_entry(pair, what) for pair in cast("list[Any]", speeches))
    entries = _grouped(entries, record.get("groups"), what)
    return build_sitting(
        Transcript(_date(record.get("date"), what), _text(record, "meeting", what), entries),
        reference=reference,
        assembly=_text(record, "assembly", what),
        url=_text(record, "url", what),
        family=FAMILY,
    )


def write_line(sitting: Sitting) -> str:
    """One line, without its line break, from which `parse_line` makes the same sitting."""
    record: dict[str, Any] = {
        "id": sitting.reference or sitting.id,
        "date": sitting.date.isoformat() if sitting.date else None,
        "meeting": sitting.meeting,
        "assembly": sitting.assembly,
        "url": sitting.url,
        "speeches": [[speech.label, speech.text] for speech in sitting.speeches],
    }
    if any(speech.group for speech in sitting.speeches):
        record["groups"] = [speech.group for speech in sitting.speeches]
    return json.dumps(record, ensure_ascii=False)


def looks_like(head: bytes, name: str = "") -> bool:
    """Whether a file that begins so, and is called `name`, is JSON Lines of sittings.

    One bad line before the others does not make it another kind of file.
    """
    if _SITTING.search(head) is not None:
        return True
    named = name.lower().endswith((".jsonl", ".jsonl.xz"))
    return named and _OBJECT.match(head) is not None


def _is_unicode(record: dict[str, Any]) -> bool:
    """Whether no character is half of a pair, which JSON can write and no file can hold."""
    try:
        json.dumps(record, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _entry(pair: Any, what: str) -> Entry:
    match pair:
        case [(str() | None) as label, str(text)]:
            return Entry(label or "", text)
        case _:
            raise NotMinutes(what=what, why=_NOT_A_SITTING)


def _grouped(entries: tuple[Entry, ...], groups: Any, what: str) -> tuple[Entry, ...]:
    if groups is None:
        return entries
    if not isinstance(groups, list) or len(cast("list[Any]", groups)) != len(entries):
        raise NotMinutes(what=what, why=_BAD_GROUPS)
    found = cast("list[Any]", groups)
    if any(one is not None and not isinstance(one, str) for one in found):
        raise NotMinutes(what=what, why=_BAD_GROUPS)
    return tuple(
        replace(entry, group=group or None) for entry, group in zip(entries, found, strict=True)
    )


def _text(record: dict[str, Any], name: str, what: str) -> str | None:
    value = record.get(name)
    if value is None or isinstance(value, str):
        return value or None
    raise NotMinutes(what=what, why=_NOT_A_SITTING)


def _date(value: Any, what: str) -> date | None:
    if value is None or value == "":
        return None
    try:
        # Python reads more forms of ISO 8601 than this one.
        return datetime.strptime(value, "%Y-%m-%d").date()
    except (TypeError, ValueError) as error:
        raise NotMinutes(what=what, why=_BAD_DATE) from error
