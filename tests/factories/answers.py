"""Notices that hang on the board, answers to them, calls."""

import uuid
from datetime import datetime, timedelta
from itertools import count

from django.utils import timezone

from gemeinsinn.exchange.actions.calls import ask_for_call
from gemeinsinn.exchange.actions.responses import confirm_response, respond
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import CallRequest, Kind, Need, Offer, Response, Unit
from gemeinsinn.organisations.models import Membership, Organisation
from tests.factories.people import make_account, make_confirmed_contact
from tests.factories.places import make_quarter

_numbers = count(1)


def make_agency(**overrides) -> Organisation:
    """A published agency with a mailbox."""
    number = next(_numbers)
    fields = {
        "kind": Organisation.Kind.AGENCY, "name": "Freiwilligenagentur Halle", "slug": f"agentur-{number}",
        "state": "published", "email": f"agentur-{number}@example.org", "phone": "0345 2003456",
    } | overrides  # fmt: skip
    return Organisation.objects.create(**fields)


def make_company(**overrides) -> Organisation:
    """A published company."""
    fields = {
        "kind": Organisation.Kind.COMPANY, "name": "Tischlerei Brandt & Töchter", "slug": f"betrieb-{next(_numbers)}",
        "state": "published",
    } | overrides  # fmt: skip
    return Organisation.objects.create(**fields)


def make_staff(organisation: Organisation, **overrides):
    """An account that works for an organisation."""
    user = make_account(**{"name": "Renate Kühn", **overrides})
    Membership.objects.create(organisation=organisation, user=user, role=Membership.Role.EDITOR)
    return user


def hang_need(**overrides) -> Need:
    """Twenty chairs, on the board."""
    return hang(Need, **{"benefit": "Ihr Name steht ein Jahr lang auf jeder Lehne.", **overrides})


def hang_offer(**overrides) -> Offer:
    """Leftover wood, on the board."""
    return hang(Offer, **{"title": "Holzreste aus der Werkstatt", "unit_words": "Kisten", "amount": 1000, **overrides})


def hang(model, **overrides):
    """A published notice with author, agency and place."""
    now = overrides.pop("now", None) or timezone.now()
    contact = overrides.pop("contact", None) or make_confirmed_contact(
        name="Oksana Petrenko", email="petrenko@example.org"
    )
    quarter = overrides.pop("quarter", None) or make_quarter()
    fields = {
        "kind": Kind.GOODS, "title": "Zwanzig Stühle für das Hofcafé", "slug": "zwanzig-stuehle", "amount": 2000,
        "unit": Unit.PIECE, "unit_words": "Stühle", "state": State.PUBLISHED, "published_at": now, "confirmed_at": now,
        "until": timezone.localdate(now) + timedelta(days=14), "spot": "Hof am Tulpenbrunnen", "contact": contact,
        "municipality": quarter.municipality, "quarter": quarter, "created_at": now,
    } | overrides  # fmt: skip
    if "agency" not in fields:
        fields["agency"] = make_agency()
    return model.objects.create(**fields)


def give_answer(notice=None, *, confirmed: bool = True, now: datetime | None = None, **overrides) -> Response:
    """Somebody answers; confirmed unless told otherwise."""
    now = now or timezone.now()
    fields = {
        "name": "Jule Brandt", "email": f"brandt-{next(_numbers)}@example.org", "phone": "0345 1234567",
        "amount": 500, "message": "Fünf stehen im Keller.", "organisation_name": "", "form_key": uuid.uuid4(),
        "language": "de", "user": None,
    } | overrides  # fmt: skip
    response = respond(notice=notice or hang_need(now=now), now=now, **fields)
    if confirmed and response.state == "unconfirmed":
        confirm_response(response=response, now=now)
    return response


def want_call(notice=None, **overrides) -> CallRequest:
    """Somebody wants to be called."""
    now = overrides.pop("now", None) or timezone.now()
    fields = {
        "name": "Rudi Voss", "phone": "0345 555", "good_times": "vormittags", "message": "", "form_key": uuid.uuid4(),
        "language": "de", "agency": notice.agency if notice else None,
    } | overrides  # fmt: skip
    return ask_for_call(notice=notice, now=now, **fields)
