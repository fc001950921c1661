"""What is done with rows of the list, one or several: quoted, gathered, marked, taken away."""

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from reader.errors import BadSelection
from reader.jobs.progress import CancelCallback, never
from reader.library.blogs import Removed
from reader.library.records import Bookmark
from reader.ui.at_rest import rest_while
from reader.ui.entries import Entry
from reader.ui.exporting import Exporting, ask_where_to, file_name
from reader.ui.list_pane import ListPane
from reader.ui.notices import Notices
from reader.ui.options import Options
from reader.ui.searching import Searching
from reader.ui.tasks import Lane, Task, Work
from reader.ui.wording import counted, phrase, sentences
from reader.ui.workspace import Workspace

if TYPE_CHECKING:
    from reader.export.formats import Quote
    from reader.library.records import DraftItem

# What makes quotes and bookmarks is imported when it is wanted: a start would wait for it.


class Selecting(QObject):
    """The works on selected rows. Whatever changes something is one step to take back.

    Signals:
        collected: what rows carry onto the draft in hand (see `entry_mime`).
        documentsDeleted: the ids of documents that are gone.
    """

    collected = Signal(object)
    documentsDeleted = Signal(object)  # noqa: N815

    def __init__(
        self,
        pane: ListPane,
        searching: Searching,
        exporting: Exporting,
        workspace: Workspace,
        options: Options,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._pane = pane
        self._searching = searching
        self._exporting = exporting
        self._workspace = workspace
        self._options = options
        self._notices = notices
        self._window = window
        pane.menuRequested.connect(self.fill_menu)
        pane.deleteRequested.connect(self.delete)
        pane.copyRequested.connect(self.copy_list)
        pane.carry_by(self._carry)
        bar = pane.several
        bar.collectRequested.connect(self.collect)
        bar.bookmarkRequested.connect(self.bookmark)
        bar.quoteRequested.connect(self.copy_quotes)
        bar.deleteRequested.connect(self.delete)
        rest_while(workspace.tasks, bar.quote, Work.COPY)
        rest_while(workspace.tasks, bar.bookmark, Work.BOOKMARK)

    # --- the window's own commands ------------------------------------------

    def take(self, do: Callable[[Sequence[Entry]], object]) -> bool:
        """Where several rows are selected and the keyboard is among them, a command that is
        else about what is read is about them; whether it was so."""
        entries = self._pane.chosen() if self._pane.in_use() else []
        if len(entries) < 2:
            return False
        do(entries)
        return True

    def fill_menu(self, entries: Sequence[Entry], menu: QMenu) -> None:
        """What can be done with these rows."""
        many = len(entries) > 1

        def add(words: str, count: int, do: Callable[[], object], work: Work | None = None) -> None:
            if count:
                action = menu.addAction(words if not many else counted(words, count), do)
                if work is not None:
                    rest_while(self._workspace.tasks, action, work)

        carried = [one for one in entries if one.carried is not None]
        add(self.tr("引用をコピー"), len(carried), lambda: self.copy_quotes(carried), Work.COPY)
        add(self.tr("下書きへ"), len(carried), lambda: self.collect(carried))
        unmarked = [one for one in entries if _markable(one)]
        add(
            self.tr("しおりを付ける…"),
            len(unmarked),
            lambda: self.bookmark(unmarked),
            Work.BOOKMARK,
        )
        marked = [one for one in entries if one.bookmark is not None]
        add(self.tr("タグを付ける…"), len(marked), lambda: self.tag(marked))
        add(self.tr("一覧をコピー"), len(entries), lambda: self.copy_list(entries))
        found = self._searching.hits_of(entries) if many else []
        add(self.tr("CSV に書き出す…"), len(found), lambda: self.choose_file(entries), Work.RESULTS)
        removable = [one for one in entries if _removable(one)]
        if removable:
            menu.addSeparator()
            words = self.tr("しおりを外す") if marked else self.tr("この文書を削除")
            add(
                words if not many else self.tr("削除"), len(removable), lambda: self.delete(entries)
            )

    # --- quotes ---------------------------------------------------------------

    def collect(self, entries: Sequence[Entry]) -> None:
        """Put what they quote into the draft in hand, in their order."""
        self.collected.emit([one.carried for one in entries if one.carried is not None])

    def copy_quotes(self, entries: Sequence[Entry]) -> None:
        """Copy what they quote, one after the other, in the format of the last quote."""

        def work(task: Task) -> "tuple[Sequence[DraftItem], int]":
            return self._items(entries, task.cancelled)

        def found(made: "tuple[Sequence[DraftItem], int]") -> None:
            from reader.ui.clipboard import copy_quote

            items, missing = made
            quote = self._quote(items)
            if quote is None:
                self._notices.say(self.tr("引用できる言葉がありません"))
                return
            copy_quote(quote)
            words = self.tr("{0}件の引用をコピーしました（{1}字）").format(
                f"{len(entries) - missing:,}", f"{quote.characters:,}"
            )
            told = [words, *(phrase(warning.sentence) for warning in quote.warnings)]
            if missing:
                told.append(self.tr("{0}件は引用できませんでした。").format(f"{missing:,}"))
            self._notices.say(sentences(*told))

        self._workspace.tasks.once(Work.COPY, Lane.READ, work, found, self._notices.report)

    def _items(
        self, entries: Sequence[Entry], cancelled: CancelCallback = never
    ) -> "tuple[Sequence[DraftItem], int]":
        """What rows quote, and how many of them quote nothing."""
        from reader.jobs.drafting import items_of_all
        from reader.ui.drafting import as_carried

        carried = [as_carried(one.carried) for one in entries if one.carried is not None]
        return items_of_all(self._workspace.library, carried, cancelled=cancelled)

    def _quote(self, items: "Sequence[DraftItem]") -> "Quote | None":
        from reader.export.draft import draft_text
        from reader.library.records import Draft

        options = self._options
        try:
            return draft_text(
                Draft(0, "", tuple(items)),
                options.quote_format,
                options.quote_options(),
                options.templates(),
            ).quote
        except BadSelection:
            return None

    def _carry(self, entries: Sequence[Entry], words: str) -> QMimeData:
        """What another program gets of rows: the quote that would be copied, made once it is
        taken; looking it up for every row that moves would hold up the mouse."""
        from reader.export.wishes import QuoteFormat
        from reader.ui.quote_mime import LateQuote

        def quote() -> "Quote | None":
            return self._quote(self._items(entries)[0])

        return LateQuote(quote, words, html=self._options.quote_format is QuoteFormat.HTML)

    # --- as a list ------------------------------------------------------------

    def copy_list(self, entries: Sequence[Entry]) -> None:
        """Copy the rows themselves, a line each."""
        lines = [
            "　".join(
                part for part in (str(one.date or ""), one.where, one.people, one.title) if part
            )
            for one in entries
        ]
        data = QMimeData()
        data.setText("\n".join(lines))
        data.setHtml("<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")
        QGuiApplication.clipboard().setMimeData(data)
        self._notices.say(self.tr("一覧の{0}件をコピーしました").format(f"{len(lines):,}"))

    def choose_file(self, entries: Sequence[Entry]) -> None:
        """Ask where to, and write the hits that these rows stand for."""
        asked = self._searching.asked
        ask_where_to(
            self._window,
            self.tr("選んだものを CSV に書き出す"),
            self.tr("CSV（Excel で開けます） (*.csv)"),
            file_name(asked.text if asked is not None else ""),
            lambda path: self.write(entries, path),
        )

    def write(self, entries: Sequence[Entry], target: Path) -> None:
        """Write the hits that these rows stand for to a file, and say so."""
        self._exporting.write_hits(self._searching.hits_of(entries), target)

    # --- bookmarks ------------------------------------------------------------

    def bookmark(self, entries: Sequence[Entry]) -> None:
        """Ask for a note and tags, and bookmark what the rows stand for; those that are bookmarks
        already stay as they are."""
        from reader.ui.bookmark_dialog import BookmarkDialog

        wanted = [one for one in entries if _markable(one)]
        if not wanted:
            self._notices.say(self.tr("しおりを付けられるものがありません"))
            return
        tags = [name for name, _ in self._workspace.library.bookmarks.tags()]
        dialog = BookmarkDialog(
            "\n\n".join(one.snippet or one.title for one in wanted),
            tags,
            self._window,
            title=""
            if len(wanted) == 1
            else self.tr("{0}件の箇所にしおりを付ける").format(f"{len(wanted):,}"),
        )
        dialog.accepted.connect(lambda: self._bookmark(wanted, dialog.note(), dialog.tags()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _bookmark(self, entries: Sequence[Entry], note: str, tags: Sequence[str]) -> None:
        def work(_: Task) -> tuple[list[Bookmark], int]:
            from reader.jobs.bookmarking import Spot, bookmarks_at

            spots = [
                Spot(
                    place.sitting,
                    place.post,
                    place.exchange,
                    place.speech,
                    place.offset,
                )
                for place in (one.place for one in entries)
            ]
            return bookmarks_at(self._workspace.library, spots, note=note, tags=tags)

        def found(made: tuple[list[Bookmark], int]) -> None:
            bookmarks, missing = made
            identities = self._workspace.add_bookmarks(bookmarks)
            words = self.tr("{0}件にしおりを付けました").format(f"{len(bookmarks):,}")
            if missing:
                lacking = self.tr("{0}件には付けられませんでした。").format(f"{missing:,}")
                words = sentences(words, lacking)
            self._notices.say_undoable(words, lambda: self._workspace.remove_bookmarks(*identities))

        self._workspace.tasks.once(Work.BOOKMARK, Lane.READ, work, found, self._notices.report)

    def tag(self, entries: Sequence[Entry]) -> None:
        """Ask which tags these bookmarks are to have, and give them."""
        from reader.ui.tags_dialog import TagsDialog

        wanted = {one.bookmark for one in entries}
        bookmarks = [one for one in self._workspace.library.bookmarks.all() if one.id in wanted]
        if not bookmarks:
            return
        known = [name for name, _ in self._workspace.library.bookmarks.tags()]
        dialog = TagsDialog([one.tags for one in bookmarks], known, self._window)

        def keep() -> None:
            before = {one.id: one.tags for one in bookmarks}
            after = {
                one.id: tags
                for one, tags in zip(bookmarks, dialog.answer(), strict=True)
                if set(tags) != set(one.tags)
            }
            if not after:
                return
            self._workspace.tag_bookmarks(after)
            changed = {identity: before[identity] for identity in after}
            self._notices.say_undoable(
                self.tr("{0}件のしおりのタグを変えました").format(f"{len(after):,}"),
                lambda: self._workspace.tag_bookmarks(changed),
            )

        dialog.accepted.connect(keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- taking away ----------------------------------------------------------

    def delete(self, entries: Sequence[Entry]) -> None:
        """Take bookmarks and documents away, in one step to take back; others stay."""
        bookmarks = [one.bookmark for one in entries if one.bookmark is not None]
        documents = [
            one.place.post
            for one in entries
            if one.bookmark is None and one.document and one.place.post is not None
        ]
        if documents:
            self._delete_documents(documents, bookmarks)
        elif bookmarks:
            removed = self._workspace.remove_bookmarks(*bookmarks)
            words = (
                self.tr("しおりを外しました")
                if len(bookmarks) == 1
                else self.tr("{0}件のしおりを外しました").format(f"{len(bookmarks):,}")
            )
            self._notices.say_undoable(words, lambda: self._workspace.put_bookmarks_back(removed))

    def _delete_documents(self, documents: Sequence[str], bookmarks: Sequence[int]) -> None:
        def deleted(removed: Removed) -> None:
            self.documentsDeleted.emit(documents)
            marks = self._workspace.remove_bookmarks(*bookmarks) if bookmarks else ()

            def undo() -> None:
                self._workspace.restore_documents(removed, self._notices.report)
                if marks:
                    self._workspace.put_bookmarks_back(marks)

            words = (
                self.tr("文書を削除しました")
                if len(documents) == 1
                else self.tr("{0}件の文書を削除しました").format(f"{len(documents):,}")
            )
            self._notices.say_undoable(words, undo)

        self._workspace.delete_documents(documents, deleted, self._notices.report)


def _markable(entry: Entry) -> bool:
    """Whether a row stands for a place that can be bookmarked: not a whole sitting, and no bookmark
    already."""
    place = entry.place
    whole = place.post is None and place.speech is None and place.exchange is None
    return entry.bookmark is None and not whole


def _removable(entry: Entry) -> bool:
    return entry.bookmark is not None or entry.document
