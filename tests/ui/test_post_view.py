"""A blog post in the reading pane."""

from datetime import date

import pytest
from fakes.kakuu import kakuu_council
from fakes.kensakusystem_server import KensakuServer
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from reader.library.records import Post
from reader.sources.html_text import html_to_text
from reader.ui.post_html import safe_html
from reader.ui.post_view import PostView

HTML = """\
<p>姪の書類を　書くのを手伝った😀。同じ住所を<b>七回</b>書いた。</p>
<h4>区長答弁</h4>
<blockquote cite="https://example.jp/"><p>ＩＣＴの活用を検討してまいります。</p>
<p>年内に結論を出します。</p></blockquote>
<ul><li>手続は432</li><li>来庁せずに終わるのは57</li></ul>
<p>検討は<br>続く。</p>
"""


def post(html: str = HTML, text: str | None = None) -> Post:
    return Post(
        id="post:2025-02-09-kakuu",
        title="手続はどこまで <進んだ> か",
        date=date(2025, 2, 9),
        author="雛形まち",
        url="https://blog.example.jp/entry",
        categories=("架空区政", "デジタル"),
        html=html,
        text=html_to_text(html) if text is None else text,
        source="posts.txt",
    )


@pytest.fixture
def view(qtbot: QtBot) -> PostView:
    view = PostView()
    qtbot.addWidget(view)
    view.resize(720, 500)
    view.show()
    qtbot.waitExposed(view)
    return view


def page(view: PostView) -> QTextBrowser:
    return view.findChildren(QTextBrowser)[0]


def painted(view: PostView) -> list[str]:
    return [one.cursor.selectedText() for one in page(view).extraSelections()]  # pyright: ignore[reportAttributeAccessIssue]


def hits_of(given_post: Post, words: str) -> list[tuple[int, int]]:
    found, start = [], given_post.text.find(words)
    while start >= 0:
        found.append((start, start + len(words)))
        start = given_post.text.find(words, start + 1)
    return found


def test_the_head_says_whose_post_it_is(view: PostView) -> None:
    view.set_post(post())
    for words in ("手続はどこまで <進んだ> か", "2025", "雛形まち", "架空区政", "デジタル"):
        assert words in view.text


def test_hits_are_painted_where_the_words_stand(view: PostView) -> None:
    shown = post()
    for words in ("検討", "同じ住所を七回書いた", "😀", "57", "書類を　書く"):
        view.set_post(shown, hits_of(shown, words))
        assert painted(view) == [words] * shown.text.count(words), words


def test_quotes_and_headings_look_like_ones(view: PostView) -> None:
    view.set_post(post())
    assert "区長答弁" in page(view).toHtml()
    assert "<li" in page(view).toHtml()


def current(view: PostView) -> tuple[int, int] | None:
    found = view.finding.active.current
    return found[1:] if found else None


def test_stepping_goes_round(view: PostView) -> None:
    shown = post()
    hits = hits_of(shown, "検討")
    told: list[tuple[int, int]] = []
    view.finding.hitChanged.connect(lambda one, count: told.append((one, count)))
    view.set_post(shown, hits)
    assert current(view) == hits[0]
    for backward, there in ((False, 1), (False, 0), (True, 1)):
        assert view.finding.step(backward)
        assert current(view) == hits[there]
    assert told == [(1, 2), (2, 2), (1, 2), (2, 2)]


def test_find_minds_neither_width_nor_case(view: PostView) -> None:
    shown = post()
    view.set_post(shown)
    assert view.finding.find("ict") == 1
    assert painted(view) == ["ＩＣＴ"]
    assert view.finding.find("見つからない語") == 0
    assert view.finding.find("") == 0
    assert view.finding.find("検討") == 2
    assert view.finding.find("検討", backward=True) == 2
    assert current(view) == hits_of(shown, "検討")[1]


def test_what_the_search_found_is_still_there_after_finding(view: PostView) -> None:
    shown = post()
    view.set_post(shown, hits_of(shown, "手続"))
    view.finding.find("検討")
    assert sorted(painted(view)) == ["手続", "検討", "検討"]
    view.finding.find("")
    assert painted(view) == ["手続"]
    assert current(view) == hits_of(shown, "手続")[0]


