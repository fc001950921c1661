"""From tokens to a query: recursive descent that reads on after a flaw.

One parser serves both readings: `parse` refuses the first flaw, `parse_lenient` takes what
could be read in spite of it.
"""

from reader.errors import Bilingual, QueryError
from reader.search.lexer import Kind, Lexer, Token
from reader.search.syntax import And, Field, Near, Node, Not, Or, Query, Word, atoms, join

DEEPEST = 40
"""Brackets and exclusions that may be nested."""

_EMPTY = Bilingual("検索語がありません", "there is nothing to search for")
_ONLY_EXCLUDED = Bilingual(
    "除く語だけでは検索できません。探す語も入れてください",
    "excluded words alone find nothing; add a word to search for",
)
_NO_OPEN = Bilingual("対応する開きかっこがありません", "this bracket was never opened")
_NO_CLOSE = Bilingual("かっこが閉じられていません", "the bracket is not closed")
_EMPTY_GROUP = Bilingual("かっこの中が空です", "there is nothing between the brackets")
_NO_OPERAND = Bilingual("「{0}」の前後に語が要ります", "“{0}” needs a word on both sides")
_NO_EXCLUDED = Bilingual("除く語がありません", "there is no word to exclude")
_NEAR_WORDS = Bilingual(
    "NEAR の前後には語か語句を置いてください", "NEAR joins two words or phrases"
)
_TOO_DEEP = Bilingual("かっこの重なりが深すぎます", "the brackets are nested too deeply")

_OPERANDS = (Kind.WORD, Kind.PHRASE, Kind.FIELD, Kind.OPEN, Kind.NOT)


def parse(text: str) -> Query:
    """Read a query; see `reader.search.syntax` for the language.

    Raises:
        QueryError: with the range of `text` to underline and why.
    """
    query, flaw = parse_lenient(text)
    if flaw is not None:
        raise flaw
    if query is None:
        raise QueryError(start=0, end=len(text), why=_EMPTY)
    return query


def parse_lenient(text: str) -> tuple[Query | None, QueryError | None]:
    """The best reading of a query that may be half typed, and its first flaw.

    Returns:
        (None, None) for a text of spaces; (query, None) where nothing is wrong; the query is
        None where nothing that could be searched was read.
    """
    lexer = Lexer(text)
    parser = _Parser(lexer)
    root = parser.read()
    flaws = sorted(parser.flaws, key=lambda flaw: (flaw.start, flaw.end))
    flaw = flaws[0] if flaws else None
    if root is None:
        return None, flaw
    if not any(positive for _, positive in atoms(root)):
        return None, flaw or QueryError(start=0, end=len(text), why=_ONLY_EXCLUDED)
    return Query(root, text), flaw


class _Parser:
    """Reads tokens once, from left to right."""

    def __init__(self, lexer: Lexer) -> None:
        self.flaws = lexer.flaws
        self._tokens = lexer.tokens
        self._place = 0
        self._depth = 0

    def read(self) -> Node | None:
        """The whole query; None where it holds nothing."""
        parts: list[Node] = []
        while self._token() is not None:
            part = self._all()
            if part is not None:
                parts.append(part)
            token = self._token()
            if token is not None:
                self._flaw(token, _NO_OPEN)
                self._place += 1
        return join(And, parts) if parts else None

    def _token(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _at(self, *kinds: Kind) -> bool:
        token = self._token()
        return token is not None and token.kind in kinds

    def _flaw(self, token: Token, why: Bilingual) -> None:
        self.flaws.append(QueryError(start=token.start, end=token.end, why=why))

    def _lonely(self, token: Token, name: str) -> None:
        why = Bilingual(_NO_OPERAND.ja.format(name), _NO_OPERAND.en.format(name))
        self._flaw(token, why)

    def _all(self) -> Node | None:
        """Everything up to a closing bracket, ANDed."""
        parts: list[Node] = []
        joined: Token | None = None
        while (token := self._token()) is not None and token.kind is not Kind.CLOSE:
            if token.kind in _OPERANDS:
                part = self._any()
                if part is not None:
                    parts.append(part)
                joined = None
                continue
            self._place += 1
            if token.kind is Kind.AND and parts and joined is None:
                joined = token
            else:
                self._lonely(token, token.kind.value.upper())
        if joined is not None:
            self._lonely(joined, "AND")
        return join(And, parts) if parts else None

    def _any(self) -> Node | None:
        """Operands joined by OR."""
        first = self._not()
        parts = [] if first is None else [first]
        while self._at(Kind.OR):
            operator = self._tokens[self._place]
            self._place += 1
            if not self._at(*_OPERANDS):
                self._lonely(operator, "OR")
                continue
            part = self._not()
            if part is not None:
                parts.append(part)
        return join(Or, parts) if parts else None

    def _not(self) -> Node | None:
        """An operand, excluded or not."""
        if not self._at(Kind.NOT):
            return self._near()
        excluded: list[Token] = []
        while self._at(Kind.NOT):
            excluded.append(self._tokens[self._place])
            self._place += 1
        if not self._at(*_OPERANDS):
            self._flaw(excluded[-1], _NO_EXCLUDED)
            return None
        child = self._near()
        if child is None or len(excluded) % 2 == 0:
            return child
        return Not(child)

    def _near(self) -> Node | None:
        """A word near another, and that near a third …; or any one operand."""
        last = self._primary()
        pairs: list[Node] = []
        rest: list[Node] = [] if last is None else [last]
        while self._at(Kind.NEAR):
            operator = self._tokens[self._place]
            self._place += 1
            if not self._at(Kind.WORD, Kind.PHRASE):
                self._flaw(operator, _NEAR_WORDS)
                continue
            following = self._primary()
            if isinstance(last, Word) and isinstance(following, Word):
                pairs.append(Near(last, following, operator.distance))
                rest = [node for node in rest if node is not last]
            elif following is not None:
                self._flaw(operator, _NEAR_WORDS)
                rest.append(following)
            last = following
        parts = rest + pairs
        return join(And, parts) if parts else None

    def _primary(self) -> Node | None:
        token = self._tokens[self._place]
        self._place += 1
        match token.kind:
            case Kind.FIELD:
                return Field(token.name, token.values, token.start, token.end)
            case Kind.OPEN:
                return self._group(token)
            case _:
                quoted = token.kind is Kind.PHRASE
                return Word(token.text, quoted, token.start, token.end)

    def _group(self, opening: Token) -> Node | None:
        if self._depth >= DEEPEST:
            # The rest is read without this bracket; its closing one is passed over in `read`.
            self._flaw(opening, _TOO_DEEP)
            return None
        self._depth += 1
        inner = self._all()
        self._depth -= 1
        if not self._at(Kind.CLOSE):
            self._flaw(opening, _NO_CLOSE)
        else:
            if inner is None:
                self._flaw(opening, _EMPTY_GROUP)
            self._place += 1
        return inner
