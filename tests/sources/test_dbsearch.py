"""Pages of DB-Search's three generations, of a town that does not exist."""

from datetime import date
from pathlib import Path

import pytest
from fakes.saved import lines_of, read_sitting, refusal, write

from reader.errors import DamagedMinutes, NotMinutes
from reader.minutes.model import Sitting, Speaker

EXPECTED = [
    ("", "other", "　　午前10時開議"),
    ("議長（例示花子君）", "chair", "これより本日の会議を開きます。\n　　　　　　────"),
    ("２番（見本太郎君）", "question", "<架空>の件を 伺います。\n\n　２点目です。"),
    ("町長（架空一郎君）", "answer", "お答えします。"),
]

FRAME = """<!DOCTYPE html><html lang="ja"><head><title>閲覧 | 発言内容 | 架空町議会会議録</title></head>
<body class="page"><script>parent.VoiceType = 'all';</script><div class="page-text">
    <div class="page-text__voice" id="VoiceNo1">
        <p class="page-text__text border textwrap">
            <!--  -->
            <span class="page-text__number VoiceAnchor" data-voiceno="1">1</span>
            <!--  -->
            　　午前10時開議<br />
◯議長（例示花子君）　これより本日の会議を開きます。<br />
　　　　　　────<br />

        </p>
    </div>
    <div class="page-text__voice" id="VoiceNo2">
        <p class="page-text__text border textwrap">
            <span class="page-text__number VoiceAnchor" data-voiceno="2">2</span>
            ◯２番（見本太郎君）　&lt;架空&gt;の<em class="hit">件</em>を 伺います。<br />
<br />
　２点目です。<br />

        </p>
    </div>
    <div class="page-text__voice" id="VoiceNo3">
        <p class="page-text__text border textwrap">
            <span class="page-text__number VoiceAnchor" data-voiceno="3">3</span>
            ◯町長（架空一郎君）　お答えします。<br />
        </p>
    </div>
</div></body></html>"""

COMMAND = """<!DOCTYPE html><html><head><title>閲覧 | コントローラ | 架空町議会会議録</title></head><body>
<div class="command"><h2 class="command__title">令和７年第１回定例会（第２号）　本文</h2></div>
<a href="/index.php/9585096?Template=download">保存</a></body></html>"""

RESULTS = """<!DOCTYPE html><html><head><title>架空町議会会議録 | 検索結果</title></head><body>
<a class="result-title__name" href="/index.php/35?Template=doc-one-frame&amp;DocumentID=1485">令和７年第１回定例会（第２号）  名簿</a>
<span class="result-title__date">2025-02-18</span>
<a class="result-title__name" href="/index.php/35?Template=doc-one-frame&amp;DocumentID=1486">令和７年第１回定例会（第２号）　本文</a>
<span class="result-title__date">2025-02-18</span></body></html>"""

FRAMESET = """<html><head><title>閲覧 | 全文表示 | 架空町議会会議録</title></head>
<frameset rows="88,*"><frame src="/index.php/95?Template=doc-page" name="Page"></frameset></html>"""


def second(voices: str) -> str:
    return f"""<!DOCTYPE html><html><head><title>文書閲覧 定例会　本文 |
すべての発言を表示 |
架空町議会会議録</title></head><body><main>
<p class="view__title">令和７年第１回定例会（第２号）　本文</p>
<p class="view__date">開催日: <time>2025-02-18</time></p>
<a href="/index.php/2948690?Template=download&amp;VoiceType=all&amp;DocumentID=1486">テキスト</a>
<ul class="voice__list">{voices}</ul></main></body></html>"""


def second_voice(number: int, title: str, text: str) -> str:
    return f"""<li><div class="row voice__header">
<span class="voice__number">{number}: </span><span class="voice__title">◯{title}</span></div>
<div class="voice__textwrap"><p class="js-textwrap-container">
            <span class="visible-print-block">{number}: </span>{text}

       </p></div></li>"""


SECOND = second(
    second_voice(
        1,
        "議長（例示花子君）",
        "　　午前10時開議<br />\n◯議長（例示花子君）　これより本日の会議を開きます。<br />\n　　　　　　────<br />",
    )
    + second_voice(
        2,
        "２番（見本太郎君）",
        "◯２番（見本太郎君）　&lt;架空&gt;の件を 伺います。<br />\n<br />\n　２点目です。<br />",
    )
    + second_voice(3, "町長（架空一郎君）", "◯町長（架空一郎君）　お答えします。<br />")
)


def third_voice(number: int, title: str, text: str) -> str:
    return f"""<li class="voice-block voice_block d-none " data-voice_code="{number}" data-voice-title="◯{title}">
<div class="voice voice-text" data-voice_code="{number}"><div class="voice__detail">
    {number}:
</div><p class="voice__text">{text}

</p></div></li>"""


