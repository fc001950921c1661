"""Threads of stored sittings: computed when asked for, kept, corrected by the reader."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from reader.jobs.progress import CancelCallback, Phase, Progress, ProgressCallback, never, silent
from reader.library.library import Library
from reader.minutes import ids
from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.threads.model import Bounds, Exchange, Passage, PassageEnding, Threads

if TYPE_CHECKING:
    from reader.threads.endings import EndingCues
    from reader.threads.profile import Profile


@cache
def general_profile() -> "Profile":
    """The cues that hold for any assembly."""
    from reader.threads.profile import Profile

    source = files("reader.resources") / "threads" / "general.json"
    return Profile.from_mapping(json.loads(source.read_text(encoding="utf-8")))


@cache
def ending_cues() -> "EndingCues":
    """The cues by which it is told how an answer ends, for any assembly."""
    # Only the background and an opened thread need it, not the window's start.
    import tomllib

    from reader.threads.endings import EndingCues

    source = files("reader.resources") / "endings" / "general.toml"
    return EndingCues.from_mapping(tomllib.loads(source.read_text(encoding="utf-8")))


def prepare() -> None:
    """Load what threading stands on, for which the first sitting to be opened would wait."""
    from reader.threads.thread import thread

    # The patterns of the cues are made ready when they are used for the first time.
    trial = _trial()
    _endings_of(trial, thread(trial, general_profile()))


def _trial() -> Sitting:
    """A made-up sitting of two questions by one member and the answers to them."""
    asking = (
        "　見本太郎です。大きく二点、伺います。初めに、公園の柵についてです。倒れた柵があると聞きます。"
        "いつ取り替えるのか、伺います。\n　２点目は、図書館の開館時間についてです。夜も開けてほしいという"
        "声があります。開館時間を延ばすべきと考えますが、いかがでしょうか。"
    )
    answering = (
        "　見本議員の御質問に順次お答えいたします。初めに、公園の柵についてでございますが、地元の皆様の"
        "御意見を伺いながら、順次取り替えてまいります。\n　次に、図書館の開館時間についてでございますが、"
        "ほかの区の例も参考に、研究してまいりたいと考えております。"
    )
    again = "　再質問します。柵の取替えは、今年度のうちに終わるのか、伺います。"
    shortly = "　柵の取替えは、今年度のうちに終える予定でございます。"
    chair = Speaker("議事花子", "議長")
    member, mayor = Speaker("見本太郎"), Speaker("見本健", "区長")
    said = (
        (chair, SpeechKind.CHAIR, "　これより一般質問を行います。１番見本太郎議員。"),
        (member, SpeechKind.QUESTION, asking),
        (mayor, SpeechKind.ANSWER, answering),
        (member, SpeechKind.QUESTION, again),
        (mayor, SpeechKind.ANSWER, shortly),
    )
    speeches = tuple(Speech(who.name or "", who, kind, text) for who, kind, text in said)
    return Sitting("架空区議会:1", "架空区議会", None, None, None, speeches)


def threads_of(library: Library, sitting: Sitting) -> Threads:
    """A stored sitting's threads, computed and kept where they are not there yet; and with them
    how its answers end.

    Raises:
        LibraryError: they could not be kept.
    """
    kept = library.threads.load(sitting.id)
    if kept is not None:
        if not library.endings.known(sitting.id):
            library.endings.save(sitting.id, _endings_of(sitting, kept))
        return kept
    # What a start, which shows what is kept, would wait for.
    from reader.threads.thread import thread

    corrections = [correction for _, correction in library.corrections.of(sitting.id)]
    threads = thread(sitting, general_profile(), corrections)
    library.threads.save(threads, _endings_of(sitting, threads))
    return threads


def _endings_of(sitting: Sitting, threads: Threads) -> Sequence[PassageEnding]:
    from reader.threads.endings import passage_endings

    return passage_endings(sitting, threads, ending_cues())


def endings_to_show(
    library: Library, sitting: Sitting, threads: Threads
) -> Sequence[PassageEnding]:
    """How the answers of the threads that are shown end, whether it is kept or not."""
    if library.endings.known(sitting.id):
        return library.endings.of(sitting.id)
    return _endings_of(sitting, threads)


def threads_to_show(
    library: Library, sitting: Sitting, exchange: str | None, speech: int | None
) -> tuple[Threads, bool]:
    """What can be shown of a stored sitting's threads at once, and whether that is all.

    Where none are kept, one exchange is computed and the others are empty; `threads_of` gives
    the whole then.

    Args:
        exchange: id of the one that is to be shown; None leaves it to `speech`, a number, and
            where that is None, too, the first is shown.
    """
    kept = library.threads.load(sitting.id)
    if kept is not None:
        return kept, True
    from reader.threads.thread import thread_first

    def wanted(bounds: Bounds) -> bool:
        if exchange is not None:
            return ids.exchange_id(sitting.id, bounds.first) == exchange
        return speech is not None and bounds.first <= speech <= bounds.last

    corrections = [correction for _, correction in library.corrections.of(sitting.id)]
    return thread_first(sitting, general_profile(), corrections, wanted), False


def thread_pending(library: Library, *, cancelled: CancelCallback = never) -> None:
    """Compute the threads of every sitting that lacks them, newest first; stops when told."""
    thread_some(library, library.threads.pending(), cancelled=cancelled)


def thread_some(
    library: Library,
    sittings: Iterable[str],
    *,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
) -> None:
    """Compute the threads of these sittings where they lack them; ids of posts are passed over.

    Raises:
        LibraryError: they could not be kept.
    """
    waiting = [sitting for sitting in sittings if library.sittings.holds(sitting)]
    for number, sitting in enumerate(waiting):
        if cancelled():
            return
        progress(Progress(Phase.THREAD, number, len(waiting), sitting))
        threads_of(library, library.sittings.get(sitting))


def passages(exchange: Exchange) -> Iterator[Passage]:
    """Every passage of an exchange, remarks included, round by round."""
    for round_ in exchange.rounds:
        yield from (*round_.questions, *round_.answers, *round_.remarks)


def find_exchange(threads: Threads, identity: str) -> Exchange | None:
    """The exchange that an exchange's, topic's or passage's id belongs to."""
    parts = ids.parse(identity)
    for exchange in threads.exchanges:
        if parts.exchange is not None and exchange.id == ids.exchange_id(
            parts.sitting, parts.exchange
        ):
            return exchange
        if any(passage.id == identity for passage in passages(exchange)):
            return exchange
    return None
