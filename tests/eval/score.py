"""What the threads of a block got right, sentence by sentence and link by link."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from eval.gold import Block, Sentence

from reader.threads.model import Passage, Threads


@dataclass(slots=True)
class Count:
    """Right ones among those found and those wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: set[tuple[int, int]], wanted: set[tuple[int, int]]) -> "Count":
        """Count two sets of pairs; gives itself."""
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)
        return self

    @property
    def precision(self) -> float:
        """Share of the found that is right; 0 of nothing."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted that was found; 0 of nothing."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.found + self.wanted
        return 2 * self.right / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Scored:
    """One block's result.

    Attributes:
        pairs: (question sentence, answer sentence), the task's own measure.
        questions, answers: runs of sentences about one matter, with both ends exact.
        links: (confidence, right) of every link.
    """

    questioner: str
    pairs: Count
    questions: Count
    answers: Count
    links: tuple[tuple[float, bool], ...]


@dataclass(slots=True)
class Found:
    """The threads of a block, sentence by sentence.

    Attributes:
        pairs: (index of a question sentence, index of an answer sentence).
        home: for each sentence, the passage that holds it, or None.
        ties: passages that are answered together have one number.
    """

    pairs: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])
    home: list[str | None] = field(default_factory=list[str | None])
    ties: dict[str, int] = field(default_factory=dict[str, int])
    links: list[tuple[str, str, float]] = field(default_factory=list[tuple[str, str, float]])


def found_in(block: Block, threads: Threads) -> Found:
    """Lay threads over the sentences of their block."""
    result = Found()
    rounds = [round_ for exchange in threads.exchanges for round_ in exchange.rounds]
    passages = [one for round_ in rounds for one in (*round_.questions, *round_.answers)]
    result.home = [_home(sentence, passages) for sentence in block.sentences]
    held: dict[str, list[int]] = {}
    for index, name in enumerate(result.home):
        if name is not None:
            held.setdefault(name, []).append(index)
    parent = {passage.id: passage.id for passage in passages}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for round_ in rounds:
        for link in round_.links:
            result.links.append((link.question, link.answer, link.confidence))
            parent[root(link.answer)] = root(link.question)
            for q in held.get(link.question, ()):
                result.pairs.update((q, a) for a in held.get(link.answer, ()))
    numbers: dict[str, int] = {}
    for passage in passages:
        result.ties[passage.id] = numbers.setdefault(root(passage.id), len(numbers) + 1)
    return result


def score(block: Block, threads: Threads) -> Scored:
    """Compare the threads of a block with its gold."""
    found = found_in(block, threads)
    sentences = block.sentences
    ties = [sentence.tie for sentence in sentences]
    asked = [index for index, one in enumerate(sentences) if one.asks]
    given = [index for index, one in enumerate(sentences) if not one.asks]
    wanted = {(q, a) for q in asked for a in given if ties[q] and ties[q] == ties[a]}
    ours = [0 if name is None else found.ties[name] for name in found.home]
    return Scored(
        block.questioner,
        Count().add(found.pairs, wanted),
        Count().add(_runs(ours, asked, sentences), _runs(ties, asked, sentences)),
        Count().add(_runs(ours, given, sentences), _runs(ties, given, sentences)),
        tuple(
            (sure, _is_right(found.home, ties, question, answer))
            for question, answer, sure in found.links
        ),
    )


def _home(sentence: Sentence, passages: Iterable[Passage]) -> str | None:
    middle = (sentence.start + sentence.end) // 2
    for one in passages:
        if one.speech == sentence.speech and one.start <= middle < one.end:
            return one.id
    return None


def _runs(
    ties: Sequence[int], places: Sequence[int], sentences: Sequence[Sentence]
) -> set[tuple[int, int]]:
    """The runs of sentences of one speech with one tie, as (first, last)."""
    runs: set[tuple[int, int]] = set()
    for (_, tie), run in groupby(places, key=lambda place: (sentences[place].speech, ties[place])):
        if tie:
            own = list(run)
            runs.add((own[0], own[-1]))
    return runs


def _is_right(home: Sequence[str | None], ties: Sequence[int], question: str, answer: str) -> bool:
    """Whether most of the question's and most of the answer's sentences are tied as one."""
    foremost: list[int] = []
    for passage in (question, answer):
        own = Counter(tie for name, tie in zip(home, ties, strict=True) if name == passage)
        foremost.append(own.most_common(1)[0][0] if own else 0)
    return foremost[0] == foremost[1] != 0
