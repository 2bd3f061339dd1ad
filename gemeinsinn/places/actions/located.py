"""Giving something its place."""

from gemeinsinn.places.models import Located
from gemeinsinn.places.queries import Spot


def place_at(located: Located, spot: Spot, words: str = "") -> None:
    """Sets municipality, quarter, postcode, coordinates and the words for the exact spot; saves nothing."""
    located.municipality = spot.municipality
    located.quarter = spot.quarter
    located.postcode = spot.postcode
    located.spot = words
    located.lat = spot.lat
    located.lon = spot.lon
