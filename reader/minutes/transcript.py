"""The text form of minutes: header lines, then speeches that begin with a mark at a line's start.

This is what kensakusystem.jp gives for a whole sitting, and what people save or paste::

    開催日：令和 7年 2月17日
    会議名：令和 7年第1回定例会（第1日 2月17日）

    ○議事日程
    見本区議会会議録　　第１号
    ○見本花子議長　　ただいまから…
    ○２０番（見本太郎議員）　　…

Other systems write the circle with other characters (◯ U+25EF, 〇 U+3007), and some begin a
question with ◆ and an answer with ◎::

    ○議長（例示花子君）　日程第１、一般質問を行います。
    ◆２番（見本太郎君）　…
    ◎区長（架空一郎君）　…
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date as Date  # noqa: N812  (a field of the same name shadows it)

from msgspec import Struct

from reader.errors import Bilingual, DamagedMinutes, NotMinutes
from reader.minutes import ids
from reader.minutes.edition import edition_of
from reader.minutes.kinds import classify
from reader.minutes.labels import NOBODY, PostClass, parse_label, post_class
from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.minutes.post_grammar import is_post
from reader.minutes.roster import parse_roster
from reader.minutes.spans import line_kind
from reader.minutes.wareki import date_in_year, find_date, find_year

_HEADER = re.compile(r"[ \t　]*(?P<key>開催日|会議名)[ \t　]*[：:][ \t　]*(?P<value>.*?)[ \t　]*")
_CIRCLES = "○◯〇"
# ◎ is also a heading's mark, ● and ◆ an item's: a speech begins there only with a label that
# cannot be anything else.
_DOUBTFUL = "◆◎●"
_KIND_OF_MARK = {"◆": SpeechKind.QUESTION, "◎": SpeechKind.ANSWER}
_CLOCK_MARK = re.compile(
    r"[○◯〇][\s　]*(?:午前|午後|正午|零時|[0-9０-９〇一二三四五六七八九十]{1,3}[\s　]*時[\s　]*(?:[0-9０-９〇一二三四五六七八九十]{1,3}[\s　]*分)?[\s　]*"
    r"(?:開会|開議|休憩|再開|散会|閉会|閉議|延会))"
)
_SEAT = r"第?[0-9０-９〇一二三四五六七八九十百]{1,6}番"
_BRACKET_LABEL = re.compile(
    rf"(?P<label>(?:{_SEAT}[　 ]*(?:議員|委員)?[　 ]*)?[^（(）)。、「」\s　]{{0,40}}(?:[（(][^（()）。、]*[）)])+)(?=[　 ]|$)"
)
_SEAT_LABEL = re.compile(
    rf"(?P<label>{_SEAT}[　 ][^　 。、]*[^　 。、](?:君|議員|委員|さん))(?=[　 ]|$)"
)
_SPACED_LABEL = re.compile(
    r"(?P<label>[^\s　（）()。、「」]{1,6}(?:[　 ][^\s　（）()。、「」]{1,6})?[　 ](?:委員|議員|君))(?=[　 ]|$)"
)
_COMPLETE = re.compile(r".+(?:君|議員|委員|さん|氏)")
_PUNCTUATION = re.compile("[。、「」]")
_LONGEST_LABEL = 60


class Entry(Struct, frozen=True):
    """One speech as it stands in the text.

    Attributes:
        label, text, anchor: see `reader.minutes.model.Speech`.
        kind: what the source itself says of it (◆ is a question, ◎ an answer); None where
            it says nothing.
        speaker: whom the source names beside the text; what he leaves open is taken from
            the label.
        group: his group (会派), where the source names it.
    """

    label: str
    text: str
    anchor: str | None = None
    kind: SpeechKind | None = None
    speaker: Speaker | None = None
    group: str | None = None


class Transcript(Struct, frozen=True):
    """A text of minutes taken apart.

    Attributes:
        date: None where neither header, title nor order of the day tell it.
        meeting: the title after 会議名：, padding kept inside.
        entries: at least one.
    """

    date: Date | None
    meeting: str | None
    entries: tuple[Entry, ...]


def parse_transcript(text: str, what: str = "", *, whole: bool = False) -> Transcript:
    """Take a text of minutes apart.

    Args:
        text: decoded; LF or CRLF, with or without a byte order mark.
        what: what the errors call it (a file's name, an address).
        whole: the text is known not to break off, however it ends.

    Raises:
        NotMinutes: no line begins a speech, nor does a header say that it is minutes.
        DamagedMinutes: it begins like minutes but breaks off.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    circle = _circle(lines)
    labels = [_label(line, circle) for line in lines]
    starts = [index for index, label in enumerate(labels) if label is not None]
    head = lines[: starts[0]] if starts else lines
    headers = _headers(head)
    if not starts:
        if headers:
            raise DamagedMinutes(what=what, why=_NO_SPEECH)
        raise NotMinutes(what=what, why=_NO_SPEECH)
    entries: list[Entry] = []
    preamble = _body([line for line in head if _HEADER.fullmatch(line) is None])
    if preamble.strip():
        entries.append(Entry("", preamble.lstrip("\n")))
    for start, following in zip(starts, [*starts[1:], len(lines)], strict=True):
        label, first = labels[start] or ("", None)
        body = lines[start + 1 : following]
        text = _body(body if first is None else [first, *body])
        entries.append(Entry(label, text, kind=_KIND_OF_MARK.get(lines[start][0])))
    if not whole:
        _refuse_cut(entries, lines[-1], what)
    meeting = headers.get("会議名") or None
    return Transcript(_date(headers.get("開催日"), meeting, entries), meeting, tuple(entries))


def parse_speech(text: str, title: str = "") -> Entry:
    """One speech that a source keeps apart from the others: 「○議長（例示花子君）　ただいま…」.

    Args:
        text: from its mark on; LF or CRLF.
        title: the label as the source repeats it, with or without the mark; "" where unknown.

    Returns:
        Label and text. Where the text begins with no label, all of it is the text, and the
        label is the title without its mark and without brackets that enclose it all
        (（名簿） → 名簿).
    """
    lines = text.replace("\r\n", "\n").split("\n")
    mark = lines[0][:1]
    title = title.strip(" \t　").lstrip(_CIRCLES + _DOUBTFUL)
    if mark in _CIRCLES + _DOUBTFUL and mark:
        content = lines[0][1:]
        # 「区長」 is no label where 「区長（架空一郎）　…」 stands.
        ends = title and content.startswith(title) and content[len(title) :][:1] in ("　", " ", "")
        told = title if ends else _label_text(content)
        if told is not None:
            rest = content[len(told) :].lstrip("　")
            body = lines[1:] if not rest else [rest, *lines[1:]]
            return Entry(told.strip(" "), _body(body), kind=_KIND_OF_MARK.get(mark))
    if title[:1] in ("（", "(") and title[-1:] in ("）", ")"):
        title = title[1:-1]
    return Entry(title, _body(lines).lstrip("\n"))


_NO_SPEECH = Bilingual(
    "発言の始まりを示す○などの行がありません", "no line begins a speech with ○ or the like"
)
_NO_TEXT = Bilingual("最後の発言に本文がありません", "the last speech has no text")
_ONLY_CONTENTS = Bilingual(
    "議事日程だけで発言がありません", "there is an order of the day but no speech"
)
_MID_SENTENCE = Bilingual(
    "最後の発言が文の途中で終わっています", "the last speech ends in mid-sentence"
)


def build_sitting(
    transcript: Transcript,
    *,
    reference: str,
    assembly: str | None,
    url: str | None,
    family: str,
    anchors: Sequence[str | None] = (),
) -> Sitting:
    """The sitting that a transcript records: speakers, kinds and ids told.

    Args:
        reference: the source's own id (``R070217A``).
        assembly: whose minutes they are, which also begins the id; None where unknown.
        anchors: the places of the entries in the source, if known, in order.
    """
    entries = transcript.entries
    labels = [entry.label for entry in entries]
    texts = [entry.text for entry in entries]
    speakers = [_speaker(entry) for entry in entries]
    listed = "\n".join(
        entry.text for entry, speaker in zip(entries, speakers, strict=True) if speaker == NOBODY
    )
    roster = parse_roster(listed)
    speakers = [roster.resolve(speaker) for speaker in speakers]
    kinds = [
        _told(entry, speaker, kind)
        for entry, speaker, kind in zip(
            entries, speakers, classify(labels, speakers, texts), strict=True
        )
    ]
    places = [*anchors, *[None] * len(entries)][: len(entries)]
    opened = next((n for n, one in enumerate(speakers) if one != NOBODY), len(speakers))
    edition = edition_of([transcript.meeting], texts[:opened], texts[-1] if texts else "")
    return Sitting(
        id=ids.sitting_id(reference, assembly),
        assembly=assembly,
        meeting=transcript.meeting,
        date=transcript.date,
        url=url,
        speeches=tuple(
            Speech(entry.label, speaker, kind, entry.text, entry.anchor or place, entry.group)
            for entry, speaker, kind, place in zip(entries, speakers, kinds, places, strict=True)
        ),
        family=family,
        reference=reference,
        preliminary=edition.preliminary,
        summary=edition.summary,
    )


def _speaker(entry: Entry) -> Speaker:
    labelled = parse_label(entry.label)
    told = entry.speaker
    if told is None:
        return labelled
    seat = labelled.seat if told.seat is None else told.seat
    return Speaker(told.name or labelled.name, told.role or labelled.role, seat)


def _told(entry: Entry, speaker: Speaker, kind: SpeechKind) -> SpeechKind:
    """The kind of a speech, by its source's word where that is worth more than its label.

    A committee's report to the plenary is marked as a question (◆), what the secretariat
    reads as an answer (◎), and some committees mark their chair so: there the label knows
    better.
    """
    if entry.kind is None or kind is entry.kind:
        return kind
    part = post_class(speaker.role)
    if part in (PostClass.SECRETARIAT, PostClass.CHAIR):
        return kind
    reports = part is PostClass.MEMBER and speaker.role is not None
    return kind if entry.kind is SpeechKind.QUESTION and reports else entry.kind


def _headers(lines: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        match = _HEADER.fullmatch(line)
        if match is not None:
            found.setdefault(match["key"], match["value"])
    return found


def _body(lines: Sequence[str]) -> str:
    last = len(lines)
    while last and not lines[last - 1].strip():
        last -= 1
    return "\n".join(lines[:last])


def _circle(lines: Sequence[str]) -> str:
    """Which of the three circles begins the speeches of a text; the others mark items in it."""
    named = Counter(
        line[0] for line in lines if line[:1] in _CIRCLES and _is_unmistakable(line[1:])
    )
    return max(_CIRCLES, key=lambda circle: named[circle])


def _label(line: str, circle: str) -> tuple[str, str | None] | None:
    """Label and the rest of its line; the rest is None where the text begins on the next line.

    None for a line that begins no speech.
    """
    mark = line[:1]
    if not mark or (mark != circle and mark not in _DOUBTFUL) or _CLOCK_MARK.match(line):
        return None
    content = line[1:]
    if mark != circle and not _is_unmistakable(content):
        return None
    label = _label_text(content)
    if label is None:
        return None
    rest = content[len(label) :].lstrip("　")
    return label.strip(" "), rest or None


def _is_unmistakable(content: str) -> bool:
    """Whether what follows a mark is a label and cannot be a heading or an item.

    That is a seat, a bracketed name, or a name or post with the first words behind it.
    """
    label = _label_text(content)
    if label is None:
        return False
    speaker = parse_label(label)
    if speaker == NOBODY:
        return False
    if speaker.seat is not None:
        return True
    known = speaker.role is not None and post_class(speaker.role) is not PostClass.UNKNOWN
    if known and label.endswith(("）", ")")):
        return True
    spoken = content[len(label) :].startswith("　")
    if label.endswith(("）", ")")):
        honoured = _COMPLETE.fullmatch(label.rstrip("）)")) is not None
        return honoured or (spoken and speaker.name is not None)
    return spoken and (known or _COMPLETE.fullmatch(label) is not None)


def _label_text(content: str) -> str | None:
    """The label at the start of what follows the mark; None where there is none."""
    for pattern in (_BRACKET_LABEL, _SEAT_LABEL, _SPACED_LABEL):
        match = pattern.match(content)
        if match is not None:
            return match["label"]
    tokens = content.split("　")
    if _names_someone(tokens[0]):
        return tokens[0]
    padded = content.find("　　")
    if padded < 0 and len(tokens) == 1:
        padded = len(content)
    if not 0 < padded <= _LONGEST_LABEL or _PUNCTUATION.search(content[:padded]):
        # One space only: 「塩見　委員長　ただいま…」
        taken = 1
        while taken < len(tokens) and is_post(tokens[taken]):
            taken += 1
        padded = len("　".join(tokens[:taken]))
    label = content[:padded]
    if not label.strip() or padded > _LONGEST_LABEL or _PUNCTUATION.search(label):
        return None
    return label


def _names_someone(token: str) -> bool:
    """Whether the first word is a whole label (見本委員, 見本花子議長), whatever spaces follow."""
    if _PUNCTUATION.search(token) or len(token) > _LONGEST_LABEL:
        return False
    if _COMPLETE.fullmatch(token):
        return True
    speaker = parse_label(token)
    return speaker.name is not None and speaker.role is not None


def _date(header: str | None, meeting: str | None, entries: Sequence[Entry]) -> Date | None:
    if header:
        day = find_date(header)
        if day is not None:
            return day
    if meeting:
        day = find_date(meeting)
        if day is not None:
            return day
        year = find_year(meeting)
        if year is not None:
            day = date_in_year(meeting, year)
            if day is not None:
                return day
    return find_date(entries[0].text[:3000])


_CLOSES = re.compile(
    r"散会|閉会|閉議|延会|流会|解散|休会|終了(?:いたし|し)|終わ(?:り|らせ)|以上をもっ|閉じ(?:ます|たい|させ)|以上$"
)
_ENDED = "。．.！？!?」』）〕】)］>…―─"
_SENTENCE = re.compile(r".*(?:ます|ました|です|でした|ません|ください|以上)")
_COLUMNS = re.compile(r"[ \t　]{2,}|.*[^ \t　][ \t　]+[^ \t　]")
_ITEM = re.compile(r"[ \t　]*[(（0-9０-９・○〇◯◎－―][^、]*[^、ぁ-ゖ]")
_TAIL = 200


def _refuse_cut(entries: Sequence[Entry], dangling: str, what: str) -> None:
    """Refuse minutes that plainly break off.

    A transfer that was cut ends within a label or within a sentence. Minutes may also end
    in lines that are no sentences (signatures in columns, a list, a clock line), so only a
    line of running text without an end is taken for a cut. `dangling` is what follows the
    last line break: an indentation with nothing after it is such a line too.
    """
    last = entries[-1]
    if not last.text:
        raise DamagedMinutes(what=what, why=_NO_TEXT)
    if all(parse_label(entry.label) == NOBODY for entry in entries):
        if _CLOSES.search(last.text[-_TAIL:]) is None:
            raise DamagedMinutes(what=what, why=_ONLY_CONTENTS)
        return
    line = last.text.rpartition("\n")[2].rstrip(" \t　")
    if dangling.isspace():
        if _CLOSES.search(last.text[-_TAIL:]) is None:
            raise DamagedMinutes(what=what, why=_MID_SENTENCE)
    elif (
        line[-1:] not in _ENDED
        and line_kind(line) is None
        and not any(form.fullmatch(line) for form in (_SENTENCE, _ITEM))
        and _COLUMNS.match(line) is None
    ):
        raise DamagedMinutes(what=what, why=_MID_SENTENCE)
