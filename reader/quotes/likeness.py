"""How alike two short texts are, and how one is made into the other."""


def alike(one: str, other: str) -> float:
    """From 0 to 1: the share of characters that need not be changed (Levenshtein)."""
    from rapidfuzz.distance import Levenshtein  # not before there is something to compare

    return Levenshtein.normalized_similarity(one, other)


def operations(one: str, other: str) -> list[tuple[str, int, int, int, int]]:
    """How `one` is made into `other`: as `difflib.SequenceMatcher.get_opcodes`."""
    from rapidfuzz.distance import Levenshtein

    return [
        (step.tag, step.src_start, step.src_end, step.dest_start, step.dest_end)
        for step in Levenshtein.opcodes(one, other)
    ]
