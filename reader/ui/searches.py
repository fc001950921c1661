"""Saved searches: kept, changed, deleted; and what is new since they were last looked at."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reader.jobs.news import News, Owner
from reader.library.records import SavedSearch
from reader.search.results import Hit, Sort
from reader.ui.following import Following
from reader.ui.library_nodes import Badge
from reader.ui.notices import Notices
from reader.ui.wording import beside, sentence
from reader.ui.workspace import Workspace

_MOMENT_MILLISECONDS = 2000
"""Whoever steps through the library with the arrow keys has not looked at a search."""

_MOST_SENTENCES = 5


class Searches(QObject):
    """The saved searches, and the one that is open.

    When are hits read? A mail reader marks a letter when it has been open for a moment, but a
    search has no letters to open: one looks over its list. Marking as read what is merely
    listed would take the marks away from under the eyes of who reads them; so the marks stay
    while the search is open, and go when it is left after a moment. 「未読に戻す」 in the
    library's menu brings them back.

    Attributes:
        current: the search that is open; None for none.
        only_new: whether only its new hits are listed.

    Signals:
        changed: what is new, or what is to be listed of it, is something else now.
    """

    changed = Signal()

    def __init__(
        self,
        following: Following,
        workspace: Workspace,
        notices: Notices,
        sorts: dict[Sort, str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._following = following
        self._workspace = workspace
        self._notices = notices
        self._sorts = sorts
        self._window = window
        self._all: Sequence[SavedSearch] = ()
        self._seen_before: dict[int, int] = {}
        self.current: SavedSearch | None = None
        self.only_new = False
        self._looked = False
        self._kept_unread = False
        self.moment = QTimer(self, singleShot=True, interval=_MOMENT_MILLISECONDS)
        self.moment.timeout.connect(self._note_look)
        following.changed.connect(self.changed)

    # --- what there is --------------------------------------------------------

    def set_all(self, searches: Sequence[SavedSearch]) -> None:
        """These are the saved searches now."""
        self._all = searches
        if self.current is not None:
            self.current = self.find(self.current.id)

    def find(self, identity: int) -> SavedSearch | None:
        """The search of that id, or None."""
        return next((one for one in self._all if one.id == identity), None)

    def badges(self) -> Mapping[int, Badge]:
        """What the tree shows, by the searches' ids."""
        return {
            identity: Badge(len(one.hits), sentence(one.flaw) if one.flaw else "")
            for identity, one in self._following.news.items()
        }

    def sentences(self) -> str:
        """What is new, a link for each search that has something, as rich text."""
        new = [one for one in self._following.news.values() if one.hits]
        new.sort(key=lambda one: one.search.name)
        lines: list[str] = []
        for one in new[:_MOST_SENTENCES]:
            words = self._template(
                one,
                self.tr("「{0}」に新しい発言が{1}件"),
                self.tr("「{0}」に新しい記事が{1}件"),
                self.tr("「{0}」に新しい発言と記事が{1}件"),
            )
            lines.append(f'<a href="saved:{one.search.id}">{words}</a>')
        if len(new) > _MOST_SENTENCES:
            lines.append(self.tr("ほか{0}件の検索").format(len(new) - _MOST_SENTENCES))
        return "<br>".join(lines)

    # --- the one that is open ---------------------------------------------------

    def open(self, identity: int) -> SavedSearch | None:
        """A saved search is opened; gives it, or None where it is gone."""
        self.leave()
        self.current = self.find(identity)
        return self.current

    def listed(self) -> None:
        """Its hits are before the reader now."""
        if self.current is not None and not (self._looked or self._kept_unread):
            self.moment.start()

    def leave(self) -> None:
        """Something else is listed: what was looked at for a moment is not new any more."""
        news, looked = self._open_news(), self._looked
        self.current, self.only_new = None, False
        self._looked, self._kept_unread = False, False
        self.moment.stop()
        if news is not None and looked:
            self._read([news])

    def clear(self) -> None:
        """Forget how to make hits unread: the numbers of another library mean other changes."""
        self._seen_before.clear()

    def hits(self, found: Sequence[Hit]) -> list[Hit]:
        """The new hits of the one that is open.

        Args:
            found: what was found just now: it may know the topics, which are computed late.
        """
        news = self._open_news()
        known = {(hit.speech, hit.post): hit for hit in found}
        new = news.hits if news is not None else ()
        return [known.get((hit.speech, hit.post), hit) for hit in new]

    def owners(self) -> frozenset[Owner]:
        """The sittings and posts whose hits are to be marked."""
        news = self._open_news()
        return news.owners if news is not None and news.hits else frozenset()

    def words(self, total: int) -> str:
        """What the list's header says of it, as rich text; "" where nothing is new.

        Args:
            total: how many hits it has in all.
        """
        news = self._open_news()
        if news is None or not news.hits:
            return ""
        words = self._template(
            news,
            self.tr("「{0}」に、前回見てから新しい発言が{1}件あります。"),
            self.tr("「{0}」に、前回見てから新しい記事が{1}件あります。"),
            self.tr("「{0}」に、前回見てから新しい発言と記事が{1}件あります。"),
        )
        links: list[tuple[str, str]] = []
        if self.only_new:
            links.append(("all", self.tr("すべての結果を表示")))
        elif len(news.hits) < total:
            links.append(("only", self.tr("新着だけを表示")))
        links.append(("read", self.tr("すべて既読にする")))
        shown = beside(f'<a href="new:{to}">{escape(label)}</a>' for to, label in links)
        return f"{words}<br>{shown}"

    def follow(self, link: str) -> None:
        """A link of `words` was followed."""
        news = self._open_news()
        if link == "read":
            self.only_new = False
            if news is not None:
                self.mark_read(news.search.id)
        else:
            self.only_new = link == "only"
            self.changed.emit()

    def _open_news(self) -> News | None:
        return self._following.news.get(self.current.id) if self.current is not None else None

    def _note_look(self) -> None:
        self._looked = True

    # --- read and unread ----------------------------------------------------------

    def unread(self, identities: Iterable[int]) -> list[int]:
        """Those of some searches that have something new."""
        news = self._following.news
        return [one for one in identities if one in news and news[one].hits]

    def read_lately(self, identities: Iterable[int]) -> list[int]:
        """Those of some searches of which something can be new again."""
        return [one for one in identities if one in self._seen_before]

    def mark_read(self, *identities: int) -> None:
        """Nothing of them is new any more; can be undone."""
        wanted = self.unread(identities)
        if not wanted:
            return
        found = [self._following.news[one] for one in wanted]
        hits = f"{sum(len(news.hits) for news in found):,}"
        self._read(found)
        if len(found) == 1:
            words = self.tr("「{0}」の新着 {1}件を既読にしました").format(
                found[0].search.name, hits
            )
        else:
            words = self.tr("{0}件の検索の新着 {1}件を既読にしました").format(len(found), hits)
        self._notices.say_undoable(words, lambda: self.mark_unread(*wanted))

    def mark_unread(self, *identities: int) -> None:
        """What was new before they were last read is new again."""
        seen = {one: self._seen_before.pop(one) for one in self.read_lately(identities)}
        if not seen:
            return
        if self.current is not None and self.current.id in seen:
            # Or leaving it would take the marks away again at once.
            self._looked, self._kept_unread = False, True
            self.moment.stop()
        self._following.look(seen)

    def _read(self, found: Sequence[News]) -> None:
        self._seen_before.update({news.search.id: news.seen for news in found if news.hits})
        seen = {news.search.id: news.latest for news in found if news.flaw is None}
        if seen:
            self._following.look(seen)

    # --- kept, changed, deleted ---------------------------------------------------

    def keep(self, query: str, sort: Sort) -> None:
        """Ask how a search is to be kept, and keep it."""
        self._ask(SavedSearch(0, query, query, sort))

    def edit(self, identity: int) -> None:
        """Ask what is to be changed of a saved search, and change it."""
        search = self.find(identity)
        if search is not None:
            self._ask(search)

    def rename(self, identity: int, name: str) -> None:
        """Give a saved search another name; can be undone."""
        search = self.find(identity)
        if search is None:
            return
        self._workspace.save_search(replace(search, name=name))
        self._notices.say_undoable(
            self.tr("「{0}」に名前を変えました").format(name),
            lambda: self._workspace.save_search(search),
        )

    def delete(self, *identities: int) -> Callable[[], object] | None:
        """Forget saved searches; gives what takes that back, None where there were none."""
        found = [one for one in map(self.find, identities) if one is not None]
        if not found:
            return None
        self._workspace.delete_searches(*(one.id for one in found))
        return lambda: self._workspace.put_searches_back(found)

    def _ask(self, search: SavedSearch) -> None:
        from reader.ui.search_dialog import SearchDialog  # not needed at start

        dialog = SearchDialog(search, self._all, self._sorts, self._window)
        dialog.accepted.connect(lambda: self._keep(search, dialog.answer(), dialog.replaced()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep(self, before: SavedSearch, answer: SavedSearch, replaced: SavedSearch | None) -> None:
        identity = self._workspace.save_search(answer)
        if replaced is not None and replaced.id != identity:
            self._workspace.delete_searches(replaced.id)

        def undo() -> None:
            for one in (before, replaced):
                if one is not None and one.id:
                    self._workspace.save_search(one)
            if not before.id and replaced is None:
                self._workspace.delete_searches(identity)

        self._notices.say_undoable(self.tr("検索を保存しました"), undo)

    def _template(self, news: News, speeches: str, posts: str, both: str) -> str:
        """One of three sentences, filled in, as rich text."""
        chosen = both if news.posts else speeches
        if news.posts == len(news.hits):
            chosen = posts
        return escape(chosen.format(news.search.name, f"{len(news.hits):,}"))
