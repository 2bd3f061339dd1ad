"""Organisations, members and areas, through the real actions."""

from datetime import UTC, datetime
from itertools import count

from gemeinsinn.organisations.actions import publish_organisation, register_organisation, set_area
from gemeinsinn.organisations.models import Membership, Organisation
from gemeinsinn.places.queries import Spot
from tests.factories.people import make_account
from tests.factories.places import make_municipality, make_quarter

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_numbers = count(1)


def make_spot(**overrides):
    """Halle-Neustadt, unless told otherwise."""
    quarter = make_quarter()
    fields = {
        "label": "Halle-Neustadt",
        "lat": 51.4795,
        "lon": 11.923,
        "municipality": quarter.municipality,
        "quarter": quarter,
    }
    return Spot(**fields | overrides)


def make_office(**overrides):
    """Somebody in the network office."""
    return make_account(**{"name": "Nora Netz", "roles": ["office"]} | overrides)


def make_organisation(**overrides) -> Organisation:
    """A published joinery; `state` submitted leaves it unchecked, `owner` makes an account its owner."""
    number = next(_numbers)
    state, owner = overrides.pop("state", "published"), overrides.pop("owner", None)
    fields = {"kind": "company", "name": f"Tischlerei {number}", "about": "Wir bauen Treppen.", "place": make_spot()}
    fields |= overrides
    organisation = register_organisation(by=owner, now=NOW, **fields)
    if state == "published":
        publish_organisation(organisation=organisation, by=None, now=NOW)
    elif state != organisation.state:
        Organisation.objects.filter(pk=organisation.pk).update(state=state)
        organisation.refresh_from_db()
    return organisation


def make_agency(*, areas=None, **overrides) -> Organisation:
    """A published agency, responsible for Halle (Saale) unless told otherwise."""
    agency = make_organisation(**{"kind": "agency", "name": f"Freiwilligenagentur {next(_numbers)}"} | overrides)
    for municipality in [make_municipality()] if areas is None else areas:
        set_area(agency=agency, municipality=municipality, by=None, now=NOW)
    return agency


def make_member(organisation, role="editor", **overrides):
    """An account with a part in an organisation."""
    user = make_account(**overrides)
    Membership.objects.create(organisation=organisation, user=user, role=role, since=NOW)
    return user
