"""On paper: what is open is looked at, printed, and written to a PDF that can be searched."""

import re
import resource
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from time import monotonic

import pypdfium2
import pytest
from fakes import exchange as made
from fakes.drafts import draft
from msgspec.structs import replace
from PySide6.QtCore import QSizeF, QTimer
from PySide6.QtGui import QFont
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot
from ui.room import ring_is_seen
from ui.walking import search, settle

from reader.errors import Cancelled, FileProblem
from reader.export.wishes import QuoteOptions
from reader.minutes.model import Sitting, Speech, SpeechKind
from reader.threads.model import Link
from reader.ui.main_window import MainWindow
from reader.ui.place import View
from reader.ui.print_matter import (
    Line,
    Matter,
    Part,
    Side,
    matter_of_draft,
    matter_of_exchange,
    matter_of_sitting,
)
from reader.ui.print_output import lay_out, paper_of, pdf_of, picture, print_pages, write_pdf
from reader.ui.print_pages import Pages, set_in_lines
from reader.ui.printing import Choice
from reader.ui.theme import reading_families

EM = 105.0


def laid_out(matter: Matter) -> Pages:
    pages = Pages(matter, reading_families())
    lay_out(pages)
    return pages


def squash(text: str) -> str:
    return re.sub(r"\s+", "", text)


