"""Whatever was said comes out word for word, in every format, read back by a reader of it."""

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from reader.export.formats import escape_markdown, render
from reader.export.selection import PartKind, QuotedPart, Selection
from reader.export.templates import default_templates
from reader.export.wishes import QuoteFormat, QuoteOptions
from reader.minutes.model import Speaker

TEMPLATES = default_templates()
OPTIONS = QuoteOptions(source_line=False)
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])

HOSTILE = [
    "# 見出し",
    "1. 一番目",
    "2) 二番目",
    "- 項目",
    "+ 項目",
    "> 引用",
    "--------",
    "-----",
    "***",
    "___",
    "===",
    "~~~",
    "```",
    "    字下げ",
    "<script>alert(1)</script>",
    "<!--",
    "]]>",
    "&amp;",
    "&lt;",
    "&#12354;",
    "*強調*",
    "_強調_",
    "**a**",
    "`符号`",
    "[題](http://x)",
    "![図](x)",
    "[題]: http://x",
    "<http://a.example>",
    "\\",
    "\\*",
    "a\\",
    "BODY:",
    "COMMENT:",
    "a: b",
    ": 定義",
    "{{ blocks }}",
    "{% raw %}",
    "AI-OCR",
    "3.5",
    "10%",
    "~~消~~",
    "x^2^",
    "$x$",
    "[^1]",
    "（中略）",
    "http://a.example/?a=1&b=2",
]

ORDINARY = st.characters(
    exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"), exclude_characters="\ufeff"
)
LINES = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(ORDINARY, min_size=1, max_size=30),
    st.text("#>-+*_`=~<&[]()!\\|:.1 a", min_size=1, max_size=12),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map("".join),
).map(str.strip)
PARAGRAPHS = st.tuples(st.sampled_from(["", "\u3000"]), LINES.filter(bool)).map("".join)


@st.composite
def selections(draw: st.DrawFn) -> tuple[Selection, list[str]]:
    """Parts with paragraphs ticked at will, and the ticked words in order."""
    parts: list[QuotedPart] = []
    words: list[str] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        lines = draw(st.lists(PARAGRAPHS, min_size=1, max_size=5))
        text = "\n".join(lines)
        ends = [len("\n".join(lines[: index + 1])) for index in range(len(lines))]
        spans = tuple((end - len(line), end) for line, end in zip(lines, ends, strict=True))
        ticked = tuple(draw(st.booleans()) for _ in lines)
        if number == 1:
            ticked = (True, *ticked[1:])
        words += [line for line, tick in zip(lines, ticked, strict=True) if tick]
        parts.append(
            QuotedPart(
                speech=number,
                speaker=Speaker(name="見本たろう"),
                kind=PartKind.QUESTION,
                round=number,
                text=text,
                start=0,
                end=len(text),
                spoken=spans,
                paragraphs=spans,
                ticked=ticked,
            )
        )
    found = Selection("s", "架空区議会", "定例会", None, None, "text", False, tuple(parts), "題")
    return found, words


def flush(words: list[str]) -> list[str]:
    """Without the indentation that a paragraph element stands for."""
    return [text.lstrip(" \t\u3000") for text in words]


def paragraphs_of(page: str, css_class: bool) -> list[str]:
    """The paragraphs of the quotes of an HTML page; 「（中略）」 by its class or its words."""
    root = lxml_html.fragment_fromstring(page, create_parent="div")
    found = root.findall(".//blockquote/p")
    if css_class:
        return [p.text_content() for p in found if p.get("class") != "omission"]
    return [p.text_content() for p in found]


@given(selections())
def test_text_holds_the_very_slices(made: tuple[Selection, list[str]]) -> None:
    selection, words = made
    bare = "{% for b in blocks %}{% for p in b.paragraphs if not p.omission %}{{ p.text }}\n{% endfor %}{% endfor %}"
    templates = TEMPLATES.__class__(TEMPLATES.html, TEMPLATES.markdown, bare, TEMPLATES.movabletype)
    assert render(selection, QuoteFormat.TEXT, OPTIONS, templates).text == "\n".join(words)
    text = render(selection, QuoteFormat.TEXT, OPTIONS, TEMPLATES).text
    place = 0
    for word in words:
        place = text.index(word, place) + len(word)


@given(selections())
def test_html_reads_back(made: tuple[Selection, list[str]]) -> None:
    selection, words = made
    page = render(selection, QuoteFormat.HTML, OPTIONS, TEMPLATES).text
    assert paragraphs_of(page, css_class=True) == flush(words)


@given(selections())
def test_markdown_reads_back(made: tuple[Selection, list[str]]) -> None:
    selection, words = made
    note = render(selection, QuoteFormat.MARKDOWN, OPTIONS, TEMPLATES).text
    # A heading cannot say （中略）, so what is left after taking the marks out is the words.
    shown = paragraphs_of(MARKDOWN.render(note), css_class=False)
    kept = [text for text in shown if text != "（中略）"]
    assert kept == [text for text in flush(words) if text != "（中略）"]


@given(LINES.filter(bool))
def test_markdown_lines_survive_alone(line: str) -> None:
    page = lxml_html.fragment_fromstring(
        MARKDOWN.render(escape_markdown(line)), create_parent="div"
    )
    (paragraph,) = page
    assert paragraph.tag == "p"
    assert len(paragraph) == 0
    assert paragraph.text == line


def read_entry(entry: str) -> tuple[dict[str, str], str]:
    """A tiny reader of Movable Type's import format: the headers, and the body."""
    head, body, end, *rest = re.split(r"^-{5,}\n", entry, flags=re.MULTILINE)
    assert (end, rest) == ("", [""]), entry
    assert body.startswith("BODY:\n")
    lines = body.removeprefix("BODY:\n").removesuffix("\n").split("\n")
    unescaped = [re.sub(r"^(-+)\t$", r"\1", line) for line in lines]
    return dict(line.split(": ", 1) for line in head.splitlines()), "\n".join(unescaped)


@given(selections())
def test_movable_type_reads_back(made: tuple[Selection, list[str]]) -> None:
    selection, _ = made
    headers, body = read_entry(render(selection, QuoteFormat.MOVABLETYPE, OPTIONS, TEMPLATES).text)
    assert headers["STATUS"] == "Draft"
    assert headers["TITLE"] == "題"
    assert body == render(selection, QuoteFormat.SOURCE, OPTIONS, TEMPLATES).text


def test_lines_of_hyphens_do_not_end_an_entry() -> None:
    own = "----\n-----\n--------\n- -\n{{ blocks[0].heading }}"
    part = QuotedPart(1, Speaker(), PartKind.ANSWER, 1, "字", 0, 1, ((0, 1),), ((0, 1),), (True,))
    selection = Selection("s", None, None, None, None, "text", False, (part,))
    templates = TEMPLATES.__class__(own, "", "", TEMPLATES.movabletype)
    entry = render(selection, QuoteFormat.MOVABLETYPE, OPTIONS, templates).text
    assert "\n-----\t\n--------\t\n- -\n" in entry
    assert read_entry(entry)[1] == "----\n-----\n--------\n- -\n答弁"
