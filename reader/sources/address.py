"""Addresses as people paste them."""

import re
from urllib.parse import urlsplit


def full_address(typed: str) -> str:
    """An address as it was typed, with https:// where it names no scheme; "" of nothing."""
    address = typed.strip()
    return address if "://" in address or not address else f"https://{address}"


def web_address(given: str) -> str | None:
    """An address as a person pastes it, completed by its https://; None where it is none."""
    address = given.strip()
    if "://" not in address and "." in address.partition("/")[0]:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        usable = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
        _ = parts.port
    except ValueError:  # a port beyond 65535, half a bracket
        return None
    return address if usable and not re.search(r"\s", address) else None


def host_of(given: str) -> str | None:
    """The host's name, in lower case, of an address or a name as a person pastes it; or None."""
    address = web_address(given)
    host = urlsplit(address).hostname if address is not None else None
    return host if host and ("." in host or ":" in host) else None
