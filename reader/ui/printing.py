"""Printing: what is open, on paper or as a PDF."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from reader.errors import Cancelled
from reader.minutes.meeting import squeeze
from reader.ui.at_rest import rest_while
from reader.ui.drafting import Drafting
from reader.ui.exporting import ask_where_to, file_stem
from reader.ui.long_works import LongWorks
from reader.ui.notices import Notices
from reader.ui.options import Options
from reader.ui.place import View
from reader.ui.tasks import Lane, Task, Work
from reader.ui.theme import reading_font
from reader.ui.workspace import OpenPost, OpenSitting, Workspace

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from reader.ui.print_dialog import PrintDialog
    from reader.ui.print_matter import Matter
    from reader.ui.print_pages import Pages
    from reader.ui.reader_pane import ReaderPane


class Room(Protocol):
    """Where something is read: the right of the first window, or a window of its own."""

    @property
    def pane(self) -> "ReaderPane":
        """The reader."""
        ...

    @property
    def opened(self) -> OpenSitting | OpenPost | None:
        """What is open."""
        ...


class Choice(Struct, frozen=True):
    """Something that can be printed now.

    Attributes:
        make: puts it together, off the event loop.
    """

    name: str
    make: "Callable[[], Matter]"


class Printing(QObject):
    """Previews, prints and writes to PDF what is in front of the reader."""

    def __init__(
        self,
        room: Room,
        drafting: Drafting,
        workspace: Workspace,
        options: Options,
        works: LongWorks,
        notices: Notices,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._room = room
        self._drafting = drafting
        self._workspace = workspace
        self._options = options
        self._works = works
        self._notices = notices
        self._window = window
        self.dialog: PrintDialog | None = None

    def choices(self) -> list[Choice]:
        """What can be printed, likeliest first: what has the keyboard, what is on top."""
        draft = self._draft()
        focus = QApplication.focusWidget()
        in_tray = draft and focus is not None and self._drafting.tray.isAncestorOf(focus)
        found = self._opened()
        return ([*draft, *found] if in_tray else [*found, *draft]) if draft else found

    def preview(self) -> None:
        """Show what is open as it will look on paper."""
        choices = self.choices()
        if not choices:
            self._say_nothing()
            return
        from reader.ui.print_dialog import PrintDialog

        dialog = self.dialog = PrintDialog([one.name for one in choices], self._window)
        session = _Preview(dialog, choices, self, self._workspace, self._notices)
        dialog.finished.connect(lambda _: setattr(self, "dialog", None))
        session.choose(0)
        dialog.open()

    def to_pdf(self) -> None:
        """Ask where to, and write what is open there."""
        choices = self.choices()
        if choices:
            self.ask_for_pdf(choices[0])
        else:
            self._say_nothing()

    def ask_for_pdf(self, choice: Choice) -> None:
        """Ask where to, and write one of the choices there."""
        unnamed = self.tr("会議録")
        ask_where_to(
            self._window,
            self.tr("PDF に書き出す"),
            "PDF (*.pdf)",
            f"{file_stem(choice.name) or unnamed}.pdf",
            lambda path: self.write(choice, path),
        )

    def write(self, choice: Choice, target: Path) -> Task | None:
        """Write one of the choices to a PDF file, and say so."""
        families = reading_font(10).families()

        def work(task: Task) -> int:
            from reader.ui.print_output import write_pdf

            return write_pdf(choice.make(), families, target, task.tell, task.cancelled)

        def done(count: int) -> None:
            words = self.tr("「{0}」に書き出しました（{1}ページ）")
            self._notices.say(words.format(target.name, f"{count:,}"))

        return self._begin(work, done)

    def send(self, matter: "Matter", pages: "Pages", printer: "QPrinter") -> Task | None:
        """Print what was laid out; anew where the printer has other paper."""
        families = pages.families

        def work(task: Task) -> int:
            from reader.ui.print_output import lay_out, paper_of, print_pages
            from reader.ui.print_pages import Pages

            size, ready = paper_of(printer), pages
            if size != pages.size:
                ready = Pages(matter, families, size)
                lay_out(ready, task.cancelled)
            return print_pages(ready, printer, task.tell, task.cancelled)

        def done(count: int) -> None:
            words = self.tr("{0}ページをプリンターに送りました")
            self._notices.say(words.format(f"{count:,}"))

        return self._begin(work, done)

    # --- inside ---------------------------------------------------------------

    def _begin(self, work: "Callable[[Task], int]", done: "Callable[[int], None]") -> Task | None:
        """Begin to make pages, unless others are being made; gives the task."""
        task = self._workspace.tasks.once(Work.PAGES, Lane.PRINT, work, done, self._failed)
        if task is not None:
            self._works.follow_export(task)
        return task

    def _say_nothing(self) -> None:
        self._notices.say(self.tr("会議録、記事か下書きを開いてから印刷できます。"))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._notices.say(self.tr("中止しました。ファイルは前のままです。"))
        else:
            self._notices.report(error)

    def _draft(self) -> list[Choice]:
        draft = self._drafting.desk.current if self._drafting.tray_is_open() else None
        if draft is None or not draft.items:
            return []
        options = self._options.quote_options()

        def make() -> "Matter":
            from reader.ui.print_matter import matter_of_draft

            return matter_of_draft(draft, options)

        title = draft.title or self.tr("無題の下書き")
        return [Choice(self.tr("下書き：{0}").format(title), make)]

    def _opened(self) -> list[Choice]:
        opened = self._room.opened
        if isinstance(opened, OpenPost):
            post = opened.post

            def make_post() -> "Matter":
                from reader.ui.print_matter import matter_of_post

                return matter_of_post(post)

            return [Choice(self.tr("記事：{0}").format(post.title), make_post)]
        return self._of_sitting(opened) if isinstance(opened, OpenSitting) else []

    def _of_sitting(self, opened: OpenSitting) -> list[Choice]:
        pane, sitting = self._room.pane, opened.sitting

        def make_sitting() -> "Matter":
            from reader.ui.print_matter import matter_of_sitting

            return matter_of_sitting(sitting)

        title = squeeze(sitting.meeting or sitting.id)
        whole = Choice(self.tr("全文：{0}").format(title), make_sitting)
        exchange = opened.exchange(pane.exchange)
        if exchange is None or not exchange.rounds:
            return [whole]
        hide = self._options.hide_remarks

        def of_thread(topic: str | None) -> "Callable[[], Matter]":
            def make() -> "Matter":
                from reader.ui.print_matter import matter_of_exchange

                return matter_of_exchange(sitting, exchange, topic, hide_remarks=hide)

            return make

        found: list[Choice] = []
        wanted = pane.current_id()
        topic = next((one for one in exchange.topics if one.id == wanted), None)
        if topic is not None:
            name = topic.title or self.tr("（無題の話題）")
            found.append(Choice(self.tr("話題：{0}").format(name), of_thread(topic.id)))
        asks = exchange.questioner.name or exchange.questioner.role or ""
        found.append(Choice(self.tr("質疑の全体：{0}").format(asks), of_thread(None)))
        return [*found, whole] if pane.view is View.THREAD else [whole, *found]


class _Preview(QObject):
    """What the preview shows: laid out, painted and let go of in the thread of printing."""

    def __init__(
        self,
        dialog: "PrintDialog",
        choices: list[Choice],
        printing: Printing,
        workspace: Workspace,
        notices: Notices,
    ) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._choices = choices
        self._printing = printing
        self._tasks = workspace.tasks
        self._notices = notices
        self._chosen = choices[0]
        self._pages: Pages | None = None
        self._layout: Task | None = None
        dialog.chosen.connect(self.choose)
        dialog.paper.wanted.connect(self._paint)
        dialog.pdfRequested.connect(lambda: printing.ask_for_pdf(self._chosen))
        dialog.printRequested.connect(self._look_for_printers)
        dialog.finished.connect(self._let_go)
        for button in (dialog.pdf, dialog.print_):
            rest_while(self._tasks, button, Work.PAGES)

    def choose(self, number: int) -> None:
        """Lay one of the choices out."""
        self._let_go()
        self._dialog.await_pages()
        choice = self._chosen = self._choices[number]
        families = reading_font(10).families()

        def work(task: Task) -> "Pages":
            from reader.ui.print_output import lay_out
            from reader.ui.print_pages import Pages

            pages = Pages(choice.make(), families)
            lay_out(pages, task.cancelled)
            return pages

        task = self._layout = self._tasks.run(
            Lane.PRINT,
            work,
            lambda pages: self._show(task, pages),
            lambda error: self._failed(task, error),
        )

    def _show(self, task: Task, pages: "Pages") -> None:
        if task is not self._layout:
            return
        self._layout, self._pages = None, pages
        self._dialog.show_pages(len(pages), pages.size.height() / pages.size.width())

    def _failed(self, task: Task, error: Exception) -> None:
        if task is self._layout and not isinstance(error, Cancelled):
            self._dialog.reject()
            self._notices.report(error)

    def _paint(self, number: int, width: int) -> None:
        pages, ratio = self._pages, self._dialog.devicePixelRatioF()
        if pages is None:
            return

        def work(_: Task) -> object:
            from reader.ui.print_output import picture

            return picture(pages, number, width, ratio)

        def done(image: object) -> None:
            if self._pages is pages:
                self._dialog.show_image(number, image)  # pyright: ignore[reportArgumentType]

        self._tasks.run(Lane.PRINT, work, done, self._notices.report)

    def _look_for_printers(self) -> None:
        """A print server may take its time."""

        def work(_: Task) -> list[str]:
            from PySide6.QtPrintSupport import QPrinterInfo

            return list(QPrinterInfo.availablePrinterNames())

        self._tasks.run(Lane.ASK, work, self._ask_printer, self._notices.report)

    def _ask_printer(self, names: list[str]) -> None:
        pages = self._pages
        if pages is None:
            return
        if not names:
            self._dialog.offer_pdf()
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        asking = QPrintDialog(printer, self._dialog)
        asking.setMinMax(1, len(pages))

        def decided(code: int) -> None:
            if code == QDialog.DialogCode.Accepted:
                self._printing.send(pages.matter, pages, printer)
                self._dialog.accept()

        asking.finished.connect(decided)
        # Its own `open` wants a receiver.
        QDialog.open(asking)

    def _let_go(self) -> None:
        if self._layout is not None:
            self._layout.cancel()
            self._layout = None
        pages, self._pages = self._pages, None
        if pages is not None:
            self._tasks.run(Lane.PRINT, lambda _: pages.clear(), lambda _: None)
