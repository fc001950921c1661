"""A whole draft in every format."""

from datetime import date, datetime

import pytest
from fakes.drafts import draft, note, quotes
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reader.errors import BadSelection, TemplateProblem
from reader.export.draft import as_file, draft_text, heading_of, source_words
from reader.export.formats import WarningCode
from reader.export.leaving_out import is_shown, leave_out, left_out, paragraph_at, take_in
from reader.export.quoted_items import quoted_post
from reader.export.templates import default_templates
from reader.export.wishes import HeadingPatterns, QuoteFormat, QuoteOptions
from reader.library.records import Draft, DraftItem, DraftItemKind, Origin, OwnerKind, Post
from reader.minutes.model import Speaker
from reader.sources.html_text import html_to_text
from reader.sources.movabletype import read_posts

TEMPLATES = default_templates()
SOURCE = "架空区議会 令和2年第1回定例会（第3日 2月20日）会議録"


def written(
    one: Draft, form: QuoteFormat = QuoteFormat.TEXT, options: QuoteOptions | None = None
) -> str:
    return draft_text(one, form, options or QuoteOptions(), TEMPLATES).quote.text


def test_a_draft_reads_as_the_blogger_writes_it() -> None:
    lines = [line for line in written(draft()).split("\n") if line]
    assert lines == [
        "図書館のＡＩ案内　その1",
        "図書館の案内について、区議会で議論があった。",
        "見本区議質問",
        "　大きな１点目、図書館のＡＩ案内についてです。",
        "　昨年度の利用は３，０００件でした。",
        "　今後の拡充を伺います。",
        "区長答弁",
        "　まず、第１点目、図書館のＡＩ案内についてでございますが、評価を行っているところでございます。",
        "　拡充につきましては、検討してまいります。",
        f"出典：{SOURCE}",
        "発言者（発言番号）：見本太郎議員（3）、架空花子区長（5）",
        "https://www.kensakusystem.jp/kakuu/",
        "検討は、いつまで続くのか。",
        "見本区議再質問",
        "　検討はいつまでに終わるのか、再度伺います。",
        "区長",
        "　検討は年内に終えたいと考えております。",
        f"出典：{SOURCE}",
        "発言者（発言番号）：見本太郎議員（7）、架空花子区長（8）",
        "https://www.kensakusystem.jp/kakuu/",
    ]


def test_in_html_notes_are_markdown_and_quotes_are_quotes() -> None:
    html = written(draft(), QuoteFormat.SOURCE)
    assert html.startswith("<p>図書館の<strong>案内</strong>について")
    assert html.count("<blockquote") == 4
    assert html.count('<p class="source">') == 2, "the source once for quotes that go together"
    quote = draft_text(draft(), QuoteFormat.HTML, QuoteOptions(), TEMPLATES).quote
    assert quote.html == html
    assert "区議会で議論" in quote.plain
    assert "<p>" not in quote.plain


def test_notes_are_harmless_and_keep_their_lines() -> None:
    text = (
        "　一行目\n二行目<script>alert(1)</script>\n\n[議会](https://example.jp/) [x](javascript:a)"
    )
    html = written(Draft(1, "", (note(text),)), QuoteFormat.SOURCE)
    assert "<p>　一行目<br />\n二行目&lt;script&gt;" in html
    assert '<a href="https://example.jp/">議会</a>' in html
    assert 'href="javascript' not in html


def test_markdown_keeps_the_notes_as_they_were_typed() -> None:
    text = written(draft(), QuoteFormat.MARKDOWN)
    assert text.startswith("# 図書館のＡＩ案内　その1\n\n図書館の**案内**について")
    assert "#### 区長答弁\n\n> まず、第１点目" in text


