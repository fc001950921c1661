"""Fetching a council's minutes from kensakusystem.jp, the good days and the bad ones."""

from collections.abc import Iterator
from datetime import date

import pytest
from fakes.kakuu import CHAIR, MEMBER, kakuu_council, sitting
from fakes.kensakusystem_server import (
    CAPTIVE_PORTAL,
    Call,
    Change,
    FakeCouncil,
    FakeMeeting,
    FakeSitting,
    FakeTab,
    FakeYear,
    Fault,
    KensakuServer,
    Page,
    Reset,
    Status,
    error_page,
    redirect,
)

from reader.errors import (
    Cancelled,
    DamagedMinutes,
    ForbiddenByRobots,
    HostRefused,
    HostUnreachable,
    NotMinutes,
    ReaderError,
    RedirectedElsewhere,
    UnknownSystem,
)
from reader.minutes.model import MeetingKind, SpeechKind
from reader.sources.council import Entry
from reader.sources.http import Manners
from reader.sources.kensakusystem import KensakuSystem
from reader.sources.kensakusystem.names import Span


@pytest.fixture
def server() -> Iterator[KensakuServer]:
    with KensakuServer(kakuu_council()) as running:
        yield running


def system(server: KensakuServer, page: str = "") -> KensakuSystem:
    return KensakuSystem(server.url("kakuu", page), delay=0, manners=Manners())


def references(entries: Iterator[Entry]) -> list[str]:
    return [entry.reference for entry in entries]


def serving(meeting: FakeMeeting, **changes: object) -> KensakuServer:
    """A server of a council with one meeting in 令和7年."""
    tab = FakeTab("令和 7年", [FakeYear("令和 7年", [meeting])])
    return KensakuServer(FakeCouncil("kakuu", "架空区議会", [tab], **changes))


def first(council: KensakuSystem) -> Entry:
    return next(council.entries(date(2025, 2, 17), date(2025, 2, 17)))


# --- a whole archive ---------------------------------------------------------------


def test_the_whole_archive_comes_newest_first(server: KensakuServer) -> None:
    with system(server) as council:
        entries = list(council.entries())
    assert [(entry.reference, entry.kind.value) for entry in entries] == [
        ("R080312A", "plenary"),
        ("R080302A", "plenary"),
        ("R080309B01", "committee"),
        ("R080119B10", "committee"),
        ("R080119_2B10", "committee"),
        ("R070610A", "plenary"),
        ("R070218A", "plenary"),
        ("R070217A", "plenary"),
        ("R070409B03", "committee"),
        ("R010618A", "plenary"),
        ("H310219A", "plenary"),
        ("H121124A", "plenary"),
    ]
    assert entries[0].title == "令和8年3月定例会（第11日 3月12日）"
    assert entries[4].title == "令和8年企画総務委員会（ 1月19日 2回目）"
    assert entries[0].date == date(2026, 3, 12)


def test_every_sitting_comes_with_all_its_speeches(server: KensakuServer) -> None:
    with system(server) as council:
        sittings = [council.sitting(entry) for entry in council.entries()]
    assert len(sittings) == 12
    assert {len(sitting.speeches) for sitting in sittings} == {7}
    minutes = next(sitting for sitting in sittings if sitting.reference == "R070217A")
    assert minutes.assembly == "架空区議会"
    assert minutes.date == date(2025, 2, 17)
    assert minutes.meeting == "令和 7年第1回定例会（第1日 2月17日）"
    assert minutes.family == "kensakusystem"
    assert minutes.url == server.url("kakuu")
    assert [speech.label for speech in minutes.speeches[:3]] == ["議事日程", CHAIR, MEMBER]
    assert minutes.speeches[2].kind is SpeechKind.QUESTION
    assert minutes.speeches[2].text.startswith("架空駅前の駐輪場について伺います。\n")
    anchors = [int(speech.anchor or "") for speech in minutes.speeches]
    assert anchors == sorted(anchors)
    assert anchors[0] == 4


def test_no_sitting_keeps_the_session_token(server: KensakuServer) -> None:
    token = server.councils["kakuu"].token
    with system(server, f"cgi-bin3/See.exe?Code={token}") as council:
        assert token not in repr(council.open())
        for entry in council.entries():
            assert token not in repr(entry)
            assert token not in repr(council.sitting(entry))


