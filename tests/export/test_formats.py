"""The same quote in five formats, compared with stored references, and what may be set."""

from datetime import datetime
from pathlib import Path

import pytest
from lxml import html as lxml_html
from msgspec.structs import replace

from reader.errors import BadSelection, TemplateProblem
from reader.export.formats import WarningCode, render
from reader.export.selection import Selection, choose, from_exchange, from_range, from_topic, tick
from reader.export.templates import Templates
from reader.export.wishes import HeadingPatterns, QuoteFormat, QuoteOptions
from reader.minutes.model import Sitting, Speech
from reader.threads.model import Exchange

REFERENCE = Path(__file__).parent / "reference"
OPTIONS = QuoteOptions(
    surnames={"見本たろう": "見本"},
    author="架空ブログ",
    written=datetime(2020, 9, 22, 0, 5, 9),
)


@pytest.fixture
def topic(sitting: Sitting, exchange: Exchange, library_topic: str) -> Selection:
    """The library's topic with everything ticked."""
    return from_topic(sitting, exchange, library_topic)


@pytest.mark.parametrize(
    ("format", "ending"),
    [
        (QuoteFormat.HTML, "html"),
        (QuoteFormat.SOURCE, "html"),
        (QuoteFormat.MARKDOWN, "md"),
        (QuoteFormat.TEXT, "txt"),
        (QuoteFormat.MOVABLETYPE, "mt"),
    ],
)
@pytest.mark.parametrize(
    ("name", "paragraphs", "options"),
    [
        ("topic", None, OPTIONS),
        (
            "ticked",
            "1,3-4,8-10",
            replace(OPTIONS, halfwidth=True, mark_estimated=True),
        ),
    ],
)
def test_quote_equals_its_reference(
    topic: Selection,
    templates: Templates,
    format: QuoteFormat,
    ending: str,
    name: str,
    paragraphs: str | None,
    options: QuoteOptions,
) -> None:
    selection = topic if paragraphs is None else choose(topic, paragraphs)
    quote = render(selection, format, options, templates)
    stored = (REFERENCE / f"{name}.{ending}").read_bytes()
    assert quote.text.encode() == stored


def test_whole_exchange_in_text(sitting: Sitting, exchange: Exchange, templates: Templates) -> None:
    quote = render(from_exchange(sitting, exchange), QuoteFormat.TEXT, OPTIONS, templates)
    assert quote.text.encode() == (REFERENCE / "exchange.txt").read_bytes()


def test_clipboard_gets_html_and_readable_text_together(
    topic: Selection, templates: Templates
) -> None:
    seen = render(topic, QuoteFormat.HTML, OPTIONS, templates)
    source = render(topic, QuoteFormat.SOURCE, OPTIONS, templates)
    text = render(topic, QuoteFormat.TEXT, OPTIONS, templates)
    assert seen.html == seen.text == source.text == source.plain
    assert seen.plain == text.text
    assert source.html is None
    assert text.html is None


def test_tags_in_the_minutes_stay_words(sitting: Sitting, templates: Templates) -> None:
    hostile = '　<script>alert("架空")</script>と<!-- 言われ --> &amp; ました。'
    speech = replace(sitting.speeches[2], text=hostile)
    changed = replace(
        sitting,
        assembly="<b>架空</b>区議会",
        meeting='"><img src=x>',
        speeches=(replace(speech, speaker=replace(speech.speaker, name="<i>見本")),),
    )
    selection = replace(from_range(changed, 1, 0, 999), title="<script>")
    for format in (QuoteFormat.HTML, QuoteFormat.MOVABLETYPE):
        quote = render(selection, format, QuoteOptions(), templates)
        assert "<script" not in quote.text
        assert "<i>" not in quote.text
        assert "<img" not in quote.text
    page = lxml_html.fragment_fromstring(
        render(selection, QuoteFormat.HTML, QuoteOptions(), templates).text, create_parent=True
    )
    assert [p.text_content() for p in page.findall(".//blockquote/p")] == [hostile[1:]]


def test_no_token_in_any_format(topic: Selection, templates: Templates) -> None:
    for format in QuoteFormat:
        quote = render(topic, format, OPTIONS, templates)
        for given in (quote.text, quote.plain, quote.html or ""):
            assert "Code=" not in given
            assert "a1b2c3d4e5f6g7h8i9" not in given


