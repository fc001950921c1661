"""The reader's settings: each declared once with its type, default, title and place.

What reads, writes, edits or resets a setting goes by its declaration here.
"""

import base64
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import asdict, replace
from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QByteArray,
    QLocale,
    QObject,
    QSettings,
    Signal,
)

from reader import settings as kept
from reader.export.wishes import HeadingPatterns, QuoteFormat, QuoteOptions
from reader.jobs.schedule import Schedule
from reader.search.results import Sort
from reader.settings import BOOL, BY_NAME, TEXT, Codec, by_name, exactly, number, one_of
from reader.sources.delay import DEFAULT_DELAY, LEAST_DELAY
from reader.sources.network import LEAST_PATIENCE, MOST_PATIENCE, Network, ProxyKind
from reader.ui.option import (
    Choice,
    Elsewhere,
    Family,
    Folder,
    Group,
    HostDelays,
    Number,
    Option,
    Shown,
    Text,
    Toggle,
)
from reader.ui.place import View
from reader.ui.theme import LINE_HEIGHT, MEASURE, ReadingType, ThemeChoice

if TYPE_CHECKING:
    from reader.export.templates import Templates


T = TypeVar("T")


class Language(StrEnum):
    """The window's language."""

    SYSTEM = ""
    JAPANESE = "ja"
    ENGLISH = "en"


BYTES = Codec[QByteArray](
    lambda value: base64.b64encode(value.data()).decode("ascii"),
    lambda value: QByteArray(base64.b64decode(value, validate=True)),
)
PATTERNS = Codec[HeadingPatterns](
    asdict,
    lambda value: replace(HeadingPatterns(), **by_name(value)),
)

_FORMATS = Choice(
    {
        QuoteFormat.HTML: QT_TRANSLATE_NOOP("Options", "書式付きテキスト"),
        QuoteFormat.SOURCE: QT_TRANSLATE_NOOP("Options", "HTML ソース"),
        QuoteFormat.MARKDOWN: QT_TRANSLATE_NOOP("Options", "Markdown"),
        QuoteFormat.TEXT: QT_TRANSLATE_NOOP("Options", "テキスト"),
        QuoteFormat.MOVABLETYPE: QT_TRANSLATE_NOOP("Options", "Movable Type"),
    }
)


def _by_address(options: "Options") -> bool:
    return options.proxy is ProxyKind.ADDRESS


