"""The tags of bookmarks, one or several at once."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QLabel,
    QVBoxLayout,
    QWidget,
)

from reader.ui.bookmark_dialog import TagField, tag_chips
from reader.ui.dialog import Dialog
from reader.ui.theme import SPACE
from reader.ui.wording import listed


class TagsDialog(Dialog):
    """Shows the tags that all of them have; `answer()` gives what each is to have.

    What only some have is named, and stays with those.

    Args:
        tags: of each bookmark.
        known: the tags that there are.
    """

    def __init__(
        self, tags: Sequence[Sequence[str]], known: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._before = [tuple(one) for one in tags]
        everywhere = [tag for tag in self._before[0] if all(tag in one for one in self._before)]
        self._everywhere = everywhere
        some = dict.fromkeys(tag for one in self._before for tag in one if tag not in everywhere)
        self.setWindowTitle(self.tr("しおりのタグ"))
        self.resize(460, 240)
        head = QLabel(
            self.tr("しおりのタグ")
            if len(self._before) == 1
            else self.tr("{0}件のしおりのタグ").format(f"{len(self._before):,}"),
            self,
        )
        head.setProperty("role", "title")
        label = QLabel(self.tr("タグ(&T)"), self)
        label.setProperty("role", "muted")
        self._field = TagField(known, self)
        self._field.setPlaceholderText(self.tr("例：デジタル、保育"))
        self._field.set_tags(everywhere)
        label.setBuddy(self._field)
        box, _ = self._deciding(self.tr("保存"))

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.s)
        layout.addLayout(self._headed("tag", head))
        layout.addSpacing(SPACE.xs)
        layout.addWidget(label)
        layout.addWidget(self._field)
        if known:
            layout.addWidget(tag_chips(self._field, known, self))
        if some:
            words = self.tr("一部だけに付いているタグは、そのまま残ります：{0}")
            hint = QLabel(words.format(listed(list(some))), self)
            hint.setProperty("role", "caption")
            hint.setWordWrap(True)
            layout.addWidget(hint)
        layout.addStretch(1)
        layout.addWidget(box)
        self._field.setFocus()

    def answer(self) -> list[tuple[str, ...]]:
        """The tags that each bookmark is to have, in the given order."""
        now = self._field.tags()
        gone = set(self._everywhere) - set(now)
        return [
            tuple(dict.fromkeys([*(tag for tag in one if tag not in gone), *now]))
            for one in self._before
        ]
