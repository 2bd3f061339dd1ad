"""Taking municipalities and postcodes from rows of a file."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction

from gemeinsinn.core.slugs import slug_of
from gemeinsinn.core.text import clean_line
from gemeinsinn.places.actions.rows import Outcome, Refused, degree, whole_number
from gemeinsinn.places.models import Municipality, Postcode


def import_places(rows: Iterable[dict[str, Any]]) -> Iterator[Outcome]:
    """Takes rows with municipality, state, lat, lon and perhaps key, population, postcode; yields what became of each.

    A row with a postcode places that postcode, and makes its municipality there if it is new. A row without one
    makes or corrects the municipality. Municipalities are matched by key, else by name and state.
    """
    for row in rows:
        try:
            with transaction.atomic():
                yield _import_place(row)
        except Refused as problem:
            yield Outcome("refused", str(row.get("municipality", ""))[:80], str(problem))


def _import_place(row: dict[str, Any]) -> Outcome:
    name, state = clean_line(str(row.get("municipality") or "")), clean_line(str(row.get("state") or ""))
    key, code = str(row.get("key") or "").strip(), str(row.get("postcode") or "").strip()
    if not name or len(name) > 120 or len(state) > 60:
        raise Refused("municipality is missing or longer than 120 characters, or state longer than 60")
    if key and not re.fullmatch(r"[0-9]{8}", key):
        raise Refused(f"key is {key[:20]!r}, not eight digits")
    if code and not re.fullmatch(r"[0-9]{5}", code):
        raise Refused(f"postcode is {code[:20]!r}, not five digits")
    lat, lon = degree(row, "lat", 90), degree(row, "lon", 180)
    population = whole_number(row, "population", most=100_000_000)
    town = _known(key, name, state)
    if town is None:
        town = Municipality.objects.create(
            name=name, state=state, key=key or None, lat=lat, lon=lon, population=population, slug=_slug(name, state)
        )
        what = "taken"
    elif code:
        what = "unchanged"
    else:
        fields = {
            "name": name,
            "lat": lat,
            "lon": lon,
            "key": key or town.key,
            "population": population or town.population,
        }
        what = _correct(town, fields)
    return Outcome(_postcode(code, town, lat, lon) if code else what, f"{code} {town.name}".strip(), "")


def _known(key: str, name: str, state: str) -> Municipality | None:
    by_key = Municipality.objects.filter(key=key).first() if key else None
    named = Municipality.objects.filter(name=name, **({"state": state} if state else {}))
    # Several villages of one name: without a key nobody can say which one is meant, so the largest is.
    return by_key or named.order_by("-population").first()


def _correct(row: Municipality | Postcode, fields: dict[str, Any]) -> str:
    if all(getattr(row, field) == value for field, value in fields.items()):
        return "unchanged"
    for field, value in fields.items():
        setattr(row, field, value)
    row.save()
    return "changed"


def _postcode(code: str, town: Municipality, lat: float, lon: float) -> str:
    row = Postcode.objects.filter(code=code).first()
    if row is None:
        Postcode.objects.create(code=code, municipality=town, lat=lat, lon=lon)
        return "taken"
    return _correct(row, {"municipality_id": town.pk, "lat": lat, "lon": lon})


def _slug(name: str, state: str) -> str:
    """A free one: the name, then with the state, then numbered."""
    wishes = [slug_of(name, 130), slug_of(f"{name} {state}", 130)]
    wishes += [f"{wishes[1]}-{number}" for number in range(2, 50)]
    taken = set(Municipality.objects.filter(slug__in=wishes).values_list("slug", flat=True))
    free = next((slug for slug in wishes if slug not in taken), None)
    if free is None:
        raise Refused(f"there are too many places called {name}")
    return free
