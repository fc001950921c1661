"""What a person is told of an address that was pasted."""

import pytest
from fakes.kakuu import kakuu_council
from fakes.kensakusystem_server import CAPTIVE_PORTAL, KensakuServer, Page

from reader.errors import HostUnreachable, NotMinutes
from reader.sources.assessment import Assessment, Verdict, assess
from reader.sources.council import Council
from reader.sources.http import Manners


def judged(url: str) -> Assessment:
    return assess(url, delay=0, manners=Manners())


def test_a_council_that_may_be_downloaded() -> None:
    with KensakuServer(kakuu_council()) as server:
        found = judged(server.url("kakuu"))
    assert found.verdict is Verdict.ALLOWED
    assert found.family == "kensakusystem"
    assert found.council == Council("架空区議会", found.url)
    assert found.sentence.ja.startswith("架空区議会の会議録をダウンロードできます")


@pytest.mark.parametrize("page", ["", "index.html", "cgi-bin3/See.exe?Code=old0000000"])
def test_any_address_of_the_council_will_do(page: str) -> None:
    with KensakuServer(kakuu_council()) as server:
        assert judged(server.url("kakuu", page)).verdict is Verdict.ALLOWED


def test_pages_may_be_read_but_what_holds_the_minutes_may_not() -> None:
    with KensakuServer(kakuu_council()) as server:
        server.robots = b"User-agent: *\nDisallow: /kakuu/cgi-bin3/\n"
        found = judged(server.url("kakuu"))
        assert not server.asked("cgi-bin3")
    assert found.verdict is Verdict.FORBIDDEN
    assert found.family == "kensakusystem"
    assert found.council is not None
    assert found.council.name == "架空区議会"
    assert "架空区議会" in found.sentence.ja
    assert "robots.txt" in found.sentence.ja
    assert "保存したページを取り込む" in found.sentence.ja
    assert "robots.txt" in found.sentence.en


def test_a_host_that_wants_no_programs_is_not_even_looked_at() -> None:
    with KensakuServer(kakuu_council()) as server:
        server.robots = b"User-agent: *\nDisallow: /\n"
        found = judged(server.url("kakuu"))
        assert [request.path for request in server.log] == ["/robots.txt"]
    assert (found.verdict, found.family, found.council) == (Verdict.FORBIDDEN, None, None)


def test_a_page_of_no_known_system() -> None:
    with KensakuServer(kakuu_council()) as server:
        server.fail("/", Page(b"<html><body>Hello</body></html>"), times=None)
        found = judged(server.url("kakuu"))
    assert (found.verdict, found.family, found.council) == (Verdict.UNKNOWN, None, None)
    assert "PDF" in found.sentence.ja


def test_what_is_no_address_is_not_recognised_either() -> None:
    assert judged("こんにちは").verdict is Verdict.UNKNOWN


def test_a_login_page_is_no_verdict() -> None:
    with KensakuServer(kakuu_council()) as server:
        server.fail("/kakuu", Page(CAPTIVE_PORTAL), times=None)
        with pytest.raises(NotMinutes):
            judged(server.url("kakuu"))


def test_a_host_that_does_not_answer_is_no_verdict() -> None:
    with KensakuServer(kakuu_council()) as server:
        url = server.url("kakuu")
    with pytest.raises(HostUnreachable):
        judged(url)
