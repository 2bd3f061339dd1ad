"""Filling the tables of municipalities and postcodes from the installed packages."""

from django.db import transaction

from gemeinsinn.core.slugs import slug_of
from gemeinsinn.places.models import Municipality, PlaceName, Postcode
from gemeinsinn.places.names import plain_name, search_key
from gemeinsinn.places.packaged import Town, german_postcodes, german_towns, spoken_names

CHUNK = 2_000


def load_municipalities() -> int:
    """Adds every municipality, part of one and postcode not yet there; returns how many municipalities were new.

    What is there already stays as it is, so corrections made by hand or by an import survive.
    """
    if Municipality.objects.filter(key__startswith="g").exists() and Postcode.objects.count() > 8_000:
        return 0
    towns = german_towns()
    own = [town for town in towns if town.part_of is None]
    with transaction.atomic():
        new = _unsaved(own, set(_known(own)))
        Municipality.objects.bulk_create(new, batch_size=CHUNK)
        pks = _known(own)
        _load_names(towns, pks)
        _load_postcodes(towns, pks)
    return len(new)


def _known(towns: list[Town]) -> dict[int, int]:
    """GeoNames number → primary key of the towns already there, by key, else by name and state (made by hand)."""
    rows = list(Municipality.objects.values_list("key", "name", "state", "pk"))
    by_key = {key: pk for key, _name, _state, pk in rows if key}
    by_name = {(name, state): pk for _key, name, state, pk in rows}
    found = {town.number: by_key.get(f"g{town.number}") or by_name.get((town.name, town.state)) for town in towns}
    return {number: pk for number, pk in found.items() if pk is not None}


def _unsaved(towns: list[Town], there: set[int]) -> list[Municipality]:
    """Rows for the towns not yet there, each with a slug of its own."""
    slugs = set(Municipality.objects.values_list("slug", flat=True))
    rows = []
    for town in towns:
        if town.number in there:
            continue
        slug = slug_of(town.name, 130)
        if slug in slugs:
            slug = slug_of(f"{town.name} {town.state}", 130)
        if slug in slugs:
            slug = f"{slug}-{town.number}"
        slugs.add(slug)
        rows.append(
            Municipality(
                name=town.name, search_name=search_key(plain_name(town.name)), slug=slug, state=town.state,
                key=f"g{town.number}", lat=town.lat, lon=town.lon, population=town.population,
            )
        )  # fmt: skip
    return rows


def _load_names(towns: list[Town], pks: dict[int, int]) -> None:
    """Other names of towns, and the parts of towns."""
    by_number = {town.number: town for town in towns}
    rows: list[PlaceName] = []
    for town in towns:
        owner = by_number[town.part_of or town.number]
        known = search_key(plain_name(town.name)) if owner is town else ""
        rows += [
            PlaceName(
                municipality_id=pks[owner.number], search_name=key[:160], name=name[:160],
                lat=town.lat, lon=town.lon, population=town.population,
            )
            for key, name in spoken_names(town, owner).items()
            if key != known
        ]  # fmt: skip
    PlaceName.objects.bulk_create(rows, batch_size=CHUNK, ignore_conflicts=True)


def _load_postcodes(towns: list[Town], pks: dict[int, int]) -> None:
    rows = [
        Postcode(code=code, lat=lat, lon=lon, municipality_id=pks[number] if number else None)
        for code, lat, lon, number in german_postcodes(towns)
    ]
    Postcode.objects.bulk_create(rows, batch_size=CHUNK, ignore_conflicts=True)