def test_omission_only_between_paragraphs_that_are_apart_under_one_heading(
    topic: Selection, templates: Templates
) -> None:
    def omissions(*numbers: int) -> int:
        text = render(tick(topic, numbers), QuoteFormat.TEXT, OPTIONS, templates).text
        return text.count("（中略）")

    assert omissions(1, 2) == 0
    assert omissions(1, 3) == 1
    assert omissions(3, 4) == 0  # only a clock line lies between them
    assert omissions(2, 4) == 1
    assert omissions(1, 5) == 0  # question and answer: two headings
    assert omissions(2, 3) == 0  # nothing at the ends
    assert omissions(1, 3, 5) == 1


def test_remarks_between_passages_are_marked_as_left_out(
    sitting: Sitting, exchange: Exchange, templates: Templates
) -> None:
    first, second = exchange.rounds
    without_park = replace(first, questions=first.questions[:1], remarks=first.remarks)
    changed = replace(exchange, rounds=(replace(without_park, answers=first.answers), second))
    text = sitting.speeches[2].text
    before = from_exchange(sitting, changed).parts[0]
    tail = from_range(sitting, 3, text.index("以上で"), len(text), exchange=exchange).parts[0]
    selection = replace(from_exchange(sitting, changed), parts=(before, tail))
    quote = render(selection, QuoteFormat.TEXT, OPTIONS, templates)
    assert "今後の拡充を伺います。\n\n（中略）\n\n以上で" in quote.text
    assert quote.text.count("見本区議質問") == 1


def test_passages_that_share_a_paragraph_are_joined_again(
    sitting: Sitting, exchange: Exchange, templates: Templates
) -> None:
    text = sitting.speeches[4].text
    comma = text.index("評価を")
    one, other = (
        from_range(sitting, 5, start, end, exchange=exchange).parts[0]
        for start, end in ((text.index("　まず"), comma), (comma, text.index("　拡充")))
    )
    whole = from_range(sitting, 5, 0, 1)
    quote = render(replace(whole, parts=(one, other)), QuoteFormat.TEXT, OPTIONS, templates)
    assert text[text.index("　まず") : text.index("\n　拡充")] in quote.text
    assert "（中略）" not in quote.text


def test_words_left_out_inside_a_paragraph_are_marked(
    sitting: Sitting, templates: Templates
) -> None:
    text = sitting.speeches[4].text
    one, other = (
        from_range(sitting, 5, text.index(first), text.index(last) + len(last)).parts[0]
        for first, last in (("まず、", "第１点目、"), ("評価を", "ございます。\n"))
    )
    selection = replace(from_range(sitting, 5, 0, 1), parts=(one, other))
    quote = render(selection, QuoteFormat.TEXT, OPTIONS, templates)
    assert "まず、第１点目、\n\n（中略）\n\n評価を行っている" in quote.text


def test_unconfirmed_link_repeats_its_warning(topic: Selection, templates: Templates) -> None:
    quote = render(topic, QuoteFormat.TEXT, OPTIONS, templates)
    (warning,) = quote.warnings
    assert (warning.code, warning.headings) == (WarningCode.ESTIMATED, ("区長",))
    assert warning.sentence.ja == "対応は推定です"
    assert "推定" not in quote.text
    marked = render(topic, QuoteFormat.TEXT, replace(OPTIONS, mark_estimated=True), templates)
    assert "\n区長（対応は推定）\n" in marked.text
    first_round = render(choose(topic, "1-5"), QuoteFormat.TEXT, OPTIONS, templates)
    assert first_round.warnings == ()


def test_halfwidth_changes_letters_and_figures_only_and_says_so(
    topic: Selection, templates: Templates
) -> None:
    options = replace(OPTIONS, halfwidth=True, source_line=False)
    plain = render(topic, QuoteFormat.TEXT, replace(OPTIONS, source_line=False), templates)
    quote = render(topic, QuoteFormat.TEXT, options, templates)
    assert "AI案内" in quote.text
    assert "3，000件" in quote.text
    assert len(quote.text) == len(plain.text)
    assert quote.characters == plain.characters
    assert WarningCode.HALFWIDTH in [warning.code for warning in quote.warnings]
    untouched = render(choose(topic, "3"), QuoteFormat.TEXT, options, templates)
    assert untouched.warnings == ()


def test_characters_are_the_quoted_ones(topic: Selection, templates: Templates) -> None:
    chosen = choose(topic, "3,4")
    expected = len("予算は足りているのでしょうか。今後の拡充を伺います。")
    for format in QuoteFormat:
        assert render(chosen, format, OPTIONS, templates).characters == expected


