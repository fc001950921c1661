"""What is printed: a sitting, a topic, a post or a draft as lines with their parts. No Qt objects
here, so that it is put together off the event loop.

What somebody said or wrote is printed to the letter; what the program says of it stands in lines
of their own.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from reader.export.draft import draft_runs
from reader.export.notes import note_text
from reader.export.selection import from_exchange, from_topic, nothing_of
from reader.export.source_line import Source, citation, public_url, source_of
from reader.export.wishes import QuoteOptions
from reader.library.records import Draft, Post
from reader.minutes.meeting import squeeze
from reader.minutes.model import Sitting, SpanKind, Speech, SpeechKind
from reader.minutes.spans import find_spans, is_arranged
from reader.minutes.wareki import to_wareki
from reader.threads.model import CERTAIN, Exchange, Passage, Style
from reader.ui.people import speaker_of
from reader.ui.thread_rows import (
    Answer,
    Answered,
    Aside,
    Divider,
    Row,
    Section,
    SectionKind,
    sections,
)

translate = QCoreApplication.translate


class Part(StrEnum):
    """What a line is."""

    TITLE = "title"
    FACTS = "facts"  # below the title
    HEADING = "heading"  # of a topic, or of the agenda
    ROUND = "round"  # 再質問
    SPEAKER = "speaker"
    TEXT = "text"
    TABLE = "table"  # whose columns are held by spaces
    ASIDE = "aside"  # in the minutes, but spoken by nobody
    NOTE = "note"  # the program's words
    SOURCE = "source"


class Side(StrEnum):
    """Whose words they are: the bar at their left."""

    QUESTION = "question"
    ANSWER = "answer"
    OTHER = "other"


class Line(Struct, frozen=True):
    """One paragraph.

    Attributes:
        extra: printed behind a speaker or a heading, smaller.
        side: None where nobody speaks.
        dashed: it is not sure that it belongs here.
    """

    part: Part
    text: str
    extra: str = ""
    side: Side | None = None
    dashed: bool = False


class Matter(Struct, frozen=True):
    """Something to be printed.

    Attributes:
        name: a file's name for it, without ending.
        running: what stands at the head of every page.
        lines: from the first to the last.
    """

    name: str
    running: str
    lines: tuple[Line, ...]


# --- minutes -----------------------------------------------------------------


def matter_of_sitting(sitting: Sitting) -> Matter:
    """All that was said on a day, with the headings of its agenda."""
    url, lasting = public_url(sitting.url, sitting.family)
    cited = citation(nothing_of(sitting))
    lines = [*_title(squeeze(sitting.meeting or sitting.id), _facts(sitting))]
    for number, speech in enumerate(sitting.speeches, 1):
        lines += _speech(number, speech)
    lines += _source(Source(cited, url, lasting, None))
    return Matter(cited, cited, tuple(lines))


def matter_of_exchange(
    sitting: Sitting, exchange: Exchange, topic: str | None, *, hide_remarks: bool
) -> Matter:
    """One topic through all rounds, or the whole exchange, as the thread shows it.

    Args:
        topic: its id; None for the whole exchange.
    """
    shown = sections(exchange, sitting, hide_remarks=hide_remarks)
    chosen = [one for one in shown if topic is None or one.key == topic] or list(shown)
    only = chosen[0].topic if len(chosen) == 1 else None
    selection = from_topic(sitting, exchange, only.id) if only else from_exchange(sitting, exchange)
    cited = citation(selection)
    who = speaker_of(sitting.speeches[_first_speech(exchange) - 1])
    if only is not None:
        title = only.title or _untitled()
    else:
        title = translate("Printing", "{0}の質疑").format(who)
    lines = [*_title(title, [who, cited] if only is not None else [cited])]
    for section in chosen:
        lines += _section(section, sitting, exchange, headed=only is None)
    lines += _source(source_of(selection))
    return Matter(f"{title} {cited}", cited, tuple(lines))


def _first_speech(exchange: Exchange) -> int:
    questions = exchange.rounds[0].questions
    return questions[0].speech if questions else exchange.rounds[0].speeches[0]


def _facts(sitting: Sitting) -> list[str]:
    facts = [sitting.assembly or "", to_wareki(sitting.date) if sitting.date else ""]
    if sitting.preliminary:
        facts.append(translate("Printing", "速報版"))
    if sitting.summary:
        facts.append(translate("Printing", "要点記録（逐語ではない）"))
    return facts


def _speech(number: int, speech: Speech) -> Iterator[Line]:
    sides = {SpeechKind.QUESTION: Side.QUESTION, SpeechKind.ANSWER: Side.ANSWER}
    side = sides.get(speech.kind, Side.OTHER)
    who, label = speaker_of(speech), " ".join(speech.label.split())
    extra = f"{label}　{number}" if label and label != who else str(number)
    if not speech.text:
        yield Line(Part.SPEAKER, who, extra)
        return
    yield Line(Part.SPEAKER, who, extra, side)
    arranged = speech.kind is SpeechKind.OTHER and is_arranged(speech.text)
    for line in _spoken(speech.text, 0, len(speech.text), side):
        tabular = arranged and line.part is Part.TEXT
        yield replace(line, part=Part.TABLE) if tabular else line


def _spoken(text: str, start: int, end: int, side: Side, *, dashed: bool = False) -> Iterator[Line]:
    """A stretch of a speech by its lines; blank ones make no line, for paper is not wide."""
    spans = {span.start: span for span in find_spans(text)}
    at = start
    for piece in text[start:end].split("\n"):
        first = at + len(piece) - len(piece.lstrip(" \t　"))
        span = spans.get(first)
        at += len(piece) + 1
        if not piece.strip():
            continue
        if span is None or span.end < first + len(piece.strip()):
            yield Line(Part.TEXT, piece, "", side, dashed)
        elif span.kind is SpanKind.HEADING:
            yield Line(Part.HEADING, piece.strip(" \t　"))
        else:
            yield Line(Part.ASIDE, piece, "", side, dashed)


# --- threads -----------------------------------------------------------------


def _section(
    section: Section, sitting: Sitting, exchange: Exchange, *, headed: bool
) -> Iterator[Line]:
    if headed:
        yield Line(Part.HEADING, _section_title(section))
    for item in section.items:
        if isinstance(item, Divider):
            yield Line(Part.ROUND, _round_name(item.round))
        elif isinstance(item, Aside):
            kind = "" if section.kind is SectionKind.CHAIR else translate("Printing", "要望・挨拶")
            yield from _passage(sitting, item.passage, kind, Side.OTHER)
        else:
            yield from _row(item, sitting, exchange)


def _section_title(section: Section) -> str:
    if section.topic is not None:
        return f"{section.number}　{section.topic.title or _untitled()}"
    return {
        SectionKind.OPENING: translate("Printing", "前置き・挨拶"),
        SectionKind.REST: translate("Printing", "話題に分けられなかった発言"),
        SectionKind.REMARKS: translate("Printing", "要望・挨拶"),
        SectionKind.CHAIR: translate("Printing", "議長の発言"),
    }[section.kind]


def _untitled() -> str:
    return translate("Printing", "（無題の話題）")


def _row(row: Row, sitting: Sitting, exchange: Exchange) -> Iterator[Line]:
    for question in row.questions:
        later = exchange.style is Style.IKKATSU and row.round in (1, 2)
        kind = _round_name(row.round) if later else translate("Printing", "質問")
        guessed = bool(row.round) and question.continues < CERTAIN
        note = translate("Printing", "話題は推定") if guessed else ""
        yield from _passage(sitting, question, kind, Side.QUESTION, note, dashed=guessed)
    if not row.questions:
        yield Line(Part.NOTE, translate("Printing", "対応する質問を見つけられませんでした"))
    for answer in row.answers:
        dashed = answer.estimated or not row.questions
        note = _link_note(answer) if row.questions else ""
        kind = translate("Printing", "答弁")
        yield from _passage(sitting, answer.passage, kind, Side.ANSWER, note, dashed=dashed)
    if row.answered is Answered.NOT_FOUND:
        yield Line(Part.NOTE, translate("Printing", "対応する答弁を見つけられませんでした"))
    elif row.answered is Answered.NONE:
        yield Line(Part.NOTE, translate("Printing", "答弁なし（読み手が確認）"))


def _link_note(answer: Answer) -> str:
    if answer.estimated:
        return translate("Printing", "対応は推定")
    if answer.by_hand is not None:
        return translate("Printing", "対応は手直し")
    return (
        translate("Printing", "対応は確認済み")
        if any(link.confirmed for link in answer.links)
        else ""
    )


def _passage(
    sitting: Sitting,
    passage: Passage,
    kind: str,
    side: Side,
    note: str = "",
    *,
    dashed: bool = False,
) -> Iterator[Line]:
    speech = sitting.speeches[passage.speech - 1]
    who = speaker_of(speech)
    yield Line(Part.SPEAKER, f"{kind}　{who}" if kind else who, str(passage.speech), side, dashed)
    if note:
        yield Line(Part.NOTE, note, "", side, dashed)
    yield from _spoken(speech.text, passage.start, passage.end, side, dashed=dashed)


def _round_name(number: int) -> str:
    names = {1: translate("Printing", "再質問"), 2: translate("Printing", "再々質問")}
    return names.get(number) or translate("Printing", "{0}回目の質問").format(number + 1)


# --- posts and drafts --------------------------------------------------------


def matter_of_post(post: Post) -> Matter:
    """A post's text."""
    title = squeeze(post.title) or translate("Printing", "無題の記事")
    blog = post.blog.title if post.blog is not None else ""
    facts = [blog, post.author or "", to_wareki(post.date) if post.date else ""]
    lines = [*_title(title, facts), *_plain(post.text)]
    url, _ = public_url(post.url, "post")
    told = "、".join(fact for fact in facts[1:] if fact)
    cited = f"「{title}」" + (f"（{told}）" if told else "")
    lines += _source(Source(cited, url, True, None))
    return Matter(title, "　".join(one for one in (blog, title) if one), tuple(lines))


