"""Asking both sides after two to three months how it goes."""

from datetime import timedelta
from enum import StrEnum

ASK_AFTER = timedelta(days=70)  # ten weeks after the placement
REMIND_AFTER = timedelta(days=14)  # once; that is within three months
GIVE_UP_AFTER = timedelta(days=14)  # after the reminder: now somebody rings
LINK_LASTS = timedelta(days=120)


class Side(StrEnum):
    """Who is asked."""

    PERSON = "person"
    HOST = "host"


class Answer(StrEnum):
    """One click. The values are the words of the address."""

    WELL = "laeuft-gut"
    CHANGED = "anders"
    ENDED = "beendet"
