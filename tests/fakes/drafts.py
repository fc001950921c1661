"""A draft of a fictional blogger about a fictional ward."""

from fakes.quotable import SURNAMES, selection

from reader.export.quoted_items import quoted_items
from reader.library.records import Draft, DraftItem, DraftItemKind


def note(text: str) -> DraftItem:
    """The writer's own words."""
    return DraftItem(DraftItemKind.NOTE, text)


def quotes() -> tuple[DraftItem, ...]:
    """Question, answer, question again, answer (a guess)."""
    return tuple(quoted_items(selection(), SURNAMES))


def draft() -> Draft:
    """A post in the making: a note, two rounds, a note between them."""
    asked, said, again, said_again = quotes()
    return Draft(
        1,
        "図書館のＡＩ案内　その1",
        (
            note("図書館の**案内**について、区議会で議論があった。"),
            asked,
            said,
            note("検討は、いつまで続くのか。"),
            again,
            said_again,
        ),
    )
