"""A library in a temporary folder, and sittings of a fictional ward to put into it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.threads.model import Bounds, Style


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    opened = Library(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def make_sitting() -> Callable[..., Sitting]:
    """Makes the minutes of a short plenary day; texts may be replaced."""

    def make(
        question: str = "　次に、学校図書館の開館時間について伺います。",
        answer: str = "　学校図書館についてでございますが、検討してまいります。",
        reference: str = "R070217A",
        day: date | None = date(2025, 2, 17),
    ) -> Sitting:
        member = Speaker("見本太郎", None, 20)
        return Sitting(
            id=f"架空区議会:{reference}",
            assembly="架空区議会",
            meeting="令和7年第1回定例会（第1日 2月17日）",
            date=day,
            url="https://minutes.example/kakuu/",
            speeches=(
                Speech("議事日程", Speaker(), SpeechKind.OTHER, "出席議員（1名）"),
                Speech(
                    "例示花子議長", Speaker("例示花子", "議長"), SpeechKind.CHAIR, "開会します。"
                ),
                Speech("２０番（見本太郎議員）", member, SpeechKind.QUESTION, question, "2756"),
                Speech("架空一郎区長", Speaker("架空一郎", "区長"), SpeechKind.ANSWER, answer),
            ),
            family="kensakusystem",
            reference=reference,
        )

    return make


@pytest.fixture
def one_exchange() -> tuple[Bounds, ...]:
    """The exchange of such a day."""
    return (Bounds(3, 4, Speaker("見本太郎", None, 20), Style.IKKATSU),)
