"""A saved search's name, query and order."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.errors import QueryError
from reader.jobs.news import sort_of
from reader.library.records import SavedSearch
from reader.search.query import Query, parse, parse_lenient
from reader.search.results import Sort
from reader.ui.dialog import Dialog
from reader.ui.theme import SPACE
from reader.ui.wording import sentence


class SearchDialog(Dialog):
    """Asks how a search is kept; `answer()` and `replaced()` tell.

    Args:
        search: what is kept; its id is 0 where it is new.
        others: the other saved searches: one that asks the same can be replaced.
        sorts: the orders, and their words.
    """

    def __init__(
        self,
        search: SavedSearch,
        others: Sequence[SavedSearch],
        sorts: dict[Sort, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._others = [(one, _read(one.query)) for one in others if one.id != search.id]
        self._same: SavedSearch | None = None
        self.setWindowTitle(self.tr("検索を編集") if search.id else self.tr("検索を保存"))
        self.setMinimumWidth(460)
        self._name = QLineEdit(search.name, self)
        self._name.selectAll()
        self._query = QLineEdit(search.query, self)
        self._sort = QComboBox(self)
        for sort, words in sorts.items():
            self._sort.addItem(words, sort)
        self._sort.setCurrentIndex(self._sort.findData(sort_of(search)))
        self._flaw = QLabel(self)
        self._flaw.setProperty("role", "warning")
        self._flaw.setWordWrap(True)
        self._replace = QCheckBox(self)
        self._replace.setChecked(True)

        head = QLabel(self.windowTitle(), self)
        head.setProperty("role", "title")
        hint = QLabel(self.tr("新しい結果が入ると、ライブラリーに件数が出ます。"), self)
        hint.setProperty("role", "caption")
        hint.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(head)
        words.addWidget(hint)
        box, self._save = self._deciding(self.tr("保存"))
        form = QFormLayout()
        form.setSpacing(SPACE.s)
        form.addRow(self.tr("名前(&N)"), self._name)
        form.addRow(self.tr("検索する言葉(&Q)"), self._query)
        form.addRow("", self._flaw)
        form.addRow(self.tr("並び順(&O)"), self._sort)
        form.addRow("", self._replace)
        self._form = form
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.m)
        layout.addLayout(self._headed("star", words))
        layout.addLayout(form)
        layout.addWidget(box)
        self._query.textChanged.connect(self._look)
        self._look()
        self._name.setFocus()

    def answer(self) -> SavedSearch:
        """The search as it is to be kept; without a name it is called by its query."""
        query = self._query.text().strip()
        replaced = self.replaced()
        return replace(
            self._search,
            id=replaced.id if replaced is not None and not self._search.id else self._search.id,
            name=self._name.text().strip() or query,
            query=query,
            sort=str(self._sort.currentData()),
        )

    def replaced(self) -> SavedSearch | None:
        """The search that asks the same and is to give way, if any."""
        return self._same if self._replace.isChecked() else None

    def _look(self) -> None:
        """Say what is wrong with the query, and who asks the same."""
        wanted: Query | None = None
        flaw = ""
        try:
            wanted = parse(self._query.text())
        except QueryError as error:
            flaw = sentence(error)
        self._flaw.setText(flaw)
        self._form.setRowVisible(self._flaw, bool(flaw))
        self._save.setEnabled(not flaw)
        same = [one for one, query in self._others if wanted is not None and query == wanted]
        self._same = same[0] if same else None
        self._form.setRowVisible(self._replace, bool(same))
        if same:
            words = self.tr("同じ検索「{0}」を置き換える").format(same[0].name)
            self._replace.setText(words.replace("&", "&&"))
        self.adjustSize()


def _read(query: str) -> Query | None:
    return parse_lenient(query)[0]