def test_an_entry_of_movable_type_says_draft_and_escapes_lines_of_hyphens() -> None:
    hyphens = note("```\n-----\n--------\n```")
    options = QuoteOptions(written=datetime(2025, 3, 10, 15, 4, 5))
    entry = written(Draft(1, "境の線", (hyphens,)), QuoteFormat.MOVABLETYPE, options)
    assert entry.startswith(
        "TITLE: 境の線\nSTATUS: Draft\nCONVERT BREAKS: 0\nDATE: 03/10/2025 03:04:05 PM\n-----\nBODY:\n"
    )
    assert "\n--------\t\n" in entry
    (post,) = read_posts(entry, "draft.txt")
    assert post.text.split() == ["-----", "--------"]
    assert post.date == date(2025, 3, 10)


def test_a_draft_that_is_exported_and_imported_is_the_same_post() -> None:
    (post,) = read_posts(written(draft(), QuoteFormat.MOVABLETYPE), "draft.txt")
    assert post.title == "図書館のＡＩ案内　その1"
    assert post.html.strip("\n") == written(draft(), QuoteFormat.SOURCE)


WORDS = st.text(
    st.characters(
        exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"), exclude_characters="\ufeff"
    )
    | st.sampled_from("\n-*_#>[]()`　 |&<"),
    max_size=60,
)


@st.composite
def any_quote(draw: st.DrawFn) -> DraftItem:
    text = draw(WORDS.filter(lambda text: text.strip() != ""))
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((at, at + len(line)))
        at += len(line) + 1
    origin = Origin(
        part=draw(st.sampled_from(["question", "answer", "other"])),
        round=draw(st.integers(1, 5)),
        speaker=Speaker("見本太郎", None, 3),
        assembly="架空区議会",
        meeting="令和2年第1回定例会",
        title=draw(WORDS),
    )
    item = DraftItem(
        DraftItemKind.QUOTE,
        text,
        "架空区議会:A",
        3,
        0,
        len(text),
        None,
        shown=tuple(lines),
        spoken=tuple(lines),
        origin=origin,
    )
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return leave_out(item, start, end)


@settings(max_examples=60, deadline=None)
@given(
    title=WORDS,
    items=st.lists(any_quote() | WORDS.map(note), min_size=1, max_size=5),
    halfwidth=st.booleans(),
    source_line=st.booleans(),
)
def test_whatever_is_in_a_draft_comes_back_from_an_export(
    title: str, items: list[DraftItem], halfwidth: bool, source_line: bool
) -> None:
    one = Draft(1, title, tuple(items))
    options = QuoteOptions(halfwidth=halfwidth, source_line=source_line)
    try:
        entry = written(one, QuoteFormat.MOVABLETYPE, options)
    except BadSelection:
        return
    (post,) = read_posts(entry, "draft.txt")
    plain = " ".join(part for part in title.replace("<", "＜").replace(">", "＞").split("\n"))
    assert "".join(post.title.split()) == "".join(plain.split())
    assert post.text == html_to_text(written(one, QuoteFormat.SOURCE, options))


# --- leaving out -------------------------------------------------------------


def test_what_is_left_out_shows_as_an_omission_and_the_rest_stays_verbatim() -> None:
    (asked, *_) = quotes()
    middle = asked.text.index("昨年度")
    span = paragraph_at(asked, middle)
    assert span is not None
    less = leave_out(asked, *span)
    assert less.text == asked.text
    lines = [line for line in written(Draft(1, "", (less,))).split("\n") if line]
    assert lines[1:4] == [
        "　大きな１点目、図書館のＡＩ案内についてです。",
        "（中略）",
        "　今後の拡充を伺います。",
    ]
    assert not is_shown(less, *span)
    assert left_out(less), "it is known for the eye"
    assert take_in(less, *span) == asked


def test_part_of_a_paragraph_is_left_out() -> None:
    (asked, *_) = quotes()
    start = asked.text.index("図書館の")
    less = leave_out(asked, start, start + len("図書館のＡＩ案内"))
    lines = [line for line in written(Draft(1, "", (less,))).split("\n") if line]
    assert lines[1:4] == ["　大きな１点目、", "（中略）", "についてです。"]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 90), st.integers(0, 90)), max_size=8))
