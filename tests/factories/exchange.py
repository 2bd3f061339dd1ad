"""Needs and offers in any state, through the real actions where there is one."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from gemeinsinn.exchange.actions.notices.writing import slug_of
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.organisations.lifecycle import State as OrganisationState
from gemeinsinn.organisations.models import AgencyArea, Membership, Organisation
from gemeinsinn.people.models import Contact
from tests.factories.people import make_account
from tests.factories.places import make_municipality, make_quarter

_numbers = count(1)


def make_body(**overrides) -> Organisation:
    """A published organisation: an agency unless told otherwise."""
    number = next(_numbers)
    fields = {
        "kind": Organisation.Kind.AGENCY,
        "name": f"Freiwilligenagentur {number}",
        "slug": f"body-{number}",
        "state": OrganisationState.PUBLISHED,
        "email": f"body-{number}@example.org",
    }
    return Organisation.objects.create(**fields | overrides)


def make_agency_of(municipality, **overrides) -> Organisation:
    """An agency responsible for a municipality."""
    agency = make_body(**overrides)
    AgencyArea.objects.create(agency=agency, municipality=municipality)
    return agency


def make_broker(agency, **overrides):
    """Somebody who works at the desk of an agency."""
    user = make_account(**overrides)
    Membership.objects.create(organisation=agency, user=user, role=Membership.Role.EDITOR)
    return user


def make_author(**overrides) -> Contact:
    """A contact of its own, as every form makes one."""
    fields = {"name": "Maria Petrenko", "email": f"author-{next(_numbers)}@example.org", "language": "de"}
    return Contact.objects.create(**fields | overrides)


def need_fields(**overrides):
    """Everything a need must say, as save_draft takes it."""
    quarter = overrides.pop("quarter", None) or make_quarter()
    return {
        "kind": "sachen",
        "title": "Zwanzig Stühle für das Hofcafé",
        "details": "Stapelbar, dürfen nass werden.",
        "amount": 2000,
        "unit": "piece",
        "unit_words": "Stühle",
        "until": timezone.localdate() + timedelta(days=20),
        "spot": "Hof am Tulpenbrunnen",
        "municipality": quarter.municipality,
        "quarter": quarter,
        "lat": quarter.lat,
        "lon": quarter.lon,
        "benefit_kind": "visible",
        "benefit": "Ihr Name steht ein Jahr lang auf jeder Lehne.",
    } | overrides


def offer_fields(**overrides):
    """Everything an offer should say."""
    told = need_fields(title="Ein trockener Keller für Tische", kind="raeume", unit="m2", unit_words="", amount=1200)
    for name in ("benefit_kind", "benefit"):
        del told[name]
    return told | {"standing": True, "until": None, "conditions": "Bitte besenrein.", "radius_km": 5} | overrides


def make_notice(model, fields, **overrides):
    """A row as it would stand after the actions that lead there; published unless told otherwise."""
    now = timezone.now()
    state = overrides.get("state", State.PUBLISHED)
    told = fields | overrides
    seen = {} if state in {State.DRAFT, State.UNCONFIRMED} else {"confirmed_at": now}
    hung = {"published_at": now} if state in {State.PUBLISHED, State.EXPIRED, State.HIDDEN, State.DONE} else {}
    return model.objects.create(**{"slug": slug_of(told["title"]), "state": state, **seen, **hung} | told)


def make_need(**overrides) -> Need:
    """A need on the board, with an author of its own."""
    author = overrides.pop("contact", None) or make_author()
    keys = {name: overrides.pop(name) for name in ("quarter",) if name in overrides}
    return make_notice(Need, need_fields(**keys), contact=author, **overrides)


def make_offer(**overrides) -> Offer:
    """An offer on the board, with an author of its own."""
    author = overrides.pop("contact", None) or make_author()
    return make_notice(Offer, offer_fields(), contact=author, **overrides)


def make_place():
    """Halle (Saale) with its agency and somebody at the desk."""
    town = make_municipality()
    agency = make_agency_of(town, name="Freiwilligenagentur Halle")
    return town, agency, make_broker(agency)
