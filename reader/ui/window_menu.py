"""The one menu of the main window."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader.ui.icons import bind_icon
from reader.ui.looks import Looks
from reader.ui.window_commands import WindowCommands


class WindowMenu(QMenu):
    """Everything that can be done, in groups that a person can survey."""

    def __init__(self, commands: WindowCommands, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self.aboutToShow.connect(commands.look_at_search)
        self.addActions([commands.download, commands.add_council, commands.downloads])
        _submenu(
            self,
            self.tr("ファイルやブログを取り込む"),
            "file-plus",
            (commands.import_files, commands.import_folder, commands.paste, commands.watch_folder),
            (commands.add_blog, commands.sample),
        )
        self.addSeparator()
        self.addActions([commands.undo, commands.redo])
        self.addSeparator()
        _submenu(
            self,
            self.tr("引用と下書き"),
            "quote",
            (commands.quote, commands.tidy, commands.bookmark),
            (commands.collect, commands.post_to_draft, commands.draft_note),
        )
        _submenu(
            self,
            self.tr("探す"),
            "search",
            (commands.find, commands.next_hit, commands.previous_hit, commands.asked),
            (commands.save_search, commands.export, commands.with_synonyms, commands.synonyms),
        )
        view = _submenu(
            self,
            self.tr("表示"),
            "panel-left",
            (commands.as_thread, commands.as_full_text),
            (
                commands.library_shown,
                commands.list_shown,
                commands.strip_shown,
                commands.tray_shown,
            ),
            (commands.larger, commands.smaller, commands.normal),
        )
        view.addSeparator()
        looks.fill_menu(view)
        self.addSeparator()
        self.addActions([commands.new_window, commands.resume, commands.print, commands.pdf])
        self.addSeparator()
        self.addActions([commands.settings, commands.backup, commands.restore])
        self.addSeparator()
        self.addActions([commands.help, commands.keys, commands.about, commands.quit])


def _submenu(menu: QMenu, words: str, icon: str, *groups: Sequence[QAction]) -> QMenu:
    """Add a menu of groups of actions to a menu, which would be too long with all of them."""
    made = menu.addMenu(words)
    bind_icon(made.menuAction(), icon)
    for number, group in enumerate(groups):
        if number:
            made.addSeparator()
        made.addActions(list(group))
    return made
