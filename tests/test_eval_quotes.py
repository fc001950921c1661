"""The evaluation of quotes can be trusted: what a made post is said to quote is what it quotes."""

import random

from eval.quote_posts import Kind, Source, make

from reader.quotes.model import Verdict

TEXT = "".join(
    f"　第{number}点目、図書館の開館時間についてでございますが、{number}時まで開けてまいります。\n"
    for number in range(40)
)


def test_made_posts_know_their_quotes() -> None:
    there, absent = [Source("架空:1", "2025-02-17", 3, TEXT)], [Source("架空:2", None, 4, TEXT)]
    kinds: set[Kind] = set()
    for number in range(120):
        post = make(number, random.Random(number), there, absent)
        for one in post.planted:
            kinds.add(one.kind)
            written = post.text[one.start : one.end]
            squeezed, said = "".join(written.split()), "".join(one.words.split())
            assert one.source in (absent if one.kind is Kind.ABSENT else there)
            assert (squeezed == said) == (one.verdict is Verdict.EXACT)
            if one.kind is Kind.ALTERED:
                assert abs(len(written) - len(one.words)) <= 1
    assert kinds == set(Kind)
