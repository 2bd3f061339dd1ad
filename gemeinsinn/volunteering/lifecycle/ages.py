"""Ages: who may come, and for whom a guardian must say yes.

Under 16 a guardian consents: Article 8 GDPR sets that age in Germany for consent to online services, and the
portal asks the same for the work itself.
"""

from enum import StrEnum

OF_AGE_TO_CONSENT = 16
YOUNGEST = 6
OLDEST = 120


class Fit(StrEnum):
    """What an age means for a shift."""

    WELCOME = "welcome"
    GUARDIAN = "guardian"
    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"
    UNKNOWN = "unknown"  # there is a limit and no age was told


def fit_of(age: int | None, least: int | None, most: int | None) -> Fit:
    """How an age in years on the day fits the limits of a shift; both limits count as allowed.

    Where no age was told the person has said to be at least 16 (the form asks the younger ones for it).
    """
    if age is None:
        adult_fits = (least is None or least <= OF_AGE_TO_CONSENT) and most is None
        return Fit.WELCOME if adult_fits else Fit.UNKNOWN
    if least is not None and age < least:
        return Fit.TOO_YOUNG
    if most is not None and age > most:
        return Fit.TOO_OLD
    return Fit.GUARDIAN if age < OF_AGE_TO_CONSENT else Fit.WELCOME
