"""The window: library, list and reader side by side, the search field on top."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QMainWindow,
    QMenu,
    QMessageBox,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import Cancelled, QueryError, ReaderError
from reader.export.formats import Quote, QuoteFormat, render
from reader.export.selection import Selection, from_ranges
from reader.export.surnames import surnames
from reader.jobs.quoting import Quotable
from reader.jobs.report import Report
from reader.search.query import fields, parse_lenient, with_field
from reader.search.results import SearchResult, Sort
from reader.threads.model import CorrectionKind, Passage
from reader.ui import listing
from reader.ui.about import AboutDialog, ShortcutsDialog
from reader.ui.banner import Banner
from reader.ui.bookmark_dialog import BookmarkDialog
from reader.ui.clipboard import copy_quote
from reader.ui.download_dialog import DownloadDialog, DownloadRequest
from reader.ui.entries import ENTRY_ROLE, Entry, EntryList, EntryModel
from reader.ui.icons import bind_icon
from reader.ui.library_tree import Contents, LibraryTree, Node, NodeKind
from reader.ui.options import Options
from reader.ui.place import History, Place, View
from reader.ui.quote_dialog import QuoteDialog
from reader.ui.reader_pane import ReaderPane
from reader.ui.search_bar import FilterStrip, ResultHeader, SearchField
from reader.ui.status import WorkProgress
from reader.ui.theme import SPACE, ThemeChoice, ThemeSwitch
from reader.ui.toast import Toast
from reader.ui.welcome import WelcomePage
from reader.ui.workspace import OpenPost, OpenSitting, Workspace

_WIDE = 1500
"""Below this width an opened thread folds the library to its icons."""


_READING_SIZE = 12.0


class MainWindow(QMainWindow):
    """The window.

    It keeps no data: what is shown comes from the workspace, what was chosen from options.
    """

    def __init__(self, workspace: Workspace, options: Options, themes: ThemeSwitch) -> None:
        super().__init__()
        self._workspace = workspace
        self._options = options
        self._themes = themes
        self._contents: Contents | None = None
        self._result: SearchResult | None = None
        self._history = History()
        self._wanted: Place | None = None
        self._undo: tuple[str, object] | None = None
        self._library_wanted = options.library_open
        self.setWindowTitle(self.tr("会議録リーダー"))
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(720, 480))

        self._make_widgets()
        self._make_actions()
        self._make_menu()
        self._connect()
        self._restore_layout()
        self._refresh()

        # Other processes and running jobs write too.
        self._watch = QTimer(self, interval=1500)
        self._watch.timeout.connect(workspace.look_for_changes)
        self._watch.start()

    # --- for the application ------------------------------------------------

    def search_for(self, query: str) -> None:
        """Put a query into the field and show its results."""
        self._field.set_query(query)

    def open_place(self, place: Place) -> None:
        """Open a place and remember it for the way back."""
        self._history.visit(place)
        self._go_to(place)

    def bring_to_front(self) -> None:
        """Show the window over the others: the program was started a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def shut_down(self) -> None:
        """Stop every work and close the library."""
        self._workspace.close()

    def settled(self) -> bool:
        """Whether nothing is loading: what is painted now stays."""
        return self._contents is not None and not self._workspace.tasks.busy()

    # --- making -------------------------------------------------------------

    def _make_widgets(self) -> None:
        self._field = SearchField(self)
        self._banner = Banner(self)
        self._banner.hide()
        self._strip = FilterStrip(self)
        self._tree = LibraryTree(self)
        self._list = EntryList(self)
        self._entries = EntryModel(self)
        self._list.setModel(self._entries)
        self._list.setAccessibleName(self.tr("一覧"))
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header = ResultHeader(self)
        self._reader = ReaderPane(self)
        self._welcome = WelcomePage(self)
        self._toast = Toast(self)
        self._progress = WorkProgress(self)

        self._list_pane = QFrame(self)
        column = QVBoxLayout(self._list_pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._strip)
        column.addWidget(self._list, 1)

        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for pane in (self._tree, self._list_pane, self._reader):
            self._splitter.addWidget(pane)
        for index, stretch in enumerate((0, 0, 1)):
            self._splitter.setStretchFactor(index, stretch)
        self._tree.setMinimumWidth(170)
        self._list_pane.setMinimumWidth(260)
        self._reader.setMinimumWidth(360)

        browse = QWidget(self)
        row = QHBoxLayout(browse)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._rail = QFrame(browse)
        self._rail.setProperty("role", "rail")
        row.addWidget(self._rail)
        row.addWidget(self._splitter, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(browse)
        self._pages.addWidget(self._welcome)
        self._browse = browse

        self._toolbar = QFrame(self)
        self._toolbar.setProperty("role", "toolbar")
        whole = QWidget(self)
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._toolbar)
        rows.addWidget(self._banner)
        rows.addWidget(self._pages, 1)
        self.setCentralWidget(whole)
        self.statusBar().addWidget(self._progress, 1)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().hide()

    def _make_actions(self) -> None:
        def action(
            words: str, icon: str | None, shortcut: object, done: object, *, show: bool = True
        ) -> QAction:
            made = QAction(words, self)
            if icon is not None:
                bind_icon(made, icon)
            if shortcut is not None:
                keys = shortcut if isinstance(shortcut, list) else [shortcut]
                made.setShortcuts([QKeySequence(key) for key in keys])
                shown = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                made.setToolTip(f"{words}（{shown}）")
            made.triggered.connect(done)
            if show:
                self.addAction(made)
            return made

        tr = self.tr
        self._back = action(tr("戻る"), "arrow-left", ["Alt+Left"], lambda: self._step(-1))
        self._forward = action(tr("進む"), "arrow-right", ["Alt+Right"], lambda: self._step(1))
        self._focus_search = action(
            tr("検索欄へ"), "search", ["Ctrl+K", "Ctrl+L"], self._enter_search
        )
        self._find = action(tr("本文内を検索"), None, "Ctrl+F", self._reader.open_find)
        self._next_hit = action(
            tr("次の一致"), None, "F3", lambda: self._reader.step_hit(forward=True)
        )
        self._previous_hit = action(
            tr("前の一致"), None, "Shift+F3", lambda: self._reader.step_hit(forward=False)
        )
        self._quote = action(tr("引用をコピー"), "quote", "Ctrl+Shift+C", self._quote_now)
        self._tidy = action(tr("引用を整える…"), None, "Ctrl+Shift+Q", self._tidy_quote)
        self._bookmark = action(tr("しおりを付ける…"), "bookmark", "Ctrl+D", self._add_bookmark)
        self._thread = action(
            tr("スレッドで読む"), "threads", "Ctrl+1", lambda: self._reader.switch(View.THREAD)
        )
        self._full_text = action(
            tr("全文で読む"), "file-text", "Ctrl+2", lambda: self._reader.switch(View.FULL_TEXT)
        )
        self._toggle_list = action(tr("一覧の表示／非表示"), "list", "F9", self._show_or_hide_list)
        self._toggle_library = action(
            tr("ライブラリーの表示／非表示"), "panel-left", "F8", self._show_or_hide_library
        )
        self._toggle_strip = action(
            tr("絞り込みの表示／非表示"), "sliders", "Ctrl+Shift+F", self._show_or_hide_strip
        )
        self._download = action(
            tr("会議録を取り込む…"), "download", "Ctrl+N", lambda: self._open_download("")
        )
        self._import = action(tr("ファイルを取り込む…"), "file-plus", "Ctrl+O", self._choose_files)
        self._save_search = action(tr("検索を保存…"), "star", "Ctrl+S", self._keep_search)
        self._undo_action = action(tr("元に戻す"), "undo", "Ctrl+Z", self._undo_last)
        self._undo_action.setEnabled(False)
        self._larger = action(tr("文字を大きく"), None, ["Ctrl++", "Ctrl+="], lambda: self._zoom(1))
        self._smaller = action(tr("文字を小さく"), None, "Ctrl+-", lambda: self._zoom(-1))
        self._normal = action(tr("標準の文字サイズ"), None, "Ctrl+0", lambda: self._zoom(0))
        self._sample = action(tr("見本を読み込む"), "library", None, self._load_sample)
        self._backup = action(tr("バックアップ…"), "archive", None, self._choose_backup)
        self._restore = action(tr("バックアップから戻す…"), None, None, self._choose_restore)
        self._shortcuts = action(tr("キーボード操作"), "help", "F1", self._show_shortcuts)
        self._about = action(tr("このプログラムについて"), "info", None, self._show_about)
        self._quit = action(tr("終了"), None, QKeySequence.StandardKey.Quit, self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._step_out)

    def _make_menu(self) -> None:
        def button(action: QAction) -> QToolButton:
            made = QToolButton(self)
            made.setDefaultAction(action)
            made.setIconSize(QSize(18, 18))
            made.setAccessibleName(action.text())
            return made

        menu = QMenu(self)
        for group in (
            (self._download, self._import, self._sample),
            (self._quote, self._tidy, self._bookmark, self._undo_action),
            (self._find, self._next_hit, self._previous_hit, self._save_search),
        ):
            menu.addActions(list(group))
            menu.addSeparator()
        view = menu.addMenu(self.tr("表示"))
        view.addActions(
            [
                self._thread,
                self._full_text,
                self._toggle_library,
                self._toggle_list,
                self._toggle_strip,
                self._larger,
                self._smaller,
                self._normal,
            ]
        )
        themes = menu.addMenu(self.tr("配色"))
        self._theme_actions: dict[ThemeChoice, QAction] = {}
        for choice, words in (
            (ThemeChoice.SYSTEM, self.tr("システムに合わせる")),
            (ThemeChoice.LIGHT, self.tr("ライト")),
            (ThemeChoice.DARK, self.tr("ダーク")),
        ):
            made = themes.addAction(words)
            made.setCheckable(True)
            made.setChecked(self._themes.choice is choice)
            made.triggered.connect(lambda _=False, wanted=choice: self._set_theme(wanted))
            self._theme_actions[choice] = made
        languages = menu.addMenu(self.tr("言語 / Language"))
        for code, words in (
            ("", self.tr("システムに合わせる")),
            ("ja", "日本語"),
            ("en", "English"),
        ):
            made = languages.addAction(words)
            made.setCheckable(True)
            made.setChecked(self._options.language == code)
            made.triggered.connect(lambda _=False, wanted=code: self._set_language(wanted))
        menu.addSeparator()
        menu.addActions([self._backup, self._restore])
        menu.addSeparator()
        menu.addActions([self._shortcuts, self._about, self._quit])

        self._sort = QToolButton(self)
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sort.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._sort.setToolTip(self.tr("並べ替え"))
        bind_icon(self._sort, "sort")
        sorts = QMenu(self._sort)
        for sort, words in self._sort_names().items():
            made = sorts.addAction(words)
            made.triggered.connect(lambda _=False, wanted=sort: self._set_sort(wanted))
        self._sort.setMenu(sorts)
        self._sort.setText(self._sort_names()[Sort(self._options.sort)])
        save = button(self._save_search)
        self._header.tools.addWidget(self._sort)
        self._header.tools.addWidget(save)

        more = QToolButton(self)
        more.setToolTip(self.tr("メニュー"))
        more.setAccessibleName(self.tr("メニュー"))
        more.setIconSize(QSize(18, 18))
        bind_icon(more, "menu")
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self._toolbar)
        row.setContentsMargins(SPACE.s, SPACE.s, SPACE.s, SPACE.s)
        row.setSpacing(SPACE.xs)
        for one in (self._toggle_library, self._back, self._forward):
            row.addWidget(button(one))
        row.addSpacing(SPACE.s)
        row.addWidget(self._field, 1)
        row.addSpacing(SPACE.s)
        for one in (self._toggle_strip, self._download, self._import):
            row.addWidget(button(one))
        row.addWidget(more)

        rail = QVBoxLayout(self._rail)
        rail.setContentsMargins(5, SPACE.s, 5, SPACE.s)
        rail.setSpacing(SPACE.xs)
        for icon, words, kind in (
            ("landmark", self.tr("会議録"), NodeKind.ASSEMBLY),
            ("rss", self.tr("ブログの記事"), NodeKind.POSTS),
            ("star", self.tr("保存した検索"), NodeKind.SEARCHES),
            ("bookmark", self.tr("しおり"), NodeKind.BOOKMARKS),
            ("notebook", self.tr("下書き"), NodeKind.DRAFTS),
        ):
            made = QToolButton(self._rail)
            bind_icon(made, icon, "muted")
            made.setIconSize(QSize(20, 20))
            made.setToolTip(words)
            made.setAccessibleName(words)
            made.clicked.connect(lambda _=False, wanted=kind: self._open_library_at(wanted))
            rail.addWidget(made)
        rail.addStretch(1)

    def _connect(self) -> None:
        self._field.queryChanged.connect(self._search)
        self._field.submitted.connect(self._remember_search)
        self._strip.fieldChosen.connect(self._narrow)
        self._header.linkActivated.connect(self._follow_link)
        self._tree.chosen.connect(self._show_node)
        self._list.selectionModel().currentChanged.connect(self._open_soon)
        self._list.activated.connect(lambda index: self._open_entry(index.data(ENTRY_ROLE)))
        self._list.customContextMenuRequested.connect(self._list_menu)
        self._pause = QTimer(self, singleShot=True, interval=120)
        self._pause.timeout.connect(self._open_current)

        self._welcome.presetChosen.connect(self._open_download)
        self._welcome.addressRequested.connect(lambda: self._open_download(""))
        self._welcome.sampleRequested.connect(self._load_sample)
        self._welcome.importRequested.connect(self._choose_files)

        reader = self._reader
        reader.exchangeChosen.connect(self._open_exchange)
        reader.publicPageRequested.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
        reader.viewChanged.connect(lambda view: self._history.amend(view=view))
        threads = reader.thread_view
        threads.quoteRequested.connect(self._quote_id)
        threads.bookmarkRequested.connect(self._bookmark_range)
        threads.linkConfirmed.connect(
            lambda question, answer: self._correct(CorrectionKind.CONFIRM, question, answer)
        )
        threads.linkChosen.connect(
            lambda question, answer: self._correct(CorrectionKind.LINK, question, answer)
        )
        threads.unansweredConfirmed.connect(
            lambda question: self._correct(CorrectionKind.UNANSWERED, question, None)
        )
        threads.correctionUndone.connect(self._undo_correction_of)
        threads.topicShown.connect(lambda topic: self._history.amend(topic=topic or None))
        reader.full_text_view.quoteRequested.connect(self._quote_ranges)
        reader.full_text_view.bookmarkRequested.connect(self._bookmark_range)
        self._workspace.contentsChanged.connect(self._refresh)
        self._workspace.correctionsChanged.connect(lambda _: self._reload())
        self._workspace.tasks.bug.connect(self._report)

    # --- searching and listing ----------------------------------------------

    def _search(self, query: str) -> None:
        """Search for what stands in the field; an empty field shows the library's newest."""
        parsed, error = parse_lenient(query)
        self._field.set_error(error, error.message(self._language()) if error else "")
        if parsed is None or not query.strip():
            self._result = None
            if self._contents is not None:
                self._show_newest()
            return
        self._pages.setCurrentWidget(self._browse)
        self._workspace.search(
            query,
            Sort(self._options.sort),
            lambda result: self._show_result(query, result),
            self._search_failed,
        )

    def _search_failed(self, error: Exception) -> None:
        if isinstance(error, QueryError):
            self._field.set_error(error, error.message(self._language()))
        elif not isinstance(error, Cancelled):
            self._report(error)

    def _show_result(self, query: str, result: SearchResult) -> None:
        if query != self._field.text():
            return
        self._result = result
        found = fields(query)
        count = (
            f"{result.total:,}" if result.exact else self.tr("約{0}").format(f"{result.total:,}")
        )
        assemblies = self._contents.assemblies if self._contents else ()
        scope = listing.scope_words(assemblies, found.get("議会"))
        if not result.total:
            title = self.tr("見つかりませんでした")
            scope = self._ways_out(found) + scope
        else:
            title = self.tr("{0}件").format(count)
        self._header.set_words(title, scope)
        self._strip.set_state(
            found,
            listing.choices(result.facets, assemblies),
            dict(result.facets.years),
            listing.chosen_years(found.get("期間")),
        )
        self._strip.setVisible(self._options.strip_open)
        self._entries.set_entries(listing.of_hits(result.hits, query))
        self._sort.show()
        self._select_first()

    def _ways_out(self, found: object) -> str:
        """For an empty result: the missing years first, then dropping a filter."""
        links: list[str] = []
        for one in self._contents.assemblies if self._contents else ():
            if one.missing:
                words = self.tr("未取得の{0}会議を取り込む（{1}）").format(
                    f"{one.missing:,}", one.name
                )
                links.append(f'<a href="missing:{one.name}">{words}</a>')
        for name in found:  # pyright: ignore[reportGeneralTypeIssues]
            words = self.tr("「{0}」の絞り込みを外す").format(name)
            links.append(f'<a href="drop:{name}">{words}</a>')
        return "".join(f"{link}<br>" for link in links)

    def _follow_link(self, link: str) -> None:
        what, _, name = link.partition(":")
        if what == "drop":
            self._narrow(name, None)
        elif what == "missing" and self._contents is not None:
            for one in self._contents.assemblies:
                if one.name == name and one.entry_url:
                    self._open_download(one.entry_url)

    def _narrow(self, name: str, value: object) -> None:
        self._field.set_query(
            with_field(self._field.text(), name, None if value is None else str(value))
        )

    def _remember_search(self, query: str) -> None:
        self._workspace.library.searches.remember(query)
        self._field.set_recent(self._workspace.library.searches.recent())
        self._list.setFocus()

    def _show_newest(self) -> None:
        assert self._contents is not None
        newest = sorted(
            self._contents.sittings, key=lambda info: (str(info.date or ""), info.id), reverse=True
        )
        self._list_entries(
            self.tr("新しい会議"),
            listing.scope_words(self._contents.assemblies, None),
            listing.of_sittings(newest[:300]),
        )

    def _list_entries(self, title: str, scope: str, entries: Sequence[Entry]) -> None:
        self._pages.setCurrentWidget(self._browse)
        self._sort.hide()
        self._strip.hide()
        self._header.set_words(title, scope)
        self._entries.set_entries(entries)

    def _show_node(self, node: Node) -> None:
        """List what a node of the tree holds."""
        if node.kind is NodeKind.SEARCH:
            self._field.set_query(node.query)
            self._workspace.library.searches.look(node.identity)
            return
        self._result = None
        if node.kind in (NodeKind.MEETING, NodeKind.SITTING):
            title = node.label if node.kind is NodeKind.MEETING else node.sittings[0].meeting or ""
            self._workspace.load_exchanges(
                node.sittings,
                lambda found: self._list_entries(
                    listing.squeeze(title), "", listing.of_exchanges(found)
                ),
            )
            if node.kind is NodeKind.SITTING:
                self.open_place(Place(sitting=node.sittings[0].id))
        elif node.kind in (NodeKind.ASSEMBLY, NodeKind.YEAR):
            assemblies = self._contents.assemblies if self._contents else ()
            scope = (
                listing.scope_words(assemblies, node.name) if node.kind is NodeKind.ASSEMBLY else ""
            )
            self._list_entries(node.label, scope, listing.of_sittings(node.sittings))
        elif node.kind is NodeKind.POSTS:
            self._workspace.load_posts(
                lambda posts: self._list_entries(node.label, "", listing.of_posts(posts))
            )
        elif node.kind in (NodeKind.BOOKMARKS, NodeKind.TAG):
            tag = node.name if node.kind is NodeKind.TAG else None
            self._workspace.load_bookmarks(
                tag,
                lambda found: self._list_entries(
                    self.tr("しおり") if tag is None else f"#{tag}",
                    "" if found else self.tr("本文を選んで Ctrl+D で付けられます。"),
                    listing.of_bookmarks(found),
                ),
            )
        elif node.kind is NodeKind.DRAFTS:
            self._list_entries(
                self.tr("下書き"), self.tr("引用を整える画面の「下書きへ」で追加できます。"), ()
            )
        elif node.kind is NodeKind.DRAFT and self._contents is not None:
            draft = next(one for one in self._contents.drafts if one.id == node.identity)
            self._list_entries(node.label, "", listing.of_draft(draft))
        elif node.kind is NodeKind.SEARCHES:
            self._list_entries(
                self.tr("保存した検索"), self.tr("検索して Ctrl+S で保存できます。"), ()
            )

    def _select_first(self) -> None:
        """The first result is selected at once; it opens after a short pause."""
        if self._entries.rowCount():
            self._list.setCurrentIndex(self._entries.index(0))
            self._list.scrollToTop()

    def _list_menu(self, point: object) -> None:
        entry = self._list.indexAt(point).data(ENTRY_ROLE)  # pyright: ignore[reportArgumentType]
        if entry is None:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("開く"), lambda: self._open_entry(entry))
        if entry.place.topic or entry.place.exchange:
            identity = entry.place.topic or entry.place.exchange
            menu.addAction(self.tr("引用をコピー"), lambda: self._quote_id(identity))
        if entry.key is not None:
            menu.addAction(
                self.tr("しおりを外す"), lambda: self._workspace.remove_bookmark(entry.key)
            )
        menu.exec(self._list.viewport().mapToGlobal(point))  # pyright: ignore[reportArgumentType]

    # --- opening ------------------------------------------------------------

    def _open_soon(self) -> None:
        self._pause.start()

    def _open_current(self) -> None:
        entry = self._list.currentIndex().data(ENTRY_ROLE)
        if entry is not None:
            self.open_place(entry.place)

    def _open_entry(self, entry: Entry | None) -> None:
        if entry is not None:
            self._pause.stop()
            self.open_place(entry.place)
            self._reader.setFocus()

    def _open_exchange(self, exchange: str) -> None:
        current = self._history.current
        if current is not None:
            self.open_place(Place(sitting=current.sitting, exchange=exchange, query=current.query))

    def _step(self, step: int) -> None:
        if self._history.can_go(step):
            self._go_to(self._history.go(step))

    def _reload(self) -> None:
        """Show the open place anew: its links were corrected."""
        current = self._history.current
        if current is not None and current.sitting is not None:
            self._go_to(current, anew=True)

    def _go_to(self, place: Place, *, anew: bool = False) -> None:
        self._wanted = place
        self._back.setEnabled(self._history.can_go(-1))
        self._forward.setEnabled(self._history.can_go(1))
        opened = self._reader.opened
        if place.post is not None:
            self._workspace.open_post(
                place.post, place.query, lambda post: self._opened_post(place, post), self._report
            )
        elif place.sitting is not None:
            if (
                not anew
                and isinstance(opened, OpenSitting)
                and opened.sitting.id == place.sitting
                and not place.query
                and not opened.hits
            ):
                self._opened_sitting(place, opened)
                return
            self._workspace.open_sitting(
                place.sitting,
                place.query,
                lambda sitting: self._opened_sitting(place, sitting, anew=anew),
                self._report,
            )

    def _opened_sitting(self, place: Place, opened: OpenSitting, *, anew: bool = False) -> None:
        if self._wanted is not place:
            return
        kept = self._reader.thread_view.position() if anew else None
        self._reader.show_sitting(opened, place)
        if kept is not None:
            self._reader.thread_view.restore(kept)
        self._tree.show_sitting(opened.sitting.id)
        self._fold_library()
        self._update_actions()

    def _opened_post(self, place: Place, opened: OpenPost) -> None:
        if self._wanted is place:
            self._reader.show_post(opened)
            self._update_actions()

    def _update_actions(self) -> None:
        sitting = isinstance(self._reader.opened, OpenSitting)
        for action in (self._quote, self._tidy, self._bookmark, self._thread, self._full_text):
            action.setEnabled(sitting)

    # --- quoting ------------------------------------------------------------

    def _quote_now(self) -> None:
        """Copy the selection, the ticked paragraphs, or the topic, in the last format."""
        ranges = self._chosen_ranges()
        if ranges:
            self._quote_ranges(ranges)
            return
        identity = self._reader.thread_view.current_topic() or self._reader.exchange
        if identity is not None:
            self._quote_id(identity)

    def _tidy_quote(self) -> None:
        ranges = self._chosen_ranges()
        opened = self._reader.opened
        if ranges and isinstance(opened, OpenSitting):
            self._open_quote_dialog(self._of_ranges(opened, ranges))
            return
        identity = self._reader.thread_view.current_topic() or self._reader.exchange
        if identity is not None:
            self._workspace.load_quotable(identity, self._open_quote_dialog, self._report)

    def _chosen_ranges(self) -> list[tuple[int, int, int]]:
        view = (
            self._reader.thread_view
            if self._reader.view is View.THREAD
            else self._reader.full_text_view
        )
        selected = view.selected_text_range()
        if selected is not None:
            return [selected]
        return list(view.ticked_paragraphs())

    def _of_ranges(self, opened: OpenSitting, ranges: Sequence[tuple[int, int, int]]) -> Quotable:
        exchange = next(
            (one for one in opened.threads.exchanges if one.id == self._reader.exchange), None
        )
        return Quotable(
            from_ranges(opened.sitting, ranges, exchange=exchange), surnames(opened.sitting)
        )

    def _quote_id(self, identity: str) -> None:
        self._workspace.load_quotable(identity, self._copy_at_once, self._report)

    def _quote_ranges(self, ranges: object) -> None:
        opened = self._reader.opened
        if isinstance(opened, OpenSitting):
            self._copy_at_once(self._of_ranges(opened, ranges))  # pyright: ignore[reportArgumentType]

    def _copy_at_once(self, found: Quotable) -> None:
        try:
            quote = render(
                found.selection,
                QuoteFormat(self._options.quote_format),
                self._options.quote_options(found.surnames),
                self._options.templates(),
            )
        except ReaderError as error:
            self._report(error)
            return
        copy_quote(quote)
        self._tell_copied(quote, found)

    def _tell_copied(self, quote: Quote, found: Quotable) -> None:
        words = self.tr("引用をコピーしました（{0}・{1}字）").format(
            self._format_name(quote.format), f"{quote.characters:,}"
        )
        for warning in quote.warnings:
            sentence = warning.sentence
            words += "　" + (sentence.ja if self._language() == "ja" else sentence.en)
        self._toast.show_message(
            words, [(self.tr("整える…"), lambda: self._open_quote_dialog(found))]
        )

    def _open_quote_dialog(self, found: Quotable) -> None:
        dialog = QuoteDialog(found.selection, self._options, found.surnames, self)
        dialog.copied.connect(self._copied_in_dialog)
        dialog.draftRequested.connect(self._add_to_draft)
        dialog.open()

    def _copied_in_dialog(self, quote: Quote) -> None:
        self._toast.show_message(
            self.tr("引用をコピーしました（{0}・{1}字）").format(
                self._format_name(quote.format), f"{quote.characters:,}"
            ),
            [],
        )

    def _add_to_draft(self, selection: Selection) -> None:
        title = self._workspace.add_to_draft(selection)
        self._toast.show_message(self.tr("下書き「{0}」に追加しました").format(title), [])

    def _format_name(self, form: QuoteFormat) -> str:
        return {
            QuoteFormat.HTML: self.tr("見たまま"),
            QuoteFormat.SOURCE: self.tr("HTMLソース"),
            QuoteFormat.MARKDOWN: "Markdown",
            QuoteFormat.TEXT: self.tr("テキスト"),
            QuoteFormat.MOVABLETYPE: "Movable Type",
        }[form]

    # --- bookmarks and corrections -------------------------------------------

    def _add_bookmark(self) -> None:
        opened = self._reader.opened
        if not isinstance(opened, OpenSitting):
            return
        ranges = self._chosen_ranges()
        if not ranges and self._reader.view is View.THREAD:
            topic = self._reader.thread_view.current_topic()
            passage = self._first_passage(opened, topic)
            if passage is not None:
                ranges = [(passage.speech, passage.start, passage.end)]
        if not ranges:
            place = self._reader.full_text_view.position()
            if place is None:
                return
            text = opened.sitting.speeches[place.speech - 1].text
            ranges = [(place.speech, 0, len(text))]
        self._bookmark_range(*ranges[0])

    def _bookmark_range(self, speech: int, start: int, end: int) -> None:
        opened = self._reader.opened
        if not isinstance(opened, OpenSitting):
            return
        exact = opened.sitting.speeches[speech - 1].text[start:end]
        tags = [name for name, _ in self._workspace.library.bookmarks.tags()]
        dialog = BookmarkDialog(exact, tags, self)
        if not dialog.exec():
            return
        identity = self._workspace.add_bookmark(
            opened.sitting,
            speech,
            start,
            end,
            " ".join(exact.split())[:40],
            note=dialog.note(),
            tags=dialog.tags(),
        )
        self._offer_undo(
            self.tr("しおりを付けました"), lambda: self._workspace.remove_bookmark(identity)
        )

    def _first_passage(self, opened: OpenSitting, topic: str | None) -> Passage | None:
        for exchange in opened.threads.exchanges:
            if exchange.id != self._reader.exchange:
                continue
            for round_ in exchange.rounds:
                for passage in round_.questions:
                    if topic is None or passage.topic == topic:
                        return passage
        return None

    def _passage(self, opened: OpenSitting, identity: str | None) -> Passage | None:
        for exchange in opened.threads.exchanges:
            for round_ in exchange.rounds:
                for passage in (*round_.questions, *round_.answers):
                    if passage.id == identity:
                        return passage
        return None

    def _correct(self, kind: CorrectionKind, question: str, answer: str | None) -> None:
        opened = self._reader.opened
        if not isinstance(opened, OpenSitting):
            return
        asked, answered = self._passage(opened, question), self._passage(opened, answer)
        if asked is None:
            return
        correction = self._workspace.correct(opened.sitting, kind, asked, answered)
        words = {
            CorrectionKind.CONFIRM: self.tr("対応を確かめました"),
            CorrectionKind.LINK: self.tr("対応を手直ししました"),
            CorrectionKind.UNLINK: self.tr("対応を外しました"),
            CorrectionKind.UNANSWERED: self.tr("答弁なしと記録しました"),
        }[kind]
        sitting = opened.sitting.id
        self._offer_undo(words, lambda: self._workspace.undo_correction(sitting, correction))

    def _undo_correction_of(self, question: str, _answer: str) -> None:
        """Take back the newest correction of a question."""
        opened = self._reader.opened
        if not isinstance(opened, OpenSitting):
            return
        passage = self._passage(opened, question)
        if passage is None:
            return
        text = opened.sitting.speeches[passage.speech - 1].text[passage.start : passage.end]
        for identity, correction in reversed(opened.corrections):
            if correction.question.text == text:
                self._workspace.undo_correction(opened.sitting.id, identity)
                return

    def _offer_undo(self, words: str, undo: object) -> None:
        self._undo = (words, undo)
        self._undo_action.setEnabled(True)
        self._toast.show_message(words, [(self.tr("元に戻す"), self._undo_last)])

    def _undo_last(self) -> None:
        if self._undo is None:
            return
        words, undo = self._undo
        self._undo = None
        self._undo_action.setEnabled(False)
        undo()  # pyright: ignore[reportCallIssue]
        self._toast.show_message(self.tr("元に戻しました：{0}").format(words), [])

    # --- long works ---------------------------------------------------------

    def _open_download(self, url: str) -> None:
        dialog = DownloadDialog(
            self._workspace.tasks,
            self._workspace.library,
            url,
            delay=self._options.download_delay,
            parent=self,
        )
        dialog.accepted.connect(lambda: self._start_download(dialog.request))
        dialog.open()

    def _start_download(self, request: DownloadRequest | None) -> None:
        if request is None:
            return
        self._pages.setCurrentWidget(self._browse)
        task = self._workspace.download(request, self._job_done, self._job_failed)
        self._follow(task)

    def _load_sample(self) -> None:
        self._follow(self._workspace.load_sample(self._sample_loaded, self._job_failed))

    def _sample_loaded(self, _: Report) -> None:
        self._toast.show_message(
            self.tr("見本を読み込みました。架空の区の会議録です。"),
            [(self.tr("「オンライン化」を検索"), lambda: self._field.set_query("オンライン化"))],
        )

    def _choose_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("ファイルを取り込む"),
            "",
            self.tr("会議録と記事 (*.txt *.jsonl *.xz *.html *.htm);;すべてのファイル (*)"),
        )
        if paths:
            self._import_paths([Path(path) for path in paths])

    def _import_paths(self, paths: Sequence[Path]) -> None:
        self._pages.setCurrentWidget(self._browse)
        self._follow(self._workspace.import_paths(paths, self._job_done, self._job_failed))

    def _choose_backup(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("バックアップ"), "gijiroku-reader-backup.sqlite"
        )
        if path:
            done = self.tr("バックアップしました")
            self._follow(
                self._workspace.backup(
                    Path(path), lambda _: self._toast.show_message(done, []), self._job_failed
                )
            )

    def _choose_restore(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("バックアップから戻す"))
        if not path:
            return
        sure = QMessageBox.question(
            self,
            self.tr("バックアップから戻す"),
            self.tr(
                "今のライブラリーをバックアップの内容で置き換えます。"
                "今の内容は before-restore.sqlite として残ります。続けますか？"
            ),
        )
        if sure == QMessageBox.StandardButton.Yes:
            self._reader.clear()
            done = self.tr("バックアップから戻しました")
            self._follow(
                self._workspace.restore(
                    Path(path), lambda _: self._toast.show_message(done, []), self._job_failed
                )
            )

    def _follow(self, task: object) -> None:
        self.statusBar().show()
        self._progress.follow(task)  # pyright: ignore[reportArgumentType]
        task.destroyed.connect(self.statusBar().hide)  # pyright: ignore[reportAttributeAccessIssue]

    def _job_done(self, report: Report) -> None:
        words = self.tr("取り込みました：新規{0}・変更{1}・変更なし{2}").format(
            report.new, report.changed, report.unchanged
        )
        if report.failed:
            first = report.failed[0]
            self._banner.show_error(
                first.why.message(self._language()),
                []
                if len(report.failed) == 1
                else [
                    (
                        self.tr("すべて見る（{0}件）").format(len(report.failed)),
                        lambda: self._show_failures(report),
                    )
                ],
            )
        if report.there:
            self._toast.show_message(words, [])

    def _show_failures(self, report: Report) -> None:
        box = QMessageBox(self)
        box.setWindowTitle(self.tr("取り込めなかったもの"))
        box.setText(self.tr("{0}件は取り込めませんでした。").format(len(report.failed)))
        box.setDetailedText(
            "\n".join(f"{one.what}\n  {one.why.message(self._language())}" for one in report.failed)
        )
        box.open()

    def _job_failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._toast.show_message(error.message(self._language()), [])
        else:
            self._report(error)

    def _keep_search(self) -> None:
        query = self._field.text().strip()
        if not query:
            self._enter_search()
            return
        name, ok = QInputDialog.getText(self, self.tr("検索を保存"), self.tr("名前"), text=query)
        if ok and name.strip():
            identity = self._workspace.save_search(name.strip(), query, Sort(self._options.sort))
            self._offer_undo(
                self.tr("検索を保存しました"), lambda: self._workspace.delete_search(identity)
            )

    # --- the window itself ----------------------------------------------------

    def _refresh(self) -> None:
        self._workspace.load_contents(self._show_contents)

    def _show_contents(self, contents: Contents) -> None:
        first = self._contents is None
        before = self._contents
        self._contents = contents
        self._tree.set_contents(contents)
        empty = not contents.sittings and not contents.posts
        if empty and not self._field.text():
            self._pages.setCurrentWidget(self._welcome)
            self._show_chrome(False)
            return
        self._show_chrome(True)
        self._pages.setCurrentWidget(self._browse)
        if first:
            self._field.set_recent(self._workspace.library.searches.recent())
            self._workspace.catch_up()
        grew = before is None or len(before.sittings) != len(contents.sittings)
        if self._field.text().strip():
            if grew and not first:
                self._search(self._field.text())
        elif grew:
            self._show_newest()
            if self._history.current is None:
                self._select_first()

    def _show_chrome(self, show: bool) -> None:
        """On the welcome page there is nothing to search, go back to, or narrow."""
        self._field.setEnabled(show)
        for action in (self._toggle_library, self._toggle_list, self._toggle_strip):
            action.setEnabled(show)
        self._back.setEnabled(self._history.can_go(-1))
        self._forward.setEnabled(self._history.can_go(1))
        self._update_actions()

    def _enter_search(self) -> None:
        self._field.setFocus()
        self._field.selectAll()

    def _step_out(self) -> None:
        """Esc: from the text to the list, from the list to the search field."""
        if self._reader.isAncestorOf(self.focusWidget()):
            self._list.setFocus()
        else:
            self._enter_search()

    def _fold_library(self) -> None:
        """Give the opened thread the room of the library where the window is narrow."""
        narrow = self.width() < _WIDE
        self._tree.setVisible(self._library_wanted and not (narrow and self._reader.opened))
        self._rail.setVisible(not self._tree.isVisible())

    def _show_or_hide_library(self) -> None:
        self._library_wanted = not self._tree.isVisible()
        self._options.library_open = self._library_wanted
        self._tree.setVisible(self._library_wanted)
        self._rail.setVisible(not self._library_wanted)

    def _open_library_at(self, kind: NodeKind) -> None:
        self._library_wanted = True
        self._tree.show()
        self._rail.hide()
        self._tree.show_kind(kind)
        self._tree.setFocus()

    def _show_or_hide_list(self) -> None:
        self._list_pane.setVisible(not self._list_pane.isVisible())

    def _show_or_hide_strip(self) -> None:
        self._options.strip_open = not self._options.strip_open
        self._strip.setVisible(self._options.strip_open and self._result is not None)

    def _zoom(self, step: int) -> None:
        size = self._options.reading_size + step if step else 0.0
        self._options.reading_size = min(28.0, max(9.0, size)) if step else _READING_SIZE
        self._apply_reading_size()

    def _apply_reading_size(self) -> None:
        for view in (
            self._reader.thread_view,
            self._reader.full_text_view,
            self._reader.post_view,
        ):
            view.set_reading_size(self._options.reading_size)

    def _sort_names(self) -> dict[Sort, str]:
        return {
            Sort.NEWEST: self.tr("新しい順"),
            Sort.OLDEST: self.tr("古い順"),
            Sort.RELEVANCE: self.tr("関連度順"),
        }

    def _set_sort(self, sort: Sort) -> None:
        self._options.sort = sort.value
        self._sort.setText(self._sort_names()[sort])
        self._search(self._field.text())

    def _set_theme(self, choice: ThemeChoice) -> None:
        self._options.theme = choice.value
        self._themes.set_choice(choice)
        for one, action in self._theme_actions.items():
            action.setChecked(one is choice)

    def _set_language(self, code: str) -> None:
        self._options.language = code
        self._toast.show_message(
            self.tr("次に開いたときから切り替わります。／ It changes at the next start."), []
        )

    def _language(self) -> str:
        return self._options.language_in_force()

    def _show_shortcuts(self) -> None:
        ShortcutsDialog(self.actions(), self).open()

    def _show_about(self) -> None:
        AboutDialog(self).open()

    def _report(self, error: Exception) -> None:
        if isinstance(error, ReaderError):
            self._banner.show_error(error.message(self._language()), [])
        else:
            self._banner.show_error(
                self.tr("予期しない問題が起きました：{0}").format(repr(error)[:200]), []
            )

    def _restore_layout(self) -> None:
        if not self.restoreGeometry(self._options.geometry):
            self.resize(1440, 900)
        if not self._splitter.restoreState(self._options.splitter):
            self._splitter.setSizes([230, 360, 850])
        self._apply_reading_size()
        self._reader.thread_view.set_hide_remarks(self._options.hide_remarks)
        self._rail.hide()
        self._update_actions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_library()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _local_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self._import_paths(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._watch.stop()
        self._options.geometry = self.saveGeometry()
        self._options.splitter = self._splitter.saveState()
        self._options.hide_remarks = self._reader.thread_view.hides_remarks()
        self._workspace.tasks.cancel_all()
        super().closeEvent(event)


def _local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
