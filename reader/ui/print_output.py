"""Pages as a PDF file, on a printer, as a picture. All of it runs off the event loop."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSize, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from reader.child import behave, child, portable
from reader.errors import Bilingual, Cancelled, FileProblem, ReaderError
from reader.jobs.progress import (
    CancelCallback,
    Phase,
    Progress,
    ProgressCallback,
    never,
    silent,
)
from reader.library.database import written_beside
from reader.ui.pdf_text import meant
from reader.ui.print_matter import Matter
from reader.ui.print_pages import A4, UNITS_PER_INCH, UNITS_PER_POINT, Pages

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from PySide6.QtPrintSupport import QPrinter

_LOOK_SECONDS = 0.1
"""How soon it is noticed that a work was cancelled."""

_PRINTER = Bilingual("プリンターが応じません", "the printer does not answer")


class PdfFailed(ReaderError):
    """The process that writes a PDF ended before it was done."""

    ja = "PDF の作成が途中で終わりました（終了コード {code}）。もう一度書き出してください。"
    en = "Making the PDF ended early (exit code {code}). Please try again."


def lay_out(pages: Pages, cancelled: CancelCallback = never) -> None:
    """Lay a matter out; how many pages there will be is not known before the last one.

    Raises:
        Cancelled: it was told to stop.
    """
    for _ in pages.lay_out(cancelled):
        pass
    _heed(cancelled)


def pdf_of(
    pages: Pages, progress: ProgressCallback = silent, cancelled: CancelCallback = never
) -> bytes:
    """Laid out pages as a PDF.

    Raises:
        Cancelled: it was told to stop.
    """
    # In memory: of a file that Qt writes it is not sure to hear that a disk is full.
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )
    writer.setResolution(UNITS_PER_INCH)
    writer.setTitle(pages.matter.name)
    painter = QPainter(writer)
    try:
        for number in range(len(pages)):
            _heed(cancelled)
            if number:
                writer.newPage()
            pages.paint(painter, number)
            progress(Progress(Phase.EXPORT, number + 1, len(pages), pages.matter.name))
    finally:
        painter.end()
    _heed(cancelled)
    return meant(bytes(made.data().data()), pages.drawn(), pages.families)


def write_pdf(
    matter: Matter,
    families: Sequence[str],
    target: Path,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
) -> int:
    """Lay a matter out and write it to a file, in a process of its own; gives the pages' number.

    To embed the fonts of a long day takes half a second in one call, which keeps Python waiting.

    Raises:
        FileProblem: it could not be written there; an older file is untouched.
        Cancelled: it was told to stop; the same.
    """
    count = 0
    with child("gijiroku-pdf", _make_in_child, matter, tuple(families)) as (
        connection,
        process,
    ):
        while True:
            while not connection.poll(_LOOK_SECONDS):
                _heed(cancelled)
            _heed(cancelled)
            try:
                told = connection.recv()
            except (EOFError, ConnectionError) as error:
                process.join()
                raise PdfFailed(code=process.exitcode) from error
            if isinstance(told, Progress):
                count = told.total or 0
                progress(told)
            elif isinstance(told, Exception):
                raise told
            else:
                break
    with written_beside(target) as partial:
        partial.write_bytes(told)
    return count


def _make_in_child(
    matter: Matter, families: Sequence[str], connection: "Connection[Any, Any]"
) -> None:
    behave()
    # No window: elsewhere than on Windows the platform without a screen has the same fonts.
    platform = "windows" if sys.platform == "win32" else "offscreen"
    application = QGuiApplication(["gijiroku-reader", "-platform", platform])
    try:
        pages = Pages(matter, families)
        # It hears of nobody being at the other end any more.
        lay_out(pages, connection.poll)
        connection.send(pdf_of(pages, connection.send, connection.poll))
        pages.clear()
    except Exception as error:
        with suppress(OSError):
            connection.send(portable(error))
    del application


def print_pages(
    pages: Pages,
    printer: "QPrinter",
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
) -> int:
    """Print laid out pages, those of the printer's range; gives how many.

    Raises:
        FileProblem: the printer takes nothing.
        Cancelled: it was told to stop; what was not yet handed over is not printed.
    """
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or len(pages), len(pages))
    printer.setFullPage(True)
    printer.setDocName(pages.matter.name)
    painter = QPainter()
    if not painter.begin(printer):
        raise FileProblem(path=printer.printerName(), why=_PRINTER)
    try:
        scale = printer.resolution() / UNITS_PER_INCH
        painter.scale(scale, scale)
        for number in range(first, last + 1):
            if cancelled():
                printer.abort()
            _heed(cancelled)
            if number > first:
                printer.newPage()
            pages.paint(painter, number - 1)
            done = number - first + 1
            progress(Progress(Phase.EXPORT, done, last - first + 1, pages.matter.name))
    finally:
        painter.end()
    return last - first + 1


def paper_of(printer: "QPrinter") -> QSizeF:
    """The size of a printer's paper, as pages are laid out for; A4 where that is what it is."""
    points = printer.pageLayout().fullRect(QPageLayout.Unit.Point).size()
    size = QSizeF(points.width() * UNITS_PER_POINT, points.height() * UNITS_PER_POINT)
    near = abs(size.width() - A4.width()) + abs(size.height() - A4.height()) < 4 * UNITS_PER_POINT
    return A4 if near else size


def picture(pages: Pages, number: int, width: int, ratio: float) -> QImage:
    """A page, from 0, as it looks on paper.

    Args:
        width: in the screen's units.
        ratio: the screen's dots per unit.
    """
    dots = round(width * ratio)
    scale = dots / pages.size.width()
    image = QImage(QSize(dots, round(pages.size.height() * scale)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        pages.paint(painter, number)
    finally:
        painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def _heed(cancelled: CancelCallback) -> None:
    if cancelled():
        raise Cancelled
