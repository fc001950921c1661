"""A post that was copied from its page into a text file: title, date and words."""

import re
from datetime import date
from html import escape

from reader.library.records import Post
from reader.minutes.wareki import find_date
from reader.sources.post_identity import post_id

_LONGEST_TITLE = 120
_LEAST = 40
# 「« 前の記事 | トップページ | 次の記事 »」, as ココログ prints it above and below a post.
_WAY = re.compile(r"^[^\n]*\|\s*(?:トップページ|メイン|ホーム|Main|Home)\s*\|[^\n]*$", re.MULTILINE)
_COMMENTS = re.compile(
    r"^(?:コメント|コメントを書く|トラックバック)(?:\s*[（(]\d+[)）])?$", re.MULTILINE
)
_SHORT_DATE = re.compile(r"[（(]\s*(\d{2})[-./](\d{1,2})[-./](\d{1,2})\s*[)）]\s*$")
_RULE = re.compile(r"^\s*\|\s*$", re.MULTILINE)


def read_post(text: str, name: str) -> Post | None:
    """The post of a text, or None where it does not show that it is one.

    It begins with a title on a line of its own, and its day stands in the title, above the text,
    or in the file's name; what a blog prints around it is left out.

    Args:
        name: the file's name.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\ufeff\n ")
    own = _without_furniture(text)
    title, _, body = own.partition("\n")
    title, body = title.strip(" 　"), body.lstrip("\n")
    if not title or len(title) > _LONGEST_TITLE or len(body.strip()) < _LEAST:
        return None
    if title[-1] in "。、，．" or not own.startswith(title + "\n\n"):
        return None
    day = _day(title)
    if day is None:
        # 「2020年9月22日」 on a line of its own under the title.
        line, _, rest = body.partition("\n")
        day = find_date(line) if len(line) <= 40 else None
        if day is not None:
            body = rest.lstrip("\n")
    day = day or find_date(name)
    if day is None:
        return None
    paragraphs = [part.strip(" \n") for part in re.split(r"\n\s*\n", body) if part.strip()]
    words = "\n\n".join(paragraphs)
    return Post(
        id=post_id(f"{title}\n{day}\n{words[:200]}"),
        title=title,
        date=day,
        author=None,
        url=None,
        categories=(),
        html="\n".join(f"<p>{escape(one).replace(chr(10), '<br />')}</p>" for one in paragraphs),
        text=words,
        source=name,
    )


def _without_furniture(text: str) -> str:
    """Between the line that leads to the neighbours and what stands below the post."""
    ways = list(_WAY.finditer(text))
    if ways and not text[: ways[0].start()].strip():
        text = text[ways[0].end() :]
        ways = list(_WAY.finditer(text))
    end = min([one.start() for one in ways] or [len(text)])
    comments = _COMMENTS.search(text)
    if ways and comments is not None:
        end = min(end, comments.start())
    return _RULE.sub("", text[:end]).strip("\n ")


def _day(title: str) -> date | None:
    """The day in a title: 「(20-9-22)」, or any date written out."""
    found = _SHORT_DATE.search(title)
    if found is None:
        return find_date(title)
    year, month, day = map(int, found.groups())
    try:
        return date(2000 + year, month, day)
    except ValueError:
        return None
