"""How the program behaves towards other people's servers."""

import threading
from collections.abc import Iterator

import pytest
from fakes.clock import FakeClock
from fakes.kakuu import kakuu_council
from fakes.kensakusystem_server import (
    BreakOff,
    Call,
    Hold,
    KensakuServer,
    Page,
    Reset,
    Status,
    redirect,
)

from reader.errors import (
    Cancelled,
    ForbiddenByRobots,
    HostRefused,
    HostUnreachable,
    RedirectedElsewhere,
)
from reader.sources.clock import SystemClock
from reader.sources.http import USER_AGENT, Manners, PoliteSession
from reader.sources.transport import Timeouts


@pytest.fixture
def server() -> Iterator[KensakuServer]:
    with KensakuServer(kakuu_council()) as running:
        yield running


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def polite(server: KensakuServer, clock: FakeClock, **options: object) -> PoliteSession:
    given: dict[str, object] = {"delay": 2.0, "manners": Manners(clock), **options}
    return PoliteSession(server.root, **given)


# --- the pause between requests ----------------------------------------------------


def test_there_is_a_pause_between_two_requests(server: KensakuServer, clock: FakeClock) -> None:
    with polite(server, clock) as session:
        session.get(server.url("kakuu"))
        session.get(server.url("kakuu"))
    assert [request.path for request in server.log] == [
        "/robots.txt",
        "/kakuu/index.html",
        "/kakuu/index.html",
    ]
    assert clock.waits == [2.0, 2.0]


def test_a_server_on_the_net_is_never_hurried() -> None:
    with PoliteSession("https://www.kensakusystem.jp/", delay=0) as session:
        assert session.delay == 1.0
    with PoliteSession("http://[::1]:8000/", delay=0) as session:
        assert session.delay == 0
    with PoliteSession("http://localhost.example.jp/", delay=0.5) as session:
        assert session.delay == 1.0
    with PoliteSession("https://www.kensakusystem.jp/", delay=float("nan")) as session:
        assert session.delay == 1.0


def test_robots_txt_may_ask_for_a_longer_pause(server: KensakuServer, clock: FakeClock) -> None:
    server.robots = b"User-agent: *\nCrawl-delay: 7\n"
    with polite(server, clock) as session:
        session.get(server.url("kakuu"))
        session.get(server.url("kakuu"))
    assert clock.waits == [7.0, 7.0]


def test_a_slow_server_gets_longer_pauses(server: KensakuServer, clock: FakeClock) -> None:
    server.fail("index.html", Call(lambda: clock.advance(12)))
    with polite(server, clock) as session:
        session.get(server.url("kakuu"))
        session.get(server.url("kakuu"))
        session.get(server.url("kakuu"))
        session.get(server.url("kakuu"))
    assert clock.waits == [2.0, 12.0, 6.0, 3.0]


def test_two_sessions_never_ask_a_host_at_once(server: KensakuServer) -> None:
    manners = Manners(SystemClock())

    def read() -> None:
        with PoliteSession(server.root, delay=0, manners=manners) as session:
            for _ in range(5):
                session.get(server.url("kakuu"))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert len(server.log) == 18
    assert {request.at_once for request in server.log} == {1}


def test_the_server_is_told_who_asks(server: KensakuServer, clock: FakeClock) -> None:
    with polite(server, clock) as session:
        session.get(server.url("kakuu"))
    assert {request.agent for request in server.log} == {USER_AGENT}
    assert USER_AGENT.startswith("gijiroku-reader/")
    assert "https://" in USER_AGENT


# --- robots.txt ---------------------------------------------------------------------


def test_what_robots_txt_forbids_is_not_asked_for(server: KensakuServer, clock: FakeClock) -> None:
    server.robots = b"User-agent: *\nDisallow: /\n"
    with polite(server, clock) as session, pytest.raises(ForbiddenByRobots, match=r"robots\.txt"):
        session.get(server.url("kakuu"))
    assert [request.path for request in server.log] == ["/robots.txt"]


def test_the_longest_rule_wins(server: KensakuServer, clock: FakeClock) -> None:
    server.robots = b"User-agent: *\nDisallow: /\nAllow: /kakuu/index\n"
    with polite(server, clock) as session:
        session.get(server.url("kakuu"))
        with pytest.raises(ForbiddenByRobots):
            session.get(server.url("kakuu", "cgi-bin3/See.exe"))