def text_of(pdf: Path) -> str:
    """What can be copied out of the pages, without their heads and feet and without blanks."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [
            page.get_textpage().get_text_bounded(bottom=50, top=page.get_height() - 45)
            for page in document
        ]
    return squash("".join(pages))


def printed(matter: Matter, tmp_path: Path) -> str:
    target = tmp_path / "printed.pdf"
    target.write_bytes(pdf_of(laid_out(matter)))
    return text_of(target)


def exchange_on_paper(topic: str | None) -> Matter:
    return matter_of_exchange(made.SITTING, made.EXCHANGE, topic, hide_remarks=True)


def sitting_of(texts: Sequence[str]) -> Sitting:
    speeches = (Speech("○議長", made.CHAIR, SpeechKind.CHAIR, text) for text in texts)
    return replace(made.SITTING, speeches=tuple(speeches))


# --- the words ---------------------------------------------------------------


def test_a_sitting_is_copied_out_of_the_pdf_word_for_word(tmp_path: Path) -> None:
    found = printed(matter_of_sitting(made.SITTING), tmp_path)
    for speech in made.SITTING.speeches:
        assert squash(speech.text) in found


def test_letters_that_share_a_shape_are_the_ones_that_were_said(tmp_path: Path) -> None:
    """A font has one shape for 生 and the radical ⽣, for the full-width space and the em space."""
    said = "　𠮷野の区民は生活、日々、一人、長い、食・見、金（女）。～ー―－　１２３ 123 ｶﾅ “あ”"
    target = tmp_path / "printed.pdf"
    write_pdf(matter_of_sitting(sitting_of([said])), reading_families(), target)
    assert squash(said) in text_of(target)


def test_a_long_day_keeps_every_word_across_its_pages(tmp_path: Path) -> None:
    texts = [
        f"　第{number}の質問です。" + "図書館の開館時間の延長について、区の考えを伺います。" * 30
        for number in range(40)
    ]
    matter = matter_of_sitting(sitting_of(texts))
    found = printed(matter, tmp_path)
    places = [found.index(squash(text)) for text in texts]
    assert places == sorted(places)


def test_fonts_are_embedded_and_only_what_is_used_of_them(qapp: object) -> None:
    pdf = pdf_of(laid_out(exchange_on_paper(None)))
    # ISO 32000-1, 9.6.4: six letters and a plus are the tag of a subset.
    names = re.findall(rb"/FontName /([^\s/]+)", pdf)
    assert names
    assert all(re.match(rb"[A-Z]{6}\+", name) for name in names)
    assert pdf.count(b"/FontFile") == len(names)
    assert len(pdf) < 300_000


# --- what is on it -----------------------------------------------------------


def test_a_topic_is_printed_through_all_its_rounds_with_what_is_a_guess() -> None:
    unsure = (Link(made.LIBRARY_Q.id, made.LIBRARY_A.id, 0.5),)
    exchange = made.exchange(links=unsure)
    lines = matter_of_exchange(made.SITTING, exchange, made.LIBRARY_TOPIC, hide_remarks=True).lines
    words = [line.text for line in lines]
    assert any("開館時間を延長すべき" in one for one in words)
    assert "再質問" in words
    assert not any("ため池の柵" in one for one in words)
    guessed = next(line for line in lines if line.text == "対応は推定")
    assert guessed == Line(Part.NOTE, "対応は推定", "", Side.ANSWER, dashed=True)
    last = [line.text for line in lines if line.part is Part.SOURCE]
    assert last[0] == "出典：架空区議会 令和6年第1回定例会（第2日 2月20日）会議録"


def test_headings_of_the_agenda_stand_out() -> None:
    text = "　ただいまから開議いたします。\n　　◎代表質問\n　日程に入ります。"
    lines = matter_of_sitting(sitting_of([text])).lines
    assert Line(Part.HEADING, "◎代表質問") in lines


def test_a_session_is_never_printed() -> None:
    secret = "http://www.kensakusystem.jp/kakuu/cgi-bin3/See.exe?Code=abc123secret&fileName=R1"
    sitting = replace(made.SITTING, url=secret, family="kensakusystem")
    everything = "".join(line.text for line in matter_of_sitting(sitting).lines)
    assert "secret" not in everything
    assert "http://www.kensakusystem.jp/kakuu/" in everything


def test_a_draft_is_printed_with_its_notes_quotes_and_sources(tmp_path: Path) -> None:
    whole = draft()
    found = printed(matter_of_draft(whole, QuoteOptions()), tmp_path)
    for item in whole.items:
        for start, end in item.shown:
            assert squash(item.text[start:end]) in found
    assert "出典：" in found


# --- the pages ---------------------------------------------------------------


def test_no_heading_or_speaker_stays_behind_at_the_foot_of_a_page() -> None:
    """However the pages fall: what leads on has what it leads to below it."""
    for shift in range(28, 44):
        lines = [Line(Part.TITLE, "題")]
        lines += [Line(Part.TEXT, "あ")] * shift
        lines += [
            Line(Part.HEADING, "議題"),
            Line(Part.SPEAKER, "質問　見本太郎議員", "2", Side.QUESTION),
            Line(Part.NOTE, "対応は推定", "", Side.QUESTION),
            Line(Part.TEXT, "図書館の開館時間を伺います。" * 9, "", Side.QUESTION),
        ]
        pages = laid_out(Matter("題", "題", tuple(lines)))
        for sheet in pages.sheets[:-1]:
            last = sheet.boxes[-1][1]
            assert last.of.part is Part.TEXT
            alone = last.layout.lineCount() > 1 and last.line.lineNumber() == 0
            assert not alone, "one line of a paragraph alone at the foot"
        for sheet in pages.sheets[1:]:
            first = sheet.boxes[0][1]
            widow = first.line.lineNumber() == first.layout.lineCount() - 1
            assert not (widow and first.layout.lineCount() > 1)
        for sheet in pages.sheets:
            y, box = sheet.boxes[-1]
            assert y + box.height <= pages.size.height() - 640


@pytest.mark.parametrize("width", range(7, 15))
def test_lines_break_as_japanese_lines_do(qapp: object, width: int) -> None:
    text = (
        "「ショッピングセンター」（ＳＣ）では、フィットネス等々、『ちょっと』した催し……で、"
        "いっぱいでした。〔拍手〕ですから、「はい」（笑声）と。"
    ) * 4
    font = QFont()
    font.setFamilies(reading_families())
    font.setPixelSize(105)
    layout = set_in_lines(text, font, width * EM)
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    parts = [text[one.textStart() : one.textStart() + one.textLength()] for one in lines]
    assert "".join(parts) == text
    for part in parts[1:]:
        assert part[0] not in "、。）」』〕ーっゃゅょァィゥェォッ々…"
    for part in parts[:-1]:
        assert part[-1] not in "（「『〔"
    assert all(one.naturalTextWidth() <= width * EM + 1 for one in lines)


def test_pages_are_numbered_and_name_what_they_are_of(tmp_path: Path) -> None:
    matter = matter_of_sitting(sitting_of(["　伺います。" * 1500]))
    target = tmp_path / "a.pdf"
    count = write_pdf(matter, reading_families(), target)
    assert count > 2
    with pypdfium2.PdfDocument(target) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
        assert document.get_metadata_dict()["Title"] == matter.name
        assert [page.get_size() for page in document] == [
            pytest.approx((595.3, 841.9), abs=1)
        ] * count
    for number, text in enumerate(texts, 1):
        assert f"{number} / {count}" in text
        assert number == 1 or "架空区議会 令和6年第1回定例会" in text


def test_a_page_is_a_picture_of_the_width_that_is_asked_for() -> None:
    image = picture(laid_out(exchange_on_paper(None)), 0, 300, 2.0)
    assert (image.width(), image.devicePixelRatio()) == (600, 2.0)
    dark = sum(image.pixelColor(x, y).lightness() < 120 for x in range(600) for y in range(300))
    assert dark > 200


# --- what goes wrong ---------------------------------------------------------


def test_a_full_disk_leaves_the_older_file_and_says_one_sentence(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"older")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(FileProblem):
            write_pdf(exchange_on_paper(None), reading_families(), target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert target.read_bytes() == b"older"
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]


def test_what_is_cancelled_leaves_the_older_file(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"older")
    told: list[object] = []
    matter = matter_of_sitting(sitting_of(["　伺います。" * 3000]))
    with pytest.raises(Cancelled):
        write_pdf(matter, reading_families(), target, told.append, lambda: len(told) >= 2)
    assert target.read_bytes() == b"older"
    with pytest.raises(Cancelled):
        lay_out(Pages(matter, reading_families()), cancelled=lambda: True)


# --- a printer ---------------------------------------------------------------


def test_a_printer_gets_the_pages_that_were_chosen(tmp_path: Path) -> None:
    pages = laid_out(matter_of_sitting(sitting_of(["　伺います。" * 3000])))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printer.pdf"))
    printer.setFromTo(2, 3)
    assert print_pages(pages, printer) == 2
    with pypdfium2.PdfDocument(tmp_path / "printer.pdf") as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    assert [f"{number} / {len(pages)}" in text for number, text in enumerate(texts, 2)] == [
        True
    ] * 2
    assert isinstance(paper_of(printer), QSizeF)


# --- the window --------------------------------------------------------------


def test_what_is_read_is_looked_at_and_written(
    sample: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Ctrl+P shows the topic; there is no printer here, so a PDF is offered, and made."""
    search(qtbot, sample, "プラスチック")
    sample._list.select_first()
    sample._list._open()
    qtbot.waitUntil(lambda: sample._room.opened is not None)
    settle(qtbot, sample)
    sample.commands.print.trigger()
    dialog = sample.printing.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog._count > 0)
    qtbot.waitUntil(lambda: 0 in dialog.paper._images)
    assert ring_is_seen(qtbot, dialog.paper, dialog.pdf)
    if not QPrinterInfo.availablePrinterNames():
        dialog.print_.click()
        qtbot.waitUntil(lambda: "PDF" in dialog.said)
    dialog.reject()
    choices = sample.printing.choices()
    assert choices[0].name.startswith("話題：")
    assert choices[-1].name.startswith("全文：")
    target = tmp_path / "topic.pdf"
    task = sample.printing.write(choices[0], target)
    with qtbot.waitSignal(task.finished):
        pass
    assert text_of(target)
    sample.reader.switch(View.FULL_TEXT)
    assert sample.printing.choices()[0].name.startswith("全文：")


