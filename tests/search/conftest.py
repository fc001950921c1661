"""A library of a fictional ward, and an index of it without a second process."""

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.library.records import Post
from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.search.engine import SearchEngine
from reader.search.grams import fold_pieces
from reader.search.whoosh_index import WhooshIndex, WhooshIndexWriter
from reader.threads.model import Bounds, Style

CHAIR = Speaker("例示花子", "議長")
TARO = Speaker("見本太郎", None, 20)
HANAKO = Speaker("架空はなこ", None, 7)
MAYOR = Speaker("仮名一郎", "区長")
DEPUTY = Speaker("試作二郎", "副区長")

_KINDS = {CHAIR: SpeechKind.CHAIR, MAYOR: SpeechKind.ANSWER, DEPUTY: SpeechKind.ANSWER}

Turn = tuple[Speaker, str]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    opened = Library(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def store(library: Library) -> Callable[..., str]:
    """Stores a day's turns; a member's turn and the answers after it are an exchange."""

    def store(
        reference: str,
        turns: Sequence[Turn],
        day: date | None = date(2020, 2, 20),
        meeting: str = "令和2年第1回定例会（第3日 2月20日）",
        assembly: str | None = "架空区議会",
        url: str | None = "https://minutes.example/kakuu/",
    ) -> str:
        speeches = tuple(
            Speech(
                f"{who.name}{who.role or '議員'}", who, _KINDS.get(who, SpeechKind.QUESTION), text
            )
            for who, text in turns
        )
        sitting = Sitting(
            f"架空区:{reference}", assembly, meeting, day, url, speeches, "kensakusystem", reference
        )
        library.sittings.store(sitting, exchanges_of(turns))
        return sitting.id

    return store


def exchanges_of(turns: Sequence[Turn]) -> list[Bounds]:
    """A member's turn opens an exchange, which the chair or another member ends."""
    found: list[Bounds] = []
    asking: Speaker | None = None
    first = 0
    for number, (who, _) in enumerate([*turns, (CHAIR, "")], start=1):
        if asking is not None and who != asking and who not in (MAYOR, DEPUTY):
            found.append(Bounds(first, number - 1, asking, Style.IKKATSU))
            asking = None
        if asking is None and who in (TARO, HANAKO):
            asking, first = who, number
    return found


@pytest.fixture
def post(library: Library) -> Callable[..., str]:
    """Stores a post."""

    def post(name: str, text: str, day: date | None = date(2020, 9, 22)) -> str:
        library.posts.store(
            Post(
                f"post:{name}",
                f"題 {name}",
                day,
                "書き手",
                f"https://blog.example/{name}",
                (),
                f"<p>{text}</p>",
                text,
                "blog.txt",
            )
        )
        return f"post:{name}"

    return post


def index_now(library: Library, capacity: int = 1_000_000) -> None:
    """Bring the index up to date in this process."""
    writer = WhooshIndexWriter(library.folder, library.identity, wait=0, capacity=capacity)
    try:
        if writer.fresh:
            library.outbox.refill()
            writer.finish_fresh()
        while entries := library.outbox.entries(10):
            for kind, row in dict.fromkeys((entry.unit, entry.row) for entry in entries):
                writer.remove(kind, row)
                chunks = list(library.lookup.pieces(kind, row))
                if chunks:
                    pieces = [piece for _, of_chunk in chunks for piece in of_chunk]
                    writer.add(kind, row, chunks[0][0], fold_pieces(pieces))
            writer.commit()
            library.outbox.acknowledge(entries[-1].seq)
    finally:
        writer.close()


@pytest.fixture
def index(library: Library) -> Iterator[WhooshIndex]:
    """The library's index as a reader sees it; absent until `index_now`."""
    opened = WhooshIndex(library.folder, library.identity)
    yield opened
    opened.close()


def held(index: WhooshIndex, library: Library) -> int:
    """How many sittings and posts the newest state of the index holds."""
    return sum(len(segment.runs) for segment in index.segments(library.identity))


@pytest.fixture
def engine(library: Library, index: WhooshIndex) -> SearchEngine:
    """The search over the library."""
    return SearchEngine(library, index)


_VOCABULARY = (
    "防災 減災 予算 税 税制 区民センター 区民ｾﾝﾀｰ デジタル庁 ﾃﾞｼﾞﾀﾙ化 オンライン化 ＩＣＴ ict "
    "学校図書館 図書館 髙田 高田 霞ヶ関 霞ケ関 東京都 京都 東京に京都 ２０２０年 2020年 サ－ビス サービス "
    "が か\u3099 🏫 𠮷田 吉田 ㌔ キロ について に、 ます。 でしょうか。 （仮称） \n 　 A-B a‐b か゛ ｶﾞ"
)
WORDS = _VOCABULARY.split(" ")


def random_text(chance: random.Random, words: int) -> str:
    """Words that minutes could hold, and some that only trouble a search."""
    return "".join(chance.choice(WORDS) for _ in range(words))


def random_turns(chance: random.Random) -> list[Turn]:
    """A day of the fictional ward."""
    people = (CHAIR, TARO, HANAKO, MAYOR, MAYOR, DEPUTY)
    sizes = (0, 3, 20, 80, 300)
    return [
        (chance.choice(people), random_text(chance, chance.choice(sizes)))
        for _ in range(chance.randint(1, 14))
    ]
