"""`gemeinsinn seed bulk`: any number of invented rows for measuring.

The one place that writes past the actions, in batches: nothing here was ever promised, so no invariant of the
actions is at stake (covered stays 0). Row n of a seed is always the same row; asking for more adds the missing ones.
"""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from gemeinsinn.core.slugs import slug_of
from gemeinsinn.demo.phrases import compose, person_name
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.organisations.models import AgencyArea
from gemeinsinn.people.models import Contact, User
from gemeinsinn.places.actions import load_municipalities
from gemeinsinn.places.models import Municipality, Quarter

BATCH = 2_000
HOME = "Sachsen-Anhalt"
STATES = (
    (State.PUBLISHED, 86),
    (State.EXPIRED, 5),
    (State.DONE, 3),
    (State.SUBMITTED, 2),
    (State.HIDDEN, 2),
    (State.RETURNED, 1),
    (State.WITHDRAWN, 1),
)
SEEN = {State.PUBLISHED, State.EXPIRED, State.DONE, State.HIDDEN}
BENEFITS = [kind.value for kind in Need.Benefit]
ACCESS = ("", Need.Access.YES, Need.Access.PARTLY, Need.Access.NO)
LANGUAGES = (["de"], ["de"], ["de"], ["de", "en"], ["de", "uk"], ["de", "ar", "en"])

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many of what, and where chance begins."""

    needs: int
    offers: int
    people: int
    seed: int


@dataclass(frozen=True, slots=True)
class Ground:
    """Where rows may fall: municipalities weighted by their people, their quarters and agencies."""

    towns: list[Municipality]
    weights: list[int]
    quarters: dict[int, list[Quarter]]
    agencies: dict[int, int]
    contacts: list[int]


def seed_bulk(wanted: Wanted, *, now: datetime, say: Say) -> None:
    """Fills up to the wanted numbers; what an earlier run made stays."""
    say("Laying out the places ...")
    load_municipalities()
    _add_people(wanted, now, say)
    contacts = (
        Contact.objects.filter(email__startswith=f"bulk-{wanted.seed}-").order_by("pk").values_list("pk", flat=True)
    )
    ground = _ground(list(contacts))
    for model, count in ((Need, wanted.needs), (Offer, wanted.offers)):
        there = model.objects.filter(source__startswith=f"bulk:{wanted.seed}:").count()
        rows = (_notice(model, wanted.seed, number, ground, now) for number in range(there, count))
        _store(model, rows, there, count, say)


def _ground(contacts: list[int]) -> Ground:
    """The network's own state if the register has it, else everything."""
    towns = list(Municipality.objects.filter(state=HOME).order_by("pk")) or list(Municipality.objects.order_by("pk"))
    quarters: dict[int, list[Quarter]] = {}
    for quarter in Quarter.objects.order_by("pk"):
        quarters.setdefault(quarter.municipality_id, []).append(quarter)
    agencies = dict(AgencyArea.objects.filter(quarter=None).values_list("municipality_id", "agency_id"))
    weights = list(accumulate(200 + (town.population or 0) for town in towns))
    return Ground(towns, weights, quarters, agencies, contacts)


def _store(model: type[Model], rows: Iterator[Any], there: int, count: int, say: Say) -> None:
    """Writes rows in batches, each in a transaction of its own, and says how far it is."""
    name = model._meta.verbose_name_plural
    done = there
    while batch := [row for _number, row in zip(range(BATCH), rows, strict=False)]:
        with transaction.atomic():
            model._default_manager.bulk_create(batch, batch_size=BATCH)
        done += len(batch)
        if done % (5 * BATCH) == 0 or done == count:
            say(f"... {done} of {count} {name}")


