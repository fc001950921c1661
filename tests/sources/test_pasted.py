"""What is pasted is recognised by its text or its HTML, whichever says more."""

from datetime import date

from reader.library.records import Post, PostKind
from reader.minutes.model import Sitting
from reader.sources.pasted import corrected, read

SPOKEN = """○議長（例示花子君）　ただいまから会議を開きます。
○20番（見本太郎君）　街灯について伺います。
○区長（架空一郎君）　直してまいります。
"""


def only(text: str, html: str = "") -> Sitting:
    (sitting,) = read(text, html).items
    assert isinstance(sitting, Sitting)
    return sitting


def test_the_text_of_a_page_is_read_to_the_letter() -> None:
    sitting = only(SPOKEN)
    assert [speech.text for speech in sitting.speeches] == [
        "ただいまから会議を開きます。",
        "街灯について伺います。",
        "直してまいります。",
    ]
    assert sitting.speeches[1].speaker.name == "見本太郎"
    assert sitting.speeches[2].speaker.role == "区長"


def test_html_that_tells_less_than_the_text_is_not_taken() -> None:
    menu = "<html><body><ul><li>会議録</li><li>検索</li></ul></body></html>"
    assert len(only(SPOKEN, menu).speeches) == 3


def test_a_pages_source_can_be_pasted_as_text() -> None:
    source = "<html><body>" + SPOKEN.replace("\n", "<br>") + "</body></html>"
    assert len(only(source).speeches) == 3


def test_what_is_no_minutes_becomes_a_document_called_by_its_first_line() -> None:
    found = read("\n  見本公園の改修工事のお知らせ\n令和7年3月1日\n工事は春に始まります。\n")
    (document,) = found.items
    assert isinstance(document, Post)
    assert (document.kind, document.title, document.date) == (
        PostKind.DOCUMENT,
        "見本公園の改修工事のお知らせ",
        date(2025, 3, 1),
    )
    assert found.why is not None
    assert found.why.message("en").startswith("Pasted text could not be read")


def test_nothing_and_signs_alone_are_refused_with_a_sentence() -> None:
    for text in ("", " \n　", "*** --- ***"):
        found = read(text)
        assert found.items == ()
        assert found.why is not None
        assert found.why.message("ja").count("。") == 1


def test_what_a_person_adds_gives_the_sitting_its_id() -> None:
    sitting = only(SPOKEN)
    told = corrected(sitting, "架空区議会", "令和7年第1回定例会", date(2025, 2, 18))
    assert told.id.startswith("架空区議会:2025-02-18-")
    assert told.speeches == sitting.speeches
    assert corrected(told, told.assembly, told.meeting, told.date) is told


def test_the_lines_before_the_first_speaker_name_meeting_and_day() -> None:
    head = "令和７年第１回見本区議会定例会会議録（第２号）\n令和７年２月１８日（火曜日）\n"
    sitting = only(head + SPOKEN)
    assert sitting.meeting == "令和７年第１回見本区議会定例会（第２号）"
    assert (sitting.assembly, sitting.date) == ("見本区議会", date(2025, 2, 18))
    assert sitting.speeches[0].text == head.strip(), "nothing of the text is lost"
    assert sitting.id == only(head + SPOKEN).id
    assert only("会議名：本会議\n" + head + SPOKEN).meeting == "本会議"
