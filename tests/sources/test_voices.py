"""Frames of VOICES, of a city that does not exist."""

from datetime import date
from pathlib import Path

import pytest
from fakes.saved import lines_of, read_all, read_sitting, refusal, write

from reader.errors import DamagedMinutes, NotMinutes
from reader.minutes.model import Sitting, Speaker
from reader.sources import files

HEAD = '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">\n<HTML LANG="ja-JP">\n'
CHARSET = '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=Shift_JIS">'


def page(number: int, text: str, title: str = "") -> str:
    return f"""{HEAD}<HEAD>{CHARSET}<TITLE>{title}</TITLE></HEAD>
<BODY onLoad="init_h(); parent.hat.focus();">
<SCRIPT LANGUAGE="JavaScript">
var hitp = -1;
</SCRIPT>
<A NAME="HUID{number}"></A>{text}<P><FORM METHOD="POST"><INPUT TYPE="hidden" NAME="hitcount"></FORM>
<SCRIPT LANGUAGE="JavaScript">get_view_no( '{number}' ); parent.huid_list.length;</SCRIPT>
</BODY>
</HTML>"""


ROSTER = page(
    611,
    "令和　７年第　１回定例会<BR><BR>　　架空市議会定例会会議録（第２号）<BR><BR>"
    "　前回　令和６年１２月２日<BR>　令和７年２月１８日（火曜日）<BR>１．出席議員<BR>"
    "　　１番　見　本　太　郎　君　　　２番　髙　﨑　德　子　君<BR>１．説明員<BR>"
    "　　市長　　　　架　空　一　郎　君<BR>",
)
CHAIR = page(613, "○例示　議長　　開議いたします。<BR>　　　　 ────<BR><BR>", " 議長(例示) P.1")
QUESTION = page(
    614,
    "◆１番（見本太郎君）　&lt;住民&gt;の<B>声</B>を伺います。<BR>　２点目です。<BR>",
    " 議員(見本太郎君) P.2",
)
ANSWER = page(615, "◎市長　　お答えします。<BR>", " 市長 P.3")


def link(number: int, fino: int) -> str:
    return (
        f'<A NAME="{number}"></A><A HREF="voiweb.exe?ACT=203&KTYP=0,1,2,3&HUID={number}&KGNO='
        f'&FINO={fino}&STYLE=0" target="hat"><B>議長(例示花子君)</B></A>'
    )


def sidebar(numbers: range, fino: int) -> str:
    links = "\n".join(link(number, fino) for number in numbers)
    return f"{HEAD}<HEAD>{CHARSET}<TITLE>発言一覧</TITLE></HEAD><BODY>{links}</BODY></HTML>"


MEETINGS = f"""{HEAD}<HEAD>{CHARSET}<TITLE>会議日程一覧</TITLE></HEAD><BODY>
<A HREF="voiweb.exe?ACT=100&FINO=998&FINOS=998%2C999"><IMG SRC="/voices/image/folder.gif"></A>
令和　７年第　１回定例会,<A HREF="javascript:;" onClick="winopen('voiweb.exe?ACT=200&KGNO=224&FINO=998&UNID=K_1');">02月17日-01号</A>
令和　７年第　１回定例会,<A HREF="javascript:;" onClick="winopen('voiweb.exe?ACT=200&KGNO=224&FINO=999&UNID=K_2');">02月18日-02号</A>
</BODY></HTML>"""


def save(folder: Path, **pages: str) -> None:
    for name, content in pages.items():
        write(folder, f"{name}.html", content, "cp932")


def read_folder(folder: Path) -> list[Sitting]:
    desk = files.Desk()
    found = [item for path in sorted(folder.iterdir()) for item in read_all(path, desk)]
    return [item for item in found if isinstance(item, Sitting)]


def test_pages_that_lie_together_are_one_sitting(tmp_path: Path) -> None:
    save(tmp_path, d_answer=ANSWER, c_question=QUESTION, b_chair=CHAIR, e_roster=ROSTER)
    save(tmp_path, side=sidebar(range(611, 640), 999), result=MEETINGS)
    (sitting,) = read_folder(tmp_path)
    assert lines_of(sitting)[1:] == [
        ("例示　議長", "chair", "開議いたします。\n　　　　 ────"),
        ("１番（見本太郎君）", "question", "<住民>の声を伺います。\n　２点目です。"),
        ("市長", "answer", "お答えします。"),
    ]
    assert "髙　﨑　德　子" in sitting.speeches[0].text
    assert sitting.speeches[3].speaker == Speaker("架空一郎", "市長")
    assert (sitting.id, sitting.date) == ("架空市議会:999", date(2025, 2, 18))
    assert sitting.meeting == "令和　７年第　１回定例会（02月18日-02号）"
    assert [one.anchor for one in sitting.speeches] == ["611", "613", "614", "615"]


def test_one_page_of_them_brings_the_whole(tmp_path: Path) -> None:
    save(tmp_path, a=ROSTER, b=CHAIR, c=QUESTION, side=sidebar(range(611, 640), 999))
    assert len(read_sitting(tmp_path / "c.html").speeches) == 3


def test_pages_of_two_sittings_are_not_mixed(tmp_path: Path) -> None:
    other = page(700, "○例示　議長　　別の日です。<BR>", " 議長(例示) P.1")
    save(tmp_path, a=ROSTER, b=CHAIR, c=other)
    save(tmp_path, s=sidebar(range(611, 640), 999), t=sidebar(range(690, 720), 1000))
    first, second = read_folder(tmp_path)
    assert [one.text for one in second.speeches] == ["別の日です。"]
    assert all("別の日" not in one.text for one in first.speeches)


def test_without_a_list_one_roster_gathers_them_and_two_do_not(tmp_path: Path) -> None:
    save(tmp_path, a=ROSTER, b=CHAIR)
    assert len(read_sitting(tmp_path / "b.html").speeches) == 2
    save(tmp_path, c=ROSTER.replace("611", "711"))
    assert len(read_sitting(tmp_path / "b.html").speeches) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (sidebar(range(3), 9), "発言者の一覧"),
        (MEETINGS, "会議の一覧"),
        (
            f'{HEAD}<FRAMESET COLS="1,2"><FRAME SRC="voiweb.exe?ACT=202"></FRAMESET></HTML>',
            "フレームの外枠",
        ),
        (ROSTER, "名簿や日程だけ"),
    ],
)
def test_other_frames_are_named(tmp_path: Path, content: str, words: str) -> None:
    error = refusal(write(tmp_path, "frame.html", content, "cp932"))
    assert isinstance(error, NotMinutes)
    assert words in error.message("ja")


@pytest.mark.parametrize("share", [0.6, 0.8, 0.97])
def test_what_is_cut_off_is_not_stored(tmp_path: Path, share: float) -> None:
    data = QUESTION.encode("cp932")
    path = write(tmp_path, "page.html", data[: int(len(data) * share)])
    assert isinstance(refusal(path), DamagedMinutes)
