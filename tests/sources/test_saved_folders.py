"""What lies beside a saved text, what lies in an archive, and pages that are nothing of the kind."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from fakes.saved import lines_of, read_all, read_sitting, refusal, write
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import DamagedMinutes, NotMinutes, ReaderError
from reader.minutes.model import Sitting
from reader.sources import files
from reader.sources.page import Beside

TITLE = "令和 7年第1回定例会（第1日 2月17日）"
SPEECHES = """○例示花子議長　　ただいまから会議を開きます。

○２番（見本太郎議員）　　伺います。

○架空一郎区長　　お答えします。
"""
MINUTES = f"開催日：令和 7年 2月17日\n会議名：{TITLE}\n\n{SPEECHES}"


def frameset(title: str = TITLE, file: str = "R070217A") -> str:
    return f"""<HTML><HEAD><TITLE>{title}</TITLE></HEAD><FRAMESET COLS="280,*">
<FRAME SRC="/kakuu/cgi-bin3/r_Speakers.exe?abc123/{file}/0/0//10/1/1:0/1/1//0/0/0" NAME="MENU">
<FRAME SRC="/kakuu/cgi-bin3/r_TextFrame.exe?abc123/{file}/0/0//10/1/1//0/0/0" NAME="TEXTW">
</FRAMESET></HTML>"""


def speakers(labels: list[str], file: str = "R070217A") -> str:
    boxes = "\n".join(
        f'<input type="checkbox" name="downloadPos" value="{100 * number}">'
        f'<A href="r_TextFrame.exe?abc123/{file}/0"><font class="TEXT5">{label}<font></A>'
        for number, label in enumerate(labels, start=1)
    )
    return f"""<HTML><BODY><FORM NAME="download" ACTION="/kakuu/cgi-bin3/GetPerson.exe" METHOD="POST">