def test_headings_typed_by_hand_and_patterns(topic: Selection, templates: Templates) -> None:
    options = replace(
        OPTIONS,
        headings={0: "たろうさんの\n質問", 4: ""},
        patterns=HeadingPatterns(answer="{氏名}{役職}の{答弁}"),
    )
    text = render(topic, QuoteFormat.TEXT, options, templates).text
    assert text.startswith("たろうさんの 質問\n\n")
    assert "架空花子区長の答弁" in text
    assert "架空花子区長の\n" not in text


def test_source_line_may_be_left_out_but_a_summary_is_still_told(
    topic: Selection, templates: Templates
) -> None:
    summary = replace(choose(topic, "1"), summary_record=True)
    shown = render(summary, QuoteFormat.TEXT, OPTIONS, templates)
    assert "要点記録（逐語ではない）" in shown.text
    assert shown.warnings == ()
    hidden = render(summary, QuoteFormat.TEXT, replace(OPTIONS, source_line=False), templates)
    assert "要点記録" not in hidden.text
    assert [warning.code for warning in hidden.warnings] == [WarningCode.SUMMARY_RECORD]


def test_without_an_address_nothing_is_linked(sitting: Sitting, templates: Templates) -> None:
    selection = from_range(replace(sitting, url=None, family="text"), 7, 0, 99)
    page = render(selection, QuoteFormat.HTML, OPTIONS, templates).text
    assert "<a " not in page
    assert "<blockquote>" in page
    note = render(selection, QuoteFormat.MARKDOWN, OPTIONS, templates).text
    assert "](" not in note
    assert "発言者（発言番号）：見本たろう議員（7）" in note


def test_nothing_ticked_is_told(topic: Selection, templates: Templates) -> None:
    with pytest.raises(BadSelection) as caught:
        render(tick(topic, ()), QuoteFormat.TEXT, OPTIONS, templates)
    assert "選択なし" in caught.value.message("ja")
    assert "none" in caught.value.message("en")


@pytest.mark.parametrize(
    ("hour", "line"),
    [(0, "12:05:09 AM"), (9, "09:05:09 AM"), (12, "12:05:09 PM"), (23, "11:05:09 PM")],
)
def test_movable_type_dates(topic: Selection, templates: Templates, hour: int, line: str) -> None:
    options = replace(OPTIONS, written=datetime(2020, 9, 22, hour, 5, 9))
    entry = render(topic, QuoteFormat.MOVABLETYPE, options, templates).text
    assert f"DATE: 09/22/2020 {line}\n" in entry


def test_movable_type_without_author_or_date(topic: Selection, templates: Templates) -> None:
    entry = render(topic, QuoteFormat.MOVABLETYPE, QuoteOptions(), templates).text
    assert entry.startswith("TITLE: 図書館のＡＩ案内\nSTATUS: Draft\n")
    assert "AUTHOR" not in entry
    assert "DATE" not in entry


@pytest.mark.parametrize(
    "template",
    [
        "{% for block in blocks %}",
        "{{ nothing }}",
        "{{ blocks.__class__.__mro__ }}",
        "{{ blocks[0].paragraphs[0].__init__.__globals__ }}",
        "{{ 1 / 0 }}",
        "{{ 1 + 'a' }}",
        "{{ 'abc'.format(1).encode('no such') }}",
        "{{ '{0.__class__}'.format(blocks) }}",
        "{% include 'quote.html.jinja' %}",
        "{{ range(10000000) }}",
    ],
)
def test_own_templates_that_fail_are_told_in_a_sentence(
    topic: Selection, templates: Templates, template: str
) -> None:
    with pytest.raises(TemplateProblem) as caught:
        render(topic, QuoteFormat.TEXT, OPTIONS, replace(templates, text=template))
    assert "\n" not in caught.value.message("ja")
    assert caught.value.__cause__ is not None


def test_own_template(topic: Selection, templates: Templates) -> None:
    own = "{% for block in blocks %}■{{ block.heading }}{% endfor %}"
    quote = render(topic, QuoteFormat.TEXT, OPTIONS, replace(templates, text=own))
    assert quote.text == "■見本区議質問■区長答弁■教育長答弁■見本区議再質問■区長"


def test_every_speech_of_real_length_is_quoted_whole(
    sitting: Sitting, templates: Templates
) -> None:
    line = "　" + "架空区の施策について伺います。" * 20
    speech: Speech = replace(sitting.speeches[2], text="\n".join([line] * 60))
    long = replace(sitting, speeches=(speech,))
    quote = render(from_range(long, 1, 0, 10**9), QuoteFormat.TEXT, OPTIONS, templates)
    assert quote.characters == (len(line) - 1) * 60
