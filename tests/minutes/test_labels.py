"""Who speaks, in every way that councils write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.minutes.labels import NOBODY, PostClass, parse_label, post_class
from reader.minutes.model import Speaker
from reader.minutes.post_grammar import is_post


@pytest.mark.parametrize(
    ("label", "name", "role", "seat"),
    [
        ("見本花子議長", "見本花子", "議長", None),
        ("２０番（見本太郎議員）", "見本太郎", None, 20),
        ("１８番（見本健二君）", "見本健二", None, 18),
        ("六十三番（見本いくこ君）", "見本いくこ", None, 63),
        ("百二十二番（見本章浩君）", "見本章浩", None, 122),
        ("２番　見本太郎君", "見本太郎", None, 2),
        ("第５番　見本太郎君", "見本太郎", None, 5),
        ("２番議員（見本太郎君）", "見本太郎", None, 2),
        ("10番 千本 浩 議員", "千本浩", None, 10),
        ("７番", None, None, 7),
        ("（見本太郎区長）", "見本太郎", "区長", None),
        ("（見本　透副区長）", "見本透", "副区長", None),
        ("議長（見本一郎議員）", "見本一郎", "議長", None),
        ("議長（見本宏明君）", "見本宏明", "議長", None),
        ("市長（見本　宏）", "見本宏", "市長", None),
        ("知事（見本勝之）", "見本勝之", "知事", None),
        ("区長（見本健君）", "見本健", "区長", None),
        ("（見本正子君）", "見本正子", None, None),
        ("見本太郎議員", "見本太郎", None, None),
        ("見　本　太　郎", "見本太郎", None, None),
        ("見本委員", "見本", None, None),
        ("見本（慎）委員", "見本（慎）", None, None),
        ("見本(慎)委員長", "見本（慎）", "委員長", None),
        ("委員(見本)", "見本", None, None),
        ("委員長(見本)", "見本", "委員長", None),
        ("見本委員長", "見本", "委員長", None),
        ("見本副委員長", "見本", "副委員長", None),
        ("塩見　委員長", "塩見", "委員長", None),
        ("市長　見本太郎君", "見本太郎", "市長", None),
        ("企画部長", None, "企画部長", None),
        ("文化・スポーツ部長", None, "文化・スポーツ部長", None),
        ("企画経営部長（見本秀一君）", "見本秀一", "企画経営部長", None),
        ("見本都市計画課長", "見本", "都市計画課長", None),
        ("原国保年金課長", "原", "国保年金課長", None),
        ("清水道路課長", "清水", "道路課長", None),
        ("日下部障害者福祉課長", "日下部", "障害者福祉課長", None),
        ("三ツ橋情報システム課長", "三ツ橋", "情報システム課長", None),
        ("ミホン委員長", "ミホン", "委員長", None),
        ("みほん総務委員長", "みほん", "総務委員長", None),
        ("架空見本区保健所長", "架空", "見本区保健所長", None),
        ("見本太郎選挙管理委員会事務局長", "見本太郎", "選挙管理委員会事務局長", None),
        ("見本俊彦代表監査委員", "見本俊彦", "代表監査委員", None),
        ("見本洋子教育委員", "見本洋子", "教育委員", None),
        ("架空区議会事務局長", "架空", "区議会事務局長", None),
        ("見本参事（健康課長事務取扱）", "見本", "参事", None),
        ("見本防災課長（危機管理担当課長兼務）", "見本", "防災課長", None),
        ("見本総務課長兼秘書課長", "見本", "総務課長兼秘書課長", None),
        ("農業委員会会長（見本太郎君）", "見本太郎", "農業委員会会長", None),
        ("見本内閣総理大臣", "見本", "内閣総理大臣", None),
        ("見本国務大臣", "見本", "国務大臣", None),
        ("参考人見本太郎君", "見本太郎", "参考人", None),
        ("請願代表者（見本太郎君）", "見本太郎", "請願代表者", None),
        ("会田太郎", "会田太郎", None, None),
        ("見本太郎氏", "見本太郎", None, None),
        ("架空総合支所長（見本太郎）", "見本太郎", "架空総合支所長", None),
        ("総務部長（併）選挙管理委員会事務局長（見本太郎君）", "見本太郎", "総務部長（併）選挙管理委員会事務局長", None),
    ],
)  # fmt: skip
def test_a_label_tells_who_speaks(
    label: str, name: str | None, role: str | None, seat: int | None
) -> None:
    assert parse_label(label) == Speaker(name, role, seat)


@pytest.mark.parametrize(
    "label",
    [
        "議事日程",
        "　議事日程　　",
        "(名簿)",
        "（議題）",
        "会議録情報",
        "出席議員（１８名）",
        "付託案件一覧",
        "",
    ],
)
def test_what_is_no_speaker(label: str) -> None:
    assert parse_label(label) == NOBODY


@pytest.mark.parametrize(
    "label", ["３番（見本一長議員）", "見本一長議員", "３番（見本部長君）", "見本一長"]
)
def test_a_name_that_ends_like_a_post_survives(label: str) -> None:
    speaker = parse_label(label)
    assert speaker.role is None
    assert speaker.name in ("見本一長", "見本部長")


SURNAMES = st.sampled_from(["見本", "架空", "青葉", "みほん", "林", "長谷川"])
GIVEN = st.sampled_from(["太郎", "花子", "はなこ", "透"])
POSTS = st.sampled_from(
    [
        "区長",
        "副区長",
        "教育長",
        "議長",
        "副議長",
        "委員長",
        "企画経営部長",
        "総務部長",
        "子育て支援課長",
        "文化・スポーツ部長",
        "選挙管理委員会事務局長",
        "代表監査委員",
        "会計管理者",
        "危機管理室長",
        "まちづくり推進担当部長",
        "教育次長",
    ]
)


@given(SURNAMES, GIVEN, POSTS)
def test_post_and_name_are_told_apart_in_every_order(
    surname: str, given_name: str, post: str
) -> None:
    name = surname + given_name
    for suffix in ("", "君", "議員", "さん"):
        assert parse_label(f"{post}（{name}{suffix}）") == Speaker(name, post)
        assert parse_label(f"{post}（{surname}　{given_name}{suffix}）") == Speaker(name, post)
    assert parse_label(f"{post}　{name}君") == Speaker(name, post)
    assert parse_label(f"{surname}　{post}") == Speaker(surname, post)
    assert parse_label(post) == Speaker(None, post)
    assert parse_label(f"{surname}{post}") == Speaker(surname, post)


@given(st.integers(1, 130), SURNAMES, GIVEN)
def test_a_seat_stands_before_a_member(seat: int, surname: str, given_name: str) -> None:
    name = surname + given_name
    wide = str(seat).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for written in (str(seat), wide):
        for suffix in ("君", "議員", "委員", "さん", ""):
            assert parse_label(f"{written}番（{name}{suffix}）") == Speaker(name, None, seat)
        assert parse_label(f"{written}番　{surname}　{given_name}君") == Speaker(name, None, seat)


@given(st.text(max_size=30))
def test_any_label_is_read_somehow(label: str) -> None:
    speaker = parse_label(label)
    for part in (speaker.name, speaker.role):
        assert part is None or part.strip(" 　")
    post_class(speaker.role)


@pytest.mark.parametrize(
    ("role", "part"),
    [
        (None, PostClass.MEMBER),
        ("議長", PostClass.CHAIR),
        ("副議長", PostClass.CHAIR),
        ("臨時議長", PostClass.CHAIR),
        ("仮議長", PostClass.CHAIR),
        ("委員長", PostClass.CHAIR),
        ("副委員長", PostClass.CHAIR),
        ("座長", PostClass.CHAIR),
        ("総務委員長", PostClass.MEMBER),
        ("予算特別委員長", PostClass.MEMBER),
        ("理事", PostClass.MEMBER),
        ("選挙管理委員会委員長", PostClass.EXECUTIVE),
        ("農業委員会会長", PostClass.EXECUTIVE),
        ("教育委員", PostClass.EXECUTIVE),
        ("監査委員", PostClass.EXECUTIVE),
        ("代表監査委員", PostClass.EXECUTIVE),
        ("監査委員事務局長", PostClass.EXECUTIVE),
        ("区長", PostClass.EXECUTIVE),
        ("区長職務代理者助役", PostClass.EXECUTIVE),
        ("警視総監", PostClass.EXECUTIVE),
        ("消防総監", PostClass.EXECUTIVE),
        ("病院事業管理者", PostClass.EXECUTIVE),
        ("国務大臣", PostClass.EXECUTIVE),
        ("政府参考人", PostClass.EXECUTIVE),
        ("事務局長", PostClass.SECRETARIAT),
        ("区議会事務局長", PostClass.SECRETARIAT),
        ("議会局長", PostClass.SECRETARIAT),
        ("書記", PostClass.SECRETARIAT),
        ("参考人", PostClass.WITNESS),
        ("公述人", PostClass.WITNESS),
        ("証人", PostClass.WITNESS),
        ("何か", PostClass.UNKNOWN),
    ],
)
def test_the_part_a_post_plays(role: str | None, part: PostClass) -> None:
    assert post_class(role) is part


def test_posts_without_a_name() -> None:
    assert is_post("街づくり推進部長")
    assert is_post("議事・調査係長")
    assert not is_post("見本総務部長")
    assert not is_post("日下部")
    assert not is_post("南部課長")
