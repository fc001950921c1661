"""What the reader split and merged outlives the threads, the minutes and the algorithm."""

from msgspec.structs import replace

from reader.jobs.thread import passages, threads_of, threads_to_show
from reader.library.library import Library
from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.threads.anchors import anchor_of
from reader.threads.exchanges import find_exchanges
from reader.threads.joints import cuts
from reader.threads.model import Correction, CorrectionKind, Passage, Threads

MADE = "2026-01-01T00:00:00+00:00"


def correct(
    library: Library, sitting: Sitting, kind: CorrectionKind, one: Passage, other: Passage
) -> None:
    """What the window does when the reader corrects."""
    first, second = (anchor_of(sitting, p.speech, p.start, p.end) for p in (one, other))
    library.corrections.add(sitting.id, Correction(kind, first, second, MADE))
    library.threads.drop(sitting.id)


def shown(sitting: Sitting, threads: Threads) -> list[tuple[str, str]]:
    """The words of every passage of the first exchange, and its topic's title."""
    exchange = threads.exchanges[0]
    titles = {topic.id: topic.title for topic in exchange.topics}
    return [
        (sitting.speeches[p.speech - 1].text[p.start : p.end], titles.get(p.topic or "", ""))
        for p in passages(exchange)
    ]


def corrected(library: Library) -> Sitting:
    """The first sitting with a question split, an answer merged and another one moved."""
    sitting = library.sittings.get(library.sittings.infos()[0].id)
    round_ = threads_of(library, sitting).exchanges[0].rounds[0]
    question = round_.questions[0]
    cut = cuts(sitting.speeches[question.speech - 1].text, question)[-1]
    halves = replace(question, end=cut), replace(question, start=cut)
    correct(library, sitting, CorrectionKind.SPLIT, *halves)
    correct(library, sitting, CorrectionKind.MERGE, *round_.answers[:2])
    correct(library, sitting, CorrectionKind.RELINK, halves[1], round_.answers[2])
    return sitting


def test_corrected_threads_are_kept_as_they_were_computed(sample: Library) -> None:
    sitting = corrected(sample)
    computed = threads_of(sample, sitting)
    kept, complete = threads_to_show(sample, sitting, None, None)
    assert complete
    assert kept == computed
    sample.threads.drop(sitting.id)
    first, _ = threads_to_show(sample, sitting, computed.exchanges[0].id, None)
    assert first.exchanges[0] == computed.exchanges[0]


def test_corrections_are_in_force_in_minutes_that_were_fetched_anew(sample: Library) -> None:
    sitting = corrected(sample)
    before = shown(sitting, threads_of(sample, sitting))
    opening = Speech("議長", Speaker("例示花子", "議長"), SpeechKind.CHAIR, "　静粛に願います。")
    anew = replace(sitting, speeches=(opening, *sitting.speeches))
    sample.sittings.store(anew, find_exchanges(anew))
    assert shown(anew, threads_of(sample, anew)) == before


def test_without_the_corrections_everything_is_as_the_program_made_it(sample: Library) -> None:
    sitting = sample.sittings.get(sample.sittings.infos()[0].id)
    plain = threads_of(sample, sitting)
    corrected(sample)
    assert threads_of(sample, sitting) != plain
    for identity, _ in reversed(sample.corrections.of(sitting.id)):
        sample.corrections.undo(identity)
    sample.threads.drop(sitting.id)
    assert threads_of(sample, sitting) == plain