def test_rules_for_this_program_go_before_those_for_all(
    server: KensakuServer, clock: FakeClock
) -> None:
    server.robots = b"User-agent: *\nDisallow: /\n\nUser-agent: Gijiroku-Reader\nDisallow: /x\n"
    with polite(server, clock) as session:
        assert session.get(server.url("kakuu")).data


@pytest.mark.parametrize("code", [401, 403, 404, 410])
def test_a_host_without_robots_txt_allows_everything(
    server: KensakuServer, clock: FakeClock, code: int
) -> None:
    server.fail("robots.txt", Status(code))
    with polite(server, clock) as session:
        assert session.get(server.url("kakuu")).data


@pytest.mark.parametrize("fault", [Status(503), Reset()])
def test_a_robots_txt_that_cannot_be_read_means_not_now(
    server: KensakuServer, clock: FakeClock, fault: Status | Reset
) -> None:
    server.fail("robots.txt", fault, times=None)
    with polite(server, clock) as session, pytest.raises((HostRefused, HostUnreachable)):
        session.get(server.url("kakuu"))
    assert not server.asked("index.html")


# --- servers in trouble ----------------------------------------------------------------


def test_a_busy_server_is_asked_again_when_it_said(server: KensakuServer, clock: FakeClock) -> None:
    server.fail("index.html", Status(503, (("Retry-After", "30"),)))
    with polite(server, clock) as session:
        assert session.get(server.url("kakuu")).data
    assert clock.waits == [2.0, 30.0]


def test_it_may_also_say_so_with_a_date(server: KensakuServer, clock: FakeClock) -> None:
    # Two seconds pass before it answers at 08:00:02; it asks to come back at 08:00:47.
    server.fail("index.html", Status(429, (("Retry-After", "Fri, 15 Jan 2027 08:00:47 GMT"),)))
    with polite(server, clock) as session:
        assert session.get(server.url("kakuu")).data
    assert clock.waits == [2.0, 45.0]


def test_a_server_that_wants_an_hour_of_peace_gets_it(
    server: KensakuServer, clock: FakeClock
) -> None:
    server.fail("index.html", Status(503, (("Retry-After", "3600"),)))
    with polite(server, clock) as session, pytest.raises(HostRefused, match="60分後"):
        session.get(server.url("kakuu"))
    assert clock.waits == [2.0]


@pytest.mark.parametrize("code", [429, 500, 502, 503])
def test_after_a_few_tries_the_program_gives_up(
    server: KensakuServer, clock: FakeClock, code: int
) -> None:
    server.fail("index.html", Status(code), times=None)
    with polite(server, clock) as session, pytest.raises(HostRefused, match=str(code)):
        session.get(server.url("kakuu"))
    assert clock.waits == [2.0, 4.0, 8.0, 16.0]


def test_pauses_grow_only_while_there_is_trouble(server: KensakuServer, clock: FakeClock) -> None:
    server.fail("index.html", Status(500), times=2)
    with polite(server, clock) as session:
        for _ in range(4):
            session.get(server.url("kakuu"))
    assert clock.waits == [2.0, 4.0, 8.0, 4.0, 2.0, 2.0]


@pytest.mark.parametrize("fault", [Reset(), BreakOff()])
def test_a_connection_that_breaks_is_made_again(
    server: KensakuServer, clock: FakeClock, fault: Reset | BreakOff
) -> None:
    server.fail("index.html", fault, times=2)
    with polite(server, clock) as session:
        assert b"See.exe" in session.get(server.url("kakuu")).data
    assert len(server.asked("index.html")) == 3


def test_an_answer_is_never_taken_by_halves(server: KensakuServer, clock: FakeClock) -> None:
    server.fail("index.html", BreakOff(), times=None)
    with polite(server, clock) as session, pytest.raises(HostUnreachable, match="途中で切れ"):
        session.get(server.url("kakuu"))


def test_a_page_that_is_gone_is_not_asked_for_again(
    server: KensakuServer, clock: FakeClock
) -> None:
    with polite(server, clock) as session, pytest.raises(HostRefused, match="404") as caught:
        session.get(server.url("nowhere"))
    assert caught.value.values["status"] == 404
    assert len(server.asked("nowhere")) == 1