def test_the_run_is_polite(server: KensakuServer) -> None:
    with system(server) as council:
        for entry in council.entries():
            council.sitting(entry)
    assert server.log[0].path == "/robots.txt"
    assert len(server.asked("robots.txt")) == 1
    assert {request.at_once for request in server.log} == {1}
    opened = server.opened()
    assert len(set(opened)) == len(opened), "a page of the tree was asked for twice"
    # A sitting costs three requests: frames, speakers, text.
    assert len(server.asked("GetPerson.exe")) == 12
    assert len(server.asked("ResultFrame.exe")) == len(server.asked("r_Speakers.exe")) == 12
    assert {request.method for request in server.asked("GetPerson.exe")} == {"POST"}


def test_a_run_can_go_on_where_it_stopped(server: KensakuServer) -> None:
    stored: set[str] = set()
    with system(server) as council:
        for entry in council.entries():
            stored.add(council.sitting(entry).reference or "")
            if len(stored) == 5:
                break
    before = len(server.asked("GetPerson.exe"))
    with system(server) as council:
        for entry in council.entries():
            if entry.reference not in stored:
                stored.add(council.sitting(entry).reference or "")
    assert len(stored) == 12
    assert len(server.asked("GetPerson.exe")) - before == 7


def test_the_first_sitting_can_be_read_before_the_tree_is_walked(server: KensakuServer) -> None:
    with system(server) as council:
        council.sitting(next(council.entries()))
    assert "令和 7年" not in server.opened()


# --- a period, a kind ---------------------------------------------------------------


def test_a_period_opens_only_what_can_hold_it(server: KensakuServer) -> None:
    with system(server) as council:
        found = references(council.entries(date(2025, 2, 18), date(2025, 4, 30)))
    assert found == ["R070218A", "R070409B03"]
    assert server.opened() == [
        "",
        "令和 8年",
        "令和 7年",
        "令和 7年 第1回定例会 ",
        "令和 7年 第2回定例会 ",
        "令和 7年 企画総務委員会 ",
    ]


def test_a_period_across_the_change_of_the_era(server: KensakuServer) -> None:
    with system(server) as council:
        found = references(council.entries(date(2019, 1, 1), date(2019, 12, 31)))
    assert found == ["R010618A", "H310219A"]
    assert "令和 8年" not in server.opened()
    assert "平成12年" not in server.opened()


def test_years_that_a_tab_does_not_show_are_asked_for_by_name() -> None:
    with KensakuServer(kakuu_council(lists_years=False)) as server:
        with system(server) as council:
            found = references(council.entries(date(2025, 2, 18), date(2025, 4, 30)))
        assert found == ["R070218A", "R070409B03"]
        assert "令和 6年" not in server.opened(), "it lies before the period"
        with system(server) as council:
            everything = references(council.entries())
    assert len(everything) == len(set(everything)) == 12
    assert {"R070217A", "H310219A"} <= set(everything)


def test_both_ends_of_a_period_belong_to_it(server: KensakuServer) -> None:
    with system(server) as council:
        assert references(council.entries(date(2025, 2, 17), date(2025, 2, 18))) == [
            "R070218A",
            "R070217A",
        ]


def test_plenaries_alone_do_not_open_committees(server: KensakuServer) -> None:
    with system(server) as council:
        found = references(council.entries(date(2025, 1, 1), None, MeetingKind.PLENARY))
    assert found == ["R080312A", "R080302A", "R070610A", "R070218A", "R070217A"]
    assert not [value for value in server.opened() if "企画総務委員会" in value]


def test_committees_alone_also_come_from_below_a_session(server: KensakuServer) -> None:
    with system(server) as council:
        found = references(council.entries(date(2026, 1, 1), None, MeetingKind.COMMITTEE))
    assert found == ["R080309B01", "R080119B10", "R080119_2B10"]


def test_a_day_that_the_name_leaves_open_is_told_by_the_minutes() -> None:
    open_day = sitting("R070200A", "（ 2月17日）", "令和７年２月１７日")
    with (
        serving(FakeMeeting("令和 7年 第1回定例会 ", [open_day])) as server,
        system(server) as council,
    ):
        entries = list(council.entries(date(2025, 6, 1)))
        assert [(entry.reference, entry.date) for entry in entries] == [("R070200A", None)]
        assert council.sitting(entries[0]).date == date(2025, 2, 17)


