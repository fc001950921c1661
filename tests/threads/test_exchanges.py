"""Where a member's question begins and ends, told from turns and the chair's words."""

import json
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.minutes.kinds import classify
from reader.minutes.labels import parse_label
from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.minutes.transcript import build_sitting, parse_transcript
from reader.threads.exchanges import find_exchanges
from reader.threads.model import Style

CHAIR = Speaker("議事花子", "議長")
MEMBER = Speaker("見本太郎", None, 5)
OTHER = Speaker("試作次郎", None, 7)
MAYOR = Speaker("架空一郎", "区長")
Q, A, C = SpeechKind.QUESTION, SpeechKind.ANSWER, SpeechKind.CHAIR

MakeSitting = Callable[..., Sitting]


def bounds(sitting: Sitting) -> list[tuple[int, int, str | None]]:
    return [(found.first, found.last, found.questioner.name) for found in find_exchanges(sitting)]


def test_a_member_with_a_second_round_is_one_exchange_and_bills_are_none(plenary: Sitting) -> None:
    assert bounds(plenary) == [(2, 7, "見本太郎")]


def test_in_committee_members_alternate_and_one_who_comes_back_asks_anew(
    committee: Sitting,
) -> None:
    assert bounds(committee) == [(4, 7, "見本太郎"), (8, 9, "試作次郎"), (11, 12, "見本太郎")]
    assert {found.style for found in find_exchanges(committee)} == {Style.ICHIMON}


def test_a_recess_between_question_and_answer_does_not_end_it(make_sitting: MakeSitting) -> None:
    sitting = make_sitting(
        (CHAIR, C, "　一般質問を行います。５番見本太郎議員。"),
        (MEMBER, Q, "　防災について質問いたします。備蓄は足りていますか。お答えください。"),
        (CHAIR, C, "　議事の都合により暫時休憩いたします。\n　　　〇午後２時１０分休憩\n　　　〇午後２時３０分開議"),
        (CHAIR, C, "　休憩前に引き続き会議を開きます。この際、あらかじめ会議時間を延長いたします。区長。"),
        (MAYOR, A, "　備蓄は３日分ございます。"),
        (MEMBER, Q, "　水はどうですか。"),
        (MAYOR, A, "　水も同じでございます。"),
        (CHAIR, C, "　見本太郎議員の質問を終わります。"),
    )  # fmt: skip
    assert bounds(sitting) == [(2, 7, "見本太郎")]


def test_the_chair_may_ask_a_member_to_be_brief(make_sitting: MakeSitting) -> None:
    sitting = make_sitting(
        (MEMBER, Q, "　道路の補修について伺います。"),
        (CHAIR, C, "　見本太郎議員、質問をまとめてください。"),
        (MEMBER, Q, "　まとめますから。補修はいつ終わりますか。"),
        (MAYOR, A, "　年度内に終わります。"),
    )
    assert bounds(sitting) == [(1, 4, "見本太郎")]


def test_a_related_question_by_another_member_is_an_exchange_of_its_own(
    make_sitting: MakeSitting,
) -> None:
    sitting = make_sitting(
        (MEMBER, Q, "　保育園の待機児童は何人ですか。"),
        (MAYOR, A, "　１２人でございます。"),
        (CHAIR, C, "　関連質問を許します。試作次郎議員。"),
        (OTHER, Q, "　関連して、学童保育の待機児童は何人ですか。"),
        (MAYOR, A, "　４人でございます。"),
    )
    assert bounds(sitting) == [(1, 2, "見本太郎"), (4, 5, "試作次郎")]


def test_a_question_that_was_never_answered_counts_if_it_plainly_asks(
    make_sitting: MakeSitting,
) -> None:
    asked = make_sitting(
        (MEMBER, Q, "　区長の責任について、明快な答弁を求めます。"),
        (CHAIR, C, "　次に、７番試作次郎議員。"),
    )
    told = make_sitting(
        (MEMBER, Q, "　本日は傍聴の方がたくさんお見えです。"),
        (CHAIR, C, "　次に、７番試作次郎議員。"),
    )
    assert bounds(asked) == [(1, 1, "見本太郎")]
    assert bounds(told) == []


def test_reports_debates_and_explanations_are_no_exchanges(make_sitting: MakeSitting) -> None:
    sitting = make_sitting(
        (CHAIR, C, "　総務委員長から報告願います。"),
        (OTHER, Q, "　総務委員会における審査の経過及び結果について御報告申し上げます。"),
        (CHAIR, C, "　次に、区長から所信表明があります。"),
        (MAYOR, A, "　所信の一端を申し述べます。"),
        (CHAIR, C, "　これより討論に入ります。"),
        (MEMBER, Q, "　反対討論を行います。区民の声を聞くべきではないでしょうか。見解を伺いたいものです。"),
        (MAYOR, A, "　発言の申出により一言申し上げます。"),
    )  # fmt: skip
    assert bounds(sitting) == []