def test_a_server_that_says_nothing(server: KensakuServer, clock: FakeClock) -> None:
    quiet = threading.Event()
    server.fail("index.html", Hold(quiet), times=None)
    with (
        polite(server, clock, timeouts=Timeouts(read=0.05)) as session,
        pytest.raises(HostUnreachable, match="応答がありません"),
    ):
        session.get(server.url("kakuu"))
    quiet.set()
    assert len(server.asked("index.html")) == 4


def test_a_server_that_is_not_there(clock: FakeClock) -> None:
    with KensakuServer() as gone:
        pass
    with polite(gone, clock) as session, pytest.raises(HostUnreachable, match="接続"):
        session.get(gone.url("kakuu"))
    assert clock.waits == []


def test_an_endless_answer_is_stopped(server: KensakuServer, clock: FakeClock) -> None:
    server.fail("index.html", Page(b"x" * 300_000))
    with (
        polite(server, clock, limit=100_000) as session,
        pytest.raises(HostRefused, match="MB"),
    ):
        session.get(server.url("kakuu"))


# --- redirects ---------------------------------------------------------------------------


def test_another_host_is_never_followed(server: KensakuServer, clock: FakeClock) -> None:
    with KensakuServer(kakuu_council()) as portal:
        server.fail("index.html", redirect(portal.url("kakuu")))
        with polite(server, clock) as session, pytest.raises(RedirectedElsewhere) as caught:
            session.get(server.url("kakuu"))
        assert portal.log == []
    assert caught.value.values["target"] == portal.root.removeprefix("http://")


@pytest.mark.parametrize("target", ["http://127.0.0.1:99999/", "ftp://127.0.0.1/", "//example.jp"])
def test_nor_is_a_strange_address(server: KensakuServer, clock: FakeClock, target: str) -> None:
    server.fail("index.html", redirect(target))
    with polite(server, clock) as session, pytest.raises(RedirectedElsewhere):
        session.get(server.url("kakuu"))


def test_a_page_that_moved_on_its_host_is_found(server: KensakuServer, clock: FakeClock) -> None:
    server.fail("old.html", redirect("/kakuu/index.html"))
    with polite(server, clock) as session:
        answer = session.get(server.url("kakuu", "old.html"))
    assert answer.url == server.url("kakuu")
    assert clock.waits == [2.0, 2.0]


def test_a_redirect_does_not_lead_around_robots_txt(
    server: KensakuServer, clock: FakeClock
) -> None:
    server.robots = b"User-agent: *\nDisallow: /kakuu/cgi\n"
    server.fail("old.html", redirect("/kakuu/cgi-bin3/See.exe"))
    with polite(server, clock) as session, pytest.raises(ForbiddenByRobots):
        session.get(server.url("kakuu", "old.html"))
    assert not server.asked("See.exe")


def test_circles_end(server: KensakuServer, clock: FakeClock) -> None:
    server.fail("index.html", redirect("index.html"), times=None)
    with polite(server, clock) as session, pytest.raises(HostRefused, match="転送"):
        session.get(server.url("kakuu"))


# --- cancelling ----------------------------------------------------------------------------


def test_a_silent_server_does_not_hold_up_a_cancel(server: KensakuServer, clock: FakeClock) -> None:
    quiet, wish = threading.Event(), threading.Event()

    def pressed() -> None:
        wish.set()
        quiet.wait(60)

    server.fail("index.html", Call(pressed))
    with polite(server, clock, cancelled=wish.is_set) as session, pytest.raises(Cancelled):
        session.get(server.url("kakuu"))
    quiet.set()


def test_a_cancelled_program_asks_nothing_more(server: KensakuServer, clock: FakeClock) -> None:
    with polite(server, clock, cancelled=lambda: True) as session, pytest.raises(Cancelled):
        session.get(server.url("kakuu"))
    assert server.log == []


def test_a_cancel_ends_a_long_pause(server: KensakuServer) -> None:
    server.fail("index.html", Status(503, (("Retry-After", "300"),)))
    manners = Manners(SystemClock())
    looks = iter(range(100))

    def cancelled() -> bool:
        # The person presses the button a little later than the answer came.
        return bool(server.asked("index.html")) and next(looks) > 2

    with (
        PoliteSession(server.root, delay=0, manners=manners, cancelled=cancelled) as session,
        pytest.raises(Cancelled),
    ):
        session.get(server.url("kakuu"))
    # Whoever asks next is not locked out.
    with PoliteSession(server.root, delay=0, manners=manners) as session:
        assert session.get(server.url("kakuu")).data
