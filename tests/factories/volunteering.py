"""Needs with shifts, and people in them, through the real actions."""

import uuid
from datetime import datetime, timedelta
from itertools import count

from django.utils import timezone

from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.actions.planning import Slot, add_shift, change_plan, open_plan
from gemeinsinn.volunteering.actions.signing import Volunteer, confirm_enrolment, sign_up
from gemeinsinn.volunteering.lifecycle.plans import Mode
from gemeinsinn.volunteering.models import Enrolment, Plan, Shift, SignUp
from tests.factories.answers import hang_need

_numbers = count(1)


def hang_planned(**overrides) -> Plan:
    """A need for hands, with a plan and no shift yet."""
    mode = overrides.pop("mode", Mode.AT_ONCE)
    fields = {"title": "Helfen beim Hoffest", "kind": "zeit", "amount": None, "unit": "person", "unit_words": ""}
    need = hang_need(**fields | overrides)
    plan = open_plan(need=need, by=None, now=timezone.now())
    change_plan(plan=plan, by=None, now=timezone.now(), mode=mode)
    return plan


def in_days(days: int, hour: int = 10) -> datetime:
    """A full hour here, so many days from today."""
    here = timezone.localtime() + timedelta(days=days)
    return here.replace(hour=hour, minute=0, second=0, microsecond=0)


def slot(**overrides) -> Slot:
    """Three hours in ten days, for two."""
    start = overrides.pop("starts_at", None) or in_days(overrides.pop("days", 10))
    hours = overrides.pop("hours", 3)
    return Slot(**{"starts_at": start, "ends_at": start + timedelta(hours=hours), "capacity": 2} | overrides)


def plan_shift(plan: Plan | None = None, **overrides) -> Shift:
    """A shift of a plan, or of one of its own."""
    return add_shift(plan=plan or hang_planned(), slot=slot(**overrides), by=None, now=timezone.now())


def volunteer(**overrides) -> Volunteer:
    """Somebody with an address of their own."""
    number = next(_numbers)
    return Volunteer(**{"name": f"Nachbar {number}", "email": f"nachbar-{number}@example.org"} | overrides)


def join(*shifts: Shift, confirmed: bool = True, now: datetime | None = None, **overrides) -> Enrolment:
    """Signs somebody up, with the click in the mail unless told otherwise."""
    when = now or timezone.now()
    key = overrides.pop("form_key", None) or uuid.uuid4()
    user = overrides.pop("user", None)
    enrolment = sign_up(
        need=Need.objects.get(pk=shifts[0].plan_id),
        shifts=[shift.pk for shift in shifts],
        volunteer=volunteer(**overrides),
        form_key=key,
        language="de",
        now=when,
        user=user,
    )
    if confirmed and enrolment.response.state == "unconfirmed":
        confirm_enrolment(enrolment=enrolment, now=when)
    return enrolment


def only_sign_up(enrolment: Enrolment) -> SignUp:
    """The one shift of an enrolment, as stored."""
    return SignUp.objects.select_related("shift__plan", "enrolment__response__contact").get(enrolment=enrolment)


def state_of(enrolment: Enrolment) -> str:
    """Where its one sign-up stands."""
    return only_sign_up(enrolment).state
