"""A download proved against the list of speakers: the whole sitting, and this sitting.

The list tells how many speeches there are and whose; so a text that came short, or of
another sitting, is found out before anything is stored.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from reader.errors import Bilingual, DamagedMinutes, NotMinutes
from reader.minutes.transcript import Entry, Transcript, parse_transcript
from reader.minutes.wareki import find_date
from reader.sources.kensakusystem.pages import Listed, plain_label

_MARK = re.compile(r"^○", re.MULTILINE)
_HEADER = re.compile(r"^(開催日|会議名)：[ 　]*(.*?)[ 　]*$", re.MULTILINE)
# How minutes end: a sentence, a bracket, a ruled line, 「散会」, 「休憩」, 「終了」.
_ENDINGS = "。．！？」』）〕】］>＞―─━-－ー＝=～…会憩議了続上"
_LONGEST_LABEL = 60
_LEAST_LABELS = 3


class Proved(Struct, frozen=True):
    """A complete text, taken apart.

    Attributes:
        anchors: the place in the stored file of each entry; None for what stands
            before the first speech.
    """

    transcript: Transcript
    anchors: tuple[str | None, ...]


def prove(text: str, listed: Sequence[Listed], what: str) -> Proved:
    """The speeches of a download, exactly those listed.

    The usual reading of minutes is taken where it finds as many speeches as the list.
    Where it does not (○47番（見本太郎君）（拍手）…), every ○ at a line's start begins a
    speech, as it does for the system itself, and the list tells where its label ends.

    Parameters:
        what: the meeting's name, for the errors' sentences.

    Raises:
        DamagedMinutes: speeches are missing or too many, the text stops in the middle
            of a sentence, or its speakers are not those listed.
        NotMinutes: there is no speech in it.
    """
    marks = len(_MARK.findall(text))
    if marks < len(listed):
        raise _count_differs(marks, listed, what)
    if not text.endswith("\n") and text[-1:] not in _ENDINGS:
        # The system puts a line break behind every speech.
        raise DamagedMinutes(what=what, why=_MID_SENTENCE)
    usual = _usual(text, what, tolerant=marks == len(listed))
    before = 0 if usual is None or usual.entries[0].label else 1
    if usual is not None and len(usual.entries) - before == len(listed):
        transcript = usual
    elif marks == len(listed):
        transcript, before = _by_list(text, listed), 0
    else:
        raise _count_differs(marks, listed, what)
    _insist_on_labels([entry.label for entry in transcript.entries[before:]], listed, what)
    anchors = (*[None] * before, *(speech.position for speech in listed))
    return Proved(transcript, anchors)


_MID_SENTENCE = Bilingual(
    "本文が文の途中で終わっています", "the text stops in the middle of a sentence"
)


def _usual(text: str, what: str, *, tolerant: bool) -> Transcript | None:
    """The usual reading; None where it doubts what the count has proved."""
    try:
        return parse_transcript(text, what=what)
    except (DamagedMinutes, NotMinutes):
        if not tolerant or not text.endswith("\n"):
            raise
        return None


def _by_list(text: str, listed: Sequence[Listed]) -> Transcript:
    """The speeches at every mark, their labels told by the list."""
    text = text.replace("\r\n", "\n")
    starts = [match.end() for match in _MARK.finditer(text)]
    ends = [start - 1 for start in starts[1:]] + [len(text)]
    entries = tuple(
        _entry(text[start:end], speech.label)
        for start, end, speech in zip(starts, ends, listed, strict=True)
    )
    headers = dict(_HEADER.findall(text[: starts[0]]))
    return Transcript(find_date(headers.get("開催日", "")), headers.get("会議名") or None, entries)


def _entry(content: str, listed: str) -> Entry:
    """One speech, from behind its mark up to the next."""
    line = content.partition("\n")[0][:_LONGEST_LABEL]
    place = line.find(listed) if listed else -1
    if place >= 0:
        end = place + len(listed)
        end += line[end : end + 1] in ("）", ")")
    else:
        space = line.find("　")
        end = len(line) if space < 0 else space
    body = content[end:]
    body = body[1:] if body.startswith("\n") else body.lstrip("　").removeprefix("\n")
    lines = body.split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    return Entry(content[:end].strip(), "\n".join(lines))


def _count_differs(found: int, listed: Sequence[Listed], what: str) -> DamagedMinutes:
    expected = len(listed)
    return DamagedMinutes(
        what=what,
        why=Bilingual(
            f"発言の一覧は{expected}件ですが、本文には{found}件"
            + ("しかありません" if found < expected else "あります"),
            f"{expected} speeches are listed, the text holds {found}",
        ),
    )


def _insist_on_labels(labels: Sequence[str], listed: Sequence[Listed], what: str) -> None:
    """The text must be the listed sitting's.

    The list writes 見本太郎議員 for ２０番（見本太郎議員）, and some councils list speakers
    in yet another way; so only a text of which no speaker fits is refused.
    """
    pairs = [
        (plain_label(label), plain_label(speech.label))
        for label, speech in zip(labels, listed, strict=True)
    ]
    comparable = [(ours, theirs) for ours, theirs in pairs if ours and theirs]
    if len(comparable) >= _LEAST_LABELS and not any(
        theirs in ours or ours in theirs for ours, theirs in comparable
    ):
        raise DamagedMinutes(
            what=what,
            why=Bilingual(
                "本文の発言者が発言の一覧と一致しません",
                "its speakers do not match the list of speeches",
            ),
        )
