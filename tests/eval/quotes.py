"""The evaluation of quotes: `make proof`; see "judge the quotes" in CONTRIBUTING.md.

Posts are made of an archive's minutes and a writer's own words (`eval.quote_posts`), one sitting
in ten is kept out of the library, and what the program finds is laid beside what is known.
"""

import argparse
import random
import re
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench import archive, tables
from bench.tables import Figure, say
from eval.quote_posts import Kind, MadePost, Planted, Source, make

from reader.jobs.proving import prove
from reader.library.library import Library
from reader.library.quotes import Quote
from reader.library.records import Post
from reader.minutes.model import Sitting
from reader.quotes.model import Verdict
from reader.sources import files
from reader.threads.exchanges import find_exchanges

_MEGURO = archive.DEFAULT.parents[1] / "kensakusystem" / "meguro" / "statements.txt"
_SEED = 20200922
_KEPT_OUT = 10
"""Of so many sittings one is kept out of the library."""
_LONG = 60
"""A speech that is quoted has more characters."""
_FORMULA = 5
"""What stands in more sittings is a formula, and no quote of any."""
_COVERED = 0.8
_GOAL = 0.98
_SECONDS = 600
_SHORT = 60
_BANDS = ((20, 30), (30, 60), (60, 200), (200, 600), (600, 9999))


@dataclass(slots=True)
class Tally:
    """What was found, and what was not.

    Attributes:
        planted, found: quotes that are to be found, and that were, by kind.
        right, wrong: claims.
        unsure: quotes of which it was told that they stand in several sittings.
        elsewhere: planted ones that need not be found.
        verdicts: (expected, given) of the found ones.
        bands: planted and found, by length.
        examples: of what went wrong.
    """

    planted: Counter[Kind] = field(default_factory=Counter[Kind])
    found: Counter[Kind] = field(default_factory=Counter[Kind])
    right: int = 0
    wrong: Counter[str] = field(default_factory=Counter[str])
    unsure: int = 0
    elsewhere: int = 0
    verdicts: Counter[tuple[Verdict, Verdict]] = field(
        default_factory=Counter[tuple[Verdict, Verdict]]
    )
    bands: Counter[tuple[tuple[int, int], bool]] = field(
        default_factory=Counter[tuple[tuple[int, int], bool]]
    )
    examples: list[str] = field(default_factory=list[str])


