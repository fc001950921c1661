"""The window: library, list and reader side by side, the search field on top."""

import logging
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import LibraryError
from reader.search.results import Sort
from reader.ui import pane_keys
from reader.ui.at_rest import Command, rest_while, why
from reader.ui.backing_up import BackingUp
from reader.ui.banner import Banner
from reader.ui.blogging import Blogging
from reader.ui.browsing import Browsing
from reader.ui.bug_desk import BugDesk
from reader.ui.busy_line import BusyLine
from reader.ui.choices import choices
from reader.ui.downloading import Downloading
from reader.ui.drafting import Drafting
from reader.ui.dropping import FileDrop
from reader.ui.exporting import Exporting
from reader.ui.following import Following
from reader.ui.helping import Helping
from reader.ui.icons import bind_icon
from reader.ui.library_keeping import LibraryKeeping
from reader.ui.library_nodes import Contents, NodeKind
from reader.ui.library_pane import LibraryPane
from reader.ui.list_pane import ListPane
from reader.ui.long_works import LongWorks
from reader.ui.looks import Looks
from reader.ui.notices import Notices
from reader.ui.options import Options
from reader.ui.panes import Pane, Panes, PaneSplitter
from reader.ui.person_desk import PersonDesk
from reader.ui.place import Place, View
from reader.ui.preferring import Preferring
from reader.ui.printing import Printing
from reader.ui.reading_room import ReadingRoom
from reader.ui.recent_searches import RecentSearches
from reader.ui.search_bar import SearchField
from reader.ui.searches import Searches
from reader.ui.searching import Searching
from reader.ui.selecting import Selecting
from reader.ui.session import Sessions
from reader.ui.tab_order import step
from reader.ui.tasks import Work
from reader.ui.theme import ICON, ICON_LARGE, SPACE, ThemeSwitch
from reader.ui.toast import Toast
from reader.ui.tree_hands import TreeHands
from reader.ui.watching import Watching
from reader.ui.windows import Windows
from reader.ui.workspace import OpenPost, OpenSitting, Workspace

if TYPE_CHECKING:
    from reader.ui.annotating import Annotating
    from reader.ui.asked import AskedBefore
    from reader.ui.correcting import Correcting
    from reader.ui.quoting import Quoting
    from reader.ui.reader_pane import ReaderPane
    from reader.ui.reading import Reading
    from reader.ui.welcome import WelcomePage

log = logging.getLogger(__name__)

_WATCH_MILLISECONDS = 1500

_FURNISH_MILLISECONDS = 50
"""How long after the library is in sight the reader is made: first it is painted."""


