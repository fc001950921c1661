"""A host on this computer that speaks DiscussNet Premium's protocol, for a fictional council."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from fakes.host import HTML, JSON, MISSING, FakeHost

SPEECHES = (
    ("○議長", 4, "議長（例示花子君）", "○議長（例示花子君）　ただいまから会議を開きます。"),
    ("◆質問", 5, "２番（見本太郎君）", "◆２番（見本太郎君）　オンライン化について伺います。"),
    ("◎答弁", 6, "市長（架空一郎君）", "◎市長（架空一郎君）　進めてまいります。"),
    ("○議長", 4, "議長（例示花子君）", "○議長（例示花子君）　本日は散会いたします。"),
)


@dataclass(slots=True)
class FakeCouncil:
    """A meeting of several days; `days` are (schedule_id, name, day as its roster writes it)."""

    number: int
    name: str
    days: list[tuple[int, str, str]]
    year: str = "2025"
    kinds: tuple[str, ...] = ("全会議", "本会議", "定例会")


@dataclass(slots=True)
class FakeTenant:
    """A council."""

    slug: str = "kakuu"
    name: str = "架空市議会"
    number: int = 999
    councils: list[FakeCouncil] = field(
        default_factory=lambda: [
            FakeCouncil(
                1305,
                "令和　７年第１回定例会",
                [
                    (1, "02月17日－目次", ""),
                    (2, "02月17日－01号", "令和７年２月１７日（月曜日）"),
                    (3, "02月18日－02号", "令和７年２月１８日（火曜日）"),
                ],
            ),
            FakeCouncil(
                1311,
                "令和　７年　総務常任委員会",
                [(2, "03月05日－01号", "令和７年３月５日")],
                kinds=("全会議", "委員会", "常任委員会"),
            ),
            FakeCouncil(
                1251,
                "令和　６年第４回定例会",
                [(2, "12月05日－01号", "令和６年１２月５日")],
                year="2024",
            ),
            FakeCouncil(1400, "議案一覧", [(1, "議案", "")], kinds=("資料", "議案")),
        ]
    )


class DiscussNetServer(FakeHost):
    """Answers as the real host does: shells of pages, a script, and an interface for POST only.

    Attributes:
        titled: whether the pages name the council.
    """

    def __init__(self, tenant: FakeTenant | None = None, port: int = 0) -> None:
        super().__init__(port)
        self.tenant = tenant or FakeTenant()
        self.titled = True

    def url(self, page: str = "pg/index.html") -> str:
        return f"{self.root}/tenant/{self.tenant.slug}/{page}"

    def answer(
        self, method: str, path: str, fields: list[tuple[str, str]]
    ) -> tuple[int, bytes, str]:
        where = urlsplit(path).path
        folder = f"/tenant/{self.tenant.slug}/"
        if where == folder + "js/tenant.js":
            script = f"""/* 記入例：document.write('<input type="hidden" name="tenant_id" value="1234">'); */
document.write('<input type="hidden" name="tenant_id" value="{self.tenant.number}">');"""
            return 200, script.encode(), "application/javascript"
        if where in {folder + "pg/index.html", folder + "MinuteView.html"}:
            title = f"{self.tenant.name} 会議録検索システム" if self.titled else "会議録検索"
            page = f"""<!DOCTYPE html><html lang="ja"><head><title>{title}</title>
<script src="../js/tenant.js"></script><script src="/tenant/js/app.js"></script></head>
<body><a href="MinuteSearch.html">検索</a></body></html>"""
            return 200, page.encode(), HTML
        if method != "POST" or not where.startswith("/dnp/search/"):
            return MISSING
        asked = dict(fields)
        if asked.get("tenant_id") != str(self.tenant.number):
            return 200, b'{"error": "tenant"}', JSON
        body = self._interface(where.removeprefix("/dnp/search/"), asked)
        return (
            MISSING if body is None else (200, json.dumps(body, ensure_ascii=False).encode(), JSON)
        )

    def _interface(self, question: str, asked: dict[str, str]) -> dict[str, Any] | None:
        if question == "councils/index":
            return self._index()
        council = next(
            (one for one in self.tenant.councils if str(one.number) == asked.get("council_id")),
            None,
        )
        if council is None:
            return None
        if question == "minutes/get_schedule":
            days = [
                {
                    "schedule_id": number,
                    "name": name,
                    "page_no": 1,
                    "member_list": f"<pre>{self.roster(council, day)}</pre>",
                }
                for number, name, day in council.days
            ]
            return {"council_schedules": days}
        for number, _, day in council.days:
            if question == "minutes/get_minute" and str(number) == asked.get("schedule_id"):
                return {"tenant_minutes": self._minutes(council, day)}
        return None

    def roster(self, council: FakeCouncil, day: str) -> str:
        return f"{council.name}\n\n　　　{self.tenant.name}会議録\n\n　　{day}　午前１０時開議\n"

    def _index(self) -> dict[str, Any]:
        years: dict[str, list[dict[str, Any]]] = {}
        for council in self.tenant.councils:
            names = {f"council_type_name{n}": None for n in range(1, 6)}
            names |= {f"council_type_name{n}": kind for n, kind in enumerate(council.kinds, 1)}
            one = {"council_id": council.number, "name": council.name, "postit_count": 0}
            branch = {"council_type_path": "/0/1/3/", **names, "councils": [one]}
            years.setdefault(council.year, []).append(branch)
        view = [
            {"view_year": year, "japanese_year": year, "council_type": branches}
            for year, branches in years.items()
        ]
        return {"councils": [{"view_years": view}]}

    def _minutes(self, council: FakeCouncil, day: str) -> list[dict[str, Any]]:
        found = [
            {
                "minute_id": 1,
                "title": "（名簿）",
                "body": f"<pre>{self.roster(council, day)}</pre>",
                "minute_type": "名簿",
                "minute_type_code": 2,
            }
        ]
        found += [
            {
                "minute_id": number,
                "title": title,
                "body": f"<pre>{text}\n</pre>",
                "minute_type": kind,
                "minute_type_code": code,
            }
            for number, (kind, code, title, text) in enumerate(SPEECHES, 3)
        ]
        return found
