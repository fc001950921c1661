"""Whose minutes a text holds, from its opening."""

import re
from collections import Counter

_HAN = "一-鿿㐀-䶿々ヶケノァ-ヺー"
_MEETS = r"(?=[\s　]*(?:会議録|議事録|議会会議録|定例|臨時|定例会|全員協議会|議事日程|[^\s　。、]{0,14}委員会))"
_BEFORE = rf"(?:(?<![{_HAN}0-9０-９])|(?<=[回年月日号度]))"
_PLACE = rf"(?![回年号度本]|全国|関東|都道府県)[{_HAN}]{{1,6}}?[区市町村都道府県]"
_NAMED = re.compile(rf"{_BEFORE}(?P<name>{_PLACE}議会){_MEETS}")
_NAMED_CITY = re.compile(rf"{_BEFORE}(?P<name>(?![回年号度本])[{_HAN}]{{1,5}}?市会){_MEETS}")
# Places written in hiragana, only after what cannot be part of a sentence.
_NAMED_KANA = re.compile(
    rf"(?:^[\s　]*|[回年])(?P<name>[ぁ-ゖ{_HAN}]{{1,7}}?[区市町村]議会){_MEETS}", re.MULTILINE
)
_OWN = re.compile(r"(?<![一-鿿])(?P<kind>[区市町村])議会")
_OWNED = re.compile(
    rf"(?<![{_HAN}])(?:令和|平成)?[\s　]*[0-9０-９元]*[\s　]*(?:年度)?(?P<place>(?![回年号度本])[{_HAN}ぁ-ゖ]{{1,6}}?[区市町村])"
    r"(?:一般会計|国民健康保険|後期高齢者|介護保険|職員|[^\s　。]{1,20}条例)"
)


def find_assembly(text: str) -> str | None:
    """The assembly that an order of the day, or a chair's first words, name.

    Read are 「見本区議会会議録」, 「第１回見本区議会定例会」, 「見本市会会議録」; else, where the
    text says only 区議会, the one ward whose budgets and ordinances it is about. None where
    the text names none, or several equally often.
    """
    for pattern in (_NAMED, _NAMED_CITY, _NAMED_KANA):
        found = Counter(match["name"] for match in pattern.finditer(text))
        if found:
            return _foremost(found, at_least=1)
    kinds = {match["kind"] for match in _OWN.finditer(text)}
    if len(kinds) != 1:
        return None
    kind = kinds.pop()
    owners = Counter(
        match["place"] for match in _OWNED.finditer(text) if match["place"].endswith(kind)
    )
    place = _foremost(owners, at_least=3)
    return None if place is None else f"{place}議会"


def _foremost(found: Counter[str], *, at_least: int) -> str | None:
    ranked = found.most_common(2)
    if not ranked or ranked[0][1] < at_least:
        return None
    if len(ranked) == 2 and ranked[1][1] * 2 > ranked[0][1]:
        return None
    return ranked[0][0]
