"""From a council's server into the library."""

import random
from datetime import date

import pytest
from fakes.kensakusystem_server import CAPTIVE_PORTAL, BreakOff, KensakuServer, Page, Status

from reader.errors import Cancelled, DiskFull, SourceError
from reader.jobs.fetch import fetch, survey
from reader.jobs.progress import Phase, Progress
from reader.jobs.report import Report
from reader.library.library import Library
from reader.minutes.model import MeetingKind
from reader.search.engine import SearchEngine
from reader.search.whoosh_index import WhooshIndex
from reader.search.worker import IndexWorker
from reader.sources.kensakusystem.fetch import KensakuSystem

ALL = 12
"""Sittings that the fictional council publishes."""


def _fetch(
    library: Library, worker: IndexWorker, server: KensakuServer, **options: object
) -> Report:
    report = Report()
    with KensakuSystem(server.url("kakuu"), delay=0) as source:
        fetch(library, source, worker, report, **options)  # type: ignore[arg-type]
    return report


def test_everything_is_fetched_once_and_found_at_once(
    library: Library, worker: IndexWorker, server: KensakuServer
) -> None:
    report = _fetch(library, worker, server)
    assert (report.new, report.unchanged, report.failed) == (ALL, 0, [])
    assert library.outbox.pending() == 0
    index = WhooshIndex(library.folder, library.identity)
    result = SearchEngine(library, index).search("伺います")
    assert result.total >= ALL
    assert result.exact
    index.close()

    asked = len(server.asked("GetPerson"))
    again = _fetch(library, worker, server)
    assert (again.new, again.unchanged) == (0, ALL)
    assert len(server.asked("GetPerson")) == asked, "a stored sitting is not asked for again"


def test_no_token_is_ever_stored(
    library: Library, worker: IndexWorker, server: KensakuServer
) -> None:
    _fetch(library, worker, server, limit=1)
    token = server.councils["kakuu"].token
    (info,) = library.sittings.infos()
    assert info.url == server.url("kakuu")
    assert token not in (library.folder / "library.sqlite").read_bytes().decode("latin-1")


def test_a_period_and_a_kind(library: Library, worker: IndexWorker, server: KensakuServer) -> None:
    report = _fetch(
        library,
        worker,
        server,
        since=date(2025, 1, 1),
        until=date(2025, 12, 31),
        kind=MeetingKind.PLENARY,
    )
    assert report.new == 3
    days = [str(info.date) for info in library.sittings.infos()]
    assert days == ["2025-02-17", "2025-02-18", "2025-06-10"]


def test_a_survey_stores_nothing_but_knows_what_is_missing(
    library: Library, server: KensakuServer
) -> None:
    said: list[Progress] = []
    with KensakuSystem(server.url("kakuu"), delay=0) as source:
        council, entries = survey(library, source, progress=said.append)
    assert council.name == "架空区議会"
    assert len(entries) == ALL
    (assembly,) = library.coverage.assemblies()
    assert (assembly.sittings, assembly.missing) == (0, ALL)
    assert said[0].phase is Phase.CONNECT
    assert said[-1].done == ALL


def test_one_damaged_sitting_is_named_and_the_others_come(
    library: Library, worker: IndexWorker, server: KensakuServer
) -> None:
    server.fail("GetPerson", BreakOff(), times=4)
    report = _fetch(library, worker, server, since=date(2025, 1, 1))
    assert len(report.failed) == 1
    assert report.new >= 1
    assert library.problems() == []
    again = _fetch(library, worker, server, since=date(2025, 1, 1))
    assert (again.new, again.failed) == (1, [])


def test_when_several_fail_in_a_row_the_host_is_left_in_peace(
    library: Library, worker: IndexWorker, server: KensakuServer
) -> None:
    error = Page("ERROR:ファイルの読込みに失敗しました。<BR>".encode("cp932"))
    server.fail("GetPerson", error, times=None)
    report = _fetch(library, worker, server)
    assert report.new == 0
    assert 1 <= len(report.failed) <= 3
    assert library.sittings.count() == 0


def test_a_captive_portal_stores_nothing(
    library: Library, worker: IndexWorker, server: KensakuServer
) -> None:
    server.fail("kakuu", Page(CAPTIVE_PORTAL), times=None)
    with pytest.raises(SourceError) as caught:
        _fetch(library, worker, server)
    assert caught.value.message("ja").endswith("。")
    assert library.sittings.count() == 0


def test_a_host_in_trouble_keeps_what_was_stored(
    library: Library, worker: IndexWorker, server: KensakuServer
) -> None:
    _fetch(library, worker, server, limit=2)
    server.fail("kakuu", Status(404), times=None)
    with pytest.raises(SourceError):
        _fetch(library, worker, server)
    assert library.sittings.count() == 2
    assert library.problems() == []


def test_a_cancelled_download_keeps_and_indexes_what_came(
    library: Library, worker: IndexWorker, server: KensakuServer
) -> None:
    report = Report()
    with (
        KensakuSystem(server.url("kakuu"), delay=0) as source,
        pytest.raises(Cancelled),
    ):
        fetch(library, source, worker, report, cancelled=lambda: report.new >= 2)
    assert report.new == 2
    assert library.sittings.count() == 2
    assert library.outbox.pending() == 0


def test_what_ctrl_c_interrupts_is_indexed_too(
    library: Library, worker: IndexWorker, server: KensakuServer
) -> None:
    report = Report()

    def interrupt() -> bool:
        if report.new >= 2:
            raise KeyboardInterrupt
        return False

    with (
        KensakuSystem(server.url("kakuu"), delay=0) as source,
        pytest.raises(KeyboardInterrupt),
    ):
        fetch(library, source, worker, report, cancelled=interrupt)
    assert library.sittings.count() == 2
    assert library.outbox.pending() == 0


def test_downloads_stopped_at_random_are_resumed_without_loss_or_repeat(
    library: Library, worker: IndexWorker, server: KensakuServer
) -> None:
    chance = random.Random(20250217)
    for _ in range(40):
        stop_after = chance.randrange(0, 4)
        report = Report()
        try:
            with KensakuSystem(server.url("kakuu"), delay=0) as source:
                fetch(
                    library,
                    source,
                    worker,
                    report,
                    cancelled=lambda done=report, limit=stop_after: done.new >= limit,
                )
        except Cancelled:
            continue
        break
    references = [info.reference for info in library.sittings.infos()]
    assert len(references) == len(set(references)) == ALL
    assert len(server.asked("GetPerson")) == ALL
    assert library.problems() == []


def test_a_full_disk_in_mid_run_is_told_and_loses_nothing(
    library: Library, worker: IndexWorker, server: KensakuServer
) -> None:
    _fetch(library, worker, server, limit=1)
    connection = library.sittings._database.connection()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        _fetch(library, worker, server)
    connection.execute("PRAGMA max_page_count = 1073741823")
    assert library.problems() == []
    assert _fetch(library, worker, server).there == ALL