<input type="hidden" name="Code" value="abc123"><input type="hidden" name="fileName" value="{file}">
{boxes}</FORM></BODY></HTML>"""


TOP = """<HTML><HEAD><TITLE>架空区議会/会議録検索システム</TITLE></HEAD>
<BODY><A HREF="cgi-bin3/See.exe?Code=abc123">会議録の閲覧</A></BODY></HTML>"""
LABELS = ["例示花子議長", "見本太郎議員", "架空一郎区長"]


def saved(folder: Path, **pages: str) -> None:
    for name, content in pages.items():
        write(folder, f"{name}.html", content, "cp932")


# --- beside a text -----------------------------------------------------------


def test_a_text_saved_with_its_frames_is_the_sitting_of_a_download(tmp_path: Path) -> None:
    saved(tmp_path, frameset=frameset(), speakers=speakers(LABELS), top=TOP)
    sitting = read_sitting(write(tmp_path, "saved.txt", MINUTES, "cp932"))
    assert (sitting.id, sitting.reference) == ("架空区議会:R070217A", "R070217A")
    assert [one.anchor for one in sitting.speeches] == ["100", "200", "300"]


def test_frames_tell_meeting_and_day_of_a_text_without_them(tmp_path: Path) -> None:
    saved(tmp_path, frameset=frameset(), speakers=speakers(LABELS), top=TOP)
    sitting = read_sitting(write(tmp_path, "saved.txt", SPEECHES, "cp932"))
    assert (sitting.meeting, sitting.date) == (TITLE, date(2025, 2, 17))


@pytest.mark.parametrize(
    "pages",
    [
        {"frameset": frameset()},
        {"frameset": frameset(), "speakers": speakers(["別人議長", "他人議員", "誰か区長"])},
        {"frameset": frameset(), "speakers": speakers(LABELS[:2])},
    ],
)
def test_frames_of_another_sitting_tell_nothing(tmp_path: Path, pages: dict[str, str]) -> None:
    saved(tmp_path, **pages)
    sitting = read_sitting(write(tmp_path, "saved.txt", SPEECHES, "cp932"))
    assert (sitting.meeting, sitting.date) == (None, None)


def test_of_several_framesets_the_one_with_the_title_is_taken(tmp_path: Path) -> None:
    saved(tmp_path, a=frameset("令和 7年第1回定例会（第2日 2月18日）", "R070218A"), b=frameset())
    assert read_sitting(write(tmp_path, "x.txt", MINUTES)).reference == "R070217A"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (frameset(), "フレームの外枠"),
        (speakers(LABELS), "発言者の一覧"),
        (TOP, "入口のページ"),
        ("ERROR:ファイルの読込みに失敗しました。<BR>H240223B23", "エラーの通知"),
    ],
)
def test_other_pages_of_the_system_are_named(tmp_path: Path, content: str, words: str) -> None:
    error = refusal(write(tmp_path, "page.html", content, "cp932"))
    assert isinstance(error, NotMinutes)
    assert words in error.message("ja")


# --- archives ----------------------------------------------------------------


def packed(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def test_an_archive_is_read_like_the_folder_that_it_was(tmp_path: Path) -> None:
    data = packed(
        **{
            "会議/text.txt": SPEECHES.encode("cp932"),
            "会議/frames.html": frameset().encode("cp932"),
            "会議/speakers.html": speakers(LABELS).encode("cp932"),
            "ほか/text.txt": SPEECHES.encode("euc_jp"),
            "__MACOSX/._text.txt": b"\x00",
        }
    )
    found = read_all(write(tmp_path, "minutes.zip", data))
    sittings = {one.meeting for one in found if isinstance(one, Sitting)}
    assert sittings == {TITLE, None}
    assert len(found) == 4


def test_a_path_that_leads_out_of_an_archive_is_only_a_name(tmp_path: Path) -> None:
    inside = tmp_path / "a" / "b"
    data = packed(**{"../../evil.txt": MINUTES.encode(), "/etc/evil.txt": b"\x00\x01"})
    sitting, error = read_all(write(inside, "minutes.zip", data))
    assert isinstance(sitting, Sitting | ReaderError)
    assert isinstance(error, Sitting | ReaderError)
    assert [path.name for path in sorted(tmp_path.rglob("*")) if path.is_file()] == ["minutes.zip"]


def test_what_unpacks_to_more_than_any_minutes_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.sources.archive._LARGEST_MEMBER", 1000)
    data = packed(**{"bomb.txt": b"0" * 5000, "good.txt": MINUTES.encode()})
    bomb, good = read_all(write(tmp_path, "minutes.zip", data))
    assert isinstance(bomb, NotMinutes)
    assert "大きすぎます" in bomb.message("ja")
    assert isinstance(good, Sitting)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (packed(), "ファイルがありません"),
        (packed(**{"xl/workbook.xml": b"<x/>"}), "Excel"),
        (packed(**{"a.zip": packed(b=b"c")}), "取り出してから"),
        (packed(**{"a.txt": MINUTES.encode()})[:-30], "切れている"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "古い形式"),
    ],
)
def test_other_archives_are_named(tmp_path: Path, data: bytes, words: str) -> None:
    (error,) = read_all(write(tmp_path, "minutes.zip", data))
    assert isinstance(error, ReaderError)
    assert words in error.message("ja")


def test_a_page_in_one_file_brings_its_frames(tmp_path: Path) -> None:
    frame = SPEECHES.replace("\n", "<br>")
    mhtml = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://minutes.example.jp/index.html
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="xyz"

--xyz
Content-Type: text/html
Content-Transfer-Encoding: 8bit
Content-Location: https://minutes.example.jp/1.html

<html><head><title>定例会</title></head><body><ul><li>目次</li></ul><div>{frame}</div></body></html>
--xyz--
"""
    sitting = read_sitting(write(tmp_path, "saved.mhtml", mhtml))
    assert [one.label for one in sitting.speeches] == [
        "例示花子議長",
        "２番（見本太郎議員）",
        "架空一郎区長",
    ]
    assert sitting.url == "https://minutes.example.jp/1.html"


# --- pages of no system, and plain text with any mark ------------------------


def test_a_councils_own_page_gives_its_speeches_without_menus(tmp_path: Path) -> None:
    page = f"""<!doctype html><html><head><title>第１回定例会</title></head><body><nav>○ホーム</nav>
<div id="main"><p>令和７年２月１７日</p><p>{SPEECHES.replace(chr(10), "<br>")}</p></div>
<footer>ページの先頭へ</footer></body></html>"""
    sitting = read_sitting(write(tmp_path, "minutes.html", page))
    assert [text for _, _, text in lines_of(sitting)] == [
        "ただいまから会議を開きます。",
        "伺います。",
        "お答えします。",
    ]


def test_an_address_with_a_session_is_not_kept(tmp_path: Path) -> None:
    for query, kept in (("?Code=abc", False), ("?no=1", True)):
        address = f"https://minutes.example.jp/x{query}"
        page = f"<!-- saved from url=(0001){address} --><html><body><p>{SPEECHES}</p></body></html>"
        sitting = read_sitting(write(tmp_path, "x.html", page.replace("\n", "<br>")))
        assert sitting.url == (address if kept else None)


@pytest.mark.parametrize(
    ("circle", "encoding"),
    [
        ("◯", "utf-8"),  # which JIS X 0208 does not have
        *[
            (circle, encoding)
            for circle in "○〇"
            for encoding in ("utf-8", "cp932", "euc_jp", "iso2022_jp_ext")
        ],
    ],
)
def test_any_circle_and_encoding(tmp_path: Path, circle: str, encoding: str) -> None:
    text = SPEECHES.replace("○", circle)
    sitting = read_sitting(write(tmp_path, "x.txt", text, encoding))
    assert [kind for _, kind, _ in lines_of(sitting)] == ["chair", "question", "answer"]


