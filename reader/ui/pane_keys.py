"""The keys that panes take by themselves, each declared once: for the pane and for the sheet of keys.

What is done from anywhere in the window is an action with a shortcut; these count where the
keyboard is.
"""

from functools import cached_property

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_AS_PRINTED = {
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Return": "Enter",
    "Del": "Delete",
}
"""What is on the keys themselves."""


class PaneKeys(Struct, frozen=True, dict=True):
    """One or more keys that do one thing, or things of one kind.

    Attributes:
        keys: as `QKeySequence` reads them.
        words: what they do, as `QT_TRANSLATE_NOOP` gives it.
        silent: how many of the last keys the sheet does not name: they are other ways to the same.
    """

    keys: tuple[str, ...]
    words: object
    silent: int = 0

    @cached_property
    def _combinations(self) -> list[int]:
        return [QKeySequence(key)[0].toCombined() for key in self.keys]  # pyright: ignore[reportIndexIssue]

    def which(self, event: QKeyEvent) -> int | None:
        """Which of the keys was pressed, by its index; None where none was."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = event.key() | modifiers.value
        return self._combinations.index(pressed) if pressed in self._combinations else None

    def pressed(self, event: QKeyEvent) -> bool:
        """Whether one of the keys was pressed."""
        return self.which(event) is not None

    @property
    def sequence(self) -> QKeySequence:
        """The first of the keys, for a menu."""
        return QKeySequence(self.keys[0])

    @property
    def shown(self) -> str:
        """The keys as a person reads them: 「Alt+↑ / Alt+↓」."""
        named = self.keys[: len(self.keys) - self.silent]
        native = (
            QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in named
        )
        return " / ".join(
            "+".join(_AS_PRINTED.get(part, part) for part in key.split("+")) for key in native
        )

    def told(self) -> tuple[str, str]:
        """A line of the sheet: the keys, and what they do."""
        return self.shown, QCoreApplication.translate("PaneKeys", str(self.words))


OPEN = PaneKeys(
    ("Return", "Enter"), QT_TRANSLATE_NOOP("PaneKeys", "一覧で選んだものを開く"), silent=1
)
OPEN_APART = PaneKeys(
    ("Shift+Return", "Shift+Enter"),
    QT_TRANSLATE_NOOP("PaneKeys", "一覧で選んだものを新しいウィンドウで開く"),
    silent=1,
)
STEP_OUT = PaneKeys(("Esc",), QT_TRANSLATE_NOOP("PaneKeys", "1つ前の欄に戻る、選択を解除"))
EXTEND = PaneKeys(
    ("Shift+Up", "Shift+Down"),
    QT_TRANSLATE_NOOP("PaneKeys", "一覧・ライブラリー・下書き・待ち行列でいくつも選ぶ"),
)
CHOOSE_ALL = PaneKeys(
    ("Ctrl+A",),
    QT_TRANSLATE_NOOP(
        "PaneKeys", "一覧・下書き・待ち行列ですべて、ライブラリーで同じ種類をすべて選ぶ"
    ),
)
COPY = PaneKeys(
    ("Ctrl+C",), QT_TRANSLATE_NOOP("PaneKeys", "選んだ言葉・一覧・下書きの項目をコピー")
)
DELETE = PaneKeys(
    ("Del",),
    QT_TRANSLATE_NOOP("PaneKeys", "選んだしおり・文書・保存した検索・下書き・ブログを削除"),
)
RECENT = PaneKeys(("Alt+Down",), QT_TRANSLATE_NOOP("PaneKeys", "最近の検索（検索欄で）"))
RENAME = PaneKeys(("F2",), QT_TRANSLATE_NOOP("PaneKeys", "保存した検索の名前を変える"))
MOVE_ITEM = PaneKeys(("Alt+Up", "Alt+Down"), QT_TRANSLATE_NOOP("PaneKeys", "下書きの項目を動かす"))
TAKE_OUT = PaneKeys(
    ("Del", "Backspace"),
    QT_TRANSLATE_NOOP("PaneKeys", "下書きの項目を外す、選んだ言葉を省く"),
    silent=1,
)
READ_ON = PaneKeys(("Space", "Shift+Space"), QT_TRANSLATE_NOOP("PaneKeys", "読み進める、読み戻る"))
TOPIC = PaneKeys(
    ("N", "P", "Ctrl+Down", "Ctrl+Up"), QT_TRANSLATE_NOOP("PaneKeys", "次・前の話題"), silent=2
)
HANDLE = PaneKeys(("J", "K"), QT_TRANSLATE_NOOP("PaneKeys", "次・前の質問や答弁へ移る"))
PARAGRAPH = PaneKeys(("Alt+Down", "Alt+Up"), QT_TRANSLATE_NOOP("PaneKeys", "次・前の段落へ移る"))
TICK = PaneKeys(("X",), QT_TRANSLATE_NOOP("PaneKeys", "段落を引用に選ぶ・外す"))
LINK = PaneKeys(("L",), QT_TRANSLATE_NOOP("PaneKeys", "対応する答弁・質問を選ぶ"))
SPLIT = PaneKeys(("S",), QT_TRANSLATE_NOOP("PaneKeys", "発言を分ける場所を選ぶ"))
MERGE = PaneKeys(("M", "Shift+M"), QT_TRANSLATE_NOOP("PaneKeys", "次・前の発言とまとめる"))

ALL: tuple[PaneKeys, ...] = tuple(one for one in globals().values() if isinstance(one, PaneKeys))
"""All of them, in the order of the sheet."""