def main() -> int:
    """Print the tables."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="gijiroku-proof-") as folder:
        library = Library(options.library or Path(folder))
        try:
            _evaluate(library, options)
        finally:
            library.close()
    return 0


def _evaluate(library: Library, options: argparse.Namespace) -> None:
    chance = random.Random(options.seed)
    there, absent = _fill(library, options, chance)
    posts = [make(number, chance, there, absent) for number in range(options.posts)]
    for post in posts:
        library.posts.store(_stored(post))
    say(
        f"{options.posts} posts of {sum(len(post.text) for post in posts):,} characters, "
        f"{library.sittings.count():,} sittings"
    )
    begun, used = time.monotonic(), time.process_time()
    prove(library)
    seconds, processor = time.monotonic() - begun, time.process_time() - used
    tally = _tally(library, posts)
    _print_found(tally)
    _print_verdicts(tally)
    for example in tally.examples[: options.verbose]:
        say(example)
    _print_summary(tally, seconds, processor)


def _print_found(tally: Tally) -> None:
    tables.heading("Quotes that are to be found")
    rows = [
        [kind.value, tally.found[kind], tally.planted[kind]] for kind in Kind if tally.planted[kind]
    ]
    for low, high in _BANDS:
        found = tally.bands[(low, high), True]
        total = found + tally.bands[(low, high), False]
        if total:
            rows.append([f"{low} to {high} characters", found, total])
    tables.table(["", "found", "of"], [[str(cell) for cell in row] for row in rows])
    say(
        "",
        f"left out of this: {tally.elsewhere} passages that stand in more than {_FORMULA} sittings, "
        "or in others than theirs",
        f"of an unsure origin, and told so: {tally.unsure}",
    )
    tables.heading("Claims that are wrong")
    tables.table(["", "claims"], [[why, str(count)] for why, count in tally.wrong.most_common()])


def _print_verdicts(tally: Tally) -> None:
    tables.heading("Verdicts: what was done (rows), what was said (columns)")
    tables.table(
        ["", *Verdict],
        [
            [expected, *(str(tally.verdicts[expected, given]) for given in Verdict)]
            for expected in Verdict
        ],
    )


def _print_summary(tally: Tally, seconds: float, processor: float) -> None:
    claims = tally.right + sum(tally.wrong.values())
    judged = sum(tally.verdicts.values())
    agreed = sum(count for (one, other), count in tally.verdicts.items() if one is other)
    belittled = sum(
        tally.verdicts[Verdict.ALTERED, given] for given in (Verdict.EXACT, Verdict.WIDTH)
    )
    tables.heading("Summary")
    tables.summary(
        [
            _share("precision", tally.right, claims),
            _share("recall", sum(tally.found.values()), sum(tally.planted.values())),
            _share("verdicts", agreed, judged),
            Figure("altered quotes called exact", str(belittled), "0", belittled == 0),
            Figure("seconds", f"{seconds:.0f}", f"<= {_SECONDS}", seconds <= _SECONDS),
            Figure("processor seconds", f"{processor:.0f}"),
            Figure("memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MiB"),
        ]
    )


def _share(name: str, count: int, total: int) -> Figure:
    share = count / max(1, total)
    return Figure(name, f"{share:.4f} ({count:,} of {total:,})", f">= {_GOAL}", share >= _GOAL)


def _fill(
    library: Library, options: argparse.Namespace, chance: random.Random
) -> tuple[list[Source], list[Source]]:
    """Store the archive but for what is kept out; gives what to quote from."""
    there: list[Source] = []
    absent: list[Source] = []
    for number, sitting in enumerate(_sittings(options)):
        sources = [
            Source(sitting.id, sitting.date.isoformat() if sitting.date else None, at, speech.text)
            for at, speech in enumerate(sitting.speeches, 1)
            if len(speech.text) > _LONG
        ]
        chosen = chance.sample(sources, min(len(sources), 6))
        if number % _KEPT_OUT == _KEPT_OUT - 1:
            absent += chosen
            if library.sittings.holds(sitting.id):
                library.sittings.delete(sitting.id)  # of another run
            continue
        there += chosen
        if not library.sittings.holds(sitting.id):
            library.sittings.store(sitting, find_exchanges(sitting))
    return there, absent


def _sittings(options: argparse.Namespace) -> Iterator[Sitting]:
    for path in (_MEGURO, options.archive):
        if not path.is_file():
            continue
        with tempfile.TemporaryDirectory() as folder:
            if path is options.archive and options.sittings:
                part = Path(folder) / "part.jsonl.xz"
                path = archive.part(path, options.sittings, options.seed, part)
            for item in files.read(path):
                if isinstance(item, Sitting):
                    yield item


def _stored(post: MadePost) -> Post:
    return Post(
        id=post.id,
        title=f"記事 {post.id}",
        date=post.date,
        author=None,
        url=None,
        categories=(),
        html="",
        text=post.text,
        source="made",
    )


def _tally(library: Library, posts: Sequence[MadePost]) -> Tally:
    tally = Tally()
    counted = _sittings_that_hold(
        library,
        {
            _squeezed(one.words)
            for post in posts
            for one in post.planted
            if len(one.words) < _SHORT or one.kind is Kind.ABSENT
        },
    )
    for post in posts:
        quotes = library.quotes.of_post(post.id)
        taken: set[int] = set()
        for planted in post.planted:
            _find(library, tally, post, planted, quotes, taken, counted)
        for number, quote in enumerate(quotes):
            if number in taken:
                tally.right += 1
                continue
            why = _fault(post, quote)
            tally.wrong[why] += 1
            passage = quote.passage
            tally.examples.append(
                f"{why}: {post.id} {quote.sitting} #{passage.speech} {passage.verdict} "
                f"{post.text[passage.start : passage.end][:120]!r}"
            )
    return tally


def _find(
    library: Library,
    tally: Tally,
    post: MadePost,
    planted: Planted,
    quotes: Sequence[Quote],
    taken: set[int],
    counted: dict[str, int],
) -> None:
    """Look for a planted quote among the claims."""
    held = counted.get(_squeezed(planted.words), 1)
    there = planted.kind is not Kind.ABSENT or held > 0
    hits = [
        number
        for number, quote in enumerate(quotes)
        if _overlap(planted, quote) > 0.5 * (quote.passage.end - quote.passage.start)
    ]
    right = [number for number in hits if _is_right(library, planted, quotes[number], held)]
    taken.update(right)
    if not there:
        return
    if planted.kind is Kind.ABSENT or held > _FORMULA:
        # Words that also stand elsewhere may be found there; a formula may be left alone.
        tally.elsewhere += 1
        return
    tally.planted[planted.kind] += 1
    covered = sum(_overlap(planted, quotes[number]) for number in right)
    found = covered >= _COVERED * (planted.end - planted.start)
    tally.found[planted.kind] += found
    band = next(band for band in _BANDS if band[0] <= planted.end - planted.start + 1 < band[1] + 2)
    tally.bands[band, found] += 1
    if not found:
        tally.examples.append(
            f"missed: {post.id} {planted.kind} {held} {planted.end - planted.start} "
            f"{post.text[planted.start : planted.end][:120]!r} "
            f"{[(quotes[one].passage.start - planted.start, quotes[one].passage.end - planted.start, quotes[one].sitting) for one in hits]}"
        )
        return
    worst = max((quotes[number].passage.verdict for number in right), key=lambda one: one.rank)
    tally.verdicts[planted.verdict, worst] += 1
    tally.unsure += any(quotes[number].places > 1 for number in right)
    if worst is not planted.verdict:
        tally.examples.append(
            f"{planted.verdict} called {worst}: {post.id} {planted.kind} "
            f"{post.text[planted.start - 10 : planted.end + 10][:3000]!r} <- {planted.words[:3000]!r} "
            f"{[quotes[number].passage for number in right]}"
        )


def _is_right(library: Library, planted: Planted, quote: Quote, held: int) -> bool:
    """Whether a claim names the sitting that was quoted, or one with the same words, told as unsure.

    Where the very sitting is not there, or the words stand in several, the claim must be true to
    the letter: they stand where it says.
    """
    passage = quote.passage
    if quote.sitting == planted.source.sitting:
        return True
    if quote.places == 1 and planted.kind is not Kind.ABSENT and held == 1:
        return False
    speech = library.sittings.get(quote.sitting).speeches[passage.speech - 1]
    theirs = _squeezed(speech.text[passage.speech_start : passage.speech_end])
    return theirs in _squeezed(planted.words) and (
        quote.places > 1 or planted.kind is Kind.ABSENT or held > 1
    )


def _fault(post: MadePost, quote: Quote) -> str:
    start, end = quote.passage.start, quote.passage.end
    for planted in post.planted:
        if min(end, planted.end) - max(start, planted.start) > 0.5 * (end - start):
            if planted.kind is Kind.ABSENT:
                return "of a sitting that is not there"
            return "another sitting"
    return "the writer's own words"


def _overlap(planted: Planted, quote: Quote) -> int:
    return max(0, min(planted.end, quote.passage.end) - max(planted.start, quote.passage.start))


_NO_LETTERS = re.compile(r"[\W_ー]+")


def _squeezed(text: str) -> str:
    return _NO_LETTERS.sub("", text)


def _sittings_that_hold(library: Library, wanted: set[str]) -> dict[str, int]:
    """In how many sittings of the library each of some squeezed texts stands."""
    held = dict.fromkeys(wanted, 0)
    by_head: dict[str, list[str]] = {}
    for one in wanted:
        by_head.setdefault(one[:8], []).append(one)
    heads = frozenset(by_head)
    for info in library.sittings.infos():
        text = "\n".join(_squeezed(one.text) for one in library.sittings.get(info.id).speeches)
        here = heads.intersection(text[at : at + 8] for at in range(len(text)))
        for head in here:
            for one in by_head[head]:
                held[one] += one in text
    return held


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make proof ARGS=", description=__doc__)
    parser.add_argument("--archive", type=Path, default=archive.DEFAULT)
    parser.add_argument("--sittings", type=int, default=0, help="draw so many; 0: all")
    parser.add_argument("--posts", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=_SEED)
    parser.add_argument("--library", type=Path, help="a folder to keep the library in")
    parser.add_argument("--verbose", type=int, default=0, help="print so many faults")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
