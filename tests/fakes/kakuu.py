"""架空区議会: a council that does not exist, with every habit of the real ones.

Tabs over several years and eras, 元年, committees, a second sitting on one day, contents
and votes beside the minutes, a committee below a session, characters that only cp932 has.
"""

from fakes.kensakusystem_server import (
    FakeCouncil,
    FakeMeeting,
    FakeSitting,
    FakeTab,
    FakeYear,
)

CHAIR = "髙﨑德子議長"
MEMBER = "１２番（見本太郎議員）"
MAYOR = "仮野次郎区長"


def speeches(day: str) -> list[tuple[str, str]]:
    """The speeches of a short sitting; the list calls the member 見本太郎議員."""
    return [
        (
            "議事日程",
            f"\n　　　　架空区議会会議録\n\n１　日時　{day}　午後１時\n\n３　出席議員\n　１２番　見　本　太　郎\n",
        ),
        (
            CHAIR,
            "ただいまから会議を開きます。\n　　◎一般質問\n　１２番見本太郎議員。\n　　〔見本太郎議員登壇〕\n",
        ),
        (MEMBER, "架空駅前の駐輪場について伺います。\n　第１に、増設の考えを伺います。\n"),
        (
            MAYOR,
            "見本太郎議員の御質問にお答えいたします。\n　第１点目、増設を検討してまいります。\n",
        ),
        (MEMBER, "再質問いたします。いつまでに検討するのか伺います。\n"),
        (MAYOR, "年度内に結論を出してまいります。\n"),
        (CHAIR, "本日はこれをもって散会いたします。\n　　　〇午後３時５１分散会\n"),
    ]


LISTED = ["議事日程", CHAIR, "見本太郎議員", MAYOR, "見本太郎議員", MAYOR, CHAIR]


def sitting(name: str, label: str, day: str, *, start: int = 0) -> FakeSitting:
    """A short sitting."""
    return FakeSitting(name, label, speeches(day), listed=LISTED, start=start)


def kakuu_council(**changes: object) -> FakeCouncil:
    """The council, as new; `changes` are attributes of `FakeCouncil`."""
    reiwa_8 = FakeYear(
        "令和 8年",
        [
            FakeMeeting(
                "令和 8年  3月定例会 ",
                [
                    sitting("R080302A", "（第1日 3月 2日）", "令和８年３月２日"),
                    sitting("R080312A", "（第11日 3月12日）", "令和８年３月１２日", start=-1),
                ],
                others=[("R080302MOKU", "目次"), ("R08030004KETS.html", "決議案第4号")],
                below=[
                    FakeMeeting(
                        "令和 8年  3月定例会 予算特別委員会 ",
                        [sitting("R080309B01", "（ 3月 9日）", "令和８年３月９日")],
                    )
                ],
            ),
            FakeMeeting(
                "令和 8年 企画総務委員会 ",
                [
                    sitting("R080119B10", "（ 1月19日）", "令和８年１月１９日"),
                    sitting("R080119_2B10", "（ 1月19日 2回目）", "令和８年１月１９日"),
                ],
            ),
        ],
    )
    reiwa_7 = FakeYear(
        "令和 7年",
        [
            FakeMeeting(
                "令和 7年 第1回定例会 ",
                [
                    sitting("R070217A", "（第1日 2月17日）", "令和７年２月１７日"),
                    sitting("R070218A", "（第2日 2月18日）", "令和７年２月１８日"),
                ],
            ),
            FakeMeeting(
                "令和 7年 第2回定例会 ",
                [sitting("R070610A", "（第1日 6月10日）", "令和７年６月１０日")],
            ),
            FakeMeeting(
                "令和 7年 企画総務委員会 ",
                [sitting("R070409B03", "（ 4月 9日）", "令和７年４月９日")],
            ),
        ],
    )
    first_of_reiwa = FakeYear(
        "令和元年",
        [
            FakeMeeting(
                "令和元年 第2回定例会 ",
                [sitting("R010618A", "（第1日 6月18日）", "令和元年６月１８日")],
            )
        ],
    )
    heisei_31 = FakeYear(
        "平成31年",
        [
            FakeMeeting(
                "平成31年 第1回定例会 ",
                [sitting("H310219A", "（第1日 2月19日）", "平成３１年２月１９日")],
            )
        ],
    )
    heisei_12 = FakeYear(
        "平成12年",
        [
            FakeMeeting(
                "平成12年 第4回定例会 ",
                [sitting("H121124A", "（第1日11月24日）", "平成１２年１１月２４日")],
            )
        ],
    )
    council = FakeCouncil(
        "kakuu",
        "架空区議会",
        [
            FakeTab("令和 6年～", [reiwa_8, reiwa_7]),
            FakeTab("平成30年～令和元年", [first_of_reiwa, heisei_31]),
            FakeTab("平成12年", [heisei_12]),
        ],
    )
    for name, value in changes.items():
        setattr(council, name, value)
    return council
