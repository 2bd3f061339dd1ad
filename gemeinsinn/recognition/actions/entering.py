"""What volunteers do with their own hours: enter, change, take back."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.recognition.actions.steps import must_count, note_step, take_step
from gemeinsinn.recognition.lifecycle.hours import MOST_OWN, Act, Side, Source, State, is_enterable_day
from gemeinsinn.recognition.models import Hours, Volunteer
from gemeinsinn.recognition.placing import Place
from gemeinsinn.volunteering.lifecycle.signups import COMING
from gemeinsinn.volunteering.models import Shift

MOST_WAITING = 200  # entries nobody has looked at yet: more is a machine, or a host who is gone


@dataclass(frozen=True, slots=True)
class Told:
    """What a volunteer says about one day."""

    day: date
    minutes: int
    what: str


def must_be_told_well(told: Told, *, now: datetime) -> None:
    """Raises DomainError for a day or a length that cannot be."""
    must_count(told.minutes, most=MOST_OWN)
    if not is_enterable_day(told.day, today=timezone.localdate(now)):
        raise DomainError(_("Please name a day of the last two years, not one that is still to come."))


@transaction.atomic
def enter_hours(
    *, volunteer: Volunteer, told: Told, place: Place, form_key: uuid.UUID, by: Any, now: datetime
) -> Hours:
    """Stored once a form, and once a shift or day of a need. Raises DomainError where it stands already."""
    before = Hours.objects.filter(form_key=form_key).first()
    if before is not None:
        return same_hours(before, volunteer)
    must_be_told_well(told, now=now)
    if Hours.objects.filter(volunteer=volunteer, state=State.ENTERED).count() >= MOST_WAITING:
        raise DomainError(_("So many hours wait for a yes already. Please ask the hosts first."))
    shift = own_shift(volunteer, place, told.day)
    try:
        with transaction.atomic():
            hours = Hours.objects.create(
                volunteer=volunteer, day=told.day, minutes=told.minutes, what=told.what, source=Source.OWN,
                shift=shift, form_key=form_key, created_at=now, **place.fields(),
            )  # fmt: skip
    except IntegrityError as doubled:
        twin = Hours.objects.filter(form_key=form_key).first()
        if twin is not None:
            return same_hours(twin, volunteer)
        raise there_already() from doubled
    note_step(hours, Act.ENTER, side=Side.VOLUNTEER, by=by, now=now)
    return hours


def same_hours(hours: Hours, volunteer: Volunteer) -> Hours:
    """What this form has stored already, if it was this person's."""
    if hours.volunteer_id != volunteer.pk:
        raise DomainError(_("This form has been sent already. Please open it afresh."))
    return hours


def there_already() -> DomainError:
    """For a second entry of one shift, or of one day of a need."""
    return DomainError(_("Hours for this day stand in your list already. Please change them there."))


def own_shift(volunteer: Volunteer, place: Place, day: date) -> Shift | None:
    """The shift of that day this person is in, so that the tick at the door and the entry are one row.

    Where there are several, the first that has no hours yet; where all have, the first, which the database refuses.
    """
    if place.need is None:
        return None
    mine = Shift.objects.filter(
        plan=place.need.pk,
        sign_ups__state__in=COMING,
        sign_ups__enrolment__response__contact__email__iexact=volunteer.address or "",
    )
    that_day = [one for one in mine.distinct() if timezone.localtime(one.starts_at).date() == day]
    counted = set(Hours.objects.filter(volunteer=volunteer, shift__in=that_day).values_list("shift", flat=True))
    free = [one for one in that_day if one.pk not in counted]
    return next(iter(free or that_day), None)


@transaction.atomic
def change_hours(*, hours: Hours, told: Told, by: Any, now: datetime) -> None:
    """Before the host's yes, or after a no: the length, and what it was. The day stays; for another, enter it anew."""
    must_be_told_well(Told(hours.day, told.minutes, told.what), now=now)
    take_step(
        hours, Act.CHANGE, side=Side.VOLUNTEER, by=by, now=now, minutes=told.minutes, what=told.what, told_at=None
    )


@transaction.atomic
def drop_hours(*, hours: Hours, by: Any, now: datetime) -> None:
    """One's own entry, as long as nobody has said yes to it."""
    gone = Hours.objects.filter(pk=hours.pk, source=Source.OWN).exclude(state=State.CONFIRMED)
    if not gone.delete()[0]:
        raise DomainError(_("These hours are confirmed. If something is wrong, please ask the host to correct them."))
    record("hours_dropped", hours, by=by, now=now)
