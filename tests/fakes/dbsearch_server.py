"""A host on this computer that speaks DB-Search's protocol in its three generations."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from fakes.host import HTML, MISSING, FakeHost

SPEECHES = (
    ("◯議長（例示花子君）", "午前10時開議<br />◯議長（例示花子君）　会議を開きます。"),
    (
        "◯２番（見本太郎君）",
        "◯２番（見本太郎君）　オンライン化について伺います。<br />　以上です。",
    ),
    ("◯市長（架空一郎君）", "◯市長（架空一郎君）　進めてまいります。"),
    ("◯議長（例示花子君）", "◯議長（例示花子君）　本日は散会いたします。"),
)
TOKEN = "csrf0123456789"


@dataclass(frozen=True, slots=True)
class FakeDocument:
    """A document of the list."""

    number: int
    name: str
    day: str


def documents() -> list[FakeDocument]:
    """Those of the fictional council, newest first."""
    return [
        FakeDocument(1488, "令和７年第１回定例会（第２号）　名簿", "2025-02-18"),
        FakeDocument(1486, "令和７年第１回定例会（第２号）　本文", "2025-02-18"),
        FakeDocument(1485, "令和７年第１回定例会（第１号）　本文", "2025-02-17"),
        FakeDocument(1484, "令和７年第１回定例会［　署名　］", "2025-02-17"),
        FakeDocument(1480, "令和７年　総務委員会　本文", "2025-01-20"),
        FakeDocument(900, "令和２年第４回定例会（第１号）　本文", "2020-12-05"),
        FakeDocument(300, "平成１０年第１回定例会（第１号）　本文", "1998-03-01"),
    ]


class DbSearchServer(FakeHost):
    """Answers as the real system of a generation does.

    Attributes:
        session: the number in the addresses; an old one is answered by the first page.
        rows: documents on a page of the list.
    """

    def __init__(self, generation: int, port: int = 0) -> None:
        super().__init__(port)
        self.generation = generation
        self.documents = documents()
        self.session = 848322
        self.rows = 3
        self._period = ("", "9999")
        self._opened: FakeDocument | None = None

    @property
    def url(self) -> str:
        return f"{self.root}/index.php/"

    def stranger(self) -> bytes:
        return self._top()

    def answer(
        self, method: str, path: str, fields: list[tuple[str, str]]
    ) -> tuple[int, bytes, str]:
        asked = dict(fields)
        where = urlsplit(path).path
        template = asked.get("Template", dict(_query(path)).get("Template", "")).lower()
        if where in {"/index.php/", "/"}:
            return 200, self._top(), HTML
        if where == "/index.php/100000" and template == "document" and self.generation == 2020:
            return self._document(asked.get("Id", ""))
        if where != f"/index.php/{self.session}":
            return (200, self._top(), HTML) if where.startswith("/index.php/") else MISSING
        if template == "list":
            if method == "POST" and self.generation == 2020 and asked.get("_token") != TOKEN:
                return 419, b"Page Expired", HTML
            return 200, self._list(asked), HTML
        if template in {"view", "doc-all-frame"}:
            return self._document(asked.get("DocumentID", ""))
        if template in {"doc-all-command", "doc-page"} and self._opened is not None:
            return 200, self._frame(template, self._opened), HTML
        return MISSING

    def _html(self, title: str, head: str, body: str) -> bytes:
        return (
            f'<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8">{head}'
            f"<title>{title}</title></head>\n<body>{body}</body>\n</html>\n"
        ).encode()

    def _top(self) -> bytes:
        head, action = "", f"/index.php/{self.session}?Template=list"
        if self.generation == 2020:
            head, action = (
                f'<meta name="csrf-token" content="{TOKEN}">',
                f"{self.root}/index.php/{self.session}",
            )
        if self.generation == 2015:
            head = '<link rel="stylesheet" href="../framework/bootstrap/css/bootstrap.css">'
        form = f'<form class="simple__form" method="post" action="{action}"><input name="Phrase"></form>'
        link = f'<a href="/index.php/{self.session}?Template=search-library">会議録一覧</a>'
        return self._html("トップページ | 架空市議会会議録検索", head, form + link)

    def _list(self, asked: dict[str, str]) -> bytes:
        page = int(asked.get("Page", "1"))
        if "QueryType" in asked:
            self._period = (_day(asked, "Start", ""), _day(asked, "End", "9999"))
        first, last = self._period
        found = [one for one in self.documents if first <= one.day <= last]
        if not found:
            return self._html("検索結果", "", "<p>該当する文書はありません。</p>")
        shown = found[(page - 1) * self.rows : page * self.rows]
        links = {
            2020: "{root}/index.php/{session}?Template=document&Id={number}#one",
            2015: "/index.php/{session}?Template=view&amp;VoiceType=all&amp;DocumentID={number}",
            2005: "/index.php/{session}?Template=doc-one-frame&amp;VoiceType=onehit&amp;DocumentID={number}",
        }
        rows = "".join(
            '<div class="title"><a href="'
            + links[self.generation].format(root=self.root, session=self.session, number=one.number)
            + f'">{one.name}</a> <span class="date">開催日：{one.day}</span></div>'
            for one in shown
        )
        count = (
            f'<p><span class="c">{len(found)}</span> 文書 (<span>4,713</span> 発言) が該当しました。</p>'
            if self.generation != 2005
            else f'<p><span class="c">{len(found)}</span>件中 1 - {self.rows} 件目を表示</p>'
        )
        navigation = f'<a href="/index.php/{self.session}?Template=list&amp;Page={page + 1}">次</a>'
        return self._html("検索結果 | 架空市議会会議録", "", count + rows + navigation)

    def _document(self, number: str) -> tuple[int, bytes, str]:
        document = next((one for one in self.documents if str(one.number) == number), None)
        if document is None:
            return MISSING
        self._opened = document
        if self.generation == 2005:
            frames = "".join(
                f'<frame src="/index.php/{self.session}?Template={template}" name="F">'
                for template in ("doc-all-command", "doc-all-voicelist", "doc-page")
            )
            page = (
                "<html><head><title>閲覧 | 全文表示 | 架空市議会会議録</title></head>"
                f'<frameset rows="88,*">{frames}</frameset></html>'
            )
            return 200, page.encode(), HTML
        body = self._body_2020(document) if self.generation == 2020 else self._body_2015(document)
        return 200, self._html("閲覧 | 架空市議会会議録検索", "", body), HTML

    def _body_2020(self, document: FakeDocument) -> str:
        items = "".join(
            f'<li class="voice-block" data-voice_code="{number}" data-voice-title="{title}">'
            f'<p class="voice__text">{text}<br /></p></li>'
            for number, (title, text) in enumerate(SPEECHES, 1)
        )
        return (
            f'<h1 class="command__title"><span class="command__docname">{document.name}</span>'
            f'<span class="command__date">{document.day}</span></h1><ul>{items}</ul>'
        )

    def _body_2015(self, document: FakeDocument) -> str:
        items = "".join(
            f'<li><span class="voice__title">{title}</span><p class="js-textwrap-container">'
            f'<span class="visible-print-block">{number}: </span>{text}<br /></p></li>'
            for number, (title, text) in enumerate(SPEECHES, 1)
        )
        return (
            f'<p class="view__title">{document.name}</p><p class="view__date">開催日: <time>'
            f'{document.day}</time></p><p>文書中の発言: <span class="badge">{len(SPEECHES)}</span></p>{items}'
        )

    def _frame(self, template: str, document: FakeDocument) -> bytes:
        if template == "doc-all-command":
            heading = f'<div class="command"><h2 class="command__title">{document.name}</h2></div>'
            return self._html("閲覧 | コントローラ（全文表示） | 架空市議会会議録", "", heading)
        items = "".join(
            f'<div class="page-text__voice" id="VoiceNo{number}"><p class="page-text__text">'
            f'<span class="page-text__number">{number}</span>{text}<br /></p></div>'
            for number, (_, text) in enumerate(SPEECHES, 1)
        )
        return self._html("閲覧 | 発言内容 | 架空市議会会議録", "", items)


def _query(path: str) -> list[tuple[str, str]]:
    parts = (part.partition("=") for part in urlsplit(path).query.split("&"))
    return [(name, value) for name, _, value in parts]


def _day(asked: dict[str, str], which: str, default: str) -> str:
    year = asked.get(f"Term{which}Year")
    if not year:
        return default
    month, day = asked[f"Term{which}Month"], asked[f"Term{which}Day"]
    return date(int(year), int(month), int(day)).isoformat()
