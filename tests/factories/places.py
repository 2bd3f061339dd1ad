"""Towns, quarters and postcodes: a few rows instead of all of Germany."""

from itertools import count

from gemeinsinn.places.models import Municipality, PlaceName, Postcode, Quarter

_numbers = count(1)


def make_municipality(**overrides):
    """Halle (Saale), unless told otherwise; the same name twice gives the same row."""
    fields = {
        "name": "Halle (Saale)",
        "state": "Sachsen-Anhalt",
        "lat": 51.48158,
        "lon": 11.97947,
        "population": 237_865,
    }
    fields |= overrides
    number = next(_numbers)
    row, _made = Municipality.objects.get_or_create(
        name=fields.pop("name"), state=fields.pop("state"), defaults={"slug": f"ort-{number}", **fields}
    )
    return row


def make_quarter(**overrides):
    """Halle-Neustadt, unless told otherwise; the same name twice gives the same row."""
    fields = {"name": "Halle-Neustadt", "lat": 51.4795, "lon": 11.9230, "radius_m": 1900} | overrides
    municipality = fields.pop("municipality", None) or make_municipality()
    row, _made = Quarter.objects.get_or_create(
        name=fields.pop("name"), municipality=municipality, defaults={"slug": f"quartier-{next(_numbers)}", **fields}
    )
    return row


def make_postcode(**overrides):
    """06122 in Halle (Saale), unless told otherwise."""
    fields = {"code": "06122", "lat": 51.48428, "lon": 11.92929} | overrides
    if "municipality" not in fields:
        fields["municipality"] = make_municipality()
    row, _made = Postcode.objects.get_or_create(code=fields.pop("code"), defaults=fields)
    return row


def make_place_name(**overrides):
    """Another name of a municipality, or a part of it."""
    fields = {
        "name": "Wolfen (Bitterfeld-Wolfen)",
        "search_name": "wolfen",
        "lat": 51.66,
        "lon": 12.27,
        "population": 25_000,
    }
    fields |= overrides
    if "municipality" not in fields:
        fields["municipality"] = make_municipality(name="Bitterfeld-Wolfen", lat=51.62, lon=12.32, population=36_592)
    return PlaceName.objects.create(**fields)
