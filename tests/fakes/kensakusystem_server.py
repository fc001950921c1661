"""A server on this computer that speaks kensakusystem.jp's protocol, for tests and by hand.

It answers as the real system does: cp932 with CRLF, a charset in the page that is not
quite true and none in the download, POST for what browsers post, 404 for a GET longer
than 2,110 characters, nodes repeated inside comments. It keeps a log of every request,
and can be told to misbehave in every way a server on the net does.

By hand, from the folder ``tests``::

    python -m fakes.kensakusystem_server                    # a fictional council
    python -m fakes.kensakusystem_server --folder FOLDER    # raw pages of one sitting
    python -m fakes.kensakusystem_server --port 8765

FOLDER holds top.html, frameset.html, speakers.html and statements.txt as they came over
the wire; the tree that leads to the sitting is made for it. Paste the address that is
printed into the program (or ``gijiroku-reader fetch ADDRESS --delay 0``).
"""

import argparse
import html
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fakes.host import (
    CAPTIVE_PORTAL,
    HTML,
    MISSING,
    BreakOff,
    Call,
    Change,
    FakeHost,
    Fault,
    Hold,
    Page,
    Request,
    Reset,
    Status,
    redirect,
)

__all__ = [
    "CAPTIVE_PORTAL",
    "BreakOff",
    "Call",
    "Change",
    "FakeCouncil",
    "FakeMeeting",
    "FakeSitting",
    "FakeTab",
    "FakeYear",
    "Fault",
    "Hold",
    "KensakuServer",
    "Page",
    "Request",
    "Reset",
    "Status",
    "council_from_folder",
    "error_page",
    "redirect",
    "wire",
]

LONGEST_GET = 2110  # characters of an address
PREVIEW = 30  # characters of a speech in the list of speakers
TOKEN = "abcdefgh0123456789"


# --- what a council has -------------------------------------------------------------


@dataclass(slots=True)
class FakeSitting:
    """One sitting.

    Attributes:
        name: its file name (R070217A).
        label: its leaf in the tree （第1日 2月17日）.
        speeches: (label, text) pairs; the first is usually 議事日程.
        listed: the labels in the list of speakers, where they differ.
        raw: the bytes of frameset, speakers and statements, instead of all that.
        start: the startPos in the leaf's address.
    """

    name: str
    label: str
    speeches: list[tuple[str, str]] = field(default_factory=list)
    listed: list[str] | None = None
    raw: tuple[bytes, bytes, bytes] | None = None
    start: int = 0


@dataclass(slots=True)
class FakeMeeting:
    """A node under a year: its value as the tree spells it, sittings, other documents.

    Attributes:
        others: (file name, label) of leaves that are no sittings.
    """

    value: str
    sittings: list[FakeSitting] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)
    below: list["FakeMeeting"] = field(default_factory=list)


@dataclass(slots=True)
class FakeYear:
    """A year, as the tree spells it (令和 7年, 平成31年, 令和元年)."""

    value: str
    meetings: list[FakeMeeting] = field(default_factory=list)


@dataclass(slots=True)
class FakeTab:
    """A tab over one or several years, newest first; its value is the newest."""

    alt: str
    years: list[FakeYear]


@dataclass(slots=True)
class FakeCouncil:
    """A council.

    Attributes:
        slug: the folder of its pages.
        modern: whether the tree is of the newer skin (data-depth).
        lists_years: whether an opened tab shows its other years.
        entry_page: index.html or sapphire.html.
        expired: what an old token is answered with.
        downloads: whether the list of speakers offers a download; if not, the whole
            text is printed as one page.
        top: the bytes of the entry page, instead of a made one.
    """

    slug: str
    name: str
    tabs: list[FakeTab]
    modern: bool = False
    lists_years: bool = True
    entry_page: str = "index.html"
    cgi: str = "cgi-bin3"
    token: str = TOKEN
    expired: str = "top"
    downloads: bool = True
    top: bytes | None = None

    def years(self) -> Iterator[FakeYear]:
        for tab in self.tabs:
            yield from tab.years

    def meetings(self) -> Iterator[FakeMeeting]:
        for year in self.years():
            for meeting in year.meetings:
                yield meeting
                yield from meeting.below

    def sitting(self, name: str) -> tuple[FakeMeeting, FakeSitting] | None:
        for meeting in self.meetings():
            for sitting in meeting.sittings:
                if sitting.name == name:
                    return meeting, sitting
        return None


