"""How the window names speakers."""

from reader.library.records import ExchangeInfo
from reader.minutes.model import Speaker, Speech


def person(speaker: Speaker) -> str:
    """「見本太郎議員」, 「見本健区長」; "" where neither name nor post is known."""
    if speaker.role:
        return f"{speaker.name or ''}{speaker.role}"
    return f"{speaker.name}議員" if speaker.name else ""


def called(value: str) -> str:
    """What a person reads for a value of the facet of speakers (see `reader.search.voices`):
    「見本太郎（架空区議会）」."""
    name, at, council = value.replace("|", "・").replace("＝", "").partition("＠")
    if not at:
        return name.replace("＃", "　#")
    council, mark, number = council.partition("＃")
    return f"{name}（{council}）" + (f"　#{number}" if mark else "")


def speaker_of(speech: Speech) -> str:
    """The speaker of a speech, else its label as printed."""
    return person(speech.speaker) or speech.label.strip()


def who_asks_whom(exchange: ExchangeInfo) -> str:
    """「見本太郎議員 → 区長・教育長」."""
    asking = person(exchange.questioner)
    return f"{asking} → {'・'.join(exchange.answerers)}" if exchange.answerers else asking
