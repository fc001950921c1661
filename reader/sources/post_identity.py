"""What a post is called: by its address, or by the guid of a feed."""

from datetime import date, datetime, timedelta, timezone
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = ("utm_", "fbclid", "gclid", "yclid")
_JAPAN = timezone(timedelta(hours=9))


def by_address(url: str | None) -> str | None:
    """An address as an identity; None for what is none.

    The scheme, a trailing slash, the fragment and what advertisers append make no other page.
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    asked = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not pair[0].startswith(_TRACKING)
    ]
    place = f"{parts.netloc.rpartition('@')[2].lower()}{parts.path.rstrip('/')}"
    return f"{place}?{urlencode(asked)}" if asked else place


def by_guid(guid: str | None, blog: str | None) -> str | None:
    """A guid as an identity: it is unique within its blog only."""
    if not guid:
        return None
    return by_address(guid) or f"guid:{by_address(blog) or ''}:{guid.strip()}"


def post_id(identity: str) -> str:
    """The id of a post that has no other than this."""
    return f"post:{sha256(identity.encode('utf-8', 'replace')).hexdigest()[:16]}"


def day_in_japan(moment: datetime | None) -> date | None:
    """The day of a moment where the blogs are written; many feeds tell it in UTC."""
    if moment is None:
        return None
    try:
        return (moment if moment.tzinfo is None else moment.astimezone(_JAPAN)).date()
    except OverflowError:
        return None