def council_from_folder(folder: Path) -> FakeCouncil:
    """A council with the one sitting whose raw pages lie in `folder`."""
    top, frames, speakers, statements = (
        (folder / name).read_bytes()
        for name in ("top.html", "frameset.html", "speakers.html", "statements.txt")
    )
    frames_text = frames.decode("cp932")
    found = re.search(r"/(\w+)/(cgi-bin\d*)/r_Speakers\.exe\?(\w+)/(\w+)/", frames_text)
    title = re.search(r"<TITLE>(.*?)（(.*?)）</TITLE>", frames_text)
    if found is None or title is None:
        raise ValueError(f"{folder} holds no frameset of a sitting")
    slug, cgi, token, name = found.groups()
    year, _, meeting = title[1].partition("年")
    sitting = FakeSitting(name, f"（{title[2]}）", raw=(frames, speakers, statements))
    node = FakeMeeting(f"{year}年 {meeting} ", [sitting])
    council = title_of(top) or slug
    tab = FakeTab(f"{year}年", [FakeYear(f"{year}年", [node])])
    return FakeCouncil(slug, council, [tab], cgi=cgi, token=token, top=top)


def title_of(page: bytes) -> str | None:
    """The council's name in the title of an entry page."""
    found = re.search(r"<title>(.*?)/", page.decode("cp932", "replace"), re.IGNORECASE)
    return None if found is None else found[1]


# --- its pages ------------------------------------------------------------------------


def wire(text: str) -> bytes:
    """`text` as the system sends it."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n").encode("cp932")


def top_page(council: FakeCouncil) -> bytes:
    if council.top is not None:
        return council.top
    return wire(f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head>
<meta http-equiv="Content-Type" content="text/html;charset=x-sjis">
<title>{council.name}/会議録検索システム</title>
<meta name="robots" CONTENT="follow,index">
</head><body>
<a href="{council.cgi}/See.exe?Code={council.token}"><img src="image/menu02.gif" alt="会議録の閲覧"></a>
<a href="{council.cgi}/Search2.exe?Code={council.token}&sTarget=2"><img src="image/menu03.gif" alt="会議録の検索"></a>
</body></html>
""")


