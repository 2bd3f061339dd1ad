"""What can go wrong in the domain. Each error carries a sentence that may be shown to a person."""

from typing import Any


class DomainError(Exception):
    """A rule of the field says no. `str(error)` is a translated sentence for the person acting."""

    status = 409
    headline: Any = ""  # above the sentence, where the one for the status does not fit


class NotAllowed(DomainError):
    """This person may not do this (403)."""

    status = 403


class NoLongerThere(DomainError):
    """The thing existed and is gone: used, expired, withdrawn (410)."""

    status = 410


class TooMuch(DomainError):
    """A limited quantity would be exceeded (409)."""


class TooOften(DomainError):
    """A brake on mails, codes or forms took hold (429)."""

    status = 429
