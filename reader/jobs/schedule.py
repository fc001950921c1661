"""How often backups are made; a setting, so nothing is imported here."""

from enum import StrEnum


class Schedule(StrEnum):
    """How often a backup is made."""

    NEVER = "never"
    DAILY = "daily"
    WEEKLY = "weekly"