def tree_page(council: FakeCouncil, value: str) -> bytes | None:
    """The page of the tree with `value` opened ("" is the first page)."""
    years = {year.value: (tab, year) for tab in council.tabs for year in tab.years}
    newest = council.tabs[0].years[0]
    opened_tab, opened_year = council.tabs[0], newest
    opened: FakeMeeting | None = None
    if value in years:
        opened_tab, opened_year = years[value]
    elif value:
        for tab in council.tabs:
            for year in tab.years:
                for meeting in year.meetings:
                    for candidate in (meeting, *meeting.below):
                        if candidate.value == value:
                            opened_tab, opened_year, opened = tab, year, candidate
        if opened is None:
            return None
    tabs = "\n".join(
        _node(council, tab.years[0].value, f'<IMG SRC="tab.gif" BORDER="0" ALT="{tab.alt}">')
        for tab in council.tabs
    )
    lines = [
        _node(council, year.value, year.value) + "<BR>"
        for year in opened_tab.years[1:]
        if value and council.lists_years
    ]
    for meeting in opened_year.meetings:
        lines.append(_node(council, meeting.value, meeting.value.strip()) + "<BR>")
        if opened is not None and (meeting is opened or opened in meeting.below):
            lines += _leaves(council, meeting)
            for child in meeting.below:
                lines.append(_node(council, child.value, child.value.strip()) + "<BR>")
                if child is opened:
                    lines += _leaves(council, child)
    return wire(f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML lang="ja"><head>
<meta http-equiv="Content-Type" content="text/html;charset=x-sjis">
<title>{council.name}/会議録検索システム</title>
</head><body>
<form name="viewtree" action="/{council.slug}/{council.cgi}/See.exe" method="POST">
<input type="hidden" name="Code" value="{council.token}">
<input type="hidden" name="treedepth" value="">
<input type="hidden" name="page">
<input type="hidden" name="fileName">
</form>
<a href="/{council.slug}/{council.cgi}/See.exe?Code={council.token}">会議録の閲覧</a>
{tabs}
<!--------------------------------------------------------------------------------->
<!-- １．tabを単年度表示する場合
{tabs}
{_node(council, "明治 1年", "コメントの中")}
-->
{chr(10).join(lines)}
</body></HTML>
""")


def _node(council: FakeCouncil, value: str, inside: str) -> str:
    if council.modern:
        return f'<A HREF="#" class="js-tree-submit" data-depth="{html.escape(value)}">{inside}</A>'
    return (
        '<A HREF="javascript:document.viewtree.submit()"'
        f"onClick=\"document.viewtree.treedepth.value='{value}'\">{inside}</A>"
    )


def _leaves(council: FakeCouncil, meeting: FakeMeeting) -> list[str]:
    documents = [(s.name, s.label, s.start) for s in meeting.sittings]
    documents += [(name, label, 0) for name, label in meeting.others]
    return [
        f'<A href="ResultFrame.exe?Code={council.token}&fileName={name}&startPos={start}">\n'
        f'<IMG SRC="/{council.slug}/image/r2.gif" WIDTH="12">{label}</A><BR>'
        for name, label, start in documents
    ]


def sitting_title(meeting: FakeMeeting, sitting: FakeSitting) -> str:
    """「令和 7年第1回定例会（第1日 2月17日）」, as the system joins node and leaf."""
    return re.sub(r"年 +", "年", meeting.value.rstrip()) + sitting.label


def frames_page(council: FakeCouncil, meeting: FakeMeeting, sitting: FakeSitting) -> bytes:
    if sitting.raw is not None:
        return sitting.raw[0]
    way = f"{council.token}/{sitting.name}/0/0//10/1"
    return wire(f"""<HTML><HEAD>
<META http-equiv="Content-Type" content="text/html; charset=Shift_JIS">
<TITLE>{sitting_title(meeting, sitting)}</TITLE>
</HEAD>
<!--Code={council.token}&fileName={sitting.name}&startPos=0-->
<FRAMESET FRAMEBORDER=1 COLS="280,*">
<FRAME SRC="/{council.slug}/{council.cgi}/r_Speakers.exe?{way}/3:0/3137/1//0/0/0" NAME="MENU">
<FRAME SRC="/{council.slug}/{council.cgi}/r_TextFrame.exe?{way}/3137//0/0/0" NAME="TEXTW">
</FRAMESET></HTML>
""")


def speakers_page(council: FakeCouncil, sitting: FakeSitting) -> bytes:
    if sitting.raw is not None:
        return sitting.raw[1]
    labels = sitting.listed or [label for label, _ in sitting.speeches]
    rows: list[str] = []
    for number, (position, label) in enumerate(zip(positions(sitting), labels, strict=True)):
        preview = sitting.speeches[number][1][:PREVIEW]
        box = f'<input type="checkbox" name="downloadPos" value="{position}" >'
        rows.append(f"""<tr>
<td nowrap><font class="TEXT5">No.{number}</font></td><td>{box if council.downloads else ""}</td>
<td nowrap>
<A HREF="/{council.slug}/{council.cgi}/r_TextFrame.exe?{council.token}/{sitting.name}/{position}/0//10/1/3137//0/0/0" TARGET="TEXTW"><font class="TEXT5">{label}<font></A>
</td></tr>
<tr><td colspan=3></td><td nowrap colspan=3><div id="span{number}" style="color:#808080;display:none;">{preview}</div>
</td></tr>""")
    return wire(f"""<HTML><HEAD>
<META http-equiv="Content-Type" content="text/html; charset=Shift_JIS">
<TITLE>会議録の閲覧と検索</TITLE>
</HEAD><BODY bgColor=#ffffff>
<FORM NAME="download" ACTION="/{council.slug}/{council.cgi}/GetPerson.exe" METHOD="POST" target="_top">
<INPUT type="hidden" name="Code" value="{council.token}">
<INPUT type="hidden" name="fileName" value="{sitting.name}">
<table>
{chr(10).join(rows)}
</table></FORM></BODY></HTML>
""")


def positions(sitting: FakeSitting) -> list[str]:
    """Where each speech stands in the stored file, in bytes."""
    place, found = 4, list[str]()
    for speech in sitting.speeches:
        found.append(str(place))
        place += len(wire(_speech(speech)))
    return found


def _speech(speech: tuple[str, str]) -> str:
    label, text = speech
    return f"○{label}　　{text}\n"


def statements(meeting: FakeMeeting, sitting: FakeSitting, wanted: list[str]) -> bytes:
    """The download of the speeches at the positions `wanted`."""
    if sitting.raw is not None:
        return sitting.raw[2]
    chosen = [
        _speech(speech)
        for position, speech in zip(positions(sitting), sitting.speeches, strict=True)
        if position in wanted
    ]
    day = re.search(r"(\d+)月 *(\d+)日", sitting.label)
    year = re.match(r"\S+? *\S+?年", meeting.value)
    when = f"{year[0]}{int(day[1]):2}月{int(day[2]):2}日" if year and day else ""
    header = f"開催日：{when}\n会議名：{sitting_title(meeting, sitting)}\n\n"
    return wire(header + "".join(speech + "\n" for speech in chosen))


def printed_page(meeting: FakeMeeting, sitting: FakeSitting) -> bytes:
    """The whole sitting as one web page."""
    text = statements(meeting, sitting, positions(sitting)).decode("cp932")
    lines = text.replace("\r\n", "\n").replace("\n", "<BR>\n")
    return wire(f"<html><head><title>全文表示</title></head><body>\n{lines}</body></html>\n")


def error_page(words: str) -> bytes:
    """How the system says that something went wrong, with HTTP 200."""
    return wire(f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML>
<HEAD>
<META http-equiv="Content-Type" content="text/html; charset=Shift_JIS">
</HEAD>
<body>
ERROR:{words}
</body>
</html>
""")


