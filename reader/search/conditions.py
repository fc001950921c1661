"""What the fields of a query mean: values read, and compared with what the library holds."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from unicodedata import normalize

from reader.errors import Bilingual
from reader.library.records import PostKind
from reader.minutes.model import MeetingKind, Speaker, SpeechKind
from reader.minutes.normalize import fold
from reader.minutes.wareki import period
from reader.search.syntax import FieldName
from reader.threads.model import EndingKind

_KINDS = {
    "質問": SpeechKind.QUESTION,
    "question": SpeechKind.QUESTION,
    "答弁": SpeechKind.ANSWER,
    "answer": SpeechKind.ANSWER,
    "議長": SpeechKind.CHAIR,
    "進行": SpeechKind.CHAIR,
    "chair": SpeechKind.CHAIR,
    "その他": SpeechKind.OTHER,
    "other": SpeechKind.OTHER,
}
_MEETING_KINDS = {
    "本会議": MeetingKind.PLENARY,
    "plenary": MeetingKind.PLENARY,
    "委員会": MeetingKind.COMMITTEE,
    "committee": MeetingKind.COMMITTEE,
}
KIND_WORDS = {
    SpeechKind.QUESTION: "質問",
    SpeechKind.ANSWER: "答弁",
    SpeechKind.CHAIR: "議長",
    SpeechKind.OTHER: "その他",
}
"""The kinds of speech by their first words in the query language, in the order of a debate."""

_ENDINGS = {
    "実施": EndingKind.IMPLEMENT,
    "検討": EndingKind.CONSIDER,
    "研究": EndingKind.STUDY,
    "困難": EndingKind.DECLINE,
    "その他": EndingKind.OTHER,
}
ENDING_WORDS = {kind: word for word, kind in _ENDINGS.items()}
"""How answers end (答弁の結び), from the promise to the refusal."""

MEETING_WORDS = {MeetingKind.PLENARY: "本会議", MeetingKind.COMMITTEE: "委員会"}
"""The kinds of meeting, likewise."""

_MINUTES = ("会議録", "議事録", "minutes")
_POSTS = ("投稿", "ブログ", "記事", "post", "posts", "blog")
_DOCUMENTS = ("文書", "資料", "document", "documents")
_MEMBER = ("議員", "member")

_APART = "\0"
"""Folds to itself, joins with nothing, and is no white space."""

_TO = re.compile(r"\.{2,3}|[〜~]")
_TITLES = re.compile(r"(?<=.)(?:議員|委員|さん|君|氏)$")

_BAD_PERIOD = Bilingual(
    "期間は 2019-04..2020-03、2020、令和2年、..令和3年 のように書いてください",
    "write a period like 2019-04..2020-03, 2020, 令和2年 or ..2021",
)
_BAD_KIND = Bilingual(
    "種別は 質問・答弁・議長・その他 のどれかです",
    "a kind is one of question, answer, chair and other",
)
_BAD_ENDING = Bilingual(
    "結びは 実施・検討・研究・困難・その他 のどれかです",
    "an ending is one of implement, consider, study, decline and other",
)


def fault(name: FieldName, value: str) -> Bilingual | None:
    """Why `value` cannot stand in the field, or None where it can."""
    if name is FieldName.DATE and days(value) is None:
        return _BAD_PERIOD
    if name is FieldName.KIND and speech_kind(value) is None:
        return _BAD_KIND
    if name is FieldName.ENDING and ending_kind(value) is None:
        return _BAD_ENDING
    return None


def days(value: str) -> tuple[date, date] | None:
    """The first and last day of a period, both inclusive; None if it is none.

    Either side of ``..`` (or 〜) may be left out, not both.
    """
    sides = _TO.split(normalize("NFKC", value))
    if len(sides) == 1:
        return period(sides[0])
    if len(sides) != 2 or not any(side.strip() for side in sides):
        return None
    first, last = date.min, date.max
    if sides[0].strip():
        found = period(sides[0])
        if found is None:
            return None
        first = found[0]
    if sides[1].strip():
        found = period(sides[1])
        if found is None:
            return None
        last = found[1]
    return (first, last) if first <= last else None


def speech_kind(value: str) -> SpeechKind | None:
    """The kind of speech that a value names."""
    return _KINDS.get(fold(value.strip()))


def ending_kind(value: str) -> EndingKind | None:
    """The way of ending that a value names, in Japanese or English."""
    wanted = fold(value.strip())
    if wanted in _ENDINGS:
        return _ENDINGS[wanted]
    return EndingKind(wanted) if wanted in set(EndingKind) else None


def speaker_test(value: str) -> Callable[[str, str, str], bool]:
    """Whether a speaker is meant: by part of the name, or by the whole of the post, or by both.

    Spaces and a trailing 議員, 委員, さん, 君 or 氏 do not matter. The test takes `plain` name, post and
    both together; "" for what is not known.
    """
    whole = plain(value)
    wanted = _TITLES.sub("", whole)

    def test(name: str, role: str, both: str) -> bool:
        return wanted in name or wanted == role or (both != "" and whole == both)

    return test


def group_test(value: str) -> Callable[[str], bool]:
    """Whether a group (会派) is meant, by part of its name."""
    wanted = plain(value)
    return lambda group: wanted in plain(group)


def role_test(value: str) -> Callable[[Speaker], bool]:
    """Whether a post is meant: 部長 finds 総務部長, but 区長 does not find 副区長.

    議員 finds those who hold no post.
    """
    wanted = plain(value)
    pattern = re.compile("(?<!副)" + re.escape(wanted))

    def test(speaker: Speaker) -> bool:
        if speaker.role is None:
            named = speaker.name is not None or speaker.seat is not None
            return named and wanted in _MEMBER
        return pattern.search(plain(speaker.role)) is not None

    return test


def meeting_test(value: str) -> Callable[[str, MeetingKind], bool]:
    """Whether a meeting is meant: by part of its name, or 本会議 or 委員会 by its kind.

    The test takes the `plain` name; "" of what has none.
    """
    wanted = plain(value)
    kind = _MEETING_KINDS.get(wanted)

    def test(meeting: str, meeting_kind: MeetingKind) -> bool:
        return meeting_kind is kind or (meeting != "" and wanted in meeting)

    return test


def council_test(value: str) -> Callable[[str | None], bool]:
    """Whether a council is meant, by part of its name."""
    wanted = plain(value)
    return lambda council: council is not None and wanted in plain(council)


def category_test(value: str) -> Callable[[Sequence[str]], bool]:
    """Whether a post of these categories is meant, by part of one's name."""
    wanted = plain(value)
    return lambda categories: any(wanted in plain(one) for one in categories)


def source_test(value: str) -> Callable[[PostKind | None, str, str | None], bool]:
    """Whether a source is meant: 会議録, 投稿, 文書, a family's name, or part of an address or file.

    The test takes what kind of post it is (None of minutes), the family (of a
    post: the blog, and the file or address that it came from), and the url.
    """
    wanted = plain(value)

    def test(post: PostKind | None, origin: str, url: str | None) -> bool:
        if wanted in _MINUTES:
            return post is None
        if wanted in _POSTS:
            return post is not None and post is not PostKind.DOCUMENT
        if wanted in _DOCUMENTS:
            return post is PostKind.DOCUMENT
        return (wanted in plain(origin) if post else wanted == plain(origin)) or (
            url is not None and wanted in plain(url)
        )

    return test


@lru_cache(maxsize=1 << 15)
def plain(text: str) -> str:
    """A text as values are compared with it: folded, without spaces."""
    return "".join(fold(text).split())


def plain_apart(texts: Sequence[str]) -> list[str]:
    """What `plain` gives, of each text: many of them in a fraction of the time."""
    apart = "".join(fold(_APART.join(texts)).split()).split(_APART)
    if len(apart) != len(texts):  # one of them holds the separator itself
        return [plain(text) for text in texts]
    return apart