def test_what_the_tabs_offer(server: KensakuServer) -> None:
    with system(server) as council:
        years = council.years()
    assert [(year.label, year.value, year.span) for year in years] == [
        ("令和 6年～", "令和 8年", Span(2024, None)),
        ("平成30年～令和元年", "令和元年", Span(2018, 2019)),
        ("平成12年", "平成12年", Span(2000, 2000)),
    ]


# --- councils differ ------------------------------------------------------------------


@pytest.mark.parametrize(
    "page",
    [
        "",
        "index.html",
        "sapphire.html",
        "cgi-bin3/See.exe?Code=expired000000",
        "cgi-bin3/ResultFrame.exe?Code=expired000000&fileName=R070217A&startPos=0",
        "cgi-bin3/r_Speakers.exe?expired000000/R070217A/0/0//10/1/3:0/3137/1//0/0/0",
    ],
)
def test_any_address_of_the_council_leads_in(server: KensakuServer, page: str) -> None:
    with system(server, page) as council:
        opened = council.open()
    assert (opened.name, opened.entry_url) == ("架空区議会", server.url("kakuu"))


def test_a_council_with_another_entry_page_and_folder() -> None:
    other = kakuu_council(entry_page="sapphire.html", cgi="cgi-bin2")
    with KensakuServer(other) as server, system(server) as council:
        assert council.open().entry_url == server.url("kakuu", "sapphire.html")
        assert len(list(council.entries())) == 12


def test_the_newer_skin_is_read_too() -> None:
    with KensakuServer(kakuu_council(modern=True)) as server, system(server) as council:
        assert len(list(council.entries())) == 12


def test_a_council_without_downloads_prints_its_minutes_out() -> None:
    minutes = sitting("R070217A", "（第1日 2月17日）", "令和７年２月１７日")
    meeting = FakeMeeting("令和 7年 第1回定例会 ", [minutes])
    with serving(meeting, downloads=False) as server, system(server) as council:
        read = council.sitting(first(council))
    assert len(read.speeches) == 7
    assert read.speeches[1].text.startswith("ただいまから会議を開きます。\n　　◎一般質問\n")
    assert read.date == date(2025, 2, 17)


def test_spaces_at_the_end_of_a_name_are_sent_back(server: KensakuServer) -> None:
    with system(server) as council:
        list(council.entries(date(2026, 1, 1)))
    assert "令和 8年  3月定例会 " in server.opened()


def test_a_day_with_more_speeches_than_an_address_can_hold() -> None:
    many = [("議事日程", "日程")] + [(CHAIR, f"第{number}であります。") for number in range(400)]
    meeting = FakeMeeting(
        "令和 7年 予算特別委員会 ", [FakeSitting("R070217B01", "（ 2月17日）", many)]
    )
    with serving(meeting) as server, system(server) as council:
        assert len(council.sitting(first(council)).speeches) == 401


def test_a_label_that_only_the_list_makes_out() -> None:
    speeches = [
        ("議事日程", "日程"),
        ("議長（見本花子君）", "開会いたします。"),
        ("47番（見本太郎君）（拍手）統一地方選挙を終えて伺います。", ""),
        ("知事（仮野次郎君）", "お答えいたします。"),
    ]
    listed = ["議事日程", "議長（見本花子君）", "47番（見本太郎君）", "知事（仮野次郎君）"]
    odd = FakeSitting("R070217A", "（第1日 2月17日）", speeches, listed=listed)
    with serving(FakeMeeting("令和 7年 第1回定例会 ", [odd])) as server, system(server) as council:
        read = council.sitting(first(council))
    assert [speech.label for speech in read.speeches] == listed
    assert read.speeches[2].text.startswith("（拍手）統一地方選挙を終えて伺います。")
    assert read.date == date(2025, 2, 17)


def test_a_tree_that_has_meetings_but_no_years() -> None:
    plenary = FakeMeeting(
        "本会議 ", [sitting("R070217A", "（第1日 2月17日）", "令和７年２月１７日")]
    )
    tab = FakeTab("本会議", [FakeYear("本会議", [plenary])])
    with (
        KensakuServer(FakeCouncil("kakuu", "架空区議会", [tab])) as server,
        system(server) as council,
    ):
        assert references(council.entries()) == ["R070217A"]


