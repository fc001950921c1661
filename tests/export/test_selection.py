"""What the 引用 button and `quote` take: an exchange, a topic, a passage, a text selection."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reader.errors import BadSelection, NotFound
from reader.export.selection import (
    LinkState,
    PartKind,
    Selection,
    choose,
    from_exchange,
    from_passage,
    from_range,
    from_ranges,
    from_topic,
)
from reader.minutes.model import Sitting
from reader.threads.model import Exchange, LinkBy


def words(selection: Selection) -> list[str]:
    """The ticked paragraphs, verbatim."""
    return [part.text[start:end] for part in selection.parts for start, end in part.chosen]


def ticks(selection: Selection) -> list[int]:
    """Numbers of the ticked paragraphs."""
    flat = [tick for part in selection.parts for tick in part.ticked]
    return [number for number, tick in enumerate(flat, start=1) if tick]


def test_topic_is_followed_through_all_rounds_in_reading_order(
    sitting: Sitting, exchange: Exchange, library_topic: str
) -> None:
    selection = from_topic(sitting, exchange, library_topic)
    assert [(part.speech, part.kind, part.round) for part in selection.parts] == [
        (3, PartKind.QUESTION, 1),
        (5, PartKind.ANSWER, 1),
        (6, PartKind.ANSWER, 1),
        (7, PartKind.QUESTION, 2),
        (8, PartKind.ANSWER, 2),
    ]
    assert selection.title == "図書館のＡＩ案内"
    assert not any("公園" in text for text in words(selection))


def test_lines_that_nobody_spoke_are_not_offered(
    sitting: Sitting, exchange: Exchange, library_topic: str
) -> None:
    offered = words(from_topic(sitting, exchange, library_topic))
    assert not any("休憩" in text or "登壇" in text for text in offered)
    assert "今後の拡充を伺います。" in "".join(offered)


def test_exchange_keeps_the_order_in_which_it_was_spoken(
    sitting: Sitting, exchange: Exchange
) -> None:
    selection = from_exchange(sitting, exchange)
    places = [(part.speech, part.start) for part in selection.parts]
    assert places == sorted(places)
    assert len(places) == 7
    assert not any("以上で質問を終わります" in text for text in words(selection))


def test_passage_alone_asserts_no_link(sitting: Sitting, exchange: Exchange) -> None:
    answer = exchange.rounds[1].answers[0]
    selection = from_passage(sitting, exchange, answer.id)
    assert [(part.kind, part.round, part.link) for part in selection.parts] == [
        (PartKind.ANSWER, 2, LinkState.UNLINKED)
    ]
    assert selection.title == "図書館のＡＩ案内"


def test_unknown_ids_are_told(sitting: Sitting, exchange: Exchange) -> None:
    with pytest.raises(NotFound):
        from_topic(sitting, exchange, "架空区議会:R020220A#x3t9-9")
    with pytest.raises(NotFound):
        from_passage(sitting, exchange, "架空区議会:R020220A#9p9")
    with pytest.raises(NotFound):
        from_range(sitting, 99, 0, 1)


def test_link_states(sitting: Sitting, exchange: Exchange, library_topic: str) -> None:
    def states(changed: Exchange) -> list[LinkState]:
        return [part.link for part in from_topic(sitting, changed, library_topic).parts]

    def second_round(**changes: object) -> Exchange:
        first, second = exchange.rounds
        return replace(exchange, rounds=(first, replace(second, **changes)))

    (weak,) = exchange.rounds[1].links
    (again,) = exchange.rounds[1].questions
    certain, estimated = LinkState.CERTAIN, LinkState.ESTIMATED
    assert states(exchange) == [certain, certain, certain, certain, estimated]
    assert states(second_round(links=(replace(weak, confirmed=True),)))[4] is certain
    by_hand = replace(weak, by=LinkBy.READER)
    assert states(second_round(links=(by_hand,)))[4] is LinkState.READER
    # Without any link the answer stands there by its topic alone.
    assert states(second_round(links=()))[3:] == [LinkState.UNLINKED, estimated]
    # A re-question that may belong to another topic is a guess too.
    assert states(second_round(questions=(replace(again, continues=0.5),)))[3] is estimated


def test_answer_linked_by_hand_from_another_topic_is_quoted(
    sitting: Sitting, exchange: Exchange, library_topic: str
) -> None:
    first, second = exchange.rounds
    park = first.answers[1]
    link = replace(first.links[0], answer=park.id, by=LinkBy.READER)
    corrected = replace(exchange, rounds=(replace(first, links=(*first.links, link)), second))
    parts = from_topic(sitting, corrected, library_topic).parts
    assert (park.speech, park.start) in [(part.speech, part.start) for part in parts]


def test_text_selection_is_cut_at_its_ends(sitting: Sitting) -> None:
    text = sitting.speeches[2].text
    start = text.index("ＡＩ案内")
    end = text.index("多い数です。") + 2
    selection = from_range(sitting, 3, start, end)
    assert words(selection) == [
        "ＡＩ案内についてです。",
        "　昨年度の利用は３，０００件でした。<b>*とても*</b>多い",
    ]
    assert selection.parts[0].kind is PartKind.OTHER


def test_text_selection_inside_an_exchange_knows_its_round(
    sitting: Sitting, exchange: Exchange
) -> None:
    selection = from_ranges(sitting, [(6, 0, 999), (7, 0, 999)], exchange=exchange)
    assert [(part.kind, part.round) for part in selection.parts] == [
        (PartKind.ANSWER, 1),
        (PartKind.QUESTION, 2),
    ]


def test_selection_of_a_stage_line_holds_nothing(sitting: Sitting) -> None:
    text = sitting.speeches[2].text
    start = text.index("〔")
    assert from_range(sitting, 3, start, text.index("〕") + 1).parts == ()


def test_summary_records_are_told_or_say_so_themselves(sitting: Sitting) -> None:
    assert not from_range(sitting, 3, 0, 9).summary_record
    assert from_range(sitting, 3, 0, 9, summary_record=True).summary_record
    summary = replace(sitting, summary=True)
    assert from_range(summary, 3, 0, 9).summary_record


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1", [1]),
        ("1,2,5-7", [1, 2, 5, 6, 7]),
        ("１、２、５－７", [1, 2, 5, 6, 7]),
        ("5〜7、2", [2, 5, 6, 7]),
        (" 3 , 3 ", [3]),
        ("１～３", [1, 2, 3]),
    ],
)
def test_choose(
    sitting: Sitting, exchange: Exchange, library_topic: str, typed: str, expected: list[int]
) -> None:
    selection = from_topic(sitting, exchange, library_topic)
    assert ticks(choose(selection, typed)) == expected


@pytest.mark.parametrize(
    "typed", ["", "、", "0", "99", "5-3", "1-", "-1", "a", "1.5", "一", "9" * 40]
)
def test_numbers_that_do_not_exist_are_refused(
    sitting: Sitting, exchange: Exchange, library_topic: str, typed: str
) -> None:
    selection = from_topic(sitting, exchange, library_topic)
    with pytest.raises(BadSelection) as caught:
        choose(selection, typed)
    assert str(selection.count) in caught.value.message("ja")


@given(st.text())
def test_whatever_is_typed_gives_ticks_or_a_sentence(typed: str) -> None:
    selection = Selection("s", None, None, None, None, "text", False, ())
    with pytest.raises(BadSelection):
        choose(selection, typed)
