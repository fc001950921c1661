"""How alike two matters are, told from the words that tell."""

from reader.threads.alike import Matter, likeness, likest, telling_words

ONLINE = Matter(
    "行政手続のオンライン化",
    "内訳を教えてください。",
    "行政手続のオンライン化について、改修に８，８００万円、追加の改修に９００万円、次の改修に"
    "４００万円が計上されています。改修の内訳を教えてください。",
)
OTHER_YEAR = Matter(
    "オンライン化の年次計画",
    "いつまでに進めるのか伺います。",
    "行政手続のオンライン化の年次計画について、いつまでに進めるのか伺います。",
)
TOILET = Matter(
    "公園のトイレの改修",
    "改修を急ぐべきではないでしょうか。",
    "公園のトイレの改修に３００万円が計上されています。改修を急ぐべきではないでしょうか。",
)


def test_what_the_title_names_counts_before_what_is_said_most_often() -> None:
    telling = {"改修": 18.0, "万円": 16.0, "行政手続": 15.0, "オンライン化": 15.0}
    online, toilet = likeness(ONLINE, [OTHER_YEAR, TOILET], telling)
    assert online > 0
    assert toilet == 0


def test_a_title_that_tells_nothing_leaves_it_to_what_tells_most() -> None:
    telling = {"オンライン化": 15.0, "行政手続": 12.0, "改修": 3.0}
    wanted = Matter("経費", ONLINE.asks, ONLINE.text)
    online, toilet = likeness(wanted, [OTHER_YEAR, TOILET], telling)
    assert online > 0
    assert toilet == 0


def test_words_of_the_title_weigh_most_and_stems_of_verbs_are_none() -> None:
    found = telling_words(Matter("移動図書館", "手挙げ方式ですか。", "巡回の移動図書館"), 9)
    assert next(iter(found)) == "移動図書館"
    assert "巡回" in found
    assert "手挙" not in found


def test_the_sentence_that_says_most_is_shown_and_of_equal_ones_the_last() -> None:
    telling = {"オンライン化": 2.0, "改修": 1.0}
    assert likest(["改修です。", "オンライン化の改修です。", "伺います。"], telling) == 1
    assert likest(["改修です。", "改修について伺います。"], telling) == 1