def test_leaving_out_and_taking_in_never_change_a_word(steps: list[tuple[bool, int, int]]) -> None:
    (whole, *_) = quotes()
    item = whole
    for out, *ends in steps:
        start, end = sorted(ends)
        item = (leave_out if out else take_in)(item, start, end)
        assert item.text == whole.text
        for first, last in item.shown:
            assert any(a <= first and last <= b for a, b in whole.spoken)
        assert list(item.shown) == sorted(item.shown)
    assert take_in(item, 0, len(whole.text)) == whole


# --- what is said over, under and about it -----------------------------------


def test_headings_follow_the_pattern_until_they_are_typed() -> None:
    asked, said, *_ = quotes()
    patterns = QuoteOptions(patterns=HeadingPatterns(question="{氏名}の{質問}"))
    assert heading_of(asked, patterns) == "見本太郎の質問"
    assert heading_of(replace(said, heading="区長の答え"), patterns) == "区長の答え"
    silent = written(Draft(1, "", (replace(said, heading=""),)))
    assert silent.startswith("　まず")
    with pytest.raises(TemplateProblem):
        written(Draft(1, "", (asked,)), options=QuoteOptions(patterns=HeadingPatterns("{何}")))


def test_unconfirmed_links_repeat_their_warning() -> None:
    warnings = draft_text(draft(), QuoteFormat.TEXT, QuoteOptions(), TEMPLATES).quote.warnings
    assert [(one.code, one.headings) for one in warnings] == [(WarningCode.ESTIMATED, ("区長",))]
    half = draft_text(draft(), QuoteFormat.TEXT, QuoteOptions(halfwidth=True), TEMPLATES)
    assert WarningCode.HALFWIDTH in [one.code for one in half.quote.warnings]
    assert "3，000件" in half.quote.text


def test_characters_are_counted_apart() -> None:
    text = draft_text(draft(), QuoteFormat.HTML, QuoteOptions(), TEMPLATES)
    assert text.own == len("図書館の案内について、区議会で議論があった。検討は、いつまで続くのか。")
    shown = (item.text[a:b].strip("　") for item in quotes() for a, b in item.shown)
    assert text.quote.characters == sum(len(words) for words in shown)


def test_an_empty_draft_is_nothing_to_copy() -> None:
    (asked, *_) = quotes()
    for items in ((), (note(" \n"),), (leave_out(asked, 0, len(asked.text)),)):
        with pytest.raises(BadSelection):
            written(Draft(1, "題", items))


def test_a_file_of_what_is_seen_is_a_whole_page() -> None:
    text = draft_text(draft(), QuoteFormat.HTML, QuoteOptions(), TEMPLATES)
    page = as_file(text, "A & B")
    assert page.startswith('<!DOCTYPE html>\n<html lang="ja">')
    assert "<title>A &amp; B</title>" in page
    source = draft_text(draft(), QuoteFormat.SOURCE, QuoteOptions(), TEMPLATES)
    assert as_file(source, "") == source.quote.text + "\n"


def test_words_of_a_post_are_quoted_with_the_post_as_their_source() -> None:
    post = Post(
        "post:1",
        "散歩の記録",
        date(2024, 5, 6),
        "見本花子",
        "https://blog.example/1",
        (),
        "",
        "川沿いを歩いた。\n\n橋を渡った。\n家に帰った。",
        "x",
    )
    start = post.text.index("橋")
    item = quoted_post(post, start, len(post.text))
    assert item is not None
    assert item.owner_kind is OwnerKind.POST
    assert source_words(item) == "「散歩の記録」（見本花子、令和6年5月6日）"
    lines = [line for line in written(Draft(1, "", (item,))).split("\n") if line]
    assert lines == [
        "橋を渡った。",
        "家に帰った。",
        "出典：「散歩の記録」（見本花子、令和6年5月6日）",
        "https://blog.example/1",
    ]
    assert quoted_post(post, 8, 10) is None