def test_an_auditor_marked_as_a_member_who_answers_does_not_open_an_exchange(
    make_sitting: MakeSitting,
) -> None:
    auditor = Speaker("監査桃子", None)
    sitting = make_sitting(
        (MEMBER, Q, "　補助金の監査について伺います。"),
        (
            auditor,
            Q,
            "　私からは、補助金の監査に関する御質問にお答えいたします。適正でございました。",
        ),
        (MEMBER, Q, "　では、来年も行いますか。"),
        (auditor, Q, "　再質問にお答えいたします。来年も行います。"),
    )
    assert bounds(sitting) == [(1, 4, "見本太郎")]


MATTERS = [
    "　まず、街灯について伺います。街灯を増やすべきではないでしょうか。",
    "　次に、側溝について伺います。泥を除くべきではないでしょうか。",
    "　最後に、歩道について伺います。段差をなくすべきではないでしょうか。",
]


def styles(sitting: Sitting) -> list[Style]:
    return [found.style for found in find_exchanges(sitting)]


def test_all_matters_asked_in_one_turn_is_ikkatsu_however_short(make_sitting: MakeSitting) -> None:
    asked = (MEMBER, Q, "\n".join(MATTERS))
    answered = (MAYOR, A, "　街灯、側溝、歩道とも進めてまいります。")
    again = (MEMBER, Q, "　街灯をもう一度伺います。いつですか。")
    assert styles(make_sitting((CHAIR, C, "　一般質問を行います。"), asked, answered)) == [
        Style.IKKATSU
    ]
    assert styles(
        make_sitting((CHAIR, C, "　一般質問を行います。"), asked, answered, again, answered)
    ) == [Style.IKKATSU]


def test_who_presides_decides_where_the_shape_does_not(make_sitting: MakeSitting) -> None:
    two = (MEMBER, Q, "\n".join(MATTERS[:2]))
    answered = (MAYOR, A, "　進めてまいります。")
    plenary = make_sitting((CHAIR, C, "　一般質問を行います。"), two, answered)
    leader = Speaker("座長松子", "委員長")
    meeting = make_sitting((leader, C, "　御質疑を願います。"), two, answered)
    assert styles(plenary) == [Style.IKKATSU]
    assert styles(meeting) == [Style.ICHIMON]


def test_many_short_rounds_are_ichimon_and_many_long_ones_bunkatsu(
    make_sitting: MakeSitting,
) -> None:
    answered = (MAYOR, A, "　進めてまいります。")
    short, long = MATTERS[0], MATTERS[0] + "　街灯が足りないとの声が多数あります。" * 60

    def rounds(text: str) -> Sitting:
        return make_sitting(
            (CHAIR, C, "　一般質問を行います。"), *([(MEMBER, Q, text), answered] * 4)
        )

    assert styles(rounds(short)) == [Style.ICHIMON]
    assert styles(rounds(long)) == [Style.BUNKATSU]


def real_sitting(folder: Path) -> Sitting:
    text = (folder / "statements.txt").read_bytes().decode("cp932")
    return build_sitting(
        parse_transcript(text), reference="R", assembly=None, url=None, family="kensakusystem"
    )


@pytest.mark.shared
def test_meguro_has_two_exchanges(shared_data: Path) -> None:
    found = find_exchanges(real_sitting(shared_data / "kensakusystem" / "meguro"))
    assert [one.questioner.seat for one in found] == [20, 22]
    assert {one.style for one in found} == {Style.IKKATSU}


@pytest.mark.shared
@pytest.mark.parametrize("council", ["katsushika", "hirosaki"])
def test_bills_and_motions_alone_give_no_exchange(shared_data: Path, council: str) -> None:
    assert find_exchanges(real_sitting(shared_data / "kensakusystem" / council)) == ()


@pytest.mark.shared
def test_ward_plenaries_begin_where_members_begin(shared_data: Path) -> None:
    starts: dict[str, list[int]] = json.loads(
        (shared_data / "threads" / "dev" / "ward-thread-starts.json").read_text("utf-8")
    )
    right = found = wanted = 0
    with lzma.open(shared_data / "ward" / "ward.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line[:60].split('"')[3] not in starts:
                continue
            row = json.loads(line)
            labels = [label for label, _ in row["speeches"]]
            texts = [text for _, text in row["speeches"]]
            speakers = [parse_label(label) for label in labels]
            speeches = tuple(
                Speech(label, speaker, kind, text)
                for label, speaker, kind, text in zip(
                    labels, speakers, classify(labels, speakers, texts), texts, strict=True
                )
            )
            sitting = Sitting(row["id"], None, row["meeting"], None, None, speeches)
            mine = {one.first for one in find_exchanges(sitting)}
            theirs = set(starts[row["id"]])
            right += len(mine & theirs)
            found += len(mine)
            wanted += len(theirs)
    assert wanted == 521
    assert right / found >= 0.97
    assert right / wanted >= 0.98