def _add_people(wanted: Wanted, now: datetime, say: Say) -> None:
    """Each person is an account that cannot be signed in to, and a confirmed contact."""
    there = User.objects.filter(email__startswith=f"bulk-{wanted.seed}-").count()
    locked = make_password(None)

    def people() -> Iterator[User]:
        for number in range(there, wanted.people):
            name = person_name(_chance("person", wanted.seed, number))
            yield User(email=f"bulk-{wanted.seed}-{number}@menge.example", name=name, password=locked, date_joined=now)

    _store(User, people(), there, wanted.people, say)
    without = User.objects.filter(email__startswith=f"bulk-{wanted.seed}-", contacts=None).order_by("pk")
    contacts = [
        Contact(name=user.name, email=user.email, user=user, confirmed_at=now, created_at=now)
        for user in without.iterator()
    ]
    Contact.objects.bulk_create(contacts, batch_size=BATCH)


def _chance(what: str, seed: int, number: int) -> Random:
    return Random(f"{what}/{seed}/{number}")  # noqa: S311 -- rows for measuring need no secrecy


def _notice(model: type[Need] | type[Offer], seed: int, number: int, ground: Ground, now: datetime) -> Need | Offer:
    """Row `number`: kind, words, amount, place, days and state, as life spreads them."""
    chance = _chance(model.__name__, seed, number)
    composed = compose(chance, offer=model is Offer)
    state = chance.choices([s for s, _weight in STATES], [weight for _s, weight in STATES])[0]
    age = timedelta(minutes=chance.randrange(60, 60 * 24 * 360))
    fields: dict[str, Any] = {
        "kind": composed.kind, "title": composed.title, "slug": slug_of(composed.title), "details": composed.details,
        "amount": composed.amount * 100, "unit": composed.unit, "unit_words": composed.unit_words,
        "contact_id": chance.choice(ground.contacts) if ground.contacts else None,
        "languages": chance.choice(LANGUAGES), "state": state, "source": f"bulk:{seed}:{number}",
        "form_key": uuid.UUID(int=chance.getrandbits(128), version=4),
        "created_at": now - age, "confirmed_at": now - min(age, timedelta(days=chance.randrange(1, 80))),
        "published_at": now - age + timedelta(minutes=50) if state in SEEN else None,
        "access": _chance(f"{model.__name__}/access", seed, number).choices(ACCESS, (60, 20, 10, 10))[0],
        **_when(chance, state, now), **_where(chance, ground),
    }  # fmt: skip
    if model is Need:
        return Need(**fields, benefit_kind=chance.choice(BENEFITS), benefit=composed.benefit)
    return Offer(**fields, standing=fields["until"] is None, radius_km=chance.choice((3, 5, 10, 20, 50)))


def _when(chance: Random, state: State, now: datetime) -> dict[str, Any]:
    """A last day for two of three; what is over has one that is over."""
    today = timezone.localdate(now)
    if state is State.EXPIRED:
        return {"until": today - timedelta(days=chance.randrange(1, 300)), "when_words": ""}
    if chance.random() < 0.66:
        return {"until": today + timedelta(days=chance.randrange(1, 180)), "when_words": ""}
    return {
        "until": None,
        "when_words": chance.choice(("dienstags ab 16 Uhr", "vormittags", "an Samstagen", "einmal im Monat")),
    }


def _where(chance: Random, ground: Ground) -> dict[str, Any]:
    """A point near the middle of a town or quarter; large towns come up more often."""
    town = chance.choices(ground.towns, cum_weights=ground.weights)[0]
    quarters = ground.quarters.get(town.pk)
    quarter = chance.choice(quarters) if quarters and chance.random() < 0.6 else None
    middle = quarter or town
    reach = 0.008 if quarter else 0.03
    return {
        "municipality_id": town.pk,
        "quarter_id": quarter.pk if quarter else None,
        "agency_id": ground.agencies.get(town.pk),
        "lat": round(middle.lat + chance.gauss(0, reach / 2), 5),
        "lon": round(middle.lon + chance.gauss(0, reach * 0.8), 5),
    }