def test_years_may_hide_below_another_node() -> None:
    year = FakeMeeting("令和 7年", [sitting("R070217A", "（第1日 2月17日）", "令和７年２月１７日")])
    archive = FakeMeeting("過去の会議録 ", below=[year])
    tab = FakeTab("目次", [FakeYear("目次", [archive])])
    with (
        KensakuServer(FakeCouncil("kakuu", "架空区議会", [tab])) as server,
        system(server) as council,
    ):
        assert references(council.entries(date(2025, 1, 1))) == ["R070217A"]


# --- bad days --------------------------------------------------------------------------


def test_a_token_that_expires_on_the_way_is_renewed_once(server: KensakuServer) -> None:
    def renew() -> None:
        server.councils["kakuu"].token = "renewed00000000000"

    server.fail("r_Speakers.exe", Call(renew))
    with system(server) as council:
        read = council.sitting(first(council))
        assert len(read.speeches) == 7
        assert len(list(council.entries())) == 12
    assert len(server.asked("index.html")) == 2


def test_an_expired_token_may_also_be_answered_with_an_error() -> None:
    with KensakuServer(kakuu_council(expired="error")) as server, system(server) as council:
        council.open()
        server.councils["kakuu"].token = "renewed00000000000"
        assert len(list(council.entries())) == 12


def test_a_token_that_changes_for_ever_is_not_run_after(server: KensakuServer) -> None:
    number = iter(range(1000))

    def renew() -> None:
        server.councils["kakuu"].token = f"renewed{next(number):08}"

    server.fail("See.exe", Call(renew), times=None)
    with system(server) as council, pytest.raises(NotMinutes):
        list(council.entries())
    assert len(server.log) < 10


TRUNCATED = Change(lambda body: body[: len(body) * 2 // 3])
UNREADABLE = Change(lambda body: body[:700] + b"\xff\xfd" + body[700:])
CUT_IN_A_SENTENCE = Change(lambda body: body.removesuffix(b"\r\n\r\n")[:-44])
CUT_IN_THE_LAST_LINE = Change(lambda body: body.removesuffix(b"\r\n\r\n")[:-6])

FAULTS: list[tuple[str, Fault, type[ReaderError], str]] = [
    ("GetPerson.exe", TRUNCATED, DamagedMinutes, "7件ですが、本文には"),
    ("GetPerson.exe", UNREADABLE, DamagedMinutes, "700バイト目"),
    ("GetPerson.exe", CUT_IN_A_SENTENCE, DamagedMinutes, "文の途中"),
    ("GetPerson.exe", CUT_IN_THE_LAST_LINE, DamagedMinutes, "文の途中"),
    ("GetPerson.exe", Page(b"", "text/plain"), DamagedMinutes, "0件"),
    ("GetPerson.exe", Page(CAPTIVE_PORTAL), NotMinutes, "ログイン"),
    ("GetPerson.exe", Page(error_page("ただいま混雑しています。")), HostRefused, "混雑しています"),
    ("GetPerson.exe", Page("ERROR:混雑".encode("cp932"), "text/plain"), HostRefused, "混雑"),
    ("GetPerson.exe", Status(500), HostRefused, "500"),
    ("GetPerson.exe", Status(404), HostRefused, "404"),
    ("GetPerson.exe", Reset(), HostUnreachable, "途中で切れ"),
    ("GetPerson.exe", redirect("http://login.example.jp/"), RedirectedElsewhere, "login.example"),
    ("r_Speakers.exe", Page(CAPTIVE_PORTAL), NotMinutes, "ログイン"),
    ("r_Speakers.exe", Status(503), HostRefused, "503"),
    ("ResultFrame.exe", Page(b"<html><body>maintenance</body></html>"), NotMinutes, "ページ"),
    ("ResultFrame.exe", Status(429), HostRefused, "429"),
    (
        "ResultFrame.exe",
        Page(error_page("ファイルの読込みに失敗しました。<BR>R070217A")),
        HostRefused,
        r"ファイルの読込みに失敗しました。 R070217A",
    ),
]


@pytest.mark.parametrize(("part", "fault", "error", "words"), FAULTS)
def test_a_sitting_comes_whole_or_not_at_all(
    server: KensakuServer, part: str, fault: Fault, error: type[ReaderError], words: str
) -> None:
    server.fail(part, fault, times=None)
    with system(server) as council:
        entry = first(council)
        with pytest.raises(error, match=words) as caught:
            council.sitting(entry)
    assert server.councils["kakuu"].token not in caught.value.message("ja")
    assert caught.value.message("en")


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ("ResultFrame.exe", Status(503)),
        ("ResultFrame.exe", Reset()),
        ("r_Speakers.exe", Status(429)),
        ("r_Speakers.exe", Reset()),
        ("GetPerson.exe", Status(500)),
        ("GetPerson.exe", TRUNCATED),
        ("GetPerson.exe", UNREADABLE),
    ],
)
def test_one_hiccup_does_not_matter(server: KensakuServer, part: str, fault: Fault) -> None:
    server.fail(part, fault)
    with system(server) as council:
        assert len(council.sitting(first(council)).speeches) == 7


