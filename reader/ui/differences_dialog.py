"""What differs between the text that is shown and the one before: 「速報版との違い」."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.minutes.differences import Change, Difference, Stretch
from reader.ui.dialog import Dialog
from reader.ui.edition_labels import comparison_words
from reader.ui.icons import bind_icon
from reader.ui.rich_text import line_height
from reader.ui.theme import SPACE, color, current_theme, reading_font, theme_changes, ui_font

_POINTS = 12.0
_CONTEXT = 60
"""Characters of what is the same that are shown on each side of a change."""


def shortened(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Stretches with what is the same cut to its ends, where it is long."""
    found: list[Stretch] = []
    for place, one in enumerate(stretches):
        text = one.text
        if one.change is Change.SAME and len(text) > 2 * _CONTEXT + 20:
            before = text[:_CONTEXT] if place else ""
            after = text[-_CONTEXT:] if place < len(stretches) - 1 else ""
            text = f"{before}　…　{after}"
        found.append(Stretch(one.change, text))
    return found


class DifferencesDialog(Dialog):
    """The speeches that changed, one below the other; what went is struck out, what came underlined.

    Args:
        title: the sitting's.
        preliminary: the text before was a 速報版.
        found: in order of the text.
    """

    def __init__(
        self,
        title: str,
        preliminary: bool,
        found: Sequence[Difference],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._found = found
        self._starts: list[int] = []
        self.setWindowTitle(comparison_words(preliminary))
        self.resize(860, 640)
        head = QLabel(title, self)
        head.setProperty("role", "title")
        head.setWordWrap(True)
        self.summary = QLabel(self._summary(), self)
        self.summary.setProperty("role", "muted")
        self._legend = QLabel(self)
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(self.windowTitle())
        self.text.setFont(reading_font(_POINTS))
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("閉じる"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.summary, 1)
        row.addWidget(self._legend)
        for icon, words, key, backward in (
            ("arrow-up", self.tr("前の違い（Shift+F3）"), "Shift+F3", True),
            ("arrow-down", self.tr("次の違い（F3）"), "F3", False),
        ):
            button = QToolButton(self)
            bind_icon(button, icon)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setEnabled(bool(found))
            button.clicked.connect(lambda _=False, back=backward: self.step(backward=back))
            QShortcut(QKeySequence(key), self, lambda back=backward: self.step(backward=back))
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.l, SPACE.l, SPACE.l, SPACE.l)
        layout.setSpacing(SPACE.s)
        layout.addWidget(head)
        layout.addLayout(row)
        layout.addWidget(self.text, 1)
        layout.addWidget(buttons)
        theme_changes().changed.connect(self._fill)
        self._fill()
        self.text.setFocus()

    def step(self, *, backward: bool) -> None:
        """Go to the next (or previous) speech that changed."""
        here = self.text.textCursor().position()
        if backward:
            place = max((one for one in self._starts if one < here), default=None)
        else:
            place = min((one for one in self._starts if one > here), default=None)
        if place is None:
            return
        cursor = self.text.textCursor()
        cursor.setPosition(place)
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + self.text.cursorRect(cursor).top() - SPACE.m)

    def _summary(self) -> str:
        counts = [
            (Change.CHANGED, self.tr("変わった発言 {0}件")),
            (Change.ADDED, self.tr("加わった発言 {0}件")),
            (Change.REMOVED, self.tr("なくなった発言 {0}件")),
        ]
        told = [
            words.format(count)
            for change, words in counts
            if (count := sum(one.change is change for one in self._found))
        ]
        return "　".join(told) or self.tr("違いはありません。")

    def _fill(self) -> None:
        formats = self._formats()
        removed, added = current_theme().danger, current_theme().success
        # Not within the f-string: what gathers the texts to translate does not look there.
        gone, new = self.tr("なくなった語"), self.tr("加わった語")
        self._legend.setText(
            f'<span style="color:{removed}"><s>{gone}</s></span>&nbsp;&nbsp; '
            f'<span style="color:{added}"><u>{new}</u></span>'
        )
        self._legend.setVisible(bool(self._found))
        self.text.clear()
        self._starts = []
        cursor = QTextCursor(self.text.document())
        cursor.beginEditBlock()
        block = cursor.blockFormat()
        block.setLineHeight(line_height(reading_font(_POINTS)), 1)
        head = cursor.blockFormat()
        head.setTopMargin(SPACE.l)
        head.setBottomMargin(SPACE.xs)
        names = self._names()
        for one in self._found:
            if self._starts:
                cursor.insertBlock()
            cursor.setBlockFormat(head)
            self._starts.append(cursor.position())
            title = QTextCharFormat()
            title.setFont(ui_font())
            title.setFontWeight(700)
            title.setForeground(color(current_theme().text))
            cursor.insertText(one.label.strip() or self.tr("（発言者なし）"), title)
            note = QTextCharFormat()
            note.setFont(ui_font())
            note.setForeground(color(current_theme().muted))
            number = one.new or one.old
            cursor.insertText("　" + names[one.change].format(number), note)
            cursor.insertBlock(block)
            only_label = all(part.change is Change.SAME for part in one.stretches)
            if only_label:
                cursor.insertText(self.tr("発言者の書き方だけが変わりました。"), note)
                continue
            for part in shortened(one.stretches):
                cursor.insertText(part.text.replace("\n", "\u2028"), formats[part.change])
        cursor.endEditBlock()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _names(self) -> dict[Change, str]:
        return {
            Change.CHANGED: self.tr("{0}番目の発言・変わりました"),
            Change.ADDED: self.tr("{0}番目の発言・加わりました"),
            Change.REMOVED: self.tr("前の{0}番目の発言・なくなりました"),
        }

    def _formats(self) -> dict[Change, QTextCharFormat]:
        theme = current_theme()
        same = QTextCharFormat()
        same.setFont(reading_font(_POINTS))
        same.setForeground(color(theme.text))
        removed = QTextCharFormat(same)
        removed.setFontStrikeOut(True)
        removed.setForeground(color(theme.danger))
        removed.setBackground(color(theme.danger_soft))
        added = QTextCharFormat(same)
        added.setFontUnderline(True)
        added.setForeground(color(theme.success))
        added.setBackground(color(theme.success, 0.14))
        added.setProperty(QTextFormat.Property.TextUnderlineStyle, 1)
        return {Change.SAME: same, Change.REMOVED: removed, Change.ADDED: added}
