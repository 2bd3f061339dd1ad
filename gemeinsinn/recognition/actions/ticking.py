"""Hours from attendance: who was ticked at the door has worked the shift, and that tick is the host's yes."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from gemeinsinn.recognition.actions.steps import note_step, take_step
from gemeinsinn.recognition.actions.volunteers import find_volunteer
from gemeinsinn.recognition.lifecycle.hours import Act, Side, Source, State, minutes_between
from gemeinsinn.recognition.models import Hours, Volunteer
from gemeinsinn.recognition.placing import place_of_need
from gemeinsinn.volunteering.models import Shift, SignUp


def follow_tick(*, sign_up: SignUp, there: bool | None, by: Any, now: datetime) -> None:
    """Counts the shift, or no longer. A group counts once, for who signed up; nothing is counted twice.

    Runs in the transaction of the tick, under the lock of the shift.
    """
    contact = sign_up.enrolment.response.contact
    if not contact.email or contact.confirmed_at is None:
        return  # taken in by phone: nobody to add hours up for
    volunteer = find_volunteer(contact=contact, now=now)
    hours = hours_of_shift(volunteer, sign_up.shift)
    if there:
        count_shift(volunteer, sign_up.shift, hours, by=by, now=now)
    elif hours is not None and hours.state == State.CONFIRMED:
        uncount(hours, by=by, now=now)


def hours_of_shift(volunteer: Volunteer, shift: Shift) -> Hours | None:
    """What stands for this shift already: also an own entry of the need and day that named no shift."""
    day = timezone.localtime(shift.starts_at).date()
    rows = Hours.objects.select_for_update(of=("self",)).filter(volunteer=volunteer)
    return (
        rows.filter(shift=shift).first()
        or rows.filter(need=shift.plan_id, shift=None, day=day, source=Source.OWN).first()
    )


def count_shift(volunteer: Volunteer, shift: Shift, hours: Hours | None, *, by: Any, now: datetime) -> None:
    """As long as the shift was. Hours the volunteer has entered stand, and the tick confirms them, unless refused."""
    length = minutes_between(shift.starts_at, shift.ends_at)
    if hours is not None:
        minutes = length if hours.state == State.REFUSED else None
        take_step(hours, Act.TICK, side=Side.HOST, by=by, now=now, minutes=minutes, shift=shift)
        return
    place = place_of_need(shift.plan.need)
    hours = Hours.objects.create(
        volunteer=volunteer, shift=shift, day=timezone.localtime(shift.starts_at).date(),
        minutes=length, what=shift.role or shift.plan.need.title,
        source=Source.SHIFT, state=State.CONFIRMED, created_at=now, **place.fields(),
    )  # fmt: skip
    note_step(hours, Act.TICK, side=Side.HOST, by=by, now=now)


def uncount(hours: Hours, *, by: Any, now: datetime) -> None:
    """The tick was taken back: hours of the shift go; what the volunteer entered waits for a yes again."""
    if hours.source == Source.SHIFT:
        hours.delete()
    else:
        take_step(hours, Act.UNTICK, side=Side.HOST, by=by, now=now)
