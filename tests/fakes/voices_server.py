"""A host on this computer that speaks VOICES' protocol, for a fictional council."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from fakes.host import HTML, MISSING, FakeHost

SPEECHES = (
    (
        "",
        "(名簿)",
        "{meeting}<BR><BR>　　　　架空市議会会議録<BR>　　　　{day}　午前１０時開議<BR>",
    ),
    ("○", "議長(例示花子君)", "○議長（例示花子君）　ただいまから会議を開きます。<BR>"),
    ("◆", "２番(見本太郎君)", "◆２番（見本太郎君）　オンライン化を伺います。<BR>　以上です。<BR>"),
    ("◎", "市長(架空一郎君)", "◎市長（架空一郎君）　髙いところから、進めてまいります。<BR>"),
    ("○", "議長(例示花子君)", "○議長（例示花子君）　本日は散会いたします。<BR>"),
)


@dataclass(slots=True)
class FakeDocument:
    """A document of the list."""

    fino: int
    meeting: str
    label: str
    day: str
    year: int = 2025

    def numbers(self) -> list[int]:
        """The numbers of its speeches."""
        return [self.fino * 100 + number for number in range(len(SPEECHES))]


def documents() -> list[FakeDocument]:
    """Those of the fictional council."""
    return [
        FakeDocument(998, "令和　７年第　１回定例会", "02月17日-目次", ""),
        FakeDocument(999, "令和　７年第　１回定例会", "02月17日-01号", "令和７年２月１７日"),
        FakeDocument(1000, "令和　７年第　１回定例会", "02月18日-02号", "令和７年２月１８日"),
        FakeDocument(1003, "令和　７年　総務委員会", "03月05日-01号", "令和７年３月５日"),
        FakeDocument(900, "令和　５年第　４回定例会", "12月05日-01号", "令和５年１２月５日", 2023),
    ]


@dataclass(slots=True)
class _Page:
    title: str
    body: str = field(default="")

    def wire(self) -> bytes:
        return (
            (
                '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">\n<HTML LANG="ja-JP">\n'
                '<HEAD>\n<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=Shift_JIS">\n'
                f"<TITLE>{self.title}</TITLE>\n</HEAD>\n<BODY>\n{self.body}\n</BODY>\n</HTML>\n"
            )
            .replace("\n", "\r\n")
            .encode("cp932")
        )


class VoicesServer(FakeHost):
    """Answers as the real system does.

    Attributes:
        titled: whether the entry page names the council.
        one_by_one: whether it shows one speech at a time, whatever it is asked for.
        rows: how many rows of the list stand on a page.
    """

    encoding = "cp932"

    def __init__(self, port: int = 0) -> None:
        super().__init__(port)
        self.documents = documents()
        self.titled = True
        self.one_by_one = False
        self.rows = 200

    def url(self, page: str = "g08v_search.asp") -> str:
        return f"{self.root}/voices/{page}"

    def answer(
        self, method: str, path: str, fields: list[tuple[str, str]]
    ) -> tuple[int, bytes, str]:
        where = urlsplit(path).path
        if where == "/voices/g08v_search.asp":
            name = "架空市議会" if self.titled else ""
            body = '<A HREF="g08v_views.asp?Sflg=1">会議名から</A><FORM ACTION="cgi/voiweb.exe"></FORM>'
            return 200, _Page(f"{name} 会議録検索システム", body).wire(), HTML
        if where != "/voices/cgi/voiweb.exe":
            return MISSING
        asked = dict(fields)
        page = self._program(asked)
        return MISSING if page is None else (200, page.wire(), HTML)

    def _program(self, asked: dict[str, str]) -> _Page | None:
        if asked.get("ACT") == "100":
            return self._list(int(asked["FYY"]), int(asked["TYY"]), int(asked.get("PAGE", "1")))
        found = [one for one in self.documents if str(one.fino) == asked.get("FINO")]
        if not found:
            return None
        document = found[0]
        if asked.get("ACT") == "202":
            return _Page("発言一覧", "\n".join(_rows(document)))
        if asked.get("ACT") == "203":
            return self._text(document, asked)
        return None

    def _list(self, first: int, last: int, number: int) -> _Page:
        found = [one for one in self.documents if first <= one.year <= last]
        if not found:
            return _Page("会議日程一覧", "該当する日程は存在しません。")
        shown = found[(number - 1) * self.rows : number * self.rows]
        rows = [
            f'<TR>\n<TD NOWRAP>\n<A HREF="voiweb.exe?ACT=100&FINO={one.fino}&PAGE=1">'
            f'<IMG SRC="folder.gif"></A>\n{one.meeting},<A HREF="javascript:;" TARGET="HLD_WIN" '
            f"onClick=\"winopen('voiweb.exe?ACT=200&KENSAKU=0&SORT=0&KTYP=0,1,2,3&KGTP=1,3"
            f"&KGNO=224&FINO={one.fino}&UNID=K_R0{one.fino}');\">{one.label}</A>\n</TD>\n</TR>"
            for one in shown
        ]
        head = f"<TABLE><TR><TD>{len(found)}件の日程がヒットしました。</TD></TR></TABLE>"
        return _Page("会議日程一覧", head + "<TABLE>" + "\n".join(rows) + "</TABLE>")

    def _text(self, document: FakeDocument, asked: dict[str, str]) -> _Page:
        numbers = document.numbers()
        if asked.get("HATSUGENMODE") != "1" or self.one_by_one:
            numbers = [int(asked.get("HUID", numbers[0]))]
        parts = [
            f'<A NAME="HUID{number}"></A>' + _filled(SPEECHES[number % 100][2], document)
            for number in numbers
        ]
        title = f" {SPEECHES[numbers[0] % 100][1]} P.1" if len(numbers) == 1 else ""
        form = '<P><FORM METHOD="POST"><INPUT TYPE="hidden" NAME="hitcount" VALUE="0"></FORM>'
        return _Page(title, "\n".join(parts) + form)


def _filled(text: str, document: FakeDocument) -> str:
    return text.replace("{meeting}", document.meeting).replace("{day}", document.day)


def _rows(document: FakeDocument) -> list[str]:
    return [
        f'<A NAME="{number}"></A><TABLE BORDER="0"><TR><TD NOWRAP>{mark or "&nbsp;"}</TD><TD NOWRAP>'
        f'<A HREF="voiweb.exe?ACT=203&KENSAKU=0&HUID={number}&KGNO=&FINO={document.fino}'
        f'&HATSUGENMODE=0&HYOUJIMODE=0&STYLE=0" target="hat"><B>{label}</B></A></TD></TR></TABLE>'
        for number, (mark, label, _) in zip(document.numbers(), SPEECHES, strict=True)
    ]
