"""The pages and names of kensakusystem.jp, in all their spellings."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.kensakusystem import detect
from reader.sources.kensakusystem.names import (
    Span,
    home_of,
    is_year,
    page_of,
    parse_file_name,
    span_of,
    tidy,
)
from reader.sources.kensakusystem.pages import (
    Door,
    Leaf,
    council_name,
    error_words,
    find_door,
    is_page,
    parse_frames,
    parse_speakers,
    parse_tree,
)

# --- file names --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "day", "letter"),
    [
        ("R080312A", date(2026, 3, 12), "A"),
        ("R050227B04", date(2023, 2, 27), "B"),
        ("H010518A01", date(1989, 5, 18), "A"),
        ("S610605A", date(1986, 6, 5), "A"),
        ("R080119_2B10", date(2026, 1, 19), "B"),
        ("R010501A", date(2019, 5, 1), "A"),
        ("H310430C1", date(2019, 4, 30), "C"),
    ],
)
def test_a_file_name_tells_the_day(name: str, day: date, letter: str) -> None:
    told = parse_file_name(name)
    assert told is not None
    assert (told.date, told.year, told.letter) == (day, day.year, letter)


@pytest.mark.parametrize("name", ["R070000A", "R070200A", "R070231A", "H121300B01"])
def test_a_day_may_be_left_open(name: str) -> None:
    told = parse_file_name(name)
    assert told is not None
    assert told.date is None
    assert told.year == {"R": 2025, "H": 2000}[name[0]]


@pytest.mark.parametrize(
    "name",
    [
        "R080119MOKU",
        "H010228MEIB",
        "R07060004KETS.html",
        "R070217GIAN",
        "R070217A.html",
        "X070217A",
        "R0702A",
        "R070217",
        "R070217a",
        "R070217A123",
        "R０７０２１７A",
        "",
    ],
)
def test_what_is_no_sitting(name: str) -> None:
    assert parse_file_name(name) is None


@given(
    st.dates(date(1926, 12, 25), date(2068, 12, 31)),
    st.sampled_from(["A", "B01", "C1", "_2B10", "_3A"]),
)
def test_every_day_is_read_back(day: date, tail: str) -> None:
    letter, first = (
        ("R", 2018)
        if day >= date(2019, 5, 1)
        else ("H", 1988)
        if day >= date(1989, 1, 8)
        else ("S", 1925)
    )
    told = parse_file_name(f"{letter}{day.year - first:02}{day:%m%d}{tail}")
    assert told is not None
    assert told.date == day


@given(st.text())
def test_any_name_is_understood_or_refused(name: str) -> None:
    told = parse_file_name(name)
    assert told is None or told.date is None or told.date.year == told.year


# --- years ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "span"),
    [
        ("令和 6年～", Span(2024, None)),
        ("令和 2年～令和 5年", Span(2020, 2023)),
        ("平成29年～令和元年", Span(2017, 2019)),
        ("平成 8年〜平成12年", Span(1996, 2000)),
        ("～平成12年", Span(None, 2000)),
        ("令和 7年", Span(2025, 2025)),
        ("令和　７年", Span(2025, 2025)),
        ("令和元年", Span(2019, 2019)),
        ("昭和61年 第198回定 ", Span(1986, 1986)),
        ("令和6年度", Span(2024, 2025)),
        ("令和4年度～令和6年度", Span(2022, 2025)),
        ("令和 5年～令和 2年", Span(2020, 2023)),
        ("総務委員会", Span(None, None)),
    ],
)
def test_what_a_tab_covers(label: str, span: Span) -> None:
    assert span_of(label) == span


@pytest.mark.parametrize(
    "label", ["令和 8年", "令和元年", "平成31年", "令和6年度", " 令和 8年 ", "令和　８年"]
)
def test_a_year(label: str) -> None:
    assert is_year(label)


@pytest.mark.parametrize(
    "label", ["令和 8年 総務委員会 ", "令和 2年～令和 5年", "総務委員会", "", "8年"]
)
def test_not_a_year(label: str) -> None:
    assert not is_year(label)


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 4000), st.integers(1989, 2055))
def test_a_year_is_visited_exactly_when_it_can_hold_the_period(
    since: date, days: int, year: int
) -> None:
    until = since + timedelta(days)
    assert Span(year, year).meets(since, until) == (since.year <= year <= until.year)


def test_titles_lose_the_padding() -> None:
    assert tidy("令和 8年  3月定例会 ") == "令和8年3月定例会"


# --- addresses -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "https://www.kensakusystem.jp/kakuu/",
        "https://www.kensakusystem.jp/kakuu",
        "http://www.kensakusystem.jp/kakuu/index.html",
        "http://kensakusystem.jp/kakuu/sapphire.html",
        "https://www.kensakusystem.jp/kakuu/cgi-bin3/See.exe?Code=abc123",
        " https://WWW.kensakusystem.jp/kakuu/cgi-bin2/ResultFrame.exe?Code=abc123&fileName=R070217A ",
        "https://www.kensakusystem.jp/kakuu/cgi-bin3/r_Speakers.exe?abc123/R070217A/0/0//10/1",
        "https://www.kensakusystem.jp/kakuu/index.html?x=1#top",
    ],
)
def test_every_address_of_a_council_has_one_home(address: str) -> None:
    assert home_of(address) == "https://www.kensakusystem.jp/kakuu/"


def test_other_hosts_keep_their_scheme() -> None:
    assert home_of("http://gikai.example.jp:8080/k/index.html") == "http://gikai.example.jp:8080/k/"
    assert home_of("http://gikai.example.jp") == "http://gikai.example.jp/"


def test_the_page_that_was_pasted() -> None:
    assert page_of("https://www.kensakusystem.jp/kakuu/sapphire.html") == "sapphire.html"
    assert page_of("https://www.kensakusystem.jp/kakuu/") is None
    assert page_of("https://www.kensakusystem.jp/kakuu/cgi-bin3/See.exe?Code=a") is None


# --- pages -------------------------------------------------------------------------------


def test_the_system_is_known_by_its_pages() -> None:
    page = '<a href="/k/cgi-bin3/See.exe?Code=abc123">会議録の閲覧</a>'
    assert detect("http://gikai.example.jp/", page)
    assert detect("https://www.kensakusystem.jp/kakuu/", "")
    assert not detect(
        "http://gikai.example.jp/", "<html><a href='/tenant/kakuu/'>会議録</a></html>"
    )
    assert find_door(page) == Door("cgi-bin3", "abc123")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("架空区議会/会議録検索システム", "架空区議会"),
        ("架空市議会　会議録検索システム", "架空市議会"),
        ("会議録検索システム／架空市議会", "架空市議会"),
        ("架空県議会会議録検索システム", "架空県議会"),
        ("架空町議会 会議録の閲覧と検索", "架空町議会"),
        ("会議録検索システム", None),
        ("", None),
    ],
)
def test_the_name_of_the_council(title: str, name: str | None) -> None:
    assert council_name(f"<html><HEAD><TITLE>{title}</TITLE></HEAD></html>") == name


def test_nodes_in_comments_are_not_nodes() -> None:
    tree = parse_tree(
        """<form name="viewtree" action="/k/cgi-bin3/See.exe" method="POST">
        <input type="hidden" name="Code" value="abc"><input type="hidden" name="treedepth" value="">
        <input type="hidden" name="page"></form>
        <!------------ <A onClick="document.viewtree.treedepth.value='平成 1年'">x</A> ------------>
        <A HREF="javascript:document.viewtree.submit()"onClick="document.viewtree.treedepth.value='令和 8年  3月定例会 '"><IMG SRC="r.gif">3月定例会</A>
        <A HREF="javascript:document.viewtree.submit()"onClick="document.viewtree.treedepth.value='令和 8年  3月定例会 '">again</A>
        <A HREF="#" class="js-tree-submit" data-depth="令和 8年 文教・子ども&amp;若者委員会 ">文教</A>
        <A onClick="document.viewtree.treedepth.value='令和 8年'"><IMG SRC="tab.gif" ALT="令和 6年～"></A>"""
    )
    assert [(node.value, node.label) for node in tree.nodes] == [
        ("令和 8年  3月定例会 ", "3月定例会"),
        ("令和 8年 文教・子ども&若者委員会 ", "文教"),
        ("令和 8年", "令和 6年～"),
    ]
    assert tree.action == "/k/cgi-bin3/See.exe"
    assert tree.fields == (("Code", "abc"), ("treedepth", ""), ("page", ""))


def test_links_that_are_never_closed() -> None:
    tree = parse_tree(
        """<A onClick="document.viewtree.treedepth.value='令和 8年'">令和 8年
        <A onClick="document.viewtree.treedepth.value='令和 7年'">令和 7年</A>
        <A href="ResultFrame.exe?Code=abc&fileName=R080312A&startPos=0">（第11日 3月12日）"""
    )
    assert [(node.value, node.label) for node in tree.nodes] == [
        ("令和 8年", "令和 8年"),
        ("令和 7年", "令和 7年"),
    ]
    assert tree.leaves == (Leaf("R080312A", "（第11日 3月12日）"),)


def test_leaves_and_nodes_may_stand_together() -> None:
    tree = parse_tree(
        """<A href="ResultFrame.exe?Code=abc&fileName=R080312A&startPos=-1">
        <IMG SRC="r2.gif">（第11日 3月12日）</A><BR>
        <A HREF='/k/cgi-bin3/ResultFrame.exe?Code=abc&amp;fileName=R080119_2B10&amp;startPos=0'>（ 1月19日）</A>
        <A onClick="document.viewtree.treedepth.value='令和 8年 総務委員会 '">総務委員会</A>
        <a href="ResultFrame.exe?Code=abc">一覧へ</a>"""
    )
    assert tree.leaves == (
        Leaf("R080312A", "（第11日 3月12日）"),
        Leaf("R080119_2B10", "（ 1月19日）"),
    )
    assert len(tree.nodes) == 1


def test_the_list_of_speakers_never_closes_its_labels() -> None:
    speakers = parse_speakers(
        """<FORM NAME="download" ACTION="/k/cgi-bin3/GetPerson.exe" METHOD="POST">
        <INPUT type="hidden" name="Code" value="abc"><INPUT type="hidden" name="fileName" value="R070217A">
        <input type="checkbox" name="downloadPos" value="4" >
        <A HREF="/k/cgi-bin3/r_TextFrame.exe?abc/R070217A/4/0//10" TARGET="TEXTW"><font class="TEXT5">議事日程<font></A>
        <td><font class="TEXT5">No.1</font></td><INPUT VALUE='2756' NAME=downloadPos TYPE=checkbox>
        <A HREF="r_PageFrame.exe?abc/R070217A/2"><font class="TEXT5">P.2</font></A>
        <A HREF="/k/cgi-bin3/r_TextFrame.exe?abc/R070217A/2756/0//10" TARGET="TEXTW"><font class="TEXT5">議長（見本花子議員）<font></A>
        <div id="span1">　ただいまから&lt;開会&gt;</div>"""
    )
    assert [(speech.position, speech.label) for speech in speakers.listed] == [
        ("4", "議事日程"),
        ("2756", "議長（見本花子議員）"),
    ]
    assert speakers.fields == (("Code", "abc"), ("fileName", "R070217A"))
    assert parse_speakers("<html></html>").listed == ()


def test_a_frameset_names_the_sitting_and_its_list() -> None:
    frames = parse_frames(
        """<TITLE>令和 7年第1回定例会（第1日 2月17日）</TITLE><!--<FRAME SRC="r_Speakers.exe?old">-->
        <FRAME SRC="/k/cgi-bin3/r_Speakers.exe?abc/R070217A/0" NAME="MENU"><FRAME SRC="x" NAME="TEXTW">"""
    )
    assert frames is not None
    assert frames.title == "令和 7年第1回定例会（第1日 2月17日）"
    assert frames.speakers == "/k/cgi-bin3/r_Speakers.exe?abc/R070217A/0"
    assert parse_frames("<html><body>maintenance</body></html>") is None


def test_errors_come_as_pages() -> None:
    assert error_words(
        "<html><body>\nERROR:読込みに失敗しました。<BR>H240223B23\n</body></html>"
    ) == ("読込みに失敗しました。 H240223B23")
    assert error_words("ERROR:混雑") == "混雑"
    assert error_words("開催日：令和 7年\n○議長　　ERROR:ではない") is None
    assert is_page("\n<!DOCTYPE html><html>")
    assert not is_page('<PAGE="1">\n○議長')


@given(st.text())
def test_no_page_is_too_strange(page: str) -> None:
    tree = parse_tree(page)
    assert len({node.value for node in tree.nodes}) == len(tree.nodes)
    parse_speakers(page)
    parse_frames(page)
    council_name(page)
    error_words(page)
