"""What a topic is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.threads.titles import LONGEST, is_weak, title, topic_title


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("新たな区民ホールの見直しについて", "新たな区民ホールの見直し"),
        ("「夢の広場」について", "夢の広場"),
        ("め、図書館の開館時間について", "図書館の開館時間"),
        ("第３項目、備蓄物資の管理について", "備蓄物資の管理"),
        ("そして図書館について", "図書館"),
        ("粗大ごみです", "粗大ごみ"),
        ("子ども", "子ども"),
        ("まちづくりについて", "まちづくり"),
        ("この街灯の件ですが", "街灯"),
        ("街灯の整備計画、３，２００万円について", "街灯の整備計画"),
        ("避難所における外国人への対応", "避難所における外国人への対応"),
        ("小学校及び中学校並びに高等学校の体育館における空調設備の更新", "空調設備の更新"),
        ("街灯は増やすのか", ""),
        ("街灯を増やすことによって", ""),
        ("これについては", ""),
        ("２か所", ""),
        ("", ""),
    ],
)
def test_a_heading_becomes_a_noun_phrase(heading: str, expected: str) -> None:
    assert title(heading) == expected


def test_a_name_that_fits_any_matter_is_passed_over() -> None:
    assert is_weak(title("その点について"))
    assert is_weak("今後の課題")
    assert is_weak("具体的")
    assert not is_weak("街灯の課題")
    assert topic_title(["その点について", "街灯の増設"], "", "", []) == "街灯の増設"


def test_a_name_that_needs_no_cutting_is_preferred() -> None:
    long = "区内のあらゆる地区の街灯をくまなく明るくしていくための計画"
    assert topic_title([long], "", "", []).endswith("…")
    assert topic_title([long, "街灯を明るくする計画"], "", "", []) == "街灯を明るくする計画"


def test_without_a_heading_the_ask_gives_the_noun_its_answer_takes_up() -> None:
    ask = "御家庭からは、街灯の配置が足りないという声が上がると思いますが、いかがですか。"
    assert topic_title([], ask, ask, ["街灯の配置は、順次改めてまいります。"]) == "街灯の配置"


def test_at_last_the_first_words_of_the_ask() -> None:
    ask = "　それでは、どうしてそうなってしまったのでしょうか、なぜなのでしょうか。"
    found = topic_title([], ask, ask, [])
    assert found.startswith("どうしてそうなって")
    assert len(found) <= LONGEST


@given(st.text(max_size=80), st.text(max_size=80))
def test_titles_are_short_whatever_was_said(heading: str, ask: str) -> None:
    assert len(title(heading)) <= LONGEST
    assert len(topic_title([heading], ask, ask, [heading])) <= LONGEST
