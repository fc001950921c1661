"""What the benchmark compares with can be trusted: its queries and its own counting."""

import lzma
from datetime import date
from importlib.resources import as_file
from importlib.resources import files as resources
from pathlib import Path

import pytest
from bench import archive, ours, peer
from bench.corpus import Corpus, NotTheSame
from bench.drawing import Drawing, for_peer

from reader.library.library import Library
from reader.minutes.model import Sitting
from reader.minutes.transcript import Entry, Transcript, build_sitting
from reader.search.parser import parse
from reader.sources import files, jsonlines
from reader.threads.exchanges import find_exchanges


def _written(path: Path, sittings: list[Sitting]) -> Path:
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.writelines(jsonlines.write_line(one) + "\n" for one in sittings)
    return path


def _stored(folder: Path, made: Path) -> Path:
    library = Library(folder)
    with lzma.open(made) as lines:
        for sitting in jsonlines.read(lines, made.name):
            assert isinstance(sitting, Sitting)
            library.sittings.store(sitting, find_exchanges(sitting))
    library.close()
    return folder


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The bundled minutes of the fictional ward, as an archive."""
    with as_file(resources("reader.resources") / "sample" / "minutes") as folder:
        found = [item for path in sorted(folder.iterdir()) for item in files.read(path)]
    return _written(
        tmp_path / "sample.jsonl.xz", [one for one in found if isinstance(one, Sitting)]
    )


@pytest.fixture
def asked(tmp_path: Path) -> Corpus:
    """One day whose totals can be counted by hand."""
    turns = (
        Entry("議長（例示花子君）", "ただいまから会議を開きます。防災の件です。"),
        Entry("２０番（見本太郎議員）", "防災と備蓄について伺います。備蓄は足りていますか。"),
        Entry("区長（仮名一郎君）", "訓練を行います。ｻ-ﾋﾞｽも広げます。"),
        Entry("議長（例示花子君）", "以上で終わります。訓練は別です。"),
    )
    day = build_sitting(
        Transcript(date(2020, 2, 20), "定例会", turns),
        reference="S1",
        assembly=None,
        url=None,
        family=jsonlines.FAMILY,
    )
    made = _written(tmp_path / "one.jsonl.xz", [day])
    corpus = Corpus(made)
    with ours.opened(_stored(tmp_path / "library", made)) as (library, _):
        corpus.ask(library)
    return corpus


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("防災", 2),
        ("備蓄 訓練", 2),  # asked and answered in one exchange
        ("防災 -訓練", 1),  # the exchange has both
        ("訓練 OR 備蓄", 3),
        ("防災 NEAR/1 備蓄", 1),
        ("防災 NEAR/0 備蓄", 0),
        ("サービス", 1),
        ("訓練 発言者:見本太郎", 1),
        ("発言者:見本太郎", 1),
        ("種別:議長", 2),
        ("防災 種別:質問", 1),
        ("防災 期間:2019..2020", 2),
        ("防災 期間:2021..2022", 0),
        ("会議:定例会", 4),
        ("区民センター", 0),
    ],
)
def test_totals_counted_by_hand(asked: Corpus, query: str, total: int) -> None:
    assert asked.total(query) == total


def test_another_library_is_not_compared(asked: Corpus, sample: Path, tmp_path: Path) -> None:
    with (
        ours.opened(_stored(tmp_path / "other", sample)) as (library, _),
        pytest.raises(NotTheSame),
    ):
        asked.ask(library)


def test_queries_drawn_from_the_sample(sample: Path, tmp_path: Path) -> None:
    """Each can be read, stands once, is of its class, and is counted as the search counts it."""
    corpus = Corpus(sample)
    drawing = Drawing(corpus, seed=1)
    classes = drawing.classes(4)
    others = drawing.others(3)
    texts = [one.text for some in (*classes.values(), *others.values()) for one in some]
    assert len(texts) == len(set(texts)) > 60
    assert all(len(one.words[0]) == 1 for one in classes["1 character, slice"])
    assert all(len(one.words[0]) >= 6 for one in classes["6+, word"])
    assert not any(corpus.holds(one.text) for one in classes["absent"])
    assert all(corpus.holds(one.words[0]) for one in classes["3–5, slice"])
    with ours.opened(_stored(tmp_path / "library", sample)) as (library, engine):
        corpus.ask(library)
        for text in texts:
            parse(text)
            assert engine.search(text, limit=1).total == corpus.total(text), text
    assert Drawing(corpus, seed=1).classes(4) == classes


def test_the_peer_finds_what_was_drawn(sample: Path, tmp_path: Path) -> None:
    if not peer.available():
        pytest.skip("this SQLite has no FTS5 with trigrams")
    classes = for_peer(Drawing(Corpus(sample), seed=2).classes(3))
    assert "1 character, word" not in classes
    peer.build(sample, tmp_path / "peer.db")
    for sort in ("newest", "relevance"):
        for name in ("3–5, word", "6+, slice", "very common", "with 会議", "absent"):
            queries = [one.as_json() for one in classes[name]]
            job = {"place": str(tmp_path / "peer.db"), "sort": sort, "limit": 20}
            hits = peer.pages({**job, "queries": queries})["hits"]
            assert len(hits) == len(queries) > 0
            assert any(hits) != (name == "absent"), name


def test_a_part_keeps_the_order(sample: Path, tmp_path: Path) -> None:
    whole = [one.id for one in archive.records(sample)]
    drawn = archive.part(sample, 2, 3, tmp_path / "part.jsonl.xz")
    some = [one.id for one in archive.records(drawn)]
    assert len(some) == 2
    assert some == [one for one in whole if one in some]