def matter_of_draft(draft: Draft, options: QuoteOptions) -> Matter:
    """A draft: its notes, its quotes and their sources.

    Raises:
        TemplateProblem: a heading pattern cannot be used.
    """
    title = " ".join(draft.title.split()) or translate("Printing", "無題の下書き")
    lines = [Line(Part.TITLE, title)]
    for run in draft_runs(draft, options):
        if not run.blocks:
            lines += _plain(note_text(run.note))
        for block in run.blocks:
            if block.heading:
                extra = translate("Printing", "対応は推定") if block.estimated else ""
                lines.append(Line(Part.SPEAKER, block.heading, extra, Side.OTHER, block.estimated))
            for paragraph in block.paragraphs:
                lines += [
                    Line(Part.TEXT, piece, "", Side.OTHER, block.estimated)
                    for piece in paragraph.text.split("\n")
                    if piece.strip()
                ]
        if run.source is not None:
            lines += _source(run.source)
    return Matter(title, title, tuple(lines))


# --- common ------------------------------------------------------------------


def _title(title: str, facts: Sequence[str]) -> Iterable[Line]:
    told = "　".join(fact for fact in facts if fact)
    return [Line(Part.TITLE, title), *([Line(Part.FACTS, told)] if told else [])]


def _plain(text: str) -> list[Line]:
    return [Line(Part.TEXT, piece) for piece in text.split("\n") if piece.strip()]


def _source(source: Source) -> list[Line]:
    words = [source.citation, source.place or "", source.url or ""]
    return [
        Line(Part.SOURCE, translate("Printing", "出典：{0}").format(words[0])),
        *(Line(Part.SOURCE, one) for one in words[1:] if one),
    ]