def test_diamonds_ask_and_double_circles_answer_where_they_name_someone(tmp_path: Path) -> None:
    text = """〇出席議員（１８名）
○議長（例示花子君）　日程第１を議題とします。
◎会議録署名議員の指名
◆２番（見本太郎君）　伺います。
◎なぞ監（架空一郎君）　お答えします。
●次の事項
○議長（例示花子君）　散会します。
"""
    sitting = read_sitting(write(tmp_path, "x.txt", text))
    assert lines_of(sitting) == [
        ("", "other", "〇出席議員（１８名）"),
        ("議長（例示花子君）", "chair", "日程第１を議題とします。\n◎会議録署名議員の指名"),
        ("２番（見本太郎君）", "question", "伺います。"),
        ("なぞ監（架空一郎君）", "answer", "お答えします。\n●次の事項"),
        ("議長（例示花子君）", "chair", "散会します。"),
    ]


PORTAL = """<!DOCTYPE html><html><head><title>Free Wi-Fi ログイン</title></head><body>
<form action="/login"><ul><li>○利用規約に同意する</li><li>○メールアドレス</li></ul></form>
<script>location.href='/'</script></body></html>"""


def test_a_captive_portals_page_is_named_by_its_title(tmp_path: Path) -> None:
    error = refusal(write(tmp_path, "R070217A.html", PORTAL))
    assert isinstance(error, NotMinutes)
    assert "Free Wi-Fi ログイン" in error.message("ja")


HOSTILE = [
    "<html><body>" + "<div>" * 50_000 + SPEECHES + "</html>",
    "<html><body>" + "<" * 200_000 + "</html>",
    "<html><!-- " + "○例示花子議長　　x。\n" * 500 + "</html>",
    "<html><a href='voiweb.exe?" + "HUID=1" * 20_000 + "'></html>",
    "{" * 100_000,
    '{"tenant_minutes": ' + "[" * 100_000,
    "<data><numberOfRecords>" + "<a>" * 100_000,
    "<html>" + "<title>" * 300_000 + "</html>",
    "<html>voiweb.exe 会議,<a " + "winopen(ACT=200 " * 20_000 + "</html>",
    "<html>.dbsr.jp/ " + "Template=download" * 20_000 + "</html>",
    "Content-Type: multipart/related; boundary=a\n\n"
    + "".join(
        f"--a{'b' * n}\nContent-Type: multipart/related; boundary=a{'b' * (n + 1)}\n\n"
        for n in range(600)
    ),
    "<html>dbsr.jp/index.php/" + "<a Id=1>" * 5_000 + "</html>",
]


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_pages_end_in_a_sentence(tmp_path: Path, content: str) -> None:
    for item in read_all(write(tmp_path, "x.html", content)):
        assert isinstance(item, ReaderError | Sitting)


@given(
    data=st.one_of(
        st.binary(max_size=300),
        st.builds(
            lambda head, tail: head.encode() + tail,
            st.sampled_from(
                [
                    '{"tenant_minutes":[{"body":"',
                    '{"meetingRecord":[{"speechRecord":[',
                    "<data><numberOfRecords>1</numberOfRecords><meetingRecord>",
                    '<A NAME="HUID1"></A>○議長（例示花子君）　',
                    '<li class="voice-block" data-voice-title="◯議長"><p class="voice__text">',
                    "From: x\nContent-Type: multipart/related\n\n",
                    "PK\x03\x04",
                    "%PDF-1.4\n",
                    "○議長（例示花子君）　",
                ]
            ),
            st.binary(max_size=200),
        ),
    )
)
def test_any_bytes_give_a_sitting_or_a_sentence(data: bytes) -> None:
    found: list[object] = []
    try:
        found.extend(files.read_document(data, "x", Beside()))
    except ReaderError as error:
        found.append(error)
    for item in found:
        assert isinstance(item, Sitting) or (
            isinstance(item, ReaderError) and item.message("ja") and item.message("en")
        )


@given(share=st.floats(0, 1), encoding=st.sampled_from(["utf-8", "cp932", "euc_jp"]))
def test_a_text_that_was_cut_anywhere_loses_no_letter_unsaid(share: float, encoding: str) -> None:
    data = MINUTES.encode(encoding)
    cut = data[: int(len(data) * share)]
    try:
        found = list(files.read_document(cut, "x.txt", Beside()))
    except (NotMinutes, DamagedMinutes):
        return
    (sitting,) = found
    assert isinstance(sitting, Sitting)
    assert all(one.text in MINUTES for one in sitting.speeches)