class Options(QObject):
    """The settings of this reader.

    Signals:
        changed: the name of the setting that has another value now.
    """

    changed = Signal(str)

    theme = Option(
        "looks",
        QT_TRANSLATE_NOOP("Options", "配色"),
        ThemeChoice.SYSTEM,
        one_of(ThemeChoice),
        Shown(
            Choice(
                {
                    ThemeChoice.SYSTEM: QT_TRANSLATE_NOOP("Options", "システムに合わせる"),
                    ThemeChoice.LIGHT: QT_TRANSLATE_NOOP("Options", "ライト"),
                    ThemeChoice.DARK: QT_TRANSLATE_NOOP("Options", "ダーク"),
                }
            ),
            Group.LOOKS,
        ),
    )
    language = Option(
        "looks",
        QT_TRANSLATE_NOOP("Options", "言語（Language）"),
        Language.SYSTEM,
        one_of(Language),
        Shown(
            Choice(
                {
                    Language.SYSTEM: QT_TRANSLATE_NOOP("Options", "システムに合わせる"),
                    Language.JAPANESE: "日本語",
                    Language.ENGLISH: "English",
                }
            ),
            Group.LOOKS,
            QT_TRANSLATE_NOOP("Options", "次に開いたときから切り替わります。"),
        ),
    )
    reading_family = Option(
        "reading",
        QT_TRANSLATE_NOOP("Options", "本文の書体"),
        "",
        TEXT,
        Shown(Family(), Group.READING),
    )
    reading_size = Option(
        "looks",
        QT_TRANSLATE_NOOP("Options", "本文の文字の大きさ"),
        12.0,
        number(8, 32),
        Shown(
            Number(8, 32, 1, 1, QT_TRANSLATE_NOOP("Options", "ポイント")),
            Group.READING,
            QT_TRANSLATE_NOOP("Options", "Ctrl++ と Ctrl+- でも変えられます。"),
        ),
    )
    line_height = Option(
        "reading",
        QT_TRANSLATE_NOOP("Options", "行の間隔"),
        LINE_HEIGHT,
        number(1.3, 2.4),
        Shown(
            Number(1.3, 2.4, 0.1, 1, QT_TRANSLATE_NOOP("Options", "倍")),
            Group.READING,
            QT_TRANSLATE_NOOP("Options", "文字の大きさに対する、行から行までの距離です。"),
        ),
    )
    measure = Option(
        "reading",
        QT_TRANSLATE_NOOP("Options", "1行の長さ"),
        float(MEASURE),
        number(24, 60),
        Shown(
            Number(24, 60, 1, 0, QT_TRANSLATE_NOOP("Options", "字まで")),
            Group.READING,
            QT_TRANSLATE_NOOP("Options", "ウィンドウが広くても、1行はこの字数より長くなりません。"),
        ),
    )
    hide_remarks = Option(
        "reading",
        QT_TRANSLATE_NOOP("Options", "要望・挨拶を隠す"),
        True,
        BOOL,
        Shown(
            Toggle(),
            Group.READING,
            QT_TRANSLATE_NOOP("Options", "スレッドの最後にまとめ、開けば読めます。"),
        ),
    )
    last_view = Option(
        "reading", QT_TRANSLATE_NOOP("Options", "最後に使った表示"), View.THREAD, one_of(View)
    )
    sort = Option(
        "search",
        QT_TRANSLATE_NOOP("Options", "並び順"),
        Sort.NEWEST,
        one_of(Sort),
        Shown(
            Choice(
                {
                    Sort.NEWEST: QT_TRANSLATE_NOOP("Options", "新しい順"),
                    Sort.OLDEST: QT_TRANSLATE_NOOP("Options", "古い順"),
                    Sort.RELEVANCE: QT_TRANSLATE_NOOP("Options", "関連度順"),
                }
            ),
            Group.SEARCH,
            QT_TRANSLATE_NOOP("Options", "保存した検索は、それぞれの並び順を保ちます。"),
        ),
    )
    synonyms = Option(
        "search",
        QT_TRANSLATE_NOOP("Options", "類義語も探す"),
        False,
        BOOL,
        Shown(
            Toggle(),
            Group.SEARCH,
            QT_TRANSLATE_NOOP("Options", "登録した類義語の組に、検索の言葉を広げます。"),
        ),
    )
    quote_format = Option(
        "quote",
        QT_TRANSLATE_NOOP("Options", "引用の形式"),
        QuoteFormat.HTML,
        one_of(QuoteFormat),
        Shown(_FORMATS, Group.QUOTE),
    )
    draft_format = Option(
        "quote",
        QT_TRANSLATE_NOOP("Options", "下書きの形式"),
        QuoteFormat.HTML,
        one_of(QuoteFormat),
        Shown(_FORMATS, Group.QUOTE),
    )
    halfwidth = Option(
        "quote",
        QT_TRANSLATE_NOOP("Options", "英数字を半角に"),
        False,
        BOOL,
        Shown(
            Toggle(),
            Group.QUOTE,
            QT_TRANSLATE_NOOP("Options", "文字の幅だけを変えます。言葉は変えません。"),
        ),
    )
    source_line = Option(
        "quote",
        QT_TRANSLATE_NOOP("Options", "出典を付ける"),
        True,
        BOOL,
        Shown(Toggle(), Group.QUOTE),
    )
    heading_patterns = Option(
        "quote",
        QT_TRANSLATE_NOOP("Options", "見出しの型"),
        HeadingPatterns(),
        PATTERNS,
        Shown(
            Elsewhere(),
            Group.QUOTE,
            QT_TRANSLATE_NOOP("Options", "「引用を整える」の「見出しの型」で変えられます。"),
        ),
    )
    own_templates = Option[Mapping[str, str]](
        "quote",
        QT_TRANSLATE_NOOP("Options", "引用の型"),
        {},
        BY_NAME,
        Shown(
            Elsewhere(),
            Group.QUOTE,
            QT_TRANSLATE_NOOP("Options", "「引用を整える」の「引用の型」で変えられます。"),
        ),
    )
    download_delay = Option(
        "download",
        QT_TRANSLATE_NOOP("Options", "取得の間隔"),
        DEFAULT_DELAY,
        number(LEAST_DELAY, kept.MOST_DELAY),
        Shown(
            Number(LEAST_DELAY, kept.MOST_DELAY, 0.5, 1, QT_TRANSLATE_NOOP("Options", "秒")),
            Group.DOWNLOAD,
            QT_TRANSLATE_NOOP(
                "Options",
                "同じサーバーに続けて問い合わせるときの間隔です。相手の負担にならないよう、"
                "1秒より短くはできません。サーバーがもっと長い間隔を求めていれば、それに従います。",
            ),
        ),
    )
    host_delays = Option(
        kept.HOST_DELAYS,
        QT_TRANSLATE_NOOP("Options", "サーバーごとの間隔"),
        shown=Shown(
            HostDelays(),
            Group.DOWNLOAD,
            QT_TRANSLATE_NOOP(
                "Options",
                "特に長く間を空けたいサーバーを追加します。"
                "サーバーの決まりや robots.txt が求める間隔より短くはなりません。",
            ),
        ),
    )
    patience = Option(
        kept.PATIENCE,
        QT_TRANSLATE_NOOP("Options", "応答を待つ時間"),
        shown=Shown(
            Number(LEAST_PATIENCE, MOST_PATIENCE, 10, 0, QT_TRANSLATE_NOOP("Options", "秒")),
            Group.NETWORK,
            QT_TRANSLATE_NOOP(
                "Options", "この間サーバーから何も届かなければ、もう一度問い合わせます。"
            ),
        ),
    )
    proxy = Option(
        kept.PROXY,
        QT_TRANSLATE_NOOP("Options", "プロキシー"),
        shown=Shown(
            Choice(
                {
                    ProxyKind.SYSTEM: QT_TRANSLATE_NOOP("Options", "システムに合わせる"),
                    ProxyKind.NONE: QT_TRANSLATE_NOOP("Options", "使わない"),
                    ProxyKind.ADDRESS: QT_TRANSLATE_NOOP("Options", "指定する"),
                }
            ),
            Group.NETWORK,
            QT_TRANSLATE_NOOP(
                "Options",
                "勤め先や学校の案内で「プロキシー」を指定されたときだけ変えます。"
                "コマンド（gijiroku-reader fetch）もこの設定に従います。",
            ),
        ),
    )
    proxy_address = Option(
        kept.PROXY_ADDRESS,
        QT_TRANSLATE_NOOP("Options", "プロキシーのアドレス"),
        shown=Shown(
            Text("proxy.example.jp:8080"),
            Group.NETWORK,
            QT_TRANSLATE_NOOP(
                "Options",
                "名前とポート番号を「:」でつなぎます。空のあいだは、システムに合わせます。",
            ),
            _by_address,
        ),
    )
    proxy_user = Option(
        kept.PROXY_USER,
        QT_TRANSLATE_NOOP("Options", "プロキシーのユーザー名"),
        shown=Shown(
            Text(),
            Group.NETWORK,
            QT_TRANSLATE_NOOP("Options", "求められていなければ空のままにします。"),
            _by_address,
        ),
    )
    tips = Option(
        "help",
        QT_TRANSLATE_NOOP("Options", "ヒントを出す"),
        True,
        BOOL,
        Shown(
            Toggle(),
            Group.LOOKS,
            QT_TRANSLATE_NOOP("Options", "初めて使うところで、1つずつ、ウィンドウの下に出ます。"),
        ),
    )
    tips_seen = Option("help", QT_TRANSLATE_NOOP("Options", "読んだヒント"), "", TEXT)
    backup_every = Option(
        "backup",
        QT_TRANSLATE_NOOP("Options", "自動バックアップ"),
        Schedule.NEVER,
        one_of(Schedule),
        Shown(
            Choice(
                {
                    Schedule.NEVER: QT_TRANSLATE_NOOP("Options", "しない"),
                    Schedule.DAILY: QT_TRANSLATE_NOOP("Options", "毎日"),
                    Schedule.WEEKLY: QT_TRANSLATE_NOOP("Options", "毎週"),
                }
            ),
            Group.BACKUP,
            QT_TRANSLATE_NOOP("Options", "このプログラムを使っているあいだに、自動で作ります。"),
        ),
    )
    backup_folder = Option(
        "backup",
        QT_TRANSLATE_NOOP("Options", "保存先"),
        "",
        TEXT,
        Shown(
            Folder(),
            Group.BACKUP,
            QT_TRANSLATE_NOOP("Options", "ライブラリーとは別のディスクにすると、より安心です。"),
        ),
    )
    backup_keep = Option(
        "backup",
        QT_TRANSLATE_NOOP("Options", "残しておく数"),
        5.0,
        number(1, 60),
        Shown(
            Number(1, 60, 1, 0, QT_TRANSLATE_NOOP("Options", "個")),
            Group.BACKUP,
            QT_TRANSLATE_NOOP(
                "Options", "新しいものを確かめてから、これより古いバックアップを削除します。"
            ),
        ),
    )
    watching = Option(
        "watch", QT_TRANSLATE_NOOP("Options", "フォルダーを監視して取り込む"), False, BOOL
    )
    watched_folder = Option("watch", QT_TRANSLATE_NOOP("Options", "監視するフォルダー"), "", TEXT)
    geometry = Option(
        "window", QT_TRANSLATE_NOOP("Options", "ウィンドウの位置と大きさ"), QByteArray(), BYTES
    )
    pane_widths = Option(
        "window", QT_TRANSLATE_NOOP("Options", "欄の幅"), dict[str, Any](), exactly(dict)
    )
    quote_splitter = Option(
        "window", QT_TRANSLATE_NOOP("Options", "「引用を整える」の欄の幅"), QByteArray(), BYTES
    )
    quote_geometry = Option(
        "window", QT_TRANSLATE_NOOP("Options", "「引用を整える」の大きさ"), QByteArray(), BYTES
    )
    session = Option("window", QT_TRANSLATE_NOOP("Options", "前回の続き"), "", TEXT)
    library_open = Option("window", QT_TRANSLATE_NOOP("Options", "ライブラリーを表示"), True, BOOL)
    strip_open = Option("window", QT_TRANSLATE_NOOP("Options", "絞り込みを表示"), True, BOOL)
    list_hidden = Option("window", QT_TRANSLATE_NOOP("Options", "一覧を隠す"), False, BOOL)

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        """Open the settings.

        Args:
            settings: the window's own, in a file beside which those of the command line lie.
        """
        super().__init__(parent)
        self._settings = settings
        self.shared = kept.shared_settings(Path(settings.fileName()).parent)
        self._values: dict[str, Any] = {}

    # --- one by one ---------------------------------------------------------

    @classmethod
    def declared(cls) -> tuple[Option[Any], ...]:
        """Every setting, in the order of declaration."""
        return tuple(value for value in vars(cls).values() if isinstance(value, Option))

    @classmethod
    def named(cls, name: str) -> Option[Any]:
        """The setting of a name."""
        return vars(cls)[name]

    def read(self, option: Option[T]) -> T:
        """The value of a setting."""
        if option.name not in self._values:
            store = self.shared if option.shared else self._settings
            self._values[option.name] = option.setting.decoded(store.value(option.key))
        return self._values[option.name]

    def write(self, option: Option[T], value: T) -> None:
        """Set a setting; `changed` tells if that made a difference.

        Raises:
            FileProblem: what is shared with the command line could not be written.
        """
        stored = option.setting.encoded(value)
        value = option.setting.decoded(stored)
        if value == self.read(option):
            return
        if option.shared:
            self.shared.set_value(option.key, stored)
        else:
            self._settings.setValue(option.key, stored)
        self._values[option.name] = value
        self.changed.emit(option.name)

    def reset(self, name: str) -> None:
        """Give a setting its default again.

        Raises:
            FileProblem: what is shared with the command line could not be written.
        """
        option = self.named(name)
        self.write(option, option.default)
        (self.shared if option.shared else self._settings).remove(option.key)

    def sync(self) -> None:
        """Write everything to the disk now."""
        self._settings.sync()

    # --- together -----------------------------------------------------------

    def changes(self) -> dict[str, Any]:
        """Name → value of what the dialog shows and the reader has changed."""
        return {
            one.name: self.read(one)
            for one in self.declared()
            if one.shown is not None and self.read(one) != one.default
        }

    def take_up(self, values: Mapping[str, Any]) -> None:
        """Set several settings by name, such as those of `changes`."""
        for name, value in values.items():
            self.write(self.named(name), value)

    def network(self) -> Network:
        """How hosts are reached."""
        return self.shared.network()

    def reading_type(self) -> ReadingType:
        """How reading text is set."""
        return ReadingType(self.reading_family, self.line_height, round(self.measure))

    def language_in_force(self) -> str:
        """Give "ja" or "en": the chosen language, else "en" where the system plainly speaks it."""
        if self.language is not Language.SYSTEM:
            return self.language.value
        english = QLocale.system().language() == QLocale.Language.English
        return "en" if english else "ja"

    def quote_options(self, surnames: Mapping[str, str] | None = None) -> QuoteOptions:
        """How this reader likes quotes.

        Args:
            surnames: name → surname, as far as the sitting tells.
        """
        return QuoteOptions(
            halfwidth=self.halfwidth,
            source_line=self.source_line,
            patterns=self.heading_patterns,
            surnames=dict(surnames or {}),
        )

    def remember_quote(self, format: QuoteFormat, options: QuoteOptions) -> None:
        """Keep the choices of a quote for the next one."""
        self.quote_format = format
        self.halfwidth = options.halfwidth
        self.source_line = options.source_line
        self.heading_patterns = options.patterns

    def templates(self) -> "Templates":
        """The templates that ship with the program, with the reader's own in their place."""
        from reader.export.templates import Templates, default_templates  # not needed at start

        known = Templates.__struct_fields__
        own = {name: text for name, text in self.own_templates.items() if name in known}
        return replace(default_templates(), **own)

    def set_templates(self, templates: "Templates") -> None:
        """Keep what differs from the templates that ship with the program."""
        from reader.export.templates import default_templates

        shipped = asdict(default_templates())
        self.own_templates = {
            name: text for name, text in asdict(templates).items() if text != shipped[name]
        }