def test_one_bad_sitting_does_not_spoil_the_others(server: KensakuServer) -> None:
    server.fail(
        "fileName=R070218A", Page(error_page("ファイルの読込みに失敗しました。")), times=None
    )
    read, failed = 0, 0
    with system(server) as council:
        for entry in council.entries(date(2025, 1, 1), date(2025, 12, 31)):
            try:
                council.sitting(entry)
                read += 1
            except HostRefused:
                failed += 1
    assert (read, failed) == (3, 1)
    # The token was still good, so there was no point in asking for it again.
    assert len(server.asked("fileName=R070218A")) == 1


def test_minutes_of_other_speakers_are_refused() -> None:
    strangers = ["議事日程", "甲野議長", "乙野議員", "丙野区長"]
    speeches = [(label, "伺います。") for label in ("名簿", "丁野議長", "戊野議員", "己野区長")]
    other = FakeSitting("R070217A", "（第1日 2月17日）", speeches, listed=strangers)
    with (
        serving(FakeMeeting("令和 7年 第1回定例会 ", [other])) as server,
        system(server) as council,
    ):
        entry = first(council)
        with pytest.raises(DamagedMinutes, match="発言者"):
            council.sitting(entry)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Page(CAPTIVE_PORTAL), NotMinutes),
        (Page("<html><title>架空市</title>ようこそ</html>".encode()), UnknownSystem),
        (redirect("http://login.example.jp/"), RedirectedElsewhere),
        (Status(404), HostRefused),
        (Status(503), HostRefused),
        (Reset(), HostUnreachable),
    ],
)
def test_an_entry_that_is_none(
    server: KensakuServer, fault: Fault, error: type[ReaderError]
) -> None:
    server.fail("/kakuu/", fault, times=None)
    with system(server) as council, pytest.raises(error):
        council.open()


@pytest.mark.parametrize(
    "rules", [b"User-agent: *\nDisallow: /\n", b"User-agent: *\nDisallow: /kakuu/cgi-bin3/\n"]
)
def test_robots_txt_is_heard_before_the_run(server: KensakuServer, rules: bytes) -> None:
    server.robots = rules
    with system(server) as council, pytest.raises(ForbiddenByRobots):
        council.open()
    assert not server.asked("cgi-bin3")


def test_a_tree_that_cannot_be_read_is_an_error_not_an_empty_archive(server: KensakuServer) -> None:
    server.fail("See.exe", Page(b"<html><body></body></html>"), times=None)
    with system(server) as council, pytest.raises(NotMinutes, match="会議の一覧"):
        list(council.entries())


def test_names_in_the_tree_that_are_damaged(server: KensakuServer) -> None:
    name = "令和 8年 企画".encode("cp932")
    damage = Change(lambda body: body.replace(name, name[:-1] + b"\xfd"))
    server.fail("See.exe", damage, times=None)
    with system(server) as council, pytest.raises(DamagedMinutes, match="会議の一覧"):
        list(council.entries())


def test_a_run_can_be_cancelled(server: KensakuServer) -> None:
    wish: list[bool] = []
    council = KensakuSystem(
        server.url("kakuu"), delay=0, cancelled=lambda: bool(wish), manners=Manners()
    )
    with council:
        entries = council.entries()
        next(entries)
        wish.append(True)
        with pytest.raises(Cancelled):
            list(entries)
