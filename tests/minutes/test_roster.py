"""The roster of an order of the day completes what labels leave out."""

from reader.minutes.model import Speaker
from reader.minutes.roster import NO_ROSTER, Entry, parse_roster

ORDER = """　　　　　　　　　　　　見本区議会会議録　　第１号

３　出席議員（５名）
　　　１番　見　本　さちこ　　　　２番　　架　空　　　透　　　　３番　青　葉　あきひろ
　　１０番　荒　田　德　子　　　１１番　　山　村　ま　い

４　欠席議員（１名）
　　１２番　（欠員）

５　出席説明員
　　区　長　　　　　　　　　青　井　英　子　　副区長　　　　　　　　荒　井　広　志
　　文化・スポーツ部長　　　架　島　壮　太　　健康福祉部長　　　　　保　井　春　美
　　　　　　　　　　　　　　　　　　　　　　　（福祉事務所長）
　　政策経営部長兼務　　　　長　井　幸　子
　　ＤＸ推進担当部長
　　架空総合支所長　　　　　野　井　智　美
　　副市長　　　　　　　　　甲　井　一　美　　副市長　　　　　　　　乙　井　二　美

６　区議会事務局
　　局長　　　　　　　　　　松　井　健　太　　次長　　　　　　　　　関　井　まいこ

　第１回見本区議会定例会議事日程　第１号
日程第１　会期の決定
日程第２　教育委員会委員の任命の同意
"""


def test_everyone_is_listed() -> None:
    entries = parse_roster(ORDER).entries
    assert entries[:5] == (
        Entry("見本さちこ", None, 1),
        Entry("架空透", None, 2),
        Entry("青葉あきひろ", None, 3),
        Entry("荒田德子", None, 10),
        Entry("山村まい", None, 11),
    )
    assert set(entries[5:]) == {
        Entry("青井英子", "区長"),
        Entry("荒井広志", "副区長"),
        Entry("架島壮太", "文化・スポーツ部長"),
        Entry("保井春美", "健康福祉部長"),
        Entry("保井春美", "福祉事務所長"),
        Entry("長井幸子", "政策経営部長兼務"),
        Entry("長井幸子", "ＤＸ推進担当部長"),
        Entry("野井智美", "架空総合支所長"),
        Entry("甲井一美", "副市長"),
        Entry("乙井二美", "副市長"),
        Entry("松井健太", "事務局長"),
        Entry("関井まいこ", "事務局次長"),
    }


def test_what_labels_leave_out_is_added() -> None:
    roster = parse_roster(ORDER)
    assert roster.resolve(Speaker(role="区長")) == Speaker("青井英子", "区長")
    assert roster.resolve(Speaker(role="事務局長")) == Speaker("松井健太", "事務局長")
    assert roster.resolve(Speaker(seat=2)) == Speaker("架空透", seat=2)
    assert roster.resolve(Speaker("架空透")) == Speaker("架空透", seat=2)
    assert roster.resolve(Speaker("荒田徳子")) == Speaker("荒田徳子", seat=10)


def test_nothing_that_stands_there_is_changed_and_nothing_guessed() -> None:
    roster = parse_roster(ORDER)
    for speaker in (
        Speaker(role="副市長"),
        Speaker("架空", "区長"),
        Speaker("架空透", None, 9),
        Speaker(role="教育長"),
        Speaker(seat=12),
        Speaker(),
    ):
        assert roster.resolve(speaker) == speaker


COMMITTEE = """
３　出席者　　　委員長　　清　書　まもる　　副委員長　付　箋　つばさ
　（９名）　　　委　員　　試　案　のぞみ　　委　員　　試　案　ひかり
　　　　　　　　委　員　　目　次　けんじ　　委　員　　脚　注　れ　い
　　　　　　　　委　員　　余　白　　　透　　委　員　　余　白　花　子

５　出席説明員　副区長　　　　　　　仮　定　　　進　　企画経営部長　　　模　型　和　夫
　　　　　　　　防災課長　　　　　　目　盛　　　実

６　区議会事務局　次長　　　　　　　注　釈　京　子　　議事係長　　　　　変　数　　　亘
"""


def test_people_may_stand_in_the_line_of_the_header() -> None:
    entries = parse_roster(COMMITTEE).entries
    assert Entry("清書まもる", "委員長") in entries
    assert Entry("付箋つばさ", "副委員長") in entries
    assert Entry("仮定進", "副区長") in entries
    assert Entry("模型和夫", "企画経営部長") in entries
    assert Entry("注釈京子", "事務局次長") in entries
    assert len(entries) == 13


def test_a_surname_is_completed_where_one_person_has_it() -> None:
    roster = parse_roster(COMMITTEE)
    assert roster.resolve(Speaker("目次")) == Speaker("目次けんじ")
    assert roster.resolve(Speaker("清書", "委員長")) == Speaker("清書まもる", "委員長")
    assert roster.resolve(Speaker("付箋")) == Speaker("付箋つばさ")
    assert roster.resolve(Speaker("仮定", "副区長")) == Speaker("仮定進", "副区長")
    assert roster.resolve(Speaker("目盛", "課長")) == Speaker("目盛実", "課長")
    assert parse_roster(ORDER).resolve(Speaker("架空")) == Speaker("架空透", seat=2)


def test_a_surname_stays_where_the_roster_leaves_a_doubt() -> None:
    roster = parse_roster(COMMITTEE)
    for speaker in (
        Speaker("試案"),  # two have it
        Speaker("脚注"),  # the padding does not tell
        Speaker("余白"),  # one has it, another may
        Speaker("目"),  # the beginning of a surname
        Speaker("目盛"),  # an officer is no member
        Speaker("目次", "区長"),  # a member is no mayor
        Speaker("目次けんじ"),
    ):
        assert roster.resolve(speaker) == speaker


def test_a_committees_roster() -> None:
    roster = parse_roster(
        "出席委員（３名）\n　委　員　長　　見　本　太　郎　　副委員長　　架　空　花　子\n"
        "　委　　　員　　青　葉　　　透\n出席説明員\n　荒田教育長　　保井企画経営部長\n"
    )
    assert roster.entries == (
        Entry("見本太郎", "委員長"),
        Entry("架空花子", "副委員長"),
        Entry("青葉透"),
        Entry("荒田", "教育長"),
        Entry("保井", "企画経営部長"),
    )


def test_seats_with_the_name_of_a_member_after_them() -> None:
    roster = parse_roster(
        "出席議員（２名）\n　10番　　見　本　浩　議員\n　11番　　架　空　太　議員\n"
    )
    assert roster.entries == (Entry("見本浩", None, 10), Entry("架空太", None, 11))


def test_no_roster() -> None:
    assert parse_roster("日程第１　会期の決定\n　区長提出議案の説明\n") == NO_ROSTER