THIRD_VOICES = "".join(
    (
        third_voice(
            1,
            "議長（例示花子君）",
            "　　午前10時開議<br />\n◯議長（例示花子君）<br />\n　これより本日の会議を開きます。<br />\n　　　　　　────<br />",
        ),
        third_voice(
            2,
            "２番（見本太郎君）",
            "◯２番（見本太郎君）　&lt;架空&gt;の件を 伺います。<br />\n<br />\n　２点目です。<br />",
        ),
        third_voice(3, "町長（架空一郎君）", "◯町長（架空一郎君）　お答えします。<br />"),
    )
)

THIRD = f"""<!DOCTYPE html><html><head><title>    閲覧 | 架空町議会会議録検索
</title></head><body>
<h1 class="command__title"><span class="command__docname">令和７年第１回定例会（第２号）　本文</span>
<span class="command__date">2025-02-18</span></h1>
<input type="hidden" name="DocumentID" value="1486">
<ul class="page-list">{THIRD_VOICES}
</ul><script>const $laravel = {{ URL: 'https://www.town.kakuu.dbsr.jp/index.php/100000' }};</script>
</body></html>"""


def of_first(folder: Path) -> Sitting:
    write(folder, "command.html", COMMAND)
    write(folder, "result.html", RESULTS)
    return read_sitting(write(folder, "page.html", FRAME))


def test_frames_are_put_together(tmp_path: Path) -> None:
    sitting = of_first(tmp_path)
    assert lines_of(sitting) == EXPECTED
    assert (sitting.meeting, sitting.date) == ("令和７年第１回定例会（第２号）", date(2025, 2, 18))
    assert sitting.assembly == "架空町議会"
    assert [one.anchor for one in sitting.speeches] == [None, "1", "2", "3"]


def test_a_frame_alone_has_no_meeting(tmp_path: Path) -> None:
    sitting = read_sitting(write(tmp_path, "page.html", FRAME))
    assert lines_of(sitting) == EXPECTED
    assert (sitting.meeting, sitting.date) == (None, None)


def test_of_two_frames_neither_takes_the_one_heading(tmp_path: Path) -> None:
    write(tmp_path, "other.html", FRAME)
    assert of_first(tmp_path).meeting is None


def test_the_second_generation(tmp_path: Path) -> None:
    sitting = read_sitting(write(tmp_path, "detail.html", SECOND))
    assert lines_of(sitting) == EXPECTED
    assert (sitting.meeting, sitting.date) == ("令和７年第１回定例会（第２号）", date(2025, 2, 18))


def test_the_third_generation(tmp_path: Path) -> None:
    sitting = read_sitting(write(tmp_path, "detail.html", THIRD))
    (before, chair, *others) = lines_of(sitting)
    assert (before, *others) == (EXPECTED[0], *EXPECTED[2:])
    assert chair == (*EXPECTED[1][:2], "　" + EXPECTED[1][2])
    assert (sitting.meeting, sitting.date) == ("令和７年第１回定例会（第２号）", date(2025, 2, 18))
    assert sitting.url == (
        "https://www.town.kakuu.dbsr.jp/index.php/100000?Template=document&Id=1486"
    )


def test_the_roster_of_a_meeting_names_who_holds_a_post(tmp_path: Path) -> None:
    roster = "　　町長　　　架　空　一　郎　君"
    voice = third_voice(1, "", f"　　説明のため出席した者<br />\n{roster}<br />")
    document = THIRD.replace(THIRD_VOICES, voice).replace("　本文", "  名簿")
    path = write(tmp_path, "roster.html", document)
    minutes = write(tmp_path, "detail.html", THIRD.replace("町長（架空一郎君）", "町長"))
    assert "名簿や日程だけ" in refusal(path).message("ja")
    sitting = read_sitting(minutes)
    assert sitting.speeches[0].label == "名簿"
    assert sitting.speeches[-1].speaker == Speaker("架空一郎", "町長")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (COMMAND, "文書の見出し"),
        (RESULTS, "検索結果の一覧"),
        (FRAMESET, "フレームの外枠"),
        (THIRD.replace(THIRD_VOICES, ""), "発言は含まれていません"),
    ],
)
def test_other_pages_are_named(tmp_path: Path, content: str, words: str) -> None:
    error = refusal(write(tmp_path, "page.html", content))
    assert isinstance(error, NotMinutes)
    assert words in error.message("ja")


@pytest.mark.parametrize("page", [FRAME, SECOND, THIRD])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_what_is_cut_off_is_not_stored(tmp_path: Path, page: str, share: float) -> None:
    path = write(tmp_path, "page.html", page[: int(len(page) * share)])
    assert isinstance(refusal(path), DamagedMinutes)
