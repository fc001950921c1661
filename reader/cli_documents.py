"""The JSON documents of the command line's contract, and their lines for people."""

from collections.abc import Iterator, Sequence
from typing import Any

from reader.errors import Bilingual
from reader.jobs.report import Report
from reader.jobs.thread import passages
from reader.library.quotes import Quote
from reader.library.records import Post, PostInfo, SittingInfo
from reader.minutes import ids
from reader.minutes.model import Sitting, Speaker
from reader.quotes.model import Verdict
from reader.search.results import Hit, SearchResult
from reader.search.syntax import Field, FieldName, atoms
from reader.threads.model import Exchange, Passage, Threads

_VERDICTS = {
    Verdict.EXACT: "正確な引用",
    Verdict.WIDTH: "全角・半角のみ相違",
    Verdict.SHORTENED: "省略あり",
    Verdict.ALTERED: "語句が異なる",
}


def report(done: Report, language: str) -> dict[str, Any]:
    """What `fetch` and `import` answer; documents are told of where there are any."""
    document: dict[str, Any] = {
        "new": done.new,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "failed": [
            {"what": failure.what, "why": failure.why.message(language)} for failure in done.failed
        ],
    }
    documents = [
        {"what": kept.file, "why": kept.why.message(language), "id": kept.id}
        for kept in done.documents
        if kept.why is not None
    ]
    return {**document, "documents": documents} if documents else document


def report_lines(document: dict[str, Any]) -> list[str]:
    """A report for people."""
    return [
        f"新規 {document['new']}・変更 {document['changed']}・変更なし {document['unchanged']}"
        f"・失敗 {len(document['failed'])}",
        *(f"文書として保存：{kept['why']}" for kept in document.get("documents", ())),
    ]


def speaker(who: Speaker) -> dict[str, Any]:
    """A speaker; each field null where unknown."""
    return {"name": who.name, "role": who.role, "seat": who.seat}


def sitting_info(info: SittingInfo) -> dict[str, Any]:
    """An entry of `sittings`."""
    return {
        "id": info.id,
        "assembly": info.assembly,
        "meeting": info.meeting,
        "date": info.date.isoformat() if info.date else None,
        "speeches": info.speeches,
        "url": info.url,
    }


def sitting(whole: Sitting) -> dict[str, Any]:
    """What `show` answers."""
    return {
        "id": whole.id,
        "assembly": whole.assembly,
        "meeting": whole.meeting,
        "date": whole.date.isoformat() if whole.date else None,
        "url": whole.url,
        "speeches": [
            {
                "id": ids.speech_id(whole.id, number),
                "speaker": speaker(speech.speaker),
                "kind": speech.kind.value,
                "text": speech.text,
            }
            for number, speech in enumerate(whole.speeches, start=1)
        ],
    }


def post_info(info: PostInfo) -> dict[str, Any]:
    """An entry of `posts`."""
    return {
        "id": info.id,
        "title": info.title,
        "date": info.date.isoformat() if info.date else None,
        "url": info.url,
        "kind": info.kind.value,
    }