# --- the server ---------------------------------------------------------------------------


class KensakuServer(FakeHost):
    """The server of some councils; a context manager that serves as long as it is open."""

    encoding = "cp932"

    def __init__(self, *councils: FakeCouncil, port: int = 0) -> None:
        super().__init__(port)
        self.councils = {council.slug: council for council in councils}

    def url(self, slug: str, page: str = "index.html") -> str:
        """The address of a page of a council."""
        return f"{self.root}/{slug}/{page}"

    def opened(self) -> list[str]:
        """The nodes of the tree that were opened, in order."""
        return [request.value("treedepth") or "" for request in self.asked("See.exe")]

    def answer(
        self, method: str, path: str, fields: list[tuple[str, str]]
    ) -> tuple[int, bytes, str]:
        """Status, body and type of the right answer."""
        if method == "GET" and len(path) > LONGEST_GET:
            return MISSING
        slug, _, rest = path.lstrip("/").partition("/")
        council = self.councils.get(slug)
        if council is None:
            return MISSING
        page = rest.partition("?")[0]
        if page in {"", council.entry_page}:
            return 200, top_page(council), HTML
        folder, _, program = page.partition("/")
        if folder != council.cgi:
            return MISSING
        body = self._program(council, program, rest.partition("?")[2], fields)
        if body is None:
            return MISSING
        plain = program == "GetPerson.exe" and not body.lstrip().startswith(b"<")
        return 200, body, "text/plain" if plain else HTML

    def _program(
        self, council: FakeCouncil, program: str, query: str, fields: list[tuple[str, str]]
    ) -> bytes | None:
        values = dict(fields)
        way = query.split("/") if program == "r_Speakers.exe" else []
        token = way[0] if way else values.get("Code", "")
        if token != council.token:
            if council.expired == "top":
                return top_page(council)
            return error_page("セッションが切れました。")
        if program == "See.exe":
            return tree_page(council, values.get("treedepth", ""))
        name = way[1] if way else values.get("fileName", "")
        found = council.sitting(name)
        if found is None:
            return error_page(f"ファイルの読込みに失敗しました。<BR>{name}")
        meeting, sitting = found
        if program == "ResultFrame.exe":
            return frames_page(council, meeting, sitting)
        if program == "r_Speakers.exe":
            return speakers_page(council, sitting)
        if program == "GetText3.exe" and values.get("FUNC") == "PRINT_ALL":
            return printed_page(meeting, sitting)
        if program == "GetPerson.exe":
            wanted = [value for key, value in fields if key == "downloadPos"]
            return statements(meeting, sitting, wanted)
        return None


def main() -> None:
    from fakes.kakuu import kakuu_council

    parser = argparse.ArgumentParser(description="A fake kensakusystem.jp on this computer.")
    parser.add_argument("--folder", type=Path, help="raw pages of one sitting")
    parser.add_argument("--port", type=int, default=8765)
    options = parser.parse_args()
    council = council_from_folder(options.folder) if options.folder else kakuu_council()
    with KensakuServer(council, port=options.port) as server:
        print(f"{council.name}: {server.url(council.slug)}  (Ctrl+C stops)", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
