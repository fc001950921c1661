"""The main job in the terminal, on the sample library: for machines without a screen."""

import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from reader.export.formats import render
from reader.export.templates import default_templates
from reader.export.wishes import QuoteFormat, QuoteOptions
from reader.jobs.quoting import quotable
from reader.jobs.sample import load_sample
from reader.jobs.thread import find_exchange, threads_of
from reader.library.library import Library
from reader.minutes.model import Sitting
from reader.search.engine import SearchEngine
from reader.search.results import Hit
from reader.search.whoosh_index import WhooshIndex
from reader.search.worker import IndexWorker
from reader.threads.model import Exchange, Passage, Style

QUERY = "オンライン化"

_GAP = " │ "
_SHOWN = 220
_TIP = """\
画面のある環境で `make run`（または `gijiroku-reader`）を実行すると、ウィンドウが開いて同じことができます。
In a desktop session, `make run` (or `gijiroku-reader`) opens the window."""


def run() -> int:
    """Load the sample, search it, show one topic through its rounds, and quote it."""
    with tempfile.TemporaryDirectory(prefix="gijiroku-reader-") as folder:
        library = Library(Path(folder))
        index = WhooshIndex(library.folder, library.identity)
        try:
            _demonstrate(library, IndexWorker(library), SearchEngine(library, index))
        finally:
            index.close()
            library.close()
    return 0


def _demonstrate(library: Library, worker: IndexWorker, engine: SearchEngine) -> None:
    report = load_sample(library, worker)
    print(f"■ 見本（架空の区）を読み込みました：{report.new}件\n")

    result = engine.search(QUERY)
    print(f"■ 「{QUERY}」を検索：{result.total}件")
    for hit in result.hits[:5]:
        name = (hit.speaker.name or "") + (hit.speaker.role or "議員") if hit.speaker else "ブログ"
        print(f"  {hit.date}  {name}　{' '.join(hit.snippet.split())[:44]}")
    print()

    found = _with_a_second_round(library, result.hits)
    if found is None:
        return
    sitting, exchange, topic = found
    title = next(one.title for one in exchange.topics if one.id == topic)
    print(f"■ {sitting.date}　{exchange.questioner.name}議員　話題「{title}」\n")
    for line in _side_by_side(
        sitting, exchange, topic, shutil.get_terminal_size((100, 40)).columns
    ):
        print(line)

    one = quotable(library, topic)
    quote = render(
        one.selection, QuoteFormat.TEXT, QuoteOptions(surnames=one.surnames), default_templates()
    )
    print("■ ブログへの引用（テキスト形式）\n")
    print(quote.text)
    print(f"\n{_TIP}")


def _with_a_second_round(
    library: Library, hits: tuple[Hit, ...]
) -> tuple[Sitting, Exchange, str] | None:
    """The first hit's topic that goes on in a later round; failing that, the first topic."""
    first: tuple[Sitting, Exchange, str] | None = None
    for hit in hits:
        if hit.sitting is None or hit.exchange is None:
            continue
        sitting = library.sittings.get(hit.sitting)
        exchange = find_exchange(threads_of(library, sitting), hit.exchange)
        # A committee's short turns go on for many rounds: no example to begin with.
        if exchange is None or exchange.style is Style.ICHIMON:
            continue
        for round_ in exchange.rounds[1:]:
            for passage in round_.questions:
                topic = passage.topic
                asked_before = topic is not None and any(
                    one.topic == topic for one in exchange.rounds[0].questions
                )
                if (
                    topic is not None
                    and asked_before
                    and QUERY in _text_of(sitting, exchange, topic)
                ):
                    return sitting, exchange, topic
        if first is None and exchange.topics:
            first = sitting, exchange, exchange.topics[0].id
    return first


def _text_of(sitting: Sitting, exchange: Exchange, topic: str) -> str:
    return "".join(
        _words(sitting, passage)
        for round_ in exchange.rounds
        for passage in (*round_.questions, *round_.answers)
        if passage.topic == topic
    )


def _words(sitting: Sitting, passage: Passage) -> str:
    return sitting.speeches[passage.speech - 1].text[passage.start : passage.end]


def _side_by_side(sitting: Sitting, exchange: Exchange, topic: str, columns: int) -> Iterator[str]:
    width = max(24, (min(columns, 120) - len(_GAP) - 1) // 2)
    for number, round_ in enumerate(exchange.rounds, start=1):
        questions = [one for one in round_.questions if one.topic == topic]
        answers = [one for one in round_.answers if one.topic == topic]
        if not questions and not answers:
            continue
        if number > 1:
            yield "── 再質問 " + "─" * (2 * width - 8)
        left, right = (list(_cell(sitting, passages, width)) for passages in (questions, answers))
        for index in range(max(len(left), len(right))):
            one = left[index] if index < len(left) else ""
            other = right[index] if index < len(right) else ""
            yield f" {_padded(one, width)}{_GAP}{other}".rstrip()
        yield ""


def _cell(sitting: Sitting, passages: list[Passage], width: int) -> Iterator[str]:
    for passage in passages:
        speaker = sitting.speeches[passage.speech - 1].speaker
        words = _words(sitting, passage)
        yield f"{speaker.name or ''}{speaker.role or '議員'}　{len(words):,}字"
        shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
        for paragraph in shown.splitlines():
            yield from _wrapped(paragraph, width)


def _wrapped(text: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for character in text:
        size = _columns(character)
        if used + size > width:
            yield line
            line, used = "", 0
        line += character
        used += size
    if line:
        yield line


def _padded(text: str, width: int) -> str:
    return text + " " * (width - sum(_columns(character) for character in text))


def _columns(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1
