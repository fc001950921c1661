"""What can be done in the main window: words, icons, keys, and who does it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from reader.ui.at_rest import Command, rest_while
from reader.ui.icons import bind_icon
from reader.ui.options import Options
from reader.ui.place import View
from reader.ui.tasks import Tasks, Work
from reader.ui.workspace import OpenPost, OpenSitting

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class WindowCommands(QObject):
    """The actions of the main window, each under its name; the window has them all.

    They are in force when the window is made; from then on what changes says so here.
    """

    def __init__(self, window: "MainWindow", tasks: Tasks, options: Options) -> None:
        """Make them; all parts of the window are there."""
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._options = options
        act = self._action
        self.back = act(
            self.tr("戻る"), "arrow-left", ["Alt+Left"], lambda: window.browsing.step(-1)
        )
        self.forward = act(
            self.tr("進む"), "arrow-right", ["Alt+Right"], lambda: window.browsing.step(1)
        )
        act(self.tr("検索欄へ移動"), "search", ["Ctrl+K", "Ctrl+L"], window.begin_search)
        self.find = act(
            self.tr("本文内を検索"), None, ["Ctrl+F"], lambda: window.reader.steps.open_find()
        )
        self.next_hit = act(
            self.tr("次の一致"), None, ["F3"], lambda: window.reader.steps.step(forward=True)
        )
        self.previous_hit = act(
            self.tr("前の一致"), None, ["Shift+F3"], lambda: window.reader.steps.step(forward=False)
        )
        self.quote = act(
            self.tr("引用をコピー"), "quote", ["Ctrl+Shift+C"], self._copy_quote, Work.COPY
        )
        self.tidy = act(
            self.tr("引用を整える…"), None, ["Ctrl+Shift+Q"], lambda: window.quoting.tidy()
        )
        self.bookmark = act(
            self.tr("しおりを付ける…"),
            "bookmark",
            ["Ctrl+D"],
            self._bookmark_here,
            Work.BOOKMARK,
        )
        self.asked = act(
            self.tr("似た話題…"), "history", ["Ctrl+H"], lambda: window.asked.look_here()
        )
        self.collect = act(self.tr("下書きへ"), "notebook", ["Ctrl+Shift+D"], self._collect_here)
        self.post_to_draft = act(
            self.tr("この記事を下書きとして複製"), None, [], window.copy_post_to_draft
        )
        self.draft_note = act(
            self.tr("下書きにメモを書く"), None, ["Ctrl+Shift+M"], window.drafting.write_note
        )
        self.tray_shown = act(
            self.tr("下書きの表示／非表示"), "notebook", ["F10"], window.drafting.toggle_tray
        )
        self.as_thread = act(
            self.tr("スレッドで読む"),
            "threads",
            ["Ctrl+1"],
            lambda: window.reader.switch(View.THREAD),
        )
        self.as_full_text = act(
            self.tr("全文で読む"),
            "file-text",
            ["Ctrl+2"],
            lambda: window.reader.switch(View.FULL_TEXT),
        )
        self.library_shown = act(
            self.tr("ライブラリーの表示／非表示"), "panel-left", ["F8"], window.show_or_hide_library
        )
        self.list_shown = act(
            self.tr("一覧の表示／非表示"), "list", ["F9"], window.show_or_hide_list
        )
        self.strip_shown = act(
            self.tr("絞り込みの表示／非表示"),
            "sliders",
            ["Ctrl+Shift+F"],
            window.show_or_hide_strip,
        )
        self.download = act(
            self.tr("会議録を取り込む…"), "download", ["Ctrl+G"], lambda: window.downloading.ask()
        )
        self.downloads = act(
            self.tr("ダウンロード"), "list", ["Ctrl+J"], window.downloading.show_queue
        )
        self.add_council = act(self.tr("議会を追加…"), "plus", [], window.downloading.add_council)
        self.import_files = act(
            self.tr("ファイルを取り込む…"),
            "file-plus",
            ["Ctrl+O"],
            window.works.importing.choose_files,
        )
        self.import_folder = act(
            self.tr("フォルダーを取り込む…"),
            "folder",
            ["Ctrl+Shift+O"],
            window.works.importing.choose_folder,
        )
        self.paste = act(
            self.tr("貼り付けて取り込む…"), "copy", ["Ctrl+V"], window.works.importing.paste
        )
        self.watch_folder = act(
            self.tr("フォルダーを監視して取り込む…"), "eye", [], window.watching.choose
        )
        self.add_blog = act(
            self.tr("ブログを追加…"), "rss", ["Ctrl+Shift+N"], lambda: window.blogging.add()
        )
        self.sample = act(
            self.tr("見本を読み込む"), "library", [], window.works.load_sample, Work.SAMPLE
        )
        self.save_search = act(
            self.tr("検索を保存…"), "star", ["Ctrl+S"], window.searching.keep_search
        )
        self.export = act(
            self.tr("検索結果を CSV に書き出す…"),
            "upload",
            [],
            window.exporting.choose_file,
            Work.RESULTS,
        )
        self.synonyms = act(self.tr("類義語…"), None, [], window.searching.edit_synonyms)
        self.with_synonyms = act(
            self.tr("類義語も探す"),
            None,
            [],
            lambda: window.searching.set_synonyms(self.with_synonyms.isChecked()),
        )
        self.with_synonyms.setCheckable(True)
        self.with_synonyms.setChecked(self._options.synonyms)
        self.undo = act(self.tr("元に戻す"), "undo", ["Ctrl+Z"], lambda: window.correcting.undo())
        self.redo = act(
            self.tr("やり直す"),
            "redo",
            ["Ctrl+Y", "Ctrl+Shift+Z"],
            lambda: window.correcting.redo(),
        )
        self.enable_undo(False, False)
        self.larger = act(
            self.tr("文字を大きく"), None, ["Ctrl++", "Ctrl+="], lambda: window.zoom(1)
        )
        self.smaller = act(self.tr("文字を小さく"), None, ["Ctrl+-"], lambda: window.zoom(-1))
        self.normal = act(self.tr("文字を既定の大きさに"), None, ["Ctrl+0"], lambda: window.zoom(0))
        self.backup = act(
            self.tr("バックアップ…"), "archive", [], window.works.choose_backup, Work.BACKUP
        )
        self.restore = act(
            self.tr("バックアップから復元…"), None, [], window.works.choose_restore, Work.RESTORE
        )
        self.new_window = act(
            self.tr("新しいウィンドウで開く"),
            "maximize",
            ["Ctrl+N"],
            lambda: window.windows.open(window.sessions.now()),
        )
        self.resume = act(
            self.tr("前回の続き"), None, ["Ctrl+Shift+T"], lambda: window.sessions.go_back()
        )
        self.resume.setEnabled(False)
        window.sessions.offered.connect(self.resume.setEnabled)
        self.print = act(
            self.tr("印刷…"), "printer", ["Ctrl+P"], window.printing.preview, Work.PAGES
        )
        self.pdf = act(
            self.tr("PDF に書き出す…"), "save", ["Ctrl+Shift+P"], window.printing.to_pdf, Work.PAGES
        )
        self.settings = act(
            self.tr("設定…"), "settings", ["Ctrl+,"], lambda: window.preferences.show()
        )
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.help = act(self.tr("ヘルプ"), "help", ["F1"], window.helping.open_here)
        self.keys = act(self.tr("キーボード操作"), None, ["Ctrl+/"], window.show_keys)
        self.about = act(self.tr("会議録リーダーについて"), "info", [], window.show_about)
        self.quit = act(self.tr("終了"), None, ["Ctrl+Q"], window.close)

    def _action(
        self,
        words: str,
        icon: str | None,
        keys: list[str],
        done: Callable[[], object],
        work: Work | None = None,
    ) -> QAction:
        """Make an action; one that starts a work rests while that is under way."""
        action = Command(words, self._window)
        if icon is not None:
            bind_icon(action, icon)
        if keys:
            action.setShortcuts([QKeySequence(key) for key in keys])
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(self.tr("{0}（{1}）").format(words.rstrip("…"), shown))
        action.triggered.connect(lambda: done())
        self._window.addAction(action)
        if work is not None:
            rest_while(self._tasks, action, work)
        return action

    # --- what is in force -----------------------------------------------------

    def enable_browsing(self, browsing: bool) -> None:
        """On the welcome page there is nothing to search or to narrow."""
        for action in (
            self.library_shown,
            self.list_shown,
            self.strip_shown,
            self.tray_shown,
            self.draft_note,
        ):
            action.setEnabled(browsing)

    def enable_reading(self, opened: OpenSitting | OpenPost | None) -> None:
        """Something else is open, or nothing."""
        sitting = isinstance(opened, OpenSitting)
        for action in (self.quote, self.tidy, self.bookmark, self.as_thread, self.as_full_text):
            action.setEnabled(sitting)
        self.find.setEnabled(opened is not None)
        self.collect.setEnabled(opened is not None)
        self.post_to_draft.setEnabled(isinstance(opened, OpenPost))

    def enable_steps(self, back: bool, forward: bool) -> None:
        """Whether there is a way back, and forward."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)

    def enable_undo(self, undo: bool, redo: bool) -> None:
        """Whether there is something to be taken back, and done again."""
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)

    def look_at_search(self) -> None:
        """Before a menu is shown: what depends on the search and on its options."""
        self.export.setEnabled(self._window.searching.asked is not None)
        self.with_synonyms.setChecked(self._options.synonyms)

    # --- what they do to the chosen, or to what is read -----------------------

    def _copy_quote(self) -> None:
        selecting = self._window.selecting
        if not selecting.take(selecting.copy_quotes):
            self._window.quoting.copy()

    def _bookmark_here(self) -> None:
        selecting = self._window.selecting
        if not selecting.take(selecting.bookmark):
            self._window.annotating.bookmark_here()

    def _collect_here(self) -> None:
        selecting = self._window.selecting
        if not selecting.take(selecting.collect):
            self._window.quoting.collect()