class MainWindow(QMainWindow):
    """The window.

    It keeps no data: what is shown comes from the workspace, what was chosen from options.
    Searching is `Searching`'s, finding and opening `Browsing`'s, result lists as files
    `Exporting`'s, quotes are `Quoting`'s, drafts `Drafting`'s, bookmarks `Annotating`'s,
    corrections of threads `Correcting`'s, downloads `Downloading`'s, imports `LongWorks`'; here are
    layout, actions and menus.
    """

    def __init__(self, workspace: Workspace, options: Options, themes: ThemeSwitch) -> None:
        super().__init__()
        self._workspace = workspace
        self._options = options
        self._loaded = False
        self._reading: Reading | None = None
        self.setWindowTitle(self.tr("会議録リーダー"))
        # 1366×768 at 200 %; the three panes need as much, or one of them is moved out of sight.
        self.setMinimumSize(QSize(680, 360))

        self._make_panes()
        self.notices = Notices(self._banner, Toast(self), options.language_in_force(), self)
        self.bugs = BugDesk(workspace.library, self.notices, self)
        self.helping = Helping(self)
        self._sorts = {
            Sort.NEWEST: self.tr("新しい順"),
            Sort.OLDEST: self.tr("古い順"),
            Sort.RELEVANCE: self.tr("関連度順"),
        }
        self.following = Following(workspace, options, self)
        self.searches = Searches(self.following, workspace, self.notices, self._sorts, self)
        self.searching = Searching(
            self._field,
            self._recent,
            self._list,
            self.searches,
            workspace,
            options,
            self.notices,
            self,
        )
        self.browsing = Browsing(
            self._field,
            self.searching,
            self._tree,
            self._list,
            self._room,
            self.searches,
            workspace,
            self.notices,
            self,
        )
        self._room.furnished.connect(self._take_up_reading)
        self.drafting = Drafting(self.panes, workspace, options, self.notices, self)
        self.works = LongWorks(workspace, self.notices, self)
        FileDrop(self, self.works.importing.import_paths)
        self.downloading = Downloading(
            workspace, options, self.following, self.works, self.notices, self
        )
        self.watching = Watching(
            workspace, options, self.works.importing, self.notices, self.works.follow, self
        )
        self.blogging = Blogging(workspace, options, self.notices, self)
        self.tree_hands = TreeHands(
            self._tree,
            self._field,
            self.searches,
            self.drafting,
            self.blogging,
            workspace,
            self.notices,
            self,
        )
        self.people = PersonDesk(workspace, self.notices, self)
        self.exporting = Exporting(self.searching, self.works, workspace, self.notices, self)
        self.selecting = Selecting(
            self._list, self.searching, self.exporting, workspace, options, self.notices, self
        )
        self.windows = Windows(workspace, options, self.drafting, self.works, self.notices, self)
        self.sessions = Sessions(
            self._field,
            self._list,
            self._room,
            self.browsing,
            self.drafting,
            self.windows,
            workspace,
            options,
            self.notices,
            self,
        )
        self.printing = Printing(
            self._room, self.drafting, workspace, options, self.works, self.notices, self
        )
        self.looks = Looks(options, themes, self.notices, self)
        self.keeping = LibraryKeeping(workspace, self.works, self.notices, self)
        self.backing_up = BackingUp(options, workspace, self.works, self.notices, self)
        self.preferences = Preferring(
            options, workspace, self.searching, self.keeping, self.backing_up, self
        )
        self._make_actions()
        self._make_toolbar(self._make_menu())
        self._make_rail()
        self._connect()
        self._restore_layout()
        self._load()

        # Other processes and running jobs write too.
        self._watch = QTimer(self, interval=_WATCH_MILLISECONDS)
        self._watch.timeout.connect(workspace.look_for_changes)
        self._watch.start()

    # --- what is made when it is needed ---------------------------------------

    @property
    def reading(self) -> "Reading":
        """The reader and what works on it."""
        if self._reading is None:
            # Tells `_take_up_reading`.
            _ = self._room.pane
        assert self._reading is not None
        return self._reading

    @property
    def quoting(self) -> "Quoting":
        """The quotes of what is read."""
        return self.reading.quoting

    @property
    def annotating(self) -> "Annotating":
        """The bookmarks on what is read."""
        return self.reading.annotating

    @property
    def asked(self) -> "AskedBefore":
        """The search for what was asked before."""
        return self.reading.asked

    @property
    def correcting(self) -> "Correcting":
        """The corrections of the thread that is read."""
        return self.reading.correcting

    @property
    def _reader(self) -> "ReaderPane":
        return self._room.pane

    @cached_property
    def _welcome(self) -> "WelcomePage":
        from reader.ui.welcome import WelcomePage

        made = WelcomePage(self._pages)
        made.presetChosen.connect(self.downloading.ask)
        made.addressRequested.connect(self.downloading.add_council)
        made.sampleRequested.connect(self.works.load_sample)
        made.importRequested.connect(self.works.importing.choose_files)
        rest_while(self._workspace.tasks, made.doors[2], Work.SAMPLE)
        self._pages.addWidget(made)
        return made

    def _take_up_reading(self, pane: "ReaderPane") -> None:
        from reader.ui.first_steps import FirstSteps
        from reader.ui.reading import Reading

        made = Reading(pane, self.browsing, self._workspace, self._options, self.notices, self)
        self._reading = made
        made.personRequested.connect(self.people.show_speaker)
        pane.post_view.copyRequested.connect(self.drafting.copy_of_post)
        made.quoting.collected.connect(self.drafting.collect)
        made.correcting.stepsChanged.connect(self._enable_undo)
        self.first_steps = FirstSteps(
            made, self._list, self._room, self.searching, self._options, self._whole
        )
        self.first_steps.tips.chapterRequested.connect(self.helping.open_chapter)
        self.helping.tipsRequested.connect(self.first_steps.tips.bring_back)

    # --- for the application ------------------------------------------------

    def search_for(self, query: str) -> None:
        """Put a query into the field and show its results."""
        self._field.set_query(query)

    def open_place(self, place: Place) -> None:
        """Open a place of the library."""
        self.browsing.open_place(place)

    def bring_to_front(self, backup: str = "") -> None:
        """Show the window over the others: the program was started a second time.

        Args:
            backup: a file it was started with, to be restored if the user says so.
        """
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if backup:
            self.works.offer_restore(Path(backup))

    def settled(self) -> bool:
        """Whether nothing is loading: what is painted now stays."""
        waiting = not (self._field.resting() and self._list.resting())
        waiting = (
            waiting
            or not self.sessions.resting()
            or not self.following.resting()
            or not self.drafting.resting()
        )
        return self._loaded and not waiting and not self._workspace.tasks.busy()

    def shut_down(self) -> None:
        """Stop every work and close the library."""
        self._watch.stop()
        self.blogging.stop()
        self.following.stop()
        self.watching.stop()
        self.backing_up.stop()
        self.searching.stop()
        self.downloading.close()
        self._workspace.close()

    # --- making -------------------------------------------------------------

    def _make_panes(self) -> None:
        """From the outside in: whatever changes its parent is dressed anew, with all in it."""
        whole = QWidget(self)
        self.setCentralWidget(whole)
        self._whole = whole
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._toolbar = QFrame(whole)
        self._toolbar.setProperty("role", "toolbar")
        self._banner = Banner(whole)
        self._banner.hide()
        self._pages = QStackedWidget(whole)
        column.addWidget(self._toolbar)
        column.addWidget(self._banner)
        column.addWidget(self._pages, 1)
        BusyLine(self._workspace.tasks, self._pages)
        self._field = SearchField(self._toolbar)
        self._recent = RecentSearches(self._field, self._workspace.library.searches, self)

        self._browse = QWidget(self._pages)
        self._pages.addWidget(self._browse)
        row = _row(self._browse)
        self._rail = QFrame(self._browse)
        row.addWidget(self._rail)
        splitter = PaneSplitter(self._browse)
        row.addWidget(splitter, 1)
        self._library = LibraryPane(splitter)
        self._tree = self._library.tree
        self._list = ListPane(splitter)
        self._room = ReadingRoom(splitter)
        self.panes = Panes(
            splitter, self._rail, self._options, lambda: self._room.opened is not None, self
        )
        for pane, widget in (
            (Pane.LIBRARY, self._library),
            (Pane.LIST, self._list),
            (Pane.TEXT, self._room),
        ):
            self.panes.add(pane, widget)

    def _make_actions(self) -> None:
        browsing, works = self.browsing, self.works
        searching, downloading = self.searching, self.downloading
        act = self._action
        self._back = act(self.tr("戻る"), "arrow-left", ["Alt+Left"], lambda: browsing.step(-1))
        self._forward = act(self.tr("進む"), "arrow-right", ["Alt+Right"], lambda: browsing.step(1))
        act(self.tr("検索欄へ移動"), "search", ["Ctrl+K", "Ctrl+L"], self._begin_search)
        self._find = act(
            self.tr("本文内を検索"), None, ["Ctrl+F"], lambda: self._reader.steps.open_find()
        )
        self._next_hit = act(
            self.tr("次の一致"), None, ["F3"], lambda: self._reader.steps.step(forward=True)
        )
        self._previous_hit = act(
            self.tr("前の一致"), None, ["Shift+F3"], lambda: self._reader.steps.step(forward=False)
        )
        self._quote = act(
            self.tr("引用をコピー"), "quote", ["Ctrl+Shift+C"], self._copy_quote, Work.COPY
        )
        self._tidy = act(
            self.tr("引用を整える…"), None, ["Ctrl+Shift+Q"], lambda: self.quoting.tidy()
        )
        self._bookmark = act(
            self.tr("しおりを付ける…"),
            "bookmark",
            ["Ctrl+D"],
            self._bookmark_here,
            Work.BOOKMARK,
        )
        self._asked = act(
            self.tr("以前の似た話題…"), "history", ["Ctrl+H"], lambda: self.asked.look_here()
        )
        self._collect = act(self.tr("下書きへ"), "notebook", ["Ctrl+Shift+D"], self._collect_here)
        self._post_to_draft = act(
            self.tr("この記事を下書きとして複製"), None, [], self._copy_post_to_draft
        )
        self._draft_note = act(
            self.tr("下書きにメモを書く"), None, ["Ctrl+Shift+M"], self.drafting.write_note
        )
        self._tray_shown = act(
            self.tr("下書きの表示／非表示"), "notebook", ["F10"], self.drafting.toggle_tray
        )
        self._thread = act(
            self.tr("スレッドで読む"),
            "threads",
            ["Ctrl+1"],
            lambda: self._reader.switch(View.THREAD),
        )
        self._full_text = act(
            self.tr("全文で読む"),
            "file-text",
            ["Ctrl+2"],
            lambda: self._reader.switch(View.FULL_TEXT),
        )
        self._library_shown = act(
            self.tr("ライブラリーの表示／非表示"), "panel-left", ["F8"], self._show_or_hide_library
        )
        self._list_shown = act(
            self.tr("一覧の表示／非表示"), "list", ["F9"], self._show_or_hide_list
        )
        self._strip_shown = act(
            self.tr("絞り込みの表示／非表示"), "sliders", ["Ctrl+Shift+F"], self._show_or_hide_strip
        )
        self._download = act(
            self.tr("会議録を取り込む…"), "download", ["Ctrl+G"], lambda: downloading.ask()
        )
        self._downloads = act(self.tr("ダウンロード"), "list", ["Ctrl+J"], downloading.show_queue)
        self._add_council = act(self.tr("議会を追加…"), "plus", [], downloading.add_council)
        self._import = act(
            self.tr("ファイルを取り込む…"), "file-plus", ["Ctrl+O"], works.importing.choose_files
        )
        self._import_folder = act(
            self.tr("フォルダーを取り込む…"),
            "folder",
            ["Ctrl+Shift+O"],
            works.importing.choose_folder,
        )
        self._paste = act(self.tr("貼り付けて取り込む…"), "copy", ["Ctrl+V"], works.importing.paste)
        self._watch_folder = act(
            self.tr("フォルダーを監視して取り込む…"), "eye", [], self.watching.choose
        )
        self._add_blog = act(
            self.tr("ブログを追加…"), "rss", ["Ctrl+Shift+N"], lambda: self.blogging.add()
        )
        self._sample = act(self.tr("見本を読み込む"), "library", [], works.load_sample, Work.SAMPLE)
        self._save_search = act(self.tr("検索を保存…"), "star", ["Ctrl+S"], searching.keep_search)
        self._export = act(
            self.tr("検索結果を CSV に書き出す…"),
            "upload",
            [],
            self.exporting.choose_file,
            Work.RESULTS,
        )
        self._synonyms = act(self.tr("類義語…"), None, [], searching.edit_synonyms)
        self._with_synonyms = act(
            self.tr("類義語も探す"),
            None,
            [],
            lambda: searching.set_synonyms(self._with_synonyms.isChecked()),
        )
        self._with_synonyms.setCheckable(True)
        self._with_synonyms.setChecked(self._options.synonyms)
        self._undo = act(self.tr("元に戻す"), "undo", ["Ctrl+Z"], lambda: self.correcting.undo())
        self._redo = act(
            self.tr("やり直す"), "redo", ["Ctrl+Y", "Ctrl+Shift+Z"], lambda: self.correcting.redo()
        )
        self._enable_undo(False, False)
        self.notices.undoChanged.connect(self._enable_undo_early)
        self._larger = act(
            self.tr("文字を大きく"), None, ["Ctrl++", "Ctrl+="], lambda: self._zoom(1)
        )
        self._smaller = act(self.tr("文字を小さく"), None, ["Ctrl+-"], lambda: self._zoom(-1))
        self._normal = act(self.tr("文字を既定の大きさに"), None, ["Ctrl+0"], lambda: self._zoom(0))
        self._backup = act(
            self.tr("バックアップ…"), "archive", [], works.choose_backup, Work.BACKUP
        )
        self._restore = act(
            self.tr("バックアップから復元…"), None, [], works.choose_restore, Work.RESTORE
        )
        self._new_window = act(
            self.tr("新しいウィンドウで開く"),
            "maximize",
            ["Ctrl+N"],
            lambda: self.windows.open(self.sessions.now()),
        )
        self._resume = act(
            self.tr("前回の続き"), None, ["Ctrl+Shift+T"], lambda: self.sessions.go_back()
        )
        self._resume.setEnabled(False)
        self.sessions.offered.connect(self._resume.setEnabled)
        self._print = act(
            self.tr("印刷…"), "printer", ["Ctrl+P"], self.printing.preview, Work.PAGES
        )
        self._pdf = act(
            self.tr("PDF に書き出す…"), "save", ["Ctrl+Shift+P"], self.printing.to_pdf, Work.PAGES
        )
        self._settings = act(
            self.tr("設定…"), "settings", ["Ctrl+,"], lambda: self.preferences.show()
        )
        self._settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self._help = act(self.tr("ヘルプ"), "help", ["F1"], self.helping.open_here)
        self._keys = act(self.tr("キーボード操作"), None, ["Ctrl+/"], self._show_keys)
        self._about = act(self.tr("会議録リーダーについて"), "info", [], self._show_about)
        self._quit = act(self.tr("終了"), None, ["Ctrl+Q"], self.close)
        QShortcut(pane_keys.STEP_OUT.sequence, self, self._step_out)

    def _action(
        self,
        words: str,
        icon: str | None,
        keys: list[str],
        done: Callable[[], object],
        work: Work | None = None,
    ) -> QAction:
        """Make an action; one that starts a work rests while that is under way."""
        action = Command(words, self)
        if icon is not None:
            bind_icon(action, icon)
        if keys:
            action.setShortcuts([QKeySequence(key) for key in keys])
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(self.tr("{0}（{1}）").format(words.rstrip("…"), shown))
        action.triggered.connect(lambda: done())
        self.addAction(action)
        if work is not None:
            rest_while(self._workspace.tasks, action, work)
        return action

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fit_menu)
        menu.addActions([self._download, self._add_council, self._downloads])
        _submenu(
            menu,
            self.tr("ファイルやブログを取り込む"),
            "file-plus",
            (self._import, self._import_folder, self._paste, self._watch_folder),
            (self._add_blog, self._sample),
        )
        menu.addSeparator()
        menu.addActions([self._undo, self._redo])
        menu.addSeparator()
        _submenu(
            menu,
            self.tr("引用と下書き"),
            "quote",
            (self._quote, self._tidy, self._bookmark),
            (self._collect, self._post_to_draft, self._draft_note),
        )
        _submenu(
            menu,
            self.tr("探す"),
            "search",
            (self._find, self._next_hit, self._previous_hit, self._asked),
            (self._save_search, self._export, self._with_synonyms, self._synonyms),
        )
        view = _submenu(
            menu,
            self.tr("表示"),
            "panel-left",
            (self._thread, self._full_text),
            (self._library_shown, self._list_shown, self._strip_shown, self._tray_shown),
            (self._larger, self._smaller, self._normal),
        )
        view.addSeparator()
        self.looks.fill_menu(view)
        menu.addSeparator()
        menu.addActions([self._new_window, self._resume, self._print, self._pdf])
        menu.addSeparator()
        menu.addActions([self._settings, self._backup, self._restore])
        menu.addSeparator()
        menu.addActions([self._help, self._keys, self._about, self._quit])
        return menu

    def _make_toolbar(self, menu: QMenu) -> None:
        more = self._menu_button = QToolButton(self)
        more.setToolTip(self.tr("メニュー"))
        more.setAccessibleName(self.tr("メニュー"))
        more.setIconSize(QSize(ICON, ICON))
        bind_icon(more, "menu")
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = _row(self._toolbar, SPACE.s)
        row.setSpacing(SPACE.xs)
        for action in (self._library_shown, self._back, self._forward):
            row.addWidget(self._button(action))
        row.addSpacing(SPACE.s)
        row.addWidget(self._field, 1)
        row.addSpacing(SPACE.s)
        for action in (self._strip_shown, self._tray_shown, self._download, self._import):
            row.addWidget(self._button(action))
        row.addWidget(more)

        self._sort = QToolButton(self)
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sort.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._sort.setToolTip(self.tr("並べ替え"))
        self._sort.setAccessibleName(self.tr("並べ替え"))
        bind_icon(self._sort, "sort", "muted")
        sorts = QMenu(self._sort)
        self._sort.setMenu(sorts)
        self._check_sort = choices(sorts, self._sorts, self._options.sort, self.searching.set_sort)
        self._show_sort(self._options.sort)
        self._list.header.add_tool(self._sort)
        self._list.header.add_tool(self._button(self._save_search))

    def _button(self, action: QAction) -> QToolButton:
        made = QToolButton(self)
        made.setDefaultAction(action)
        made.setIconSize(QSize(ICON, ICON))
        made.setAccessibleName(action.text())
        return made

    def _make_rail(self) -> None:
        column = QVBoxLayout(self._rail)
        column.setContentsMargins(SPACE.xs, SPACE.s, SPACE.xs, SPACE.s)
        column.setSpacing(SPACE.xs)
        self._listed = self._button(self._list_shown)
        self._listed.setIconSize(QSize(ICON_LARGE, ICON_LARGE))
        column.addWidget(self._listed)
        for icon, words, kind in (
            ("landmark", self.tr("会議録"), NodeKind.ASSEMBLY),
            ("rss", self.tr("ブログの記事"), NodeKind.POSTS),
            ("file-text", self.tr("文書"), NodeKind.DOCUMENTS),
            ("star", self.tr("保存した検索"), NodeKind.SEARCHES),
            ("bookmark", self.tr("しおり"), NodeKind.BOOKMARKS),
            ("notebook", self.tr("下書き"), NodeKind.DRAFTS),
        ):
            made = QToolButton(self._rail)
            bind_icon(made, icon, "muted")
            made.setIconSize(QSize(ICON_LARGE, ICON_LARGE))
            made.setToolTip(words)
            made.setAccessibleName(words)
            made.clicked.connect(lambda _=False, wanted=kind: self._open_library_at(wanted))
            column.addWidget(made)
            if kind is NodeKind.SEARCHES:
                self._star = made
            elif kind is NodeKind.DOCUMENTS:
                self._documents = made
        column.addStretch(1)

    def _connect(self) -> None:
        browsing, works = self.browsing, self.works
        works.importing.openRequested.connect(browsing.open_place)
        works.started.connect(lambda: self._show_page(self._browse))
        self.blogging.importRequested.connect(works.importing.choose_files)
        works.sampleLoaded.connect(self._greet_sample)
        works.replacing.connect(browsing.clear)
        works.replacing.connect(self.drafting.forget)
        browsing.opened.connect(self._reader_changed)
        browsing.stepsChanged.connect(self._enable_steps)
        self.searching.downloadRequested.connect(self.downloading.ask)
        self.downloading.news.showRequested.connect(browsing.show_arrivals)
        self._list.entryApart.connect(lambda entry: self.windows.open(entry.place))
        browsing.exportRequested.connect(self.exporting.choose_file)
        self.selecting.collected.connect(self.drafting.collect_rows)
        self.selecting.documentsDeleted.connect(browsing.close_gone)
        works.importing.removed.connect(browsing.close_gone)
        browsing.draftRequested.connect(self.drafting.open)
        browsing.newDraftRequested.connect(self.drafting.begin)
        browsing.postToDraft.connect(self.drafting.copy_of_post)
        self.drafting.placeRequested.connect(browsing.open_place)
        self._list.entered.connect(lambda: self.panes.call(Pane.LIST))
        self._room.entered.connect(lambda: self.panes.call(Pane.TEXT))
        self._list.pressed.connect(self._follow_press)
        self._field.textEdited.connect(self._bring_results)
        self.panes.arranged.connect(self._offer_list)
        self._list.strip.personRequested.connect(self.people.show_called)
        self.people.searchRequested.connect(lambda name: self.search_for(f"発言者:{name}"))
        self.people.told.connect(self.searching.search_again)
        self.searching.sortChanged.connect(self._show_sort)
        self.searching.synonymsSwitched.connect(self.following.look_again)
        self.searches.changed.connect(self._tint_star)
        self.helping.keysRequested.connect(self._show_keys)
        self.helping.aboutRequested.connect(self._show_about)
        self._workspace.contentsChanged.connect(self._load)
        self._workspace.tasks.bug.connect(self.bugs.report)
        self._workspace.tasks.refused.connect(lambda work: self.notices.say(why(work)))

    def _restore_layout(self) -> None:
        if not self.restoreGeometry(self._options.geometry):
            self.resize(1440, 900)
        self._list.strip.set_open(self._options.strip_open)
        self._enable_steps(False, False)
        self._reader_changed()

    # --- what is shown ------------------------------------------------------

    def _load(self) -> None:
        self._workspace.load_contents(self._show_contents)

    def _show_contents(self, contents: Contents) -> None:
        first, self._loaded = not self._loaded, True
        held = (contents.sittings, contents.posts, contents.documents, contents.blogs)
        empty = not any(held)
        self._documents.setVisible(bool(contents.documents))
        self.browsing.set_contents(contents)
        self.blogging.set_contents(contents)
        self.following.check(contents)
        if first:
            self.sessions.begin(contents)
            self._workspace.catch_up()
            self.watching.start()
            self.blogging.start()
            self.backing_up.begin()
            QTimer.singleShot(
                _FURNISH_MILLISECONDS,
                self._room,
                lambda: self._room.furnish(self._workspace.tasks.awaited),
            )
        self._show_page(self._welcome if empty else self._browse)

    def _show_page(self, page: QWidget) -> None:
        """On the welcome page there is nothing to search or to narrow."""
        browse = page is self._browse
        arriving = browse and self._pages.currentWidget() is not page
        self._field.setEnabled(browse)
        if arriving:
            # Before the doors go: they would leave the keyboard to the tree.
            self._field.setFocus()
        self._pages.setCurrentWidget(page)
        for action in (
            self._library_shown,
            self._list_shown,
            self._strip_shown,
            self._tray_shown,
            self._draft_note,
        ):
            action.setEnabled(browse)

    def _greet_sample(self) -> None:
        self.notices.say(
            self.tr("見本を読み込みました。架空の区の会議録です。"),
            [(self.tr("「オンライン化」を検索"), lambda: self.search_for("オンライン化"))],
        )

    def _reader_changed(self) -> None:
        sitting = isinstance(self._room.opened, OpenSitting)
        for action in (self._quote, self._tidy, self._bookmark, self._thread, self._full_text):
            action.setEnabled(sitting)
        self._find.setEnabled(self._room.opened is not None)
        self._collect.setEnabled(self._room.opened is not None)
        self._post_to_draft.setEnabled(isinstance(self._room.opened, OpenPost))
        self.panes.leave_library()

    def _copy_quote(self) -> None:
        if not self.selecting.take(self.selecting.copy_quotes):
            self.quoting.copy()

    def _bookmark_here(self) -> None:
        if not self.selecting.take(self.selecting.bookmark):
            self.annotating.bookmark_here()

    def _collect_here(self) -> None:
        if not self.selecting.take(self.selecting.collect):
            self.quoting.collect()

    def _fit_menu(self) -> None:
        self._export.setEnabled(self.searching.asked is not None)
        self._with_synonyms.setChecked(self._options.synonyms)

    def _copy_post_to_draft(self) -> None:
        if isinstance(self._room.opened, OpenPost):
            self.drafting.copy_of_post(self._room.opened.post.id)

    def _enable_steps(self, back: bool, forward: bool) -> None:
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def _enable_undo(self, undo: bool, redo: bool) -> None:
        self._undo.setEnabled(undo)
        self._redo.setEnabled(redo)

    def _enable_undo_early(self, undo: bool) -> None:
        """What is undone before anything was read, and nothing could be corrected."""
        if self._reading is None:
            self._enable_undo(undo, False)

    def _bring_results(self) -> None:
        """Who types a query looks for its results."""
        if self.panes.gives_way(Pane.LIST):
            self.panes.call(Pane.LIST)

    def _follow_press(self) -> None:
        """What is pressed in the list is read, though there was no room for it."""
        if not self.panes.shows(Pane.TEXT):
            self._room.enter()

    def _offer_list(self) -> None:
        """Where the list is not there, the icons lead to it."""
        self._listed.setVisible(not self.panes.shows(Pane.LIST))

    def _tint_star(self) -> None:
        """Where the library is folded away, its star tells that a search has something new."""
        new = any(badge.new for badge in self.searches.badges().values())
        words = self.tr("保存した検索（新着あり）") if new else self.tr("保存した検索")
        if words == self._star.accessibleName():
            return
        bind_icon(self._star, "star", "accent" if new else "muted")
        self._star.setToolTip(words)
        self._star.setAccessibleName(words)

    def _show_or_hide_library(self) -> None:
        self._show_or_hide(Pane.LIBRARY)

    def _open_library_at(self, kind: NodeKind) -> None:
        self.panes.call(Pane.LIBRARY)
        self._tree.show_kind(kind)
        self._tree.setFocus()

    def _show_or_hide_list(self) -> None:
        self._show_or_hide(Pane.LIST)

    def _show_or_hide(self, pane: Pane) -> None:
        (self.panes.dismiss if self.panes.shows(pane) else self.panes.call)(pane)

    def _show_or_hide_strip(self) -> None:
        away = not self.panes.shows(Pane.LIST)
        if away:
            self.panes.call(Pane.LIST)
        if not away or self._list.strip.isHidden():
            self._options.strip_open = self._list.strip.toggle()

    def _enter_search(self) -> None:
        self._field.setFocus()
        self._field.selectAll()

    def _begin_search(self) -> None:
        """To the search field; where it is empty, the recent searches are offered."""
        self._enter_search()
        if self._field.isEnabled() and not self._field.text():
            self._recent.offer()

    def _step_out(self) -> None:
        """Esc: from the text to the list, from the list to the search field."""
        focus = self.focusWidget()
        if focus is not None and self._room.isAncestorOf(focus):
            self._list.enter()
        else:
            self._enter_search()

    # --- settings -----------------------------------------------------------

    def _zoom(self, step: int) -> None:
        if step:
            self._options.reading_size += step
        else:
            self._options.reset("reading_size")

    def _show_sort(self, sort: Sort) -> None:
        self._sort.setText(self._sorts[sort])
        self._check_sort(sort)

    def _show_keys(self) -> None:
        from reader.ui.about import ShortcutsDialog

        others = [one.told() for one in pane_keys.ALL]
        ShortcutsDialog(self.actions(), self, others=others).open()

    def _show_about(self) -> None:
        from reader.ui.about import AboutDialog

        AboutDialog(self._workspace.tasks, self).open()

    # --- Qt -----------------------------------------------------------------

    def focusNextPrevChild(self, next: bool) -> bool:
        return step(self, forward=next)

    def _end_session(self) -> None:
        """What is there now is nothing new at the next start."""
        self.following.stop()
        self.watching.stop()
        try:
            self.searches.leave()
            self._workspace.library.freshness.end_session()
        except LibraryError as error:
            # Then it is new once more: no reason to keep the window open.
            log.warning("the end of the session cannot be stored: %s", error)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.drafting.leave():
            event.ignore()
            return
        self._options.geometry = self.saveGeometry()
        self.sessions.keep()
        self._options.sync()
        self._end_session()
        self.windows.close()
        self.downloading.close()
        self.helping.close()
        self._workspace.tasks.cancel_all()
        super().closeEvent(event)


def _row(widget: QWidget, margin: int = 0) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(margin, margin, margin, margin)
    row.setSpacing(0)
    return row


def _submenu(menu: QMenu, words: str, icon: str, *groups: Sequence[QAction]) -> QMenu:
    """Add a menu of groups of actions to a menu, which would be too long with all of them."""
    made = menu.addMenu(words)
    bind_icon(made.menuAction(), icon)
    for number, group in enumerate(groups):
        if number:
            made.addSeparator()
        made.addActions(list(group))
    return made
