"""Which passages of a round are most alike, where the reader changed what the program cut."""

from collections.abc import Sequence

from reader.minutes.model import Sitting
from reader.threads.anchors import text_of
from reader.threads.model import Passage
from reader.threads.similarity import Weights, cosine, grams


def likeness(sitting: Sitting, one: Passage, others: Sequence[Passage]) -> list[float]:
    """How alike a passage is to each of the others (0 to 1)."""
    counts = [grams(text_of(sitting, passage)) for passage in (one, *others)]
    weights = Weights(counts)
    mine, *theirs = [weights.vector(count) for count in counts]
    return [cosine(mine, other) for other in theirs]


def likeliest(sitting: Sitting, question: Passage, answers: Sequence[Passage]) -> tuple[str, ...]:
    """Ids of all answers, the one most like the question first."""
    alike = likeness(sitting, question, answers)
    order = sorted(range(len(answers)), key=lambda place: (-alike[place], place))
    return tuple(answers[place].id for place in order)
