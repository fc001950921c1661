"""Quotes are found in the minutes, and what differs is told exactly."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.quotes.finder import Finder
from reader.quotes.model import EditKind, Passage, Verdict

QUESTION = (
    "　最初に、学校図書館の開館時間について伺います。\n"
    "　放課後も開けてほしいという声が保護者の皆様から届いておりますが、いかがでしょうか。"
)
ANSWER = (
    "　次に、学校図書館の開館時間についてでございますが、現在の体制では午後６時までの開館が"
    "精いっぱいであると認識しております。\n"
    "　今後は、地域の皆様の御協力をいただきながら、ＩＣタグによる貸出しの試行を進めるなど、"
    "開館時間の延長について検討してまいります。来年度の予算に計上する考えはございません。\n"
    "　以上、お答えといたします。"
)
OWN = "きょうは朝から雨。図書館の話を少し書いておこうと思う。検討してまいります、とは何だろう。\n"


def quotes(post: str, *speeches: str) -> list[Passage]:
    found = Finder([post]).look(speeches or (QUESTION, ANSWER))
    return found.get(0, [])


def only(post: str) -> Passage:
    (passage,) = quotes(post)
    return passage


def edits(post: str, passage: Passage, speech: str = ANSWER) -> list[tuple[EditKind, str, str]]:
    return [
        (
            edit.kind,
            post[edit.start : edit.end],
            speech[edit.speech_start : edit.speech_end],
        )
        for edit in passage.edits
    ]


def test_a_paragraph_that_was_copied_is_an_exact_quote_of_its_speech() -> None:
    words = ANSWER.split("\n")[1]
    post = f"{OWN}\n{words.strip()}\n\n{OWN}"
    passage = only(post)
    assert (passage.verdict, passage.speech, passage.edits) == (Verdict.EXACT, 2, ())
    assert post[passage.start : passage.end] == words.strip()
    assert ANSWER[passage.speech_start : passage.speech_end] == words.strip()


def test_line_breaks_and_spaces_do_not_count() -> None:
    post = (
        OWN
        + "次に、学校図書館の開館時間についてでござ\nいますが、 現在の体制では\n\n午後６時までの開館が精いっぱいであると認識しております。\n"
    )
    assert only(post).verdict is Verdict.EXACT


def test_half_width_figures_are_told_as_a_difference_of_width_only() -> None:
    post = "区長は「ICﾀｸﾞによる貸出しの試行を進めるなど、開館時間の延長について検討してまいります」と答えた。"
    passage = only(post)
    assert passage.verdict is Verdict.WIDTH
    assert edits(post, passage) == [(EditKind.WIDTH, "ICﾀｸﾞ", "ＩＣタグ")]


@pytest.mark.parametrize("marker", ["（中略）", "…", "(略)", "……（中略）……", "〜中略〜"])
def test_a_part_left_out_with_a_mark_makes_a_shortened_quote(marker: str) -> None:
    post = f"次に、学校図書館の開館時間についてでございますが、{marker}開館時間の延長について検討してまいります。\n{OWN}"
    passage = only(post)
    assert passage.verdict is Verdict.SHORTENED
    ((kind, mine, theirs),) = edits(post, passage)
    assert (kind, mine) == (EditKind.OMITTED, marker)
    assert theirs.startswith("現在の体制では")
    assert theirs.endswith("試行を進めるなど、")


def test_a_sentence_left_out_without_a_word_makes_a_shortened_quote() -> None:
    first, second, _ = ANSWER.split("\n")
    post = first.strip() + second[second.index("来年度") :]
    passage = only(post)
    assert passage.verdict is Verdict.SHORTENED
    ((kind, mine, theirs),) = edits(post, passage)
    assert (kind, mine) == (EditKind.OMITTED, "")
    assert theirs == second[: second.index("来年度")].strip()


@pytest.mark.parametrize(
    ("written", "said", "difference"),
    [
        ("来年度の予算に計上する考えがございません。", "は", "が"),
        ("来年度の予算に計上する考えはございます。", "せん", "す"),
        ("も年度の予算に計上する考えはございません。", "来", "も"),
        ("本年度の予算に計上する考えはございません。", "来", "本"),
        ("来年度予算に計上する考えはございません。", "の", ""),
        ("来年度の予算に計上する考えは全くございません。", "", "全く"),
        ("来年度の予算に計上する考えはございませ。", "ん", ""),
    ],
)
def test_a_changed_word_is_never_called_exact(written: str, said: str, difference: str) -> None:
    post = f"{OWN}\n{written}\n"
    passage = only(post)
    assert passage.verdict is Verdict.ALTERED
    assert [one[1:] for one in edits(post, passage)] == [(difference, said)]
    assert post[passage.start : passage.end] == written


def test_a_changed_ending_of_a_sentence_is_part_of_the_quote() -> None:
    post = "今後は、地域の皆様の御協力をいただきながら、ＩＣタグによる貸出しの試行を進めるなど、開館時間の延長についてすぐに実施します。"
    passage = only(post)
    assert passage.verdict is Verdict.ALTERED
    assert edits(post, passage) == [(EditKind.REPLACED, "すぐに実施し", "検討してまいり")]


def test_what_the_writer_says_around_a_quote_is_not_part_of_it() -> None:
    words = "現在の体制では午後６時までの開館が精いっぱいであると認識しております。今後は、地域の皆様の御協力をいただきながら、ＩＣタグによる貸出しの試行を進める"
    post = f"区長は{words}と答えたが、本当だろうか。"
    passage = only(post)
    assert passage.verdict is Verdict.EXACT
    assert post[passage.start : passage.end].startswith(words)
    assert "答え" not in post[passage.start : passage.end]


def test_the_writers_own_words_are_no_quote() -> None:
    post = OWN * 3 + "学校図書館の開館時間について区長が検討してまいりますと答えたそうだ。\n"
    assert quotes(post) == []


def test_passages_in_another_order_are_quotes_of_their_own() -> None:
    first, second, _ = (part.strip() for part in ANSWER.split("\n"))
    found = quotes(f"{second}\n\n{first}\n")
    assert [one.verdict for one in found] == [Verdict.EXACT, Verdict.EXACT]
    assert sorted(one.speech_start for one in found) == [1, ANSWER.index(second)]


def test_own_words_between_two_passages_part_them() -> None:
    first, second, _ = (part.strip() for part in ANSWER.split("\n"))
    post = f"{first}\n\nここまで読んで、少し安心した。しかし続きがある。\n\n{second}\n"
    assert [one.verdict for one in sorted(quotes(post), key=lambda one: one.start)] == [
        Verdict.EXACT,
        Verdict.EXACT,
    ]


def test_a_page_mark_in_the_middle_of_the_minutes_is_no_part_left_out() -> None:
    speech = (
        '現在の体制では午後６時までの開館が\n<PAGE="119">\n精いっぱいであると認識しております。'
    )
    (passage,) = quotes(
        "現在の体制では午後６時までの開館が精いっぱいであると認識しております。", speech
    )
    assert passage.verdict is Verdict.EXACT


def test_what_many_sittings_have_leads_nowhere() -> None:
    formula = "ただいまの御質問に順次お答えいたしますので、よろしくお願いいたします。"
    finder = Finder([f"{OWN}\n{formula}\n"])
    found = [
        finder.look([f"　{formula}\n　第{number}号議案でございます。"]) for number in range(60)
    ]
    assert found[0]
    assert not any(found[40:])


WORDS = st.text(
    alphabet="区長答弁質問予算図書館について検討します、。ＩＣ６（）", min_size=0, max_size=30
)


@given(WORDS, st.integers(0, 3), st.randoms(use_true_random=False))
def test_every_range_that_is_told_lies_in_its_text_and_what_is_equal_is_equal(
    own: str, cuts: int, chance: random.Random
) -> None:
    words = ANSWER
    for _ in range(cuts):
        at = chance.randrange(len(words))
        words = (
            words[:at]
            + chance.choice(["", "は", "（中略）", "\n"])
            + words[at + chance.randrange(20) :]
        )
    post = own + "\n" + words + own
    for passage in quotes(post):
        assert 0 <= passage.start < passage.end <= len(post)
        assert 0 <= passage.speech_start < passage.speech_end <= len(ANSWER)
        speech = (QUESTION, ANSWER)[passage.speech - 1]
        at, at_speech = passage.start, passage.speech_start
        for edit in passage.edits:
            assert _bare(post[at : edit.start]) == _bare(speech[at_speech : edit.speech_start])
            at, at_speech = edit.end, edit.speech_end
        assert _bare(post[at : passage.end]) == _bare(speech[at_speech : passage.speech_end])


def _bare(text: str) -> str:
    return "".join(text.split())
