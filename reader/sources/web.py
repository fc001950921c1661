"""Fetching from the open web, where one host sends on to another: by the manners of each."""

import ipaddress
import socket
from urllib.parse import urlsplit

from reader.errors import RedirectedElsewhere
from reader.sources.clock import Cancel, never
from reader.sources.delay import DEFAULT_DELAY
from reader.sources.http import MANNERS, Answer, Manners, PoliteSession

_HOSTS = 4
"""Hosts that are asked for one address at most."""


def fetch(
    url: str,
    *,
    etag: str | None = None,
    modified: str | None = None,
    limit: int,
    delay: float = DEFAULT_DELAY,
    cancelled: Cancel = never,
    manners: Manners = MANNERS,
) -> Answer:
    """What stands at an address, also where that has moved to another host.

    Each host's robots.txt is obeyed; a feed or picture is not told from a page.

    Args:
        etag, modified: see `PoliteSession.get`.
        limit: bytes of the answer at most.

    Raises:
        What `PoliteSession` raises.
    """
    for step in range(_HOSTS):
        try:
            with PoliteSession(
                url, delay=delay, cancelled=cancelled, manners=manners, limit=limit
            ) as session:
                return session.get(url, etag=etag, modified=modified)
        except RedirectedElsewhere as error:
            target = str(error.values["url"])
            if step + 1 == _HOSTS or urlsplit(target).scheme not in ("http", "https"):
                raise
            if is_private(target) and not is_private(url):
                raise
            url = target
    raise AssertionError("unreachable")


def is_private(url: str) -> bool:
    """Whether an address is on this computer or in its own network: no stranger's page may
    have us ask there."""
    host = urlsplit(url).hostname or ""
    try:
        found = {ipaddress.ip_address(host)}
    except ValueError:
        try:
            infos = socket.getaddrinfo(host, None)
        except OSError:
            return host == "localhost" or host.endswith((".local", ".localhost"))
        found = {ipaddress.ip_address(str(info[4][0]).partition("%")[0]) for info in infos}
    return any(not one.is_global for one in found)
