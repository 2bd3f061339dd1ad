"""Needs with partners who could answer them."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.actions.suggestions import ask_partner
from gemeinsinn.matching.models import Suggestion
from gemeinsinn.matching.partner import Partner
from gemeinsinn.organisations.models import Organisation
from tests.factories.answers import hang_need, make_agency, make_staff
from tests.factories.people import make_confirmed_contact
from tests.factories.places import make_quarter

_numbers = count(1)


def make_firm(**overrides: Any) -> Organisation:
    """A published joinery next door that likes to give things, with a person to write to."""
    number, quarter = next(_numbers), make_quarter()
    fields = {
        "kind": Organisation.Kind.COMPANY, "name": f"Tischlerei Brandt {number}", "slug": f"firma-{number}",
        "state": "published", "gives_kinds": {"sachen": "Stühle und Tische"}, "municipality": quarter.municipality,
        "quarter": quarter, "lat": quarter.lat, "lon": quarter.lon, "branch": "Tischlerei",
    } | overrides  # fmt: skip
    if "contact" not in fields:
        fields["contact"] = make_confirmed_contact(
            name="Jule Brandt", email=f"firma-{number}@example.org", phone="0345 1234567"
        )
    return Organisation.objects.create(**fields)


def make_need_at_desk(**overrides: Any) -> tuple[Need, Any]:
    """Twenty chairs with a place, and somebody at the desk of its agency."""
    quarter = make_quarter()
    agency = overrides.pop("agency", None) or make_agency()
    need = hang_need(agency=agency, lat=quarter.lat, lon=quarter.lon, quarter=quarter, **overrides)
    return need, make_staff(agency)


def make_asked(**overrides: Any) -> Suggestion:
    """A firm that was asked by mail."""
    now = overrides.pop("now", None) or timezone.now()
    need, broker = make_need_at_desk(now=now - timedelta(days=1))
    return ask_partner(need=need, partner=Partner(make_firm()), by=broker, now=now, **overrides)
