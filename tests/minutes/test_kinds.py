"""Who asks, who answers and who presides, told from the whole sitting."""

from reader.minutes.kinds import classify
from reader.minutes.labels import parse_label
from reader.minutes.model import SpeechKind

Q, A, C, O = SpeechKind.QUESTION, SpeechKind.ANSWER, SpeechKind.CHAIR, SpeechKind.OTHER  # noqa: E741


def classified(*speeches: tuple[str, str]) -> list[SpeechKind]:
    labels = [label for label, _ in speeches]
    return classify(
        labels, [parse_label(label) for label in labels], [text for _, text in speeches]
    )


def test_a_plenary() -> None:
    assert classified(
        ("議事日程", "出席議員（３名）"),
        ("見本花子議長", "これより本日の会議を開きます。"),
        ("２番（見本太郎議員）", "伺います。"),
        ("青葉透区長", "お答えします。"),
        ("荒田教育長", "お答えします。"),
        ("見本花子議長", "次に、委員会の報告を求めます。"),
        ("総務委員長（架空次郎君）", "審査の経過を報告します。"),
        ("委員長（架空次郎君）", "以上です。"),
        ("事務局長（架空三郎）", "（朗読）"),
        ("選挙管理委員会委員長（架空四郎君）", "お答えします。"),
    ) == [O, C, Q, A, A, C, O, O, O, A]


def test_a_vice_chair_who_asks_while_the_chair_presides() -> None:
    assert classified(
        ("見本委員長", "ただいまから、総務委員会を開会いたします。"),
        ("架空委員", "まず、伺います。"),
        ("青葉総務課長", "そのとおりです。"),
        ("荒田副委員長", "私からも１点だけ確認させてください。件数は何件でしょうか。"),
        ("青葉総務課長", "３件です。"),
        ("荒田副委員長", "賛成です。"),
        ("見本委員長", "これをもちまして、閉会いたします。"),
    ) == [C, Q, A, Q, A, Q, C]


def test_a_vice_chair_who_takes_the_chair() -> None:
    assert classified(
        ("見本委員長", "暫時休憩いたします。"),
        (
            "荒田副委員長",
            "休憩前に引き続き会議を開きます。\nご質疑等がございましたら、ご発言願います。",
        ),
        ("架空委員", "伺います。"),
        ("青葉総務課長", "３件です。"),
        ("荒田副委員長", "ほかにございますか。"),
        ("荒田副委員長", "架空委員。"),
        ("架空委員", "分かりました。"),
        ("荒田副委員長", "これで質疑を終了いたします。"),
    ) == [C, C, Q, A, C, C, Q, C]


def test_a_vice_chair_alone_presides() -> None:
    assert classified(
        ("荒田副委員長", "委員長が欠席ですので、私が務めます。"),
        ("架空委員", "伺います。"),
    ) == [C, Q]


def test_the_chair_of_the_house_is_a_guest_of_a_committee() -> None:
    assert classified(
        ("見本委員長", "開会いたします。"),
        ("荒田議長", "一言ごあいさつ申し上げます。"),
        ("理事（架空太郎君）", "伺います。"),
        ("参考人（架空次郎君）", "申し上げます。"),
    ) == [C, O, Q, A]


def test_a_chair_named_with_his_committee_presides_where_nobody_else_does() -> None:
    assert classified(
        ("総務委員長（架空次郎君）", "開会いたします。"),
        ("架空委員", "伺います。"),
    ) == [C, Q]


def test_bare_names_are_members_and_contents_are_not() -> None:
    assert classified(("見　本　太　郎", "伺います。"), ("付託案件一覧", "第１号"), ("", "")) == [
        Q,
        O,
        O,
    ]
