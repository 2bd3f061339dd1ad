"""Telling a database that cannot write from a fault of ours."""

from django.db import DatabaseError

# SQLite says it in words; PostgreSQL in SQLSTATE classes 53 (out of resources), 57P (shut down), 55P03 (lock).
_WORDS = (
    "disk is full",
    "disk i/o error",
    "database is locked",
    "readonly database",
    "unable to open database",
    "no space left",
)
_STATES = ("53", "57P", "55P03", "08")


def is_storage_trouble(fault: DatabaseError) -> bool:
    """True if the database is full, locked, read-only or away: worth trying again later."""
    text = str(fault).lower()
    state = str(getattr(fault.__cause__, "sqlstate", "") or "")
    return any(words in text for words in _WORDS) or state.startswith(_STATES)
