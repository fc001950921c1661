"""Which sitting a quote is from, where several have the same words."""

from datetime import date

from reader.minutes.model import Speaker
from reader.quotes.choice import Candidate, choose
from reader.quotes.model import Edit, EditKind, Passage, Verdict

MAYOR = Speaker("架空一郎", "区長")


def passage(start: int, end: int, *edits: Edit) -> Passage:
    verdict = Verdict.ALTERED if edits else Verdict.EXACT
    return Passage(start, end, 3, 0, end - start, verdict, end - start, edits)


def candidate(sitting: int, day: date, one: Passage, speaker: Speaker = MAYOR) -> Candidate:
    return Candidate(sitting, day, speaker, one)


def test_a_passage_of_one_sitting_is_certain() -> None:
    (chosen,) = choose("記事", None, [candidate(1, date(2020, 2, 20), passage(0, 50))])
    assert (chosen.candidate.sitting, chosen.places) == (1, 1)


def test_an_exact_passage_is_preferred_to_an_altered_one() -> None:
    edit = Edit(EditKind.REPLACED, 3, 4, 3, 4)
    (chosen,) = choose(
        "記事",
        None,
        [
            candidate(1, date(2020, 2, 20), passage(0, 50, edit)),
            candidate(2, date(2020, 6, 1), passage(0, 50)),
        ],
    )
    assert (chosen.candidate.sitting, chosen.places) == (2, 1)


def test_what_cannot_be_told_is_told_and_the_latest_before_the_post_is_shown() -> None:
    places = [candidate(n, date(2018 + n, 2, 20), passage(0, 50)) for n in (1, 2, 3)]
    (chosen,) = choose("記事", date(2020, 9, 22), places)
    assert (chosen.candidate.sitting, chosen.places) == (2, 3)


def test_neighbours_tell_the_sitting() -> None:
    places = [candidate(n, date(2018 + n, 2, 20), passage(0, 50)) for n in (1, 2, 3)]
    places.append(candidate(1, date(2019, 2, 20), passage(60, 200)))
    first, second = choose("記事", None, places)
    assert (first.candidate.sitting, first.places) == (1, 1)
    assert (second.candidate.sitting, second.places) == (1, 1)


def test_a_day_that_the_post_names_tells_the_sitting() -> None:
    places = [candidate(n, date(2018 + n, 2, 20 + n), passage(0, 50)) for n in (1, 2, 3)]
    (chosen,) = choose("２月２２日の定例会で", date(2022, 9, 22), places)
    assert (chosen.candidate.sitting, chosen.places) == (2, 1)


def test_a_name_tells_the_sitting() -> None:
    places = [
        candidate(1, date(2019, 2, 20), passage(0, 50)),
        candidate(2, date(2020, 2, 20), passage(0, 50), Speaker("見本太郎")),
    ]
    (chosen,) = choose("架空区長の答弁", None, places)
    assert (chosen.candidate.sitting, chosen.places) == (1, 1)


def test_a_formula_is_no_quote_of_any_sitting() -> None:
    places = [candidate(n, date(2000 + n, 2, 20), passage(0, 40)) for n in range(12)]
    assert choose("記事", date(2022, 9, 22), places) == []
