"""A host on this computer that speaks the interface of the Diet's minutes, with fictional ones."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from fakes.host import JSON, MISSING, FakeHost

BUSY = json.dumps(
    {"message": "サーバが混雑しています。", "details": ["19001: しばらくしてから…"]},
    ensure_ascii=False,
).encode()


@dataclass(frozen=True, slots=True)
class FakeMeeting:
    """A sitting of the Diet; `speeches` are (speaker, post, group, text) from order 1 on."""

    issue: str
    day: str
    house: str = "衆議院"
    name: str = "予算委員会"
    number: str = "第1号"
    speeches: tuple[tuple[str, str | None, str | None, str], ...] = field(
        default=(
            (
                "架空花子",
                None,
                "架空の会",
                "○架空委員長　これより会議を開きます。\r\n　見本太郎君。",
            ),
            ("見本太郎", None, "見本党", "○見本委員　窓口のオンライン化について伺います。"),
            (
                "例示次郎",
                "架空担当大臣",
                "架空の会",
                "○例示国務大臣　オンライン化を進めてまいります。",
            ),
            ("架空花子", None, "架空の会", "○架空委員長　本日は、これにて散会いたします。"),
        )
    )


class DietServer(FakeHost):
    """Answers ``meeting_list`` and ``meeting``, oldest first, as nothing promises an order.

    Attributes:
        page: the most sittings that an answer lists.
    """

    def __init__(self, *meetings: FakeMeeting, port: int = 0) -> None:
        super().__init__(port)
        self.meetings = list(meetings)
        self.page = 100

    @property
    def url(self) -> str:
        return f"{self.root}/"

    def answer(
        self, method: str, path: str, fields: list[tuple[str, str]]
    ) -> tuple[int, bytes, str]:
        asked = dict(fields)
        what = urlsplit(path).path.removeprefix("/api/")
        if what not in {"meeting_list", "meeting"} or asked.get("recordPacking") != "json":
            return MISSING
        conditions = {"from", "until", "issueID", "nameOfHouse", "nameOfMeeting", "any", "speaker"}
        if not conditions & asked.keys():
            body = {"message": "検索条件がありません。", "details": ["19011: 検索条件を…"]}
            return 400, json.dumps(body, ensure_ascii=False).encode(), JSON
        found = [meeting for meeting in self.meetings if _fits(meeting, asked)]
        start = int(asked.get("startRecord", "1"))
        most = min(
            int(asked.get("maximumRecords", "3")), self.page if what == "meeting_list" else 10
        )
        shown = found[start - 1 : start - 1 + most]
        following = start + len(shown)
        body = {
            "numberOfRecords": len(found),
            "numberOfReturn": len(shown),
            "startRecord": start,
            "nextRecordPosition": following if following <= len(found) else None,
            "meetingRecord": [_record(meeting, whole=what == "meeting") for meeting in shown],
        }
        return 200, json.dumps(body, ensure_ascii=False).encode(), JSON


def _fits(meeting: FakeMeeting, asked: dict[str, str]) -> bool:
    texts = [text for *_, text in meeting.speeches]
    speakers = [speaker for speaker, *_ in meeting.speeches]
    return (
        asked.get("from", "") <= meeting.day <= asked.get("until", "9999")
        and asked.get("issueID", meeting.issue) == meeting.issue
        and asked.get("nameOfHouse", meeting.house) == meeting.house
        and asked.get("nameOfMeeting", "") in meeting.name
        and ("any" not in asked or any(asked["any"] in text for text in texts))
        and ("speaker" not in asked or asked["speaker"] in speakers)
    )


def _record(meeting: FakeMeeting, *, whole: bool) -> dict[str, Any]:
    speeches: list[dict[str, Any]] = [
        _speech(
            meeting,
            0,
            "会議録情報",
            None,
            None,
            f"{meeting.day}\r\n　出席委員\r\n　　　見本　太郎君",
        )
    ]
    speeches += [
        _speech(meeting, number, *speech) for number, speech in enumerate(meeting.speeches, 1)
    ]
    if not whole:
        speeches = [{key: one[key] for key in ("speechID", "speechOrder")} for one in speeches]
    return {
        "issueID": meeting.issue,
        "imageKind": "会議録",
        "searchObject": 0,
        "session": 201,
        "nameOfHouse": meeting.house,
        "nameOfMeeting": meeting.name,
        "issue": meeting.number,
        "date": meeting.day,
        "closing": None,
        "speechRecord": speeches,
        "meetingURL": f"https://kokkai.ndl.go.jp/txt/{meeting.issue}",
    }


def _speech(
    meeting: FakeMeeting, number: int, speaker: str, post: str | None, group: str | None, text: str
) -> dict[str, Any]:
    return {
        "speechID": f"{meeting.issue}_{number:03}",
        "speechOrder": number,
        "speaker": speaker,
        "speakerYomi": None,
        "speakerGroup": group,
        "speakerPosition": post,
        "speakerRole": None,
        "speech": text,
        "startPage": 1,
        "speechURL": f"https://kokkai.ndl.go.jp/txt/{meeting.issue}/{number}",
    }


def issue(number: int) -> str:
    """An issueID of 21 characters."""
    return f"1201052540X{number:03}20200610"[:21].ljust(21, "0")
