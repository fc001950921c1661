"""Which cards of a column are selected: as in a file manager, by mouse and keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class CardChoice:
    """The selected cards, by their ids.

    Attributes:
        chosen: the ids.
    """

    def __init__(self) -> None:
        self.chosen: set[int] = set()
        self._anchor: int | None = None

    @property
    def several(self) -> bool:
        """Whether more than one is selected."""
        return len(self.chosen) > 1

    def press(self, card: int, column: Sequence[int], keys: Qt.KeyboardModifier = _NONE) -> None:
        """A card was clicked, or reached by the keyboard: alone, or with those before.

        Args:
            column: all cards, from top to bottom.
            keys: Ctrl adds it or lets it go, Shift takes all from the one pressed before.
        """
        anchor = self._anchor
        if keys & _SHIFT and anchor is not None and anchor in column:
            first, last = sorted((column.index(anchor), column.index(card)))
            taken = set(column[first : last + 1])
            self.chosen = self.chosen | taken if keys & _CONTROL else taken
            return
        self.chosen = self.chosen ^ {card} if keys & _CONTROL else {card}
        self._anchor = card

    def take_all(self, column: Sequence[int]) -> None:
        """Select all."""
        self.chosen = set(column)

    def keep(self, column: Sequence[int]) -> None:
        """Some are gone: only these are there."""
        self.chosen &= set(column)

    def meant(self, card: int, column: Sequence[int]) -> list[int]:
        """What is meant by something done to a card: all that are selected, where it is one of
        them; else the card alone."""
        return [one for one in column if one in self.chosen] if card in self.chosen else [card]
