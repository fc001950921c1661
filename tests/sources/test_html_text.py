"""The text of a post's HTML: every word of it, and nothing that nobody reads."""

import pytest

from reader.sources.html_text import html_to_text


def test_blocks_and_breaks_are_lines_and_spaces_are_one() -> None:
    html = (
        "<h2>図書館の夜</h2><p>夜も\n 開いて<br>ほしい。</p><ul><li>　一つ<li>二つ &amp; 三つ</ul>"
    )
    assert html_to_text(html) == "図書館の夜\n\n夜も 開いて\nほしい。\n\n　一つ\n\n二つ & 三つ"


def test_scripts_and_comments_are_left_out_with_all_they_hold() -> None:
    html = "前<script>x()</script><object><!-- y --><p>見えない</p>見えない</object><!-- z -->後"
    assert html_to_text(html) == "前後"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 5000 + "伺います。",
        "<b>" * 5000 + "伺います。&amp;",
        "<p>伺います。" + "<b> </b>" * 50_000,
        "伺います。" * 2_500_000,
    ],
    ids=["deep blocks", "deep inline", "spaces", "long"],
)
def test_what_was_made_to_break_readers_loses_no_words(html: str) -> None:
    assert html_to_text(html).startswith("伺います。")
