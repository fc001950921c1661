"""Quotes in posts: found in the background, incrementally, and never lost by an interruption."""

import threading
from collections.abc import Callable
from datetime import date

import pytest

from reader.errors import Cancelled
from reader.jobs.progress import Progress
from reader.jobs.proving import prove, prove_beside
from reader.library.library import Library
from reader.library.quotes import Quote
from reader.library.records import Post
from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.quotes.model import Verdict
from reader.threads.exchanges import find_exchanges

ANSWERS = (
    "　学校図書館についてでございますが、夜間の開館に向けて準備を進めているところでございます。",
    "　ため池の水害対策についてでございますが、堤の補強を三年かけて行う計画といたしました。",
    "　空き店舗の活用についてでございますが、商店街の皆様とともに試行してまいります。",
)


def sitting(number: int, answer: str) -> Sitting:
    return Sitting(
        id=f"架空区議会:{number}",
        assembly="架空区議会",
        meeting=f"令和{number}年第1回定例会",
        date=date(2018 + number, 2, 20),
        url=None,
        speeches=(
            Speech("例示花子議長", Speaker("例示花子", "議長"), SpeechKind.CHAIR, "開会します。"),
            Speech("架空一郎区長", Speaker("架空一郎", "区長"), SpeechKind.ANSWER, answer),
        ),
    )


def post(number: int, text: str) -> Post:
    return Post(
        f"post:{number}", f"記事{number}", date(2025, 1, number), None, None, (), "", text, "見本"
    )


@pytest.fixture
def store(library: Library) -> Callable[[Sitting], None]:
    return lambda one: library.sittings.store(one, find_exchanges(one)) and None


def found(library: Library, number: int) -> list[tuple[str, Verdict]]:
    return [(one.sitting, one.passage.verdict) for one in library.quotes.of_post(f"post:{number}")]


def test_a_post_tells_what_it_quotes_and_the_minutes_tell_by_whom(
    library: Library, store: Callable[[Sitting], None]
) -> None:
    store(sitting(1, ANSWERS[0]))
    library.posts.store(post(1, f"区長答弁\n\n{ANSWERS[0].strip()}\n\nなるほど。\n"))
    assert library.quotes.of_post("post:1") == []
    assert not library.quotes.looked_at("post:1")
    prove(library)
    assert library.quotes.looked_at("post:1")
    (quote,) = library.quotes.of_post("post:1")
    assert (quote.sitting, quote.passage.speech, quote.places) == ("架空区議会:1", 2, 1)
    assert quote.speaker == Speaker("架空一郎", "区長")
    (same,) = library.quotes.in_sitting("架空区議会:1")
    assert same == quote
    assert (same.post, same.title, same.posted) == ("post:1", "記事1", date(2025, 1, 1))


def test_new_posts_and_new_sittings_are_compared_and_nothing_twice(
    library: Library, store: Callable[[Sitting], None]
) -> None:
    store(sitting(1, ANSWERS[0]))
    library.posts.store(post(1, "\n\n".join(ANSWERS)))
    prove(library)
    assert found(library, 1) == [("架空区議会:1", Verdict.EXACT)]
    store(sitting(2, ANSWERS[1]))
    library.posts.store(post(2, ANSWERS[1]))
    told: list[Progress] = []
    prove(library, progress=told.append)
    assert [one for one, _ in found(library, 1)] == ["架空区議会:1", "架空区議会:2"]
    assert found(library, 2) == [("架空区議会:2", Verdict.EXACT)]
    # The second post reads both sittings, the first only the new one: together with it.
    assert told[-1].total == 2
    told.clear()
    prove(library, progress=told.append)
    assert told == [Progress(told[0].phase, 0, 0)]


def test_a_sitting_with_another_text_is_compared_anew(
    library: Library, store: Callable[[Sitting], None]
) -> None:
    store(sitting(1, ANSWERS[0]))
    library.posts.store(post(1, ANSWERS[0]))
    prove(library)
    store(sitting(1, ANSWERS[0].replace("準備", "用意")))
    assert found(library, 1) == []
    prove(library)
    assert found(library, 1) == [("架空区議会:1", Verdict.ALTERED)]


def test_a_post_with_another_text_is_compared_anew(
    library: Library, store: Callable[[Sitting], None]
) -> None:
    store(sitting(1, ANSWERS[0]))
    library.posts.store(post(1, ANSWERS[0]))
    prove(library)
    library.posts.store(post(1, ANSWERS[0].replace("準備", "用意")))
    prove(library)
    assert found(library, 1) == [("架空区議会:1", Verdict.ALTERED)]


def test_when_the_likelier_sitting_goes_the_other_takes_its_place(
    library: Library, store: Callable[[Sitting], None]
) -> None:
    store(sitting(1, ANSWERS[0].replace("準備", "用意")))
    store(sitting(2, ANSWERS[0]))
    library.posts.store(post(1, ANSWERS[0]))
    prove(library)
    assert found(library, 1) == [("架空区議会:2", Verdict.EXACT)]
    library.sittings.delete("架空区議会:2")
    prove(library)
    assert found(library, 1) == [("架空区議会:1", Verdict.ALTERED)]


def test_a_cancelled_run_keeps_what_it_found_and_the_next_goes_on(
    library: Library, store: Callable[[Sitting], None]
) -> None:
    for number, answer in enumerate(ANSWERS, start=1):
        store(sitting(number, answer))
    library.posts.store(post(1, "\n\n".join(ANSWERS)))
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        prove(library, cancelled=lambda: next(asked))
    assert [one for one, _ in found(library, 1)] == ["架空区議会:1", "架空区議会:2"]
    told: list[Progress] = []
    prove(library, progress=told.append)
    assert told[0].total == 1
    assert len(found(library, 1)) == 3


def test_what_another_process_has_compared_meanwhile_is_not_stored_twice(
    library: Library, store: Callable[[Sitting], None]
) -> None:
    store(sitting(1, ANSWERS[0]))
    library.posts.store(post(1, ANSWERS[0]))

    def meanwhile(_: Progress) -> None:
        if not library.quotes.looked_at("post:1"):
            other = threading.Thread(target=prove, args=(library,))
            other.start()
            other.join()

    prove(library, progress=meanwhile)
    assert found(library, 1) == [("架空区議会:1", Verdict.EXACT)]


def test_it_runs_in_a_process_of_its_own(
    library: Library, store: Callable[[Sitting], None]
) -> None:
    store(sitting(1, ANSWERS[0]))
    library.posts.store(post(1, ANSWERS[0]))
    prove_beside(library, lambda _: None, lambda: False)
    quotes: list[Quote] = library.quotes.of_post("post:1")
    assert [one.passage.verdict for one in quotes] == [Verdict.EXACT]
    with pytest.raises(Cancelled):
        prove_beside(library, lambda _: None, lambda: True)