def test_nothing_open_is_said(window: MainWindow) -> None:
    window.commands.print.trigger()
    assert window.printing.dialog is None


def test_the_window_goes_on_while_a_long_day_is_written(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """100,000 characters: the event loop turns all the time."""
    sentence = "図書館の開館時間の延長について、区の考えを伺います。"
    sitting = sitting_of(["　" + sentence * 16] * 250)
    assert sitting.characters > 100_000
    choice = Choice("長い一日", lambda: matter_of_sitting(sitting))
    ticks = [monotonic()]
    timer = QTimer(interval=2)
    timer.timeout.connect(lambda: ticks.append(monotonic()))
    timer.start()
    task = window.printing.write(choice, tmp_path / "long.pdf")
    with qtbot.waitSignal(task.finished, timeout=20_000):
        pass
    timer.stop()
    longest = max(later - one for one, later in pairwise(ticks))
    # By itself it is a fiftieth of that; this machine may have other things to do.
    assert longest < 0.5


def test_a_pdf_can_be_cancelled_while_it_is_made(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    sitting = sitting_of(["　図書館の開館時間について伺います。" * 100] * 100)
    task = window.printing.write(
        Choice("長い一日", lambda: matter_of_sitting(sitting)), tmp_path / "long.pdf"
    )
    with qtbot.waitSignal(task.failed, timeout=20_000):
        task.progressed.connect(lambda _: task.cancel())
    assert [one.name for one in tmp_path.glob("long*")] == []


def test_a_pdf_that_cannot_be_written_is_told(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    choice = Choice("質疑", lambda: exchange_on_paper(None))
    window.printing.write(choice, tmp_path / "gone" / "a.pdf")
    qtbot.waitUntil(lambda: "a.pdf" in window._banner.text, timeout=20_000)
