"""How Japanese names are read: 「けんご」 may be 「健悟」, 「阿久津」 is 「あくつ」.

The lists are those of the package japanese-personal-name-dataset. They do not hold every name:
what they lack is not known to be the same, which is never taken for being different.
"""

from functools import cache, lru_cache

from reader.minutes.normalize import fold

_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


@cache
def _given() -> dict[str, frozenset[str]]:
    """Readings of given names by their folded kanji."""
    # Only asked for while people are told apart, in the process that indexes.
    from japanese_personal_name_dataset import load_dataset

    readings: dict[str, set[str]] = {}
    for names in load_dataset("org"):
        for reading, entry in names.items():
            for kanji in entry["kanji"]:
                readings.setdefault(fold(kanji), set()).add(reading)
    return {kanji: frozenset(found) for kanji, found in readings.items()}


@cache
def _surnames() -> dict[str, str]:
    from japanese_personal_name_dataset import load_dataset

    _, _, names = load_dataset("org", include_last_names=True)
    return {fold(kanji): entry["reading"] for kanji, entry in names.items()}


def is_surname(name: str) -> bool:
    """Whether a folded name is known to be a surname."""
    return name in _surnames()


def reads_as_surname(kanji: str, kana: str) -> bool:
    """Whether a surname is known to be read so; both folded."""
    return _surnames().get(kanji) == kana.translate(_TO_HIRAGANA)


@lru_cache(maxsize=1 << 12)
def reads_as_given(kanji: str, kana: str, *, begins: bool = False) -> bool:
    """Whether a given name is known to be read so, or to begin so; both folded.

    「ひろ子」 for 博子 is read part by part: what both spell alike stands for itself.
    """
    wanted = kana.translate(_TO_HIRAGANA)
    readings = _given().get(kanji, frozenset())
    if begins:
        return any(one.startswith(wanted) for one in readings)
    return wanted in readings
