"""The source line names the minutes, leads to them, and never gives a token away."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reader.export.selection import Selection, choose, from_range, from_topic
from reader.export.source_line import citation, public_url, source_of
from reader.minutes.meeting import squeeze
from reader.minutes.model import Sitting
from reader.threads.model import Exchange


def selection(**changes: object) -> Selection:
    plain = Selection(
        sitting="s",
        assembly="架空区議会",
        meeting="令和 2年第１回定例会（第3日 2月20日）",
        date=date(2020, 2, 20),
        url=None,
        family="text",
        summary_record=False,
        parts=(),
    )
    return replace(plain, **changes)


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "架空区議会 令和2年第１回定例会（第3日 2月20日）会議録"),
        ({"assembly": None}, "令和2年第１回定例会（第3日 2月20日）会議録"),
        (
            {"meeting": "平成13年第４回定例会（第３日目）", "date": date(2001, 12, 7)},
            "架空区議会 平成13年第４回定例会（第３日目）（平成13年12月7日）会議録",
        ),
        ({"meeting": "文教委員会"}, "架空区議会 文教委員会（令和2年2月20日）会議録"),
        ({"meeting": "文教委員会", "date": None}, "架空区議会 文教委員会会議録"),
        ({"meeting": "文教委員会会議録", "date": None}, "架空区議会 文教委員会会議録"),
        ({"meeting": "架空区議会定例会", "date": None}, "架空区議会定例会会議録"),
        ({"meeting": None}, "架空区議会 令和2年2月20日 会議録"),
        ({"meeting": None, "assembly": None, "date": None}, "会議録"),
        (
            {"meeting": "文教委員会", "date": date(2019, 5, 1)},
            "架空区議会 文教委員会（令和元年5月1日）会議録",
        ),
        (
            {"meeting": "文教委員会", "summary_record": True},
            "架空区議会 文教委員会（令和2年2月20日）要点記録（逐語ではない）",
        ),
    ],
)
def test_citation(changes: dict[str, object], line: str) -> None:
    assert citation(selection(**changes)) == line


@pytest.mark.parametrize(
    ("title", "squeezed"),
    [
        ("令和 7年第　４回定例会", "令和7年第４回定例会"),
        ("令和 8年  3月定例会 ", "令和8年3月定例会"),
        ("（第11日12月 3日）", "（第11日12月3日）"),
        ("予算特別委員会（ 3月 9日）", "予算特別委員会（3月9日）"),
        ("予算特別委員会　　第２ 日", "予算特別委員会　第２日"),
        ("定例会\n第1号", "定例会 第1号"),
    ],
)
def test_padding_is_squeezed(title: str, squeezed: str) -> None:
    assert squeeze(title) == squeezed


def test_kensakusystem_links_the_entry_page_and_prints_the_place(
    sitting: Sitting, exchange: Exchange, library_topic: str
) -> None:
    source = source_of(from_topic(sitting, exchange, library_topic))
    assert source.url == "https://www.kensakusystem.jp/kakuu/"
    assert not source.lasting
    assert source.place == (
        "発言者（発言番号）：見本たろう議員（3）、架空花子区長（5）、仮名次郎教育長（6）、"
        "見本たろう議員（7）、架空花子区長（8）"
    )


def test_only_speakers_who_are_quoted_are_named(
    sitting: Sitting, exchange: Exchange, library_topic: str
) -> None:
    chosen = choose(from_topic(sitting, exchange, library_topic), "1")
    assert source_of(chosen).place == "発言者（発言番号）：見本たろう議員（3）"


def test_lasting_addresses_need_no_place(sitting: Sitting) -> None:
    url = "https://kokkai.ndl.go.jp/txt/120105261X02720200610"
    source = source_of(from_range(replace(sitting, url=url, family="ndl"), 3, 0, 20))
    assert (source.url, source.lasting, source.place) == (url, True, None)


@pytest.mark.parametrize(
    ("url", "family", "public", "lasting"),
    [
        ("https://www.kensakusystem.jp/kakuu/", "kensakusystem", "https://www.kensakusystem.jp/kakuu/", False),
        ("https://www.kensakusystem.jp/kakuu/index.html", "jsonl", "https://www.kensakusystem.jp/kakuu/", False),
        ("https://www.kensakusystem.jp/kakuu/cgi-bin3/r_TextFrame.exe?a1b2/R020220A/27", "jsonl", "https://www.kensakusystem.jp/kakuu/", False),
        ("https://gikai.example.jp/kakuu/cgi-bin2/r_TextFrame.exe?a1b2/R020220A/27", "text", "https://gikai.example.jp/kakuu/", False),
        ("http://127.0.0.1:8080/kakuu/cgi-bin/ResultFrame.exe?Code=x&fileName=R", "kensakusystem", "http://127.0.0.1:8080/kakuu/", False),
        ("https://gikai.example.jp/cgi-bin3/See.exe?Code=x", "kensakusystem", "https://gikai.example.jp/", False),
        ("https://ssp.kaigiroku.net/tenant/kakuu/MinuteView.html?council_id=1&schedule_id=2", "discussnet", "https://ssp.kaigiroku.net/tenant/kakuu/MinuteView.html?council_id=1&schedule_id=2", True),
        ("https://www.kakuu.dbsr.jp/index.php/8374651?Template=document&Id=560#one", "dbsearch", "https://www.kakuu.dbsr.jp/index.php/100000?Template=document&Id=560#one", True),
        ("https://gikai.example.jp/view?PHPSESSID=abc&id=3", "text", "https://gikai.example.jp/", False),
        ("https://gikai.example.jp/view;jsessionid=ab?id=3", "text", "https://gikai.example.jp/", False),
        ("https://gikai.example.jp/#?%43ode=abc", "text", "https://gikai.example.jp/", False),
        ("https://user:secret@gikai.example.jp/minutes/3", "text", "https://gikai.example.jp/minutes/3", True),
        ("https://gikai.example.jp/index.html", "text", "https://gikai.example.jp/index.html", False),
        ("javascript:alert(1)", "text", None, False),
        ("file:///C:/Users/mihon/minutes.html", "text", None, False),
        ("http://[broken", "text", None, False),
        (None, "ndl", None, False),
    ],
)  # fmt: skip
def test_public_addresses(url: str | None, family: str, public: str | None, lasting: bool) -> None:
    assert public_url(url, family) == (public, lasting)


@given(
    st.sampled_from(
        ["https://www.kensakusystem.jp/kakuu/cgi-bin3/", "https://own.example.jp/", ""]
    ),
    st.sampled_from(["See.exe", "r_Speakers.exe", "", "a/b.html", "index.php/77"]),
    st.sampled_from(["?", "#", "?x=1&", "?x=1;", "/?", "?x="]),
    st.sampled_from(["Code", "code", "CODE", "%43ode", "Co%64e"]),
    st.sampled_from(["kensakusystem", "dbsearch", "text", "ndl"]),
)
def test_a_token_is_never_printed(base: str, page: str, joint: str, key: str, family: str) -> None:
    public, _ = public_url(f"{base}{page}{joint}{key}=s3cr3t", family)
    assert public is None or "s3cr3t" not in public
