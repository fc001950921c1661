"""Requests go the way that the reader chose: through a proxy, or past it, and as slowly as wished.

The host is called by a name that this program does not know for this computer's ("127.1"), so
that it is treated like any other on the net.
"""

from collections.abc import Iterator

import keyring
import pytest
from fakes.clock import FakeClock
from fakes.kakuu import kakuu_council
from fakes.kensakusystem_server import KensakuServer
from fakes.proxy import FakeProxy
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from reader.errors import HostUnreachable
from reader.sources.http import Manners, PoliteSession
from reader.sources.network import Network, ProxyKind, network_in_force, proxy_address, put_in_force
from reader.sources.passwords import PASSWORDS, Passwords


class MemoryKeyring(KeyringBackend):
    """A store of passwords such as a system has."""

    priority = 1  # pyright: ignore[reportAssignmentType]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop((service, username), None)


@pytest.fixture
def store() -> Iterator[MemoryKeyring]:
    before, made = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def server() -> Iterator[KensakuServer]:
    with KensakuServer(kakuu_council()) as running:
        yield running


@pytest.fixture
def proxy() -> Iterator[FakeProxy]:
    with FakeProxy() as running:
        yield running


def elsewhere(url: str) -> str:
    """The address of this computer under a name that tells nothing of it."""
    return url.replace("//127.0.0.1:", "//127.1:")


def ask(server: KensakuServer, network: Network, clock: FakeClock | None = None) -> PoliteSession:
    """One page of the host, asked for as `network` says."""
    url = elsewhere(server.url("kakuu"))
    with PoliteSession(url, manners=Manners(clock or FakeClock(), network)) as session:
        assert b"html" in session.get(url).data
    return session


def test_a_chosen_proxy_is_really_asked(server: KensakuServer, proxy: FakeProxy) -> None:
    ask(server, Network(ProxyKind.ADDRESS, proxy.address))
    assert [one.url for one in proxy.log] == [
        f"{elsewhere(server.root)}/robots.txt",
        elsewhere(server.url("kakuu")),
    ]
    assert len(server.log) == 2, "what the proxy passed on, and nothing beside it"


def test_the_system_s_proxy_is_used_unless_none_is_wanted(
    server: KensakuServer, proxy: FakeProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://{proxy.address}")
    ask(server, Network())
    assert len(proxy.log) == 2
    ask(server, Network(ProxyKind.NONE))
    assert len(proxy.log) == 2
    assert len(server.log) == 4


def test_this_computer_is_never_asked_through_a_proxy(
    server: KensakuServer, proxy: FakeProxy
) -> None:
    network = Network(ProxyKind.ADDRESS, proxy.address)
    with PoliteSession(server.root, manners=Manners(FakeClock(), network)) as session:
        session.get(server.url("kakuu"))
    assert not proxy.log


def test_a_change_holds_from_the_next_request_on(server: KensakuServer, proxy: FakeProxy) -> None:
    url = elsewhere(server.url("kakuu"))
    before = network_in_force()
    try:
        with PoliteSession(url, manners=Manners(FakeClock())) as session:
            put_in_force(Network(ProxyKind.NONE))
            session.get(url)
            put_in_force(Network(ProxyKind.ADDRESS, proxy.address))
            session.get(url)
    finally:
        put_in_force(before)
    assert [one.url for one in proxy.log] == [url]


def test_a_proxy_that_is_not_there_is_told_in_a_sentence(server: KensakuServer) -> None:
    with pytest.raises(HostUnreachable) as caught:
        ask(server, Network(ProxyKind.ADDRESS, "127.0.0.1:1"))
    assert "プロキシー" in caught.value.message("ja")
    assert not server.log


def test_a_proxy_that_knows_its_users_gets_the_kept_password(
    server: KensakuServer, proxy: FakeProxy, store: MemoryKeyring
) -> None:
    proxy.login = "見本:合い言葉 &"
    network = Network(ProxyKind.ADDRESS, proxy.address, user="見本")
    with pytest.raises(HostUnreachable) as caught:
        ask(server, network)
    assert "パスワード" in caught.value.message("ja")
    assert "password" in caught.value.message("en")
    assert not server.log

    assert PASSWORDS.keep(proxy.address, "見本", "合い言葉 &")
    assert list(store.kept.values()) == ["合い言葉 &"]
    ask(server, network)
    assert proxy.log[-1].login == "見本:合い言葉 &"

    assert PASSWORDS.keep(proxy.address, "見本", "")
    assert not store.kept


def test_the_next_start_finds_the_password_where_the_system_keeps_it(store: MemoryKeyring) -> None:
    assert Passwords().keep("proxy.kakuu.example.jp:8080", "見本", "合い言葉")
    again = Passwords()
    assert again.of("proxy.kakuu.example.jp:8080", "見本") == "合い言葉"
    assert again.of("proxy.kakuu.example.jp:8080", "架空") == ""


def test_where_the_system_keeps_no_passwords_it_lasts_until_the_program_ends() -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    try:
        passwords = Passwords()
        assert not passwords.keep("proxy.kakuu.example.jp:8080", "見本", "合い言葉")
        assert passwords.of("proxy.kakuu.example.jp:8080", "見本") == "合い言葉"
        assert Passwords().of("proxy.kakuu.example.jp:8080", "見本") == ""
    finally:
        keyring.set_keyring(before)


def test_a_host_is_left_alone_as_long_as_the_reader_wants(server: KensakuServer) -> None:
    clock = FakeClock()
    ask(server, Network(ProxyKind.NONE, delays={"127.1": 7.5}), clock)
    assert clock.waits == [7.5]


def test_no_wish_shortens_what_the_host_asks_for(server: KensakuServer) -> None:
    server.robots = b"User-agent: *\nCrawl-delay: 9\n"
    clock = FakeClock()
    ask(server, Network(ProxyKind.NONE, delays={"127.1": 3.0}), clock)
    assert clock.waits == [9.0]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("proxy.kakuu.example.jp:8080", "proxy.kakuu.example.jp:8080"),
        (" http://proxy.kakuu.example.jp:8080/ ", "proxy.kakuu.example.jp:8080"),
        ("192.0.2.1:3128", "192.0.2.1:3128"),
        ("[2001:db8::1]:3128", "[2001:db8::1]:3128"),
        ("", ""),
    ],
)
def test_an_address_is_taken_as_people_write_it(written: str, meant: str) -> None:
    assert proxy_address(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "proxy.kakuu.example.jp",
        "proxy:port",
        "socks5://proxy.kakuu.example.jp:1080",
        "http://user:pass@proxy.kakuu.example.jp:8080",
        "proxy.kakuu.example.jp:99999",
        "http://[",
        "a proxy:80",
    ],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="no proxy's address"):
        proxy_address(written)