def post(whole: Post, quotes: Sequence[Quote]) -> dict[str, Any]:
    """What `post` answers."""
    return {
        "id": whole.id,
        "title": whole.title,
        "date": whole.date.isoformat() if whole.date else None,
        "url": whole.url,
        "author": whole.author,
        "categories": list(whole.categories),
        "kind": whole.kind.value,
        "blog": whole.blog.title if whole.blog else None,
        "text": whole.text,
        "quotes": [_quote(quote) for quote in quotes],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    """A quote: where it comes from, what differs, and where it stands in the post."""
    passage = quote.passage
    return {
        "sitting": quote.sitting,
        "speech": ids.speech_id(quote.sitting, passage.speech),
        "start": passage.speech_start,
        "end": passage.speech_end,
        "verdict": passage.verdict.value,
        "post_start": passage.start,
        "post_end": passage.end,
        "places": quote.places,
        "edits": [
            {
                "kind": edit.kind.value,
                "post": [edit.start, edit.end],
                "speech": [edit.speech_start, edit.speech_end],
            }
            for edit in passage.edits
        ],
    }


def quote_lines(whole: Post, quotes: Sequence[Quote]) -> Iterator[str]:
    """The quotes of a post for people."""
    for quote in quotes:
        passage = quote.passage
        who = quote.speaker
        source = [quote.date.isoformat() if quote.date else "", quote.meeting or "", who.role or ""]
        words = " ".join(whole.text[passage.start : passage.end].split())
        yield ""
        yield f"［{_VERDICTS[passage.verdict]}］ {' '.join(filter(None, [*source, who.name]))}"
        yield f"  {words[:60]}{'…' if len(words) > 60 else ''}"
        if quote.places > 1:
            yield f"  （同じ文が{quote.places}会議にあります）"


def threads(whole: Sitting, found: Threads) -> dict[str, Any]:
    """What `threads` answers."""
    return {
        "sitting": found.sitting,
        "exchanges": [_exchange(whole, exchange) for exchange in found.exchanges],
    }


def _exchange(whole: Sitting, exchange: Exchange) -> dict[str, Any]:
    def document(passage: Passage) -> dict[str, Any]:
        speech = whole.speeches[passage.speech - 1]
        return {
            "id": passage.id,
            "speech": ids.speech_id(whole.id, passage.speech),
            "start": passage.start,
            "end": passage.end,
            "text": speech.text[passage.start : passage.end],
            "topic": passage.topic,
            "speaker": speaker(speech.speaker),
        }

    return {
        "id": exchange.id,
        "questioner": speaker(exchange.questioner),
        "style": exchange.style.value,
        "topics": [
            {"id": topic.id, "title": topic.title, "passages": list(topic.passages)}
            for topic in exchange.topics
        ],
        "rounds": [
            {
                "questions": [document(passage) for passage in round_.questions],
                "answers": [document(passage) for passage in round_.answers],
                "links": [
                    {
                        "question": link.question,
                        "answer": link.answer,
                        "confidence": round(link.confidence, 3),
                        "by": link.by.value,
                    }
                    for link in round_.links
                ],
            }
            for round_ in exchange.rounds
        ],
    }


def thread_lines(whole: Sitting, found: Threads) -> Iterator[str]:
    """Threads for people: the topics of each exchange."""
    for exchange in found.exchanges:
        yield f"{exchange.id}\t{exchange.questioner.name or ''}（{len(exchange.rounds)}往復）"
        of_topic: dict[str, int] = {}
        for passage in passages(exchange):
            if passage.topic is not None:
                of_topic[passage.topic] = (
                    of_topic.get(passage.topic, 0) + passage.end - passage.start
                )
        for topic in exchange.topics:
            yield f"  {topic.id}\t{topic.title}（{of_topic.get(topic.id, 0):,}字）"


def search_result(query: str, result: SearchResult) -> dict[str, Any]:
    """What `search` answers."""
    return {
        "query": query,
        "total": result.total,
        "exact": result.exact,
        "hits": [_hit(hit) for hit in result.hits],
    }


def endings_unknown(result: SearchResult) -> Bilingual | None:
    """What to say where a query asks how answers end, and it is not known of all sittings yet how their answers end."""
    found = result.facets.endings_known
    asked = any(
        isinstance(node, Field) and node.name is FieldName.ENDING
        for node, _ in atoms(result.query.root)
    )
    if not asked or found is None or found.known == found.total:
        return None
    return Bilingual(
        f"結びは{found.total:,}会議のうち{found.known:,}会議で分かっています",
        f"how answers end is known for {found.known:,} of {found.total:,} sittings",
    )


def no_hits(query: str) -> dict[str, Any]:
    """What `search -` answers to a query that cannot be understood."""
    return {"query": query, "total": 0, "exact": True, "hits": []}


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "sitting": hit.sitting,
        "speech": hit.speech,
        "post": hit.post,
        "exchange": hit.exchange,
        "topic": hit.topic.id if hit.topic else None,
        "date": hit.date.isoformat() if hit.date else None,
        "meeting": hit.meeting,
        "speaker": speaker(hit.speaker) if hit.speaker else None,
        "start": hit.start,
        "snippet": hit.snippet,
        "highlights": [list(range_) for range_ in hit.highlights],
        "url": hit.url,
    }


def hit_lines(document: dict[str, Any]) -> Iterator[str]:
    """Search results for people."""
    yield f"{document['total']}件"
    for hit in document["hits"]:
        who: dict[str, Any] = hit["speaker"] or {}
        name = " ".join(part for part in (who.get("name"), who.get("role")) if part)
        where = hit["meeting"] or hit["post"] or ""
        yield f"{hit['date'] or ''}  {where}  {name}  [{hit['speech'] or hit['post']}]"
        yield "  " + " ".join(hit["snippet"].split())
