"""How far something is, as people say it."""

from gemeinsinn.places.models import Located
from gemeinsinn.ui import formats


def away_words(thing: Located, km: float | None) -> str:
    """ "800 m", and nothing where it would only look exact: the place's name says what is known."""
    return "" if km is None or thing.is_vaguer_than(km) else formats.distance(km * 1000)
