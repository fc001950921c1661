"""Fetching the pictures of a post, when somebody asked for them."""

from urllib.parse import urlsplit

from reader.errors import Bilingual, HostRefused
from reader.sources.clock import Cancel, never
from reader.sources.http import MANNERS, Manners
from reader.sources.web import fetch, is_private

_LARGEST = 8 * 1024 * 1024  # bytes
_TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp")

_NO_PICTURE = Bilingual("画像ではありません", "it is no picture")
_PRIVATE = Bilingual("この記事のサイトの外の、内部のアドレスです", "it is a private address")


def fetch_picture(
    url: str,
    *,
    page: str | None,
    delay: float,
    cancelled: Cancel = never,
    manners: Manners = MANNERS,
) -> bytes:
    """The bytes of a picture; drawings that can run scripts (SVG) are none.

    Args:
        page: the post's address: only a post of one's own network may name a picture there.

    Raises:
        HostRefused: it is none; and what `reader.sources.web.fetch` raises.
    """
    host = urlsplit(url).netloc
    if is_private(url) and host != urlsplit(page or "").netloc:
        raise HostRefused(host=host, why=_PRIVATE, status=None)
    answer = fetch(url, limit=_LARGEST, delay=delay, cancelled=cancelled, manners=manners)
    if answer.content_type.partition(";")[0].strip().lower() not in _TYPES:
        raise HostRefused(host=host, why=_NO_PICTURE, status=None)
    return answer.data
