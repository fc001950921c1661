"""Looking again and again whether a council has new minutes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from fakes.kakuu import sitting
from fakes.kensakusystem_server import KensakuServer, Status

from reader.jobs.checks import look_for_new
from reader.jobs.downloads import work_off
from reader.jobs.fetch import survey
from reader.library.library import Library
from reader.library.records import CouncilCheck, Every, LogResult
from reader.sources.kensakusystem.fetch import KensakuSystem

TODAY = date(2026, 5, 20)
COUNCIL = "架空区議会"


@pytest.fixture
def followed(library: Library, server: KensakuServer) -> Library:
    """A library that knows the council's whole list and looks at it every day."""
    with KensakuSystem(server.url("kakuu"), delay=0) as source:
        survey(library, source)
    library.checks.set(COUNCIL, Every.DAY, fetches=False)
    return library


def _check(library: Library) -> CouncilCheck:
    (check,) = library.checks.all()
    return check


def _publish(server: KensakuServer) -> None:
    """Three days of a session come out."""
    meeting = server.councils["kakuu"].tabs[0].years[0].meetings[0]
    meeting.sittings += [
        sitting(f"R0803{day}A", f"（第{day}日 3月{day}日）", f"令和８年３月{day}日")
        for day in (16, 17, 18)
    ]


def test_nobody_is_asked_who_did_not_ask(library: Library, server: KensakuServer) -> None:
    with KensakuSystem(server.url("kakuu"), delay=0) as source:
        survey(library, source)
    assert library.checks.all() == []
    assert library.checks.due() == []


def test_new_minutes_are_told_of_once(followed: Library, server: KensakuServer) -> None:
    nothing = look_for_new(followed, _check(followed), delay=0, today=TODAY)
    assert nothing.count == 0
    _publish(server)
    found = look_for_new(followed, _check(followed), delay=0, today=TODAY)
    assert found.count == 3
    assert found.order is None, "it was only asked to look"
    assert followed.downloads.orders() == []
    again = look_for_new(followed, _check(followed), delay=0, today=TODAY)
    assert again.count == 0
    results = [(line.result, line.what) for line in followed.downloads.log()]
    assert results == [(LogResult.CHECKED, "0"), (LogResult.CHECKED, "3"), (LogResult.CHECKED, "0")]
    (assembly,) = followed.coverage.assemblies()
    assert assembly.missing == 15, "what was not downloaded is known to be missing"


def test_new_minutes_are_queued_where_that_is_wished(
    followed: Library, server: KensakuServer
) -> None:
    followed.checks.set(COUNCIL, Every.WEEK, fetches=True)
    _publish(server)
    found = look_for_new(followed, _check(followed), delay=0, today=TODAY)
    (order,) = followed.downloads.orders()
    assert found.order == order.id
    assert order.scheduled
    assert order.total == 3
    work_off(followed)
    assert sorted(info.reference for info in followed.sittings.infos()) == [
        "R080316A",
        "R080317A",
        "R080318A",
    ]
    assert found.new is not None
    assert followed.downloads.references(order.id) == [one.reference for one in found.new.sittings]


def test_only_the_newest_years_list_is_asked_for(followed: Library, server: KensakuServer) -> None:
    before = len(server.log)
    look_for_new(followed, _check(followed), delay=0, today=date(2026, 8, 1))
    opened = [request.value("treedepth") or "" for request in server.log[before:]]
    assert any("令和 8年" in one for one in opened)
    assert not any("令和 7年" in one or "平成" in one for one in opened)
    assert not [one for one in server.log[before:] if "GetPerson" in one.path]


def test_a_first_look_does_not_call_old_things_new(library: Library, server: KensakuServer) -> None:
    with KensakuSystem(server.url("kakuu"), delay=0) as source:
        survey(library, source, since=date(2026, 3, 10))
    library.checks.set(COUNCIL, Every.DAY, fetches=True)
    found = look_for_new(library, _check(library), delay=0, today=TODAY)
    assert found.count == 0
    _publish(server)
    assert look_for_new(library, _check(library), delay=0, today=TODAY).count == 3


def test_a_host_in_trouble_is_written_down_and_asked_later(
    followed: Library, server: KensakuServer
) -> None:
    server.fail("kakuu", Status(404), times=None)
    found = look_for_new(followed, _check(followed), delay=0, today=TODAY)
    assert found.error is not None
    assert followed.downloads.log()[0].result is LogResult.FAILED
    check = _check(followed)
    assert check.checked_at is None
    assert check.tried_at is not None
    assert followed.checks.due() == []
    later = datetime.now(UTC) + timedelta(hours=2)
    assert [one.council for one in followed.checks.due(later)] == [COUNCIL]


def test_days_and_weeks(followed: Library, server: KensakuServer) -> None:
    assert len(followed.checks.due()) == 1
    look_for_new(followed, _check(followed), delay=0, today=TODAY)
    now = datetime.now(UTC)
    assert followed.checks.due(now + timedelta(hours=20)) == []
    assert len(followed.checks.due(now + timedelta(hours=25))) == 1
    followed.checks.set(COUNCIL, Every.WEEK, fetches=False)
    assert followed.checks.due(now + timedelta(days=6)) == []
    assert len(followed.checks.due(now + timedelta(days=8))) == 1
    followed.checks.set(COUNCIL, None, fetches=False)
    assert followed.checks.due(now + timedelta(days=80)) == []


def test_a_council_that_is_removed_keeps_its_minutes(
    followed: Library, server: KensakuServer
) -> None:
    followed.checks.set(COUNCIL, Every.DAY, fetches=True)
    _publish(server)
    look_for_new(followed, _check(followed), delay=0, today=TODAY)
    work_off(followed)
    followed.coverage.remove(COUNCIL)
    (assembly,) = followed.coverage.assemblies()
    assert (assembly.sittings, assembly.missing, assembly.downloadable) == (3, 0, False)
    assert followed.downloads.orders() == []
    assert followed.checks.all() == []
    with KensakuSystem(server.url("kakuu"), delay=0) as source:
        survey(followed, source)
    (assembly,) = followed.coverage.assemblies()
    assert assembly.downloadable, "added again"


def test_a_council_without_minutes_is_removed_whole(
    followed: Library, server: KensakuServer
) -> None:
    followed.coverage.remove(COUNCIL)
    assert followed.coverage.assemblies() == []
