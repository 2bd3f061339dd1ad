"""Candidates without the engine: everything there is when no words are asked, and words in the database."""

from dataclasses import replace
from typing import Any

from django.db.models import F

from gemeinsinn.matching.models import IndexEntry
from gemeinsinn.matching.queries.candidates import Candidate, with_distance
from gemeinsinn.matching.queries.requests import SearchRequest, Sort
from gemeinsinn.matching.shelf.documents import unpacked
from gemeinsinn.matching.sources import sources
from gemeinsinn.places.distance import near

MOST = 1_000
FURTHEST_KM = 50  # so far a wider radius is looked for
MOST_OF_A_SIDE = 100


def listed_candidates(audiences: frozenset[str], asked: SearchRequest) -> list[Candidate]:
    """Whatever may be found, in the order asked for; without words, nearest fits best, else the newest."""
    rows = IndexEntry.objects.exclude(digest="").filter(audience__in=audiences)
    if asked.only is not None:
        rows = rows.filter(key__in=asked.only)
    order: list[Any] = [F("since").desc(nulls_last=True), "-seq"]
    if asked.spot is not None:
        rows = near(rows, lat=asked.spot.lat, lon=asked.spot.lon, km=max(asked.km, FURTHEST_KM))
        order = ["distance_km", "-seq"] if asked.sort in {Sort.NEAR, Sort.FIT} else order
    if asked.sort == Sort.ENDING:
        order = [F("ends").asc(nulls_last=True), "-seq"]
    told = rows.order_by(*order).values_list("key", "document", "facets")[:MOST]
    found = (Candidate(unpacked(key, document), facets) for key, document, facets in told)
    return [replace(one, km=with_distance(one, asked)) for one in found]


def worded_candidates(viewer: Any, asked: SearchRequest) -> list[Candidate]:
    """What holds all the words, side by side, read from the objects themselves."""
    found = []
    for source in sources():
        if asked.sides and source.side not in asked.sides:
            continue
        ids = list(source.worded(viewer, asked.words.split()).values_list("pk", flat=True)[:MOST_OF_A_SIDE])
        texts = source.texts(ids)
        found += [Candidate(texts[pk].document, texts[pk].facets) for pk in ids if pk in texts]
    if asked.only is not None:
        found = [one for one in found if one.key in asked.only]
    return [replace(one, km=with_distance(one, asked)) for one in found]
