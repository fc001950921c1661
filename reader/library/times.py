"""Times as records hold them."""

from datetime import UTC, datetime


def now() -> str:
    """The time for a record, in UTC, ISO 8601 with seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")
