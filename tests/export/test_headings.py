"""Headings as bloggers write them, and surnames from a roster's spacing."""

import pytest
from msgspec.structs import replace

from reader.errors import TemplateProblem
from reader.export.headings import heading, member_title
from reader.export.selection import PartKind
from reader.export.surnames import split_surname, surnames
from reader.export.wishes import HeadingPatterns, check_pattern
from reader.minutes.model import Sitting, Speaker

MEMBER = Speaker(name="見本たろう", seat=12)
MAYOR = Speaker(name="架空花子", role="区長")


def write(
    speaker: Speaker,
    kind: PartKind,
    turn: int,
    *,
    assembly: str | None = "架空区議会",
    patterns: HeadingPatterns | None = None,
) -> str:
    known = {"見本たろう": "見本"}
    return heading(speaker, kind, turn, assembly, patterns or HeadingPatterns(), known)


def test_the_four_headings_of_a_post() -> None:
    assert [
        write(MEMBER, PartKind.QUESTION, 1),
        write(MAYOR, PartKind.ANSWER, 1),
        write(MEMBER, PartKind.QUESTION, 2),
        write(MAYOR, PartKind.ANSWER, 2),
    ] == ["見本区議質問", "区長答弁", "見本区議再質問", "区長"]


def test_later_rounds_are_counted() -> None:
    assert write(MEMBER, PartKind.QUESTION, 3) == "見本区議再々質問"
    assert write(MEMBER, PartKind.QUESTION, 4) == "見本区議質問（4回目）"


def test_unknown_surname_gives_the_full_name() -> None:
    stranger = Speaker(name="標本環")
    assert write(stranger, PartKind.QUESTION, 1) == "標本環区議質問"


def test_unknown_names_never_leave_a_hole() -> None:
    assert write(Speaker(seat=20), PartKind.QUESTION, 1) == "20番議員質問"
    assert write(Speaker(), PartKind.QUESTION, 1) == "議員質問"
    assert write(Speaker(), PartKind.ANSWER, 1) == "答弁"
    assert write(Speaker(), PartKind.ANSWER, 2) == "答弁"
    assert write(Speaker(name="架空花子"), PartKind.ANSWER, 2) == "架空花子"


def test_speech_outside_an_exchange_is_headed_by_who_speaks() -> None:
    assert write(Speaker(name="例示三郎", role="議長"), PartKind.OTHER, 1) == "議長"
    assert write(MEMBER, PartKind.OTHER, 1) == "見本区議"
    assert write(Speaker(), PartKind.OTHER, 1) == ""


@pytest.mark.parametrize(
    ("assembly", "title"),
    [
        ("架空区議会", "区議"),
        ("架空市議会", "市議"),
        ("架空市会", "市議"),
        ("架空町議会", "町議"),
        ("架空村議会", "村議"),
        ("架空県議会", "県議"),
        ("東京都議会", "都議"),
        ("北海道議会", "道議"),
        ("京都府議会", "府議"),
        ("架空区", "区議"),
        ("架空 区議会", "区議"),
        ("衆議院", "議員"),
        ("参議院予算委員会", "議員"),
        ("架空広域連合議会", "議員"),
        (None, "議員"),
    ],
)
def test_title_follows_the_assembly(assembly: str | None, title: str) -> None:
    assert member_title(assembly) == title


def test_own_patterns() -> None:
    patterns = HeadingPatterns(question="【{回}】{氏名}{区議}", answer="", other="{役職}")
    assert write(MEMBER, PartKind.QUESTION, 2, patterns=patterns) == "【2】見本たろう区議"
    assert write(MAYOR, PartKind.ANSWER, 1, patterns=patterns) == ""


def test_a_name_with_braces_is_not_read_as_a_pattern() -> None:
    assert write(Speaker(name="{回}"), PartKind.QUESTION, 1) == "{回}区議質問"


@pytest.mark.parametrize("pattern", ["{名前}", "{姓", "姓}", "{}", "{{姓}}", "{姓.__class__}"])
def test_bad_patterns_are_told(pattern: str) -> None:
    with pytest.raises(TemplateProblem) as caught:
        check_pattern(pattern)
    assert "pattern" in caught.value.message("en")


@pytest.mark.parametrize(
    ("padded", "surname"),
    [
        ("見　本　たろう", "見本"),
        ("みほん　太　郎", "みほん"),
        ("見本　たろう", "見本"),
        ("標　本　　　環", "標本"),
        ("標　　本　環", "標"),
        ("例　示　三　郎", None),
        ("見本たろう", None),
        ("つ　た　えりな", "つた"),
        ("佐々木　小　太郎", None),
    ],
)
def test_spacing_marks_the_surname_or_nothing_is_guessed(padded: str, surname: str | None) -> None:
    assert split_surname(padded) == surname


def test_surnames_are_read_off_the_roster_and_the_labels(sitting: Sitting) -> None:
    assert surnames(sitting) == {"見本たろう": "見本"}
    labelled = replace(sitting.speeches[4], label="区長（架空　花子）")
    assert surnames(replace(sitting, speeches=(labelled,))) == {"架空花子": "架空"}


def test_a_label_with_the_surname_alone_stays_whole(sitting: Sitting) -> None:
    roster = "　委　員　　試　案　のぞみ　　委　員　　余　白　　　透　　委　員　　林　　　豊\n"
    speeches = tuple(
        replace(speech, label=f"{name}委員", speaker=Speaker(name), text=roster)
        for speech, name in zip(sitting.speeches, ("試案", "余白透", "林豊"), strict=False)
    )
    listed = replace(sitting.speeches[0], text=roster, speaker=Speaker())
    assert surnames(replace(sitting, speeches=(listed, *speeches))) == {
        "余白透": "余白",
        "林豊": "林",
    }
