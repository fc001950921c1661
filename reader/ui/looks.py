"""Settings that show at once in the whole window: colours, type, language."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QMenu

from reader.ui.choices import choices
from reader.ui.notices import Notices
from reader.ui.option import Choice, spoken
from reader.ui.options import Options
from reader.ui.theme import ThemeSwitch, set_reading_type

_UNREADABLE = (
    "No font on this computer has Japanese characters: they are shown as boxes. Install one,"
    " for example Noto Sans CJK JP (fonts-noto-cjk), and start the program again."
)
"""In Latin letters whatever the language is: others could not be read."""

_SOON_MILLISECONDS = 1000
"""How long after the start the fonts are looked through."""

_MENUS = ("theme", "language")
_TYPE = ("reading_family", "line_height", "measure")


class Looks(QObject):
    """Puts the settings of looks in force, whoever changes them."""

    def __init__(
        self, options: Options, themes: ThemeSwitch, notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._options = options
        self._themes = themes
        self._notices = notices
        self._language = options.language_in_force()
        set_reading_type(options.reading_type())
        options.changed.connect(self._heed)
        QTimer.singleShot(_SOON_MILLISECONDS, self, self._look_for_a_font)

    def fill_menu(self, menu: QMenu) -> None:
        """Add a menu of colours and one of languages."""
        for name in _MENUS:
            option = self._options.named(name)
            assert option.shown is not None
            assert isinstance(option.shown.shape, Choice)
            show = choices(
                menu.addMenu(option.title),
                {value: spoken(words) for value, words in option.shown.shape.words.items()},
                self._options.read(option),
                lambda value, name=name: self._options.take_up({name: value}),
            )
            menu.aboutToShow.connect(
                lambda show=show, option=option: show(self._options.read(option))
            )

    def _look_for_a_font(self) -> None:
        if not QFontDatabase.families(QFontDatabase.WritingSystem.Japanese):
            self._notices.tell_error(_UNREADABLE)

    def _heed(self, name: str) -> None:
        if name == "theme":
            self._themes.set_choice(self._options.theme)
        elif name in _TYPE:
            set_reading_type(self._options.reading_type())
        elif name == "language" and self._options.language_in_force() != self._language:
            self._notices.say(
                "次に開いたときから切り替わります。 / The language changes at the next start."
            )
