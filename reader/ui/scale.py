"""The measures of the look: spaces, rounded corners, sizes of type and of icons.

Lengths are device-independent pixels. No other module of the window names its own, but where it
paints something whose parts belong together.
"""

from enum import StrEnum

from msgspec import Struct


class Space(Struct, frozen=True):
    """The spacing scale."""

    xxs: int = 2
    xs: int = 4
    s: int = 8
    m: int = 12
    l: int = 16  # noqa: E741  (the scale's own name)
    xl: int = 24
    xxl: int = 32


SPACE = Space()
HAIRLINE = 1
"""The width of a frame, which what it frames must leave free."""

LINK_ROOM = 6
"""What a link leaves free before and behind its words, for the ring of the keyboard."""

UNLIMITED = 16_777_215
"""Of a size that may be as large as it likes: Qt's QWIDGETSIZE_MAX, which PySide does not name."""

RADIUS = 6
RADIUS_SMALL = 4
RADIUS_LARGE = 10

ICON_SMALL = 16
"""Beside text, and in buttons that stand close together."""
ICON = 18
"""In toolbars and lists."""
ICON_LARGE = 20
"""Where an icon stands alone."""


class Type(StrEnum):
    """The type scale of the interface (the reading text has a size setting of its own)."""

    CAPTION = "caption"
    BODY = "body"
    FIELD = "field"
    TITLE = "title"
    DISPLAY = "display"


TYPE_SCALE = {
    Type.CAPTION: 0.88,
    Type.BODY: 1.0,
    Type.FIELD: 1.1,
    Type.TITLE: 1.2,
    Type.DISPLAY: 1.7,
}
"""Sizes as multiples of the body's."""