def test_the_next_hit_is_the_one_after_what_is_read(view: PostView) -> None:
    text = "\n\n".join(f"第{n}段落。" + "柵の取替えについて。" * 30 for n in range(40))
    shown = post(html=text, text=text)
    hits = hits_of(shown, "段落")
    view.set_post(shown, hits)
    bar = page(view).verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    view.finding.step()
    assert 15 < view.finding.hits.index < 25
    view.finding.step(backward=True)
    assert 14 < view.finding.hits.index < 24


def test_of_very_many_hits_those_are_painted_that_can_be_seen(qtbot: QtBot, view: PostView) -> None:
    text = "\n\n".join("柵の取替えの件。" * 30 for _ in range(60))
    shown = post(html=text, text=text)
    hits = hits_of(shown, "の")
    view.set_post(shown, hits)
    assert 100 < len(painted(view)) < len(hits)
    bar = page(view).verticalScrollBar()
    bar.setValue(bar.maximum())
    last = page(view).document().characterCount() - 1
    qtbot.waitUntil(
        lambda: any(
            one.cursor.position() > last - 10  # pyright: ignore[reportAttributeAccessIssue]
            for one in page(view).extraSelections()
        )
    )


def test_a_selection_is_told_in_offsets_of_the_text(view: PostView) -> None:
    shown = post()
    view.set_post(shown, hits_of(shown, "同じ住所"))
    assert view.selected_range() is None
    selections = page(view).extraSelections()
    page(view).setTextCursor(selections[0].cursor)  # pyright: ignore[reportAttributeAccessIssue]
    assert view.selected_range() == hits_of(shown, "同じ住所")[0]


def test_scripts_styles_and_handlers_are_gone() -> None:
    clean = safe_html(
        '<style>p{}</style><script>alert(1)</script><p onclick="x()">本文'
        '<a href="javascript:x()">a</a><iframe src="https://x.example/">中</iframe></p>'
    ).html
    assert "本文" in clean
    for bad in ("script", "style", "onclick", "javascript", "iframe", "alert", "中"):
        assert bad not in clean


def test_nothing_is_fetched(qtbot: QtBot, view: PostView) -> None:
    with KensakuServer(kakuu_council()) as server:
        address = server.url("kakuu")
        view.set_post(
            post(
                f'<p>絵<img src="{address}"></p><link rel="stylesheet" href="{address}">'
                f'<p style="background: url({address})">続き</p>'
            )
        )
        view.grab()
        assert "続き" in view.text
        assert server.log == []


def test_a_post_whose_html_says_other_words_is_shown_as_text(view: PostView) -> None:
    shown = replace(post(), text="段落ひとつ。\n\n検討してまいります。\n次の行。")
    view.set_post(shown, hits_of(shown, "検討"))
    assert "段落ひとつ。" in view.text
    assert "姪の書類" not in view.text
    assert painted(view) == ["検討"]


def test_a_post_of_plain_lines_keeps_its_paragraphs(view: PostView) -> None:
    shown = post(html="一行目。\n\n二行目の検討。", text="一行目。\n\n二行目の検討。")
    view.set_post(shown, hits_of(shown, "検討"))
    assert "一行目。\n二行目の検討。" in view.text
    assert painted(view) == ["検討"]


def test_a_click_on_a_link_goes_to_the_browser_and_only_there(
    qtbot: QtBot, view: PostView, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    view.set_post(post())
    before = view.text
    browser = page(view)
    for address in ("https://blog.example.jp/entry", "file:///etc/passwd"):
        browser.anchorClicked.emit(address)
    assert opened == ["https://blog.example.jp/entry"]
    assert view.text == before


def test_a_larger_size_keeps_the_hits(view: PostView) -> None:
    shown = post()
    view.set_post(shown, hits_of(shown, "検討"))
    view.set_reading_size(20.0)
    assert painted(view) == ["検討", "検討"]


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=24
)


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(WORDS, max_size=5), data=st.data())
def test_any_range_of_plain_text_is_painted_as_it_is(
    qapp: object, lines: list[str], data: st.DataObject
) -> None:
    text = "\n\n".join(lines)
    shown = post(html=text.replace("<", " "), text=text)
    view = PostView()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    view.set_post(shown, [(start, end)] if start < end else [])
    wanted = "".join(text[start:end].split())
    assert "".join("".join(painted(view)).split()) == wanted
    view.deleteLater()
