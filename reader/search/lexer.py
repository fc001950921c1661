"""From a query's text to tokens; every flaw is noted with its place and read over."""

import re
from enum import StrEnum
from unicodedata import normalize

from msgspec import Struct

from reader.errors import Bilingual, QueryError
from reader.search.conditions import fault
from reader.search.syntax import ALIASES, NEAR_DISTANCE, QUOTES, SPECIAL, FieldName, is_space

FARTHEST = 100_000
"""The greatest distance of ``NEAR``; longer speeches do not occur."""

_OPEN, _CLOSE, _BAR, _MINUS = "(（", ")）", "|｜", "-－−"

_FIELD = re.compile(r"([^\s:：]{1,12})[:：]")
_KEYWORD = re.compile(r"(AND|OR|NOT)|NEAR(?:/([0-9]{1,9}))?")
_LETTER = "ぁ-ゖァ-ヺー一-鿿々〆"
_EMBEDDED = re.compile(rf"(?<=[{_LETTER}])(?:AND|ＡＮＤ|OR|ＯＲ)(?=[{_LETTER}])")

_UNCLOSED = Bilingual("引用符が閉じられていません", "the quotation mark is not closed")
_EMPTY_PHRASE = Bilingual("引用符の中が空です", "there is nothing between the quotation marks")
_EMPTY_VALUE = Bilingual("「{0}:」の値がありません", "“{0}:” has no value")
_LONE_MINUS = Bilingual("除く語がありません", "there is no word to exclude")


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    PHRASE = "phrase"
    FIELD = "field"
    OPEN = "open"
    CLOSE = "close"
    AND = "and"
    OR = "or"
    NOT = "not"
    NEAR = "near"


class Token(Struct, frozen=True):
    """A piece of a query.

    Attributes:
        start, end: code points in the query.
        text: of a word or phrase.
        name, values: of a field.
        distance: of ``NEAR``.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    name: FieldName = FieldName.SPEAKER
    values: tuple[str, ...] = ()
    distance: int = NEAR_DISTANCE


class Lexer:
    """Cuts one query into tokens.

    Attributes:
        tokens: in order.
        flaws: in order of discovery.
    """

    def __init__(self, text: str) -> None:
        self.tokens: list[Token] = []
        self.flaws: list[QueryError] = []
        self._text = text
        place = 0
        while place < len(text):
            place = self._next(place)

    def _next(self, place: int) -> int:
        sign = self._text[place]
        if is_space(sign):
            return place + 1
        if sign in _OPEN:
            return self._add(Token(Kind.OPEN, place, place + 1))
        if sign in _CLOSE:
            return self._add(Token(Kind.CLOSE, place, place + 1))
        if sign in _BAR:
            return self._add(Token(Kind.OR, place, place + 1))
        if sign in _MINUS:
            if place + 1 < len(self._text) and not is_space(self._text[place + 1]):
                return self._add(Token(Kind.NOT, place, place + 1))
            self._flaw(place, place + 1, _LONE_MINUS)
            return place + 1
        if sign in QUOTES:
            text, end = self._phrase(place)
            if text is not None:
                self._add(Token(Kind.PHRASE, place, end, text))
            return end
        return self._run(place)

    def _add(self, token: Token) -> int:
        self.tokens.append(token)
        return token.end

    def _flaw(self, start: int, end: int, why: Bilingual) -> None:
        self.flaws.append(QueryError(start=start, end=end, why=why))

    def _phrase(self, place: int) -> tuple[str | None, int]:
        """The phrase that opens at `place`, None where it is empty, and where it ends."""
        closing = QUOTES[self._text[place]]
        end = place + 1
        while end < len(self._text) and self._text[end] not in closing:
            end += 1
        text = self._text[place + 1 : end]
        if end == len(self._text):
            self._flaw(place, end, _UNCLOSED)
        else:
            end += 1
            if not text.strip():
                self._flaw(place, end, _EMPTY_PHRASE)
        return (text if text.strip() else None), end

    def _run(self, place: int) -> int:
        """A word, keyword or field that begins at `place`."""
        field = _FIELD.match(self._text, place)
        name = field_name(field[1]) if field else None
        if field is not None and name is not None:
            return self._field(place, field.end(), name)
        end = self._end_of_run(place)
        run = self._text[place:end]
        keyword = _KEYWORD.fullmatch(normalize("NFKC", run))
        if keyword is not None:
            kind = Kind(keyword[1].lower()) if keyword[1] else Kind.NEAR
            distance = min(int(keyword[2]), FARTHEST) if keyword[2] else NEAR_DISTANCE
            return self._add(Token(kind, place, end, run, distance=distance))
        # 防災AND税: nobody means those letters; in quotes they are searched all the same.
        embedded = _EMBEDDED.search(run)
        if embedded is not None:
            start = place + embedded.start()
            self._word(place, start)
            word = normalize("NFKC", embedded.group())
            return self._add(Token(Kind(word.lower()), start, place + embedded.end(), word))
        self._word(place, end)
        return end

    def _word(self, start: int, end: int) -> None:
        self._add(Token(Kind.WORD, start, end, self._text[start:end]))

    def _end_of_run(self, place: int) -> int:
        end = place
        while end < len(self._text):
            sign = self._text[end]
            if is_space(sign) or sign in SPECIAL:
                break
            end += 1
        return end

    def _field(self, start: int, place: int, name: FieldName) -> int:
        values: list[str] = []
        after = self._skip_spaces(place)
        if after < len(self._text) and self._text[after] not in _MINUS + _OPEN + _CLOSE + _BAR:
            place = after
        while True:
            value, end = self._value(place)
            if value is None and end == place:
                label = (name.value, next(key for key, field in ALIASES.items() if field is name))
                why = Bilingual(_EMPTY_VALUE.ja.format(label[0]), _EMPTY_VALUE.en.format(label[1]))
                self._flaw(start, end, why)
            elif value is not None:
                why = fault(name, value)
                if why is None:
                    values.append(value)
                else:
                    self._flaw(place, end, why)
            more = end + 1 < len(self._text) and self._text[end] in _BAR
            if not more or is_space(self._text[end + 1]) or self._text[end + 1] in _CLOSE:
                break
            place = end + 1
        if values:
            self._add(Token(Kind.FIELD, start, end, name=name, values=tuple(values)))
        return end

    def _value(self, place: int) -> tuple[str | None, int]:
        if place < len(self._text) and self._text[place] in QUOTES:
            return self._phrase(place)
        end = self._end_of_run(place)
        return (self._text[place:end] if end > place else None), end

    def _skip_spaces(self, place: int) -> int:
        while place < len(self._text) and is_space(self._text[place]):
            place += 1
        return place


def field_name(text: str) -> FieldName | None:
    """The field that `text` names in either language and width, or None."""
    plain = normalize("NFKC", text)
    if plain in set(FieldName):
        return FieldName(plain)
    return ALIASES.get(plain.lower())
