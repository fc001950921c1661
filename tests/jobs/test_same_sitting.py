"""A transcript that was saved twice is one sitting; what only looks alike loses nothing."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from reader.jobs import same_sitting
from reader.jobs.imports import import_paths
from reader.jobs.report import Report
from reader.library.library import Library
from reader.minutes.model import Sitting
from reader.search.worker import IndexWorker
from reader.sources import jsonlines

HEAD = "開催日：令和 7年 2月17日\n会議名：令和 7年第1回定例会（第1日 2月17日）\n\n"
OPENED = "○例示花子議長　　ただいまから本日の会議を開きます。\n\n"
AGENDA = "○議事日程　　日程第１　一般質問\n\n"
ASKED = "○２番（見本太郎議員）　　学校図書館の開館時間を延ばすお考えがあるか、伺います。\n\n"
ANSWERED = "○架空一郎区長　　学校図書館につきましては、来年度から延長してまいります。\n\n"
CLOSED = "○例示花子議長　　本日はこれをもって散会いたします。\n"
WHOLE = HEAD + AGENDA + OPENED + ASKED + ANSWERED + CLOSED


class Importer:
    """Imports texts into one library, one file after the other."""

    def __init__(self, library: Library, worker: IndexWorker, folder: Path) -> None:
        self._library = library
        self._worker = worker
        self._folder = folder
        self._count = 0

    def bring(self, content: bytes) -> Report:
        self._count += 1
        file = self._folder / f"saved-{self._count}.txt"
        file.write_bytes(content)
        report = Report()
        import_paths(self._library, [file], self._worker, report)
        assert report.failed == []
        return report

    def speeches(self) -> list[int]:
        return [info.speeches for info in self._library.sittings.infos()]


@pytest.fixture
def importer(library: Library, worker: IndexWorker, tmp_path: Path) -> Importer:
    return Importer(library, worker, tmp_path)


@pytest.mark.parametrize(
    "again",
    [
        WHOLE.replace("\n", "\r\n").encode("cp932"),
        WHOLE.replace("令和 7年 2月17日", "2025-02-17", 1).encode(),
        (HEAD + OPENED + ASKED + ANSWERED + CLOSED).encode(),
    ],
    ids=["other encoding", "other date", "no order of the day"],
)
def test_the_same_sitting_saved_otherwise_is_unchanged(importer: Importer, again: bytes) -> None:
    assert importer.bring(WHOLE.encode()).new == 1
    assert importer.bring(again).unchanged == 1
    assert importer.speeches() == [5]


def test_the_whole_takes_the_place_of_an_excerpt(importer: Importer) -> None:
    importer.bring((HEAD + ASKED + ANSWERED).encode())
    assert importer.bring(WHOLE.encode()).changed == 1
    assert importer.speeches() == [5]


def test_a_corrected_text_takes_the_place_of_the_old_one(importer: Importer) -> None:
    importer.bring(WHOLE.encode())
    corrected = WHOLE.replace("本日の会議", "本日の本会議")
    assert importer.bring(corrected.encode()).changed == 1
    assert importer.speeches() == [5]


def test_a_council_that_names_its_meeting_alike_takes_no_others_place(importer: Importer) -> None:
    """All they share are the words in which every sitting is opened and closed."""
    importer.bring(WHOLE.encode())
    other = HEAD + OPENED + "○３番（雛形次郎議員）　　下水道について伺います。\n\n" + CLOSED
    assert importer.bring(other.encode()).new == 1
    assert importer.speeches() == [5, 3]
    assert importer.bring(other.encode()).unchanged == 1


def test_an_excerpt_with_another_spelling_does_not_replace_the_whole(importer: Importer) -> None:
    importer.bring(WHOLE.encode())
    excerpt = HEAD + OPENED + CLOSED.replace("本日は", "本日は、")
    importer.bring(excerpt.encode())
    assert 5 in importer.speeches()


def test_an_id_stays_through_export_when_the_council_is_learnt_later(
    importer: Importer, library: Library
) -> None:
    importer.bring(WHOLE.encode())
    (before,) = library.sittings.infos()
    named = WHOLE.replace("ただいまから本日", "ただいまから架空区議会定例会、本日")
    importer.bring(named.encode())
    (sitting,) = library.sittings.all()
    assert sitting.id == before.id
    line = jsonlines.write_line(sitting)
    assert json.loads(line)["speeches"][1][1].startswith("ただいまから架空区議会")
    assert jsonlines.parse_line(line.encode(), "line").id == sitting.id


NOTE = "※この会議録は速報版であり、校正前のものです。\n\n"
FINAL = WHOLE.replace("延長してまいります", "延ばしてまいります")


def test_a_final_record_replaces_the_preliminary_one_and_never_the_other_way_round(
    importer: Importer, library: Library
) -> None:
    preliminary = (WHOLE + NOTE).encode()
    importer.bring(preliminary)
    (before,) = library.sittings.infos()
    assert before.preliminary
    assert importer.bring(FINAL.encode()).changed == 1
    (after,) = library.sittings.infos()
    assert (after.id, after.preliminary) == (before.id, False)
    earlier = library.earlier.of(after.id)
    assert earlier is not None
    assert earlier.preliminary
    late = importer.bring(preliminary)
    assert (late.unchanged, late.outcomes[0].older) == (1, True)
    assert library.sittings.infos() == [after]


def test_a_final_record_of_the_same_words_ends_the_waiting(
    importer: Importer, library: Library
) -> None:
    titled = WHOLE.replace("（第1日 2月17日）", "（第1日 2月17日）【速報版】")
    importer.bring(titled.encode())
    assert library.sittings.infos()[0].preliminary
    assert importer.bring(WHOLE.encode()).changed == 1
    (after,) = library.sittings.infos()
    assert not after.preliminary
    assert "速報" not in (after.meeting or "")


def test_an_excerpt_of_the_final_record_does_not_replace_the_whole_preliminary_one(
    importer: Importer,
) -> None:
    importer.bring((WHOLE + NOTE).encode())
    importer.bring((HEAD + CLOSED).encode())
    assert 5 in importer.speeches()


def from_a_system(library: Library, reference: str) -> Sitting:
    """What a search system gives of the sitting that was imported."""
    (held,) = library.sittings.all()
    return replace(
        held,
        id=f"架空区議会:{reference}",
        assembly="架空区議会",
        family="kensakusystem",
        reference=reference,
    )


def test_what_was_saved_first_and_is_downloaded_later_is_one_sitting(
    importer: Importer, library: Library
) -> None:
    importer.bring(WHOLE.encode())
    downloaded = from_a_system(library, "R070217A")
    same_sitting.adopt(library, downloaded)
    library.sittings.store(downloaded, ())
    assert [info.id for info in library.sittings.infos()] == ["架空区議会:R070217A"]
    assert importer.bring(WHOLE.encode()).unchanged == 1
    assert importer.speeches() == [5]


def test_what_was_saved_first_and_comes_as_json_lines_later_is_one_sitting(
    importer: Importer, library: Library
) -> None:
    importer.bring(WHOLE.encode())
    line = jsonlines.write_line(from_a_system(library, "R070217A"))
    importer.bring(line.encode())
    assert importer.speeches() == [5]
    assert importer.bring(line.encode()).unchanged == 1
    assert importer.bring(WHOLE.encode()).unchanged == 1


def test_two_sittings_that_a_system_tells_apart_stay_two(
    importer: Importer, library: Library
) -> None:
    importer.bring(WHOLE.encode())
    first = from_a_system(library, "R070217A")
    second = replace(first, id="架空区議会:R070217_2A", reference="R070217_2A")
    for one in (first, second):
        same_sitting.adopt(library, one)
        library.sittings.store(one, ())
    assert importer.speeches() == [5, 5]
