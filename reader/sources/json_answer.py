"""JSON answers of the search systems, read with suspicion."""

import json
import re
from typing import Any, cast

from reader.errors import Bilingual, DamagedMinutes

# Some systems hand their answers to a function of the page: `callback({…});`
_CALL = re.compile(r"\s*[\w.$]{1,80}\s*\(\s*(?=[\[{])")
_CALL_END = re.compile(r"\)\s*;?\s*$")

_NOT_WHOLE = Bilingual("JSON が途中で切れているか壊れています", "its JSON is cut off or damaged")


def looks_like_json(text: str) -> bool:
    """Whether a text is an object or an array, also one that is handed to a function."""
    return text.lstrip()[:1] in ("{", "[") or _CALL.match(text) is not None


def parse(text: str, what: str) -> Any:
    """The value of an answer.

    Raises:
        DamagedMinutes: it is not whole, or holds half a character.
    """
    call = _CALL.match(text)
    if call is not None:
        text = _CALL_END.sub("", text[call.end() :])
    try:
        value = json.loads(text)
        # A lone surrogate, which JSON can write and no file can hold.
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise DamagedMinutes(what=what, why=_NOT_WHOLE) from error
    return value


def records(value: Any, key: str) -> list[dict[str, Any]]:
    """The objects in the list `key` of an object; none where it is no such thing."""
    if not isinstance(value, dict):
        return []
    found = cast("dict[str, Any]", value).get(key)
    if not isinstance(found, list):
        return []
    return [
        cast("dict[str, Any]", one) for one in cast("list[Any]", found) if isinstance(one, dict)
    ]


def text_of(record: dict[str, Any], key: str) -> str:
    """A value as text: "" where it is missing, null or no plain value."""
    value = record.get(key)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
