"""Volunteers and their hours, through the real actions."""

import uuid
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from gemeinsinn.exchange.models import Need
from gemeinsinn.recognition.actions.attesting import Wanted, request_attestation, sign_attestation
from gemeinsinn.recognition.actions.confirming import confirm_hours
from gemeinsinn.recognition.actions.entering import Told, enter_hours
from gemeinsinn.recognition.actions.volunteers import volunteer_at
from gemeinsinn.recognition.lifecycle.attestations import Signer
from gemeinsinn.recognition.lifecycle.hours import Side
from gemeinsinn.recognition.models import Attestation, Hours, Volunteer
from gemeinsinn.recognition.placing import Place, place_of_need
from gemeinsinn.recognition.queries.attestations import Host, hosts_served
from tests.factories.answers import hang_need

_numbers = count(1)


def make_volunteer(**overrides: Any) -> Volunteer:
    """Somebody with a confirmed address."""
    number = next(_numbers)
    told = {"name": f"Helfer {number}", "language": "de", "now": timezone.now()} | overrides
    return volunteer_at(told.pop("email", f"helfer-{number}@example.org"), **told)


def help_need(**overrides: Any) -> Need:
    """A need for hands."""
    return hang_need(**{"kind": "zeit", "title": "Vorlesen im Hort", "amount": None} | overrides)


def enter(
    volunteer: Volunteer | None = None, *, need: Need | None = None, place: Place | None = None, day: date | None = None,
    days_ago: int = 1, minutes: int = 120, what: str = "vorgelesen", now: datetime | None = None,
    form_key: uuid.UUID | None = None,
) -> Hours:  # fmt: skip
    """Two hours of yesterday, which wait for a yes."""
    when = now or timezone.now()
    return enter_hours(
        volunteer=volunteer or make_volunteer(),
        told=Told(day or timezone.localdate(when) - timedelta(days=days_ago), minutes, what),
        place=place or place_of_need(need or help_need()),
        form_key=form_key or uuid.uuid4(),
        by=None,
        now=when,
    )


def confirmed(*args: Any, **kwargs: Any) -> Hours:
    """Hours with the host's yes."""
    hours = enter(*args, **kwargs)
    confirm_hours(hours=[hours], side=Side.HOST, by=None, now=kwargs.get("now") or timezone.now())
    hours.refresh_from_db()
    return hours


def ask(
    volunteer: Volunteer | None = None, host: Host | None = None, *, days: int = 400, shows: Any = ("hours", "host"),
    form_key: uuid.UUID | None = None, **wanted: Any,
) -> Attestation:  # fmt: skip
    """A certificate about what somebody has done for a need, or for the given host, in the last days."""
    if volunteer is None:
        volunteer = make_volunteer()
        confirmed(volunteer)
    today = timezone.localdate()
    told = {"first": today - timedelta(days=days), "last": today, "name": volunteer.contact.name} | wanted
    return request_attestation(
        volunteer=volunteer,
        host=host or hosts_served(volunteer)[0],
        wanted=Wanted(**told),
        shows=shows,
        form_key=form_key or uuid.uuid4(),
        now=timezone.now(),
    )


def sign_both(attestation: Attestation) -> Attestation:
    """Host and agency say yes."""
    for signer, name in ((Signer.HOST, "Oksana"), (Signer.AGENCY, "Renate")):
        sign_attestation(
            attestation=attestation, signer=signer, agreed=True, typed_name=name, by=None, now=timezone.now()
        )
    return attestation
