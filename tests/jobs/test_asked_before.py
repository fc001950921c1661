"""Was this asked before? Like topics of other years are found, unlike ones are not."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import Cancelled, FileProblem, NotFound
from reader.jobs.asked_before import asked_before, write_table
from reader.jobs.imports import import_paths
from reader.jobs.report import Report
from reader.jobs.thread import thread_pending, threads_of
from reader.library.library import Library
from reader.search.engine import SearchEngine
from reader.search.whoosh_index import WhooshIndex
from reader.search.worker import IndexWorker
from reader.threads.model import EndingKind

MATTERS = {
    "移動図書館": (
        "移動図書館の巡回について伺います。移動図書館の停車場を増やすべきではないでしょうか。",
        "移動図書館の巡回についてでございますが、停車場の増設を検討してまいります。",
    ),
    "ため池": (
        "みどりため池の水害対策について伺います。堤の補強を急ぐべきではないでしょうか。",
        "ため池の水害対策についてでございますが、堤の補強工事を進めております。",
    ),
    "商品券": (
        "プレミアム商品券について伺います。商品券を再び発行する考えはあるでしょうか。",
        "プレミアム商品券についてでございますが、発行は困難でございます。",
    ),
}
YEARS = {
    2019: ("移動図書館", "商品券"),
    2021: ("ため池", "商品券"),
    2023: ("移動図書館", "ため池"),
}


@pytest.fixture
def engine(library: Library, worker: IndexWorker, tmp_path: Path) -> Iterator[SearchEngine]:
    """The search over three sittings, in each of which two of three matters are asked about."""
    lines = [
        {
            "id": f"S{year}",
            "date": f"{year}-06-10",
            "meeting": f"{year}年第２回定例会",
            "assembly": "架空区議会",
            "speeches": [
                ["議長（議事花子君）", "一般質問を行います。見本太郎君。"],
                [
                    "見本太郎君",
                    "\n".join(
                        f"　第{place}点目、{MATTERS[name][0]}"
                        for place, name in enumerate(names, start=1)
                    ),
                ],
                [
                    "区長（架空一郎君）",
                    "　見本太郎議員の御質問にお答えいたします。\n"
                    + "\n".join(
                        f"　第{place}点目、{MATTERS[name][1]}"
                        for place, name in enumerate(names, start=1)
                    ),
                ],
            ],
        }
        for year, names in YEARS.items()
    ]
    file = tmp_path / "lines.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    import_paths(library, [file], worker, Report())
    index = WhooshIndex(library.folder, library.identity)
    yield SearchEngine(library, index)
    index.close()


def topic(library: Library, year: int, word: str) -> str:
    """The id of the topic about a matter."""
    sitting = library.sittings.get(f"架空区議会:S{year}")
    (exchange,) = threads_of(library, sitting).exchanges
    (found,) = [one.id for one in exchange.topics if word in one.title]
    return found


@pytest.mark.parametrize("threaded", [False, True])
def test_the_same_matter_of_another_year_is_found_and_no_other(
    threaded: bool, library: Library, engine: SearchEngine
) -> None:
    if threaded:
        thread_pending(library)
    (found,) = asked_before(library, engine, topic(library, 2023, "移動図書館"))
    assert (found.sitting, str(found.date)) == ("架空区議会:S2019", "2019-06-10")
    assert found.topic == topic(library, 2019, "移動図書館")
    assert found.questioner.name == "見本太郎"
    assert [who.role for who in found.answerers] == ["区長"]
    speech = library.sittings.get(found.sitting).speeches[1].text
    assert "移動図書館" in found.ask
    assert found.ask in speech
    assert found.ending is EndingKind.CONSIDER
    assert found.closing.endswith("検討してまいります。")
    assert 0.5 < found.likeness <= 1


def test_the_sentence_is_that_of_the_answer_whose_ending_is_known(
    library: Library, worker: IndexWorker, engine: SearchEngine, tmp_path: Path
) -> None:
    again = {
        "id": "S2017",
        "date": "2017-06-10",
        "meeting": "2017年第２回定例会",
        "assembly": "架空区議会",
        "speeches": [
            ["見本太郎君", f"　{MATTERS['移動図書館'][0]}"],
            ["区長（架空一郎君）", f"　{MATTERS['移動図書館'][1]}"],
            ["見本太郎君", "　再質問いたします。移動図書館の停車場は、いつ増やすのでしょうか。"],
            ["教育長（学舎教子君）", "　移動図書館の停車場は、来年度に増やしてまいります。"],
        ],
    }
    file = tmp_path / "again.jsonl"
    file.write_text(json.dumps(again) + "\n", encoding="utf-8")
    import_paths(library, [file], worker, Report())
    threads_of(library, library.sittings.get("架空区議会:S2017"))
    known = library.endings.of("架空区議会:S2017")
    library.endings.save("架空区議会:S2017", [one for one in known if one.speech == 4])
    found = asked_before(library, engine, topic(library, 2023, "移動図書館"))
    (one,) = [one for one in found if one.sitting == "架空区議会:S2017"]
    assert one.closing == "移動図書館の停車場は、来年度に増やしてまいります。"


def test_what_nobody_else_asked_finds_nothing(library: Library, engine: SearchEngine) -> None:
    library.sittings.delete("架空区議会:S2019")
    assert asked_before(library, engine, topic(library, 2023, "移動図書館")) == []


def test_a_topic_that_is_gone_is_told(library: Library, engine: SearchEngine) -> None:
    gone = topic(library, 2023, "移動図書館")
    library.sittings.delete("架空区議会:S2023")
    with pytest.raises(NotFound):
        asked_before(library, engine, gone)


def test_it_can_be_cancelled(library: Library, engine: SearchEngine) -> None:
    with pytest.raises(Cancelled):
        asked_before(library, engine, topic(library, 2023, "移動図書館"), cancelled=lambda: True)


def test_the_table_holds_what_was_found_or_the_older_file_stays(
    library: Library, engine: SearchEngine, tmp_path: Path
) -> None:
    found = asked_before(library, engine, topic(library, 2023, "移動図書館"))
    target = tmp_path / "似た話題.csv"
    write_table(found, target)
    head, row = target.read_text("utf-8-sig").splitlines()
    assert head.startswith("日付,議会,会議,質問者,話題,質問の文")
    assert row.startswith("2019-06-10,架空区議会,")
    assert "検討" in row
    with pytest.raises(FileProblem):
        write_table(found, tmp_path / "none" / "x.csv")
    assert not list(tmp_path.glob("**/*.part"))
