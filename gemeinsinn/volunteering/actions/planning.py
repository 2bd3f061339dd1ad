"""Making a plan: how a need takes people in, and its shifts one by one."""

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.exchange.models import Kind, Need, Unit
from gemeinsinn.volunteering.actions.lasting import last_until_the_dates
from gemeinsinn.volunteering.actions.line import fill_places
from gemeinsinn.volunteering.actions.mails import mail_volunteer
from gemeinsinn.volunteering.actions.moves import move_sign_up, settle_response
from gemeinsinn.volunteering.actions.places import count_places, lock_shifts
from gemeinsinn.volunteering.lifecycle.plans import LONGEST_SHIFT, MOST_SHIFTS, USUAL_CANCEL_HOURS, Mode
from gemeinsinn.volunteering.lifecycle.signups import CANCELLABLE, COMING, HOLDING, Move, State
from gemeinsinn.volunteering.models import Plan, PlanAct, Shift, SignUp

PLANNED_KINDS = frozenset({Kind.TIME, Kind.SKILL})


@dataclass(frozen=True, slots=True)
class Slot:
    """What a shift says. Moments are aware; numbers are people."""

    starts_at: datetime
    ends_at: datetime
    capacity: int
    role: str = ""
    place: str = ""
    least: int = 0
    deadline: datetime | None = None
    qualification: str = ""
    least_age: int | None = None
    most_age: int | None = None


def must_make_sense(slot: Slot) -> None:
    """Raises DomainError for a slot nobody can keep."""
    if slot.ends_at <= slot.starts_at:
        raise DomainError(_("The shift ends before it starts. Please check both times."))
    if slot.ends_at - slot.starts_at > LONGEST_SHIFT:
        raise DomainError(_("A shift lasts two days at most. Please make several of it."))
    if slot.deadline is not None and slot.deadline > slot.starts_at:
        raise DomainError(_("The deadline is after the start. Please check both."))
    if slot.least > slot.capacity:
        raise DomainError(_("More people are needed at least than there are places."))
    if slot.least_age is not None and slot.most_age is not None and slot.most_age < slot.least_age:
        raise DomainError(_("The highest age is below the lowest."))


@transaction.atomic
def open_plan(*, need: Need, by: Any, now: datetime) -> Plan:
    """From now on this need is answered shift by shift. Doing it twice changes nothing."""
    if need.kind not in PLANNED_KINDS:
        raise DomainError(_("Only needs of time or skill have shifts."))
    plan, fresh = Plan.objects.get_or_create(need=need, defaults={"created_at": now})
    if fresh:
        Need.objects.filter(pk=need.pk).update(planned=True, unit=Unit.PLACE, unit_words="", changed_at=now)
        need.refresh_from_db(fields=["planned", "unit", "unit_words"])
        record("plan_opened", need, by=by, now=now)
        count_places(need.pk, now=now)
    return plan


@transaction.atomic
def change_plan(
    *,
    plan: Plan,
    by: Any,
    now: datetime,
    mode: str = Mode.AT_ONCE,
    cancel_hours: int = USUAL_CANCEL_HOURS,
    meeting_point: str = "",
    bring_along: str = "",
) -> None:
    """How people are taken in, and what holds for all shifts. Who is in stays in."""
    told = {
        "mode": mode, "cancel_hours": cancel_hours, "meeting_point": meeting_point, "bring_along": bring_along,
    }  # fmt: skip
    changed = sorted(name for name, value in told.items() if getattr(plan, name) != value)
    if changed:
        Plan.objects.filter(pk=plan.pk).update(**told, changed_at=now)
        plan.refresh_from_db()
        record("plan_changed", plan.need, by=by, now=now, fields=changed)


@transaction.atomic
def add_shift(*, plan: Plan, slot: Slot, by: Any, now: datetime, form_key: uuid.UUID | None = None) -> Shift | None:
    """One more shift; None if this form has made it already.

    Raises DomainError for a slot that makes no sense, or past 2,000 shifts of one need.
    """
    must_make_sense(slot)
    if not is_first(plan, form_key, now=now):
        return None
    must_have_room(plan, 1)
    shift = Shift.objects.create(plan=plan, places=slot.capacity, **asdict(slot))
    record("shift_added", shift, by=by, now=now)
    count_places(plan.pk, now=now)
    last_until_the_dates(plan.pk, by=by, now=now)
    return shift


def is_first(plan: Plan, form_key: uuid.UUID | None, *, now: datetime) -> bool:
    """Locks the plan, so that two people at once stay below the limit together; False for a form sent before."""
    Plan.objects.select_for_update().get(pk=plan.pk)
    return form_key is None or PlanAct.objects.get_or_create(form_key=form_key, defaults={"plan": plan, "at": now})[1]


def must_have_room(plan: Plan, more: int) -> None:
    """Raises DomainError where a plan would get too long to be read."""
    if plan.shifts.count() + more > MOST_SHIFTS:
        raise DomainError(
            _("A need has %(most)s shifts at most. Please make a second need of it.") % {"most": MOST_SHIFTS}
        )


@transaction.atomic
def change_shift(*, shift: Shift, slot: Slot, by: Any, now: datetime) -> list[SignUp]:
    """Other times, places or numbers. Returns those who were asked to step back because too many are in.

    Other times or another place are told to everybody who is in. With more places the next in line are asked. With
    fewer than are taken nobody is thrown out: who came last is asked whether to step back, and meanwhile no place is
    handed out. Raises DomainError for a shift that was called off.
    """
    must_make_sense(slot)
    locked = lock_shifts([shift.pk])[shift.pk]
    if locked.called_off_at is not None:
        raise DomainError(_("This shift was called off."))
    before = {name: getattr(locked, name) for name in asdict(slot)}
    for name, value in asdict(slot).items():
        setattr(locked, name, value)
    locked.places = max(slot.capacity, locked.taken)
    if slot.least != before["least"] or slot.starts_at != before["starts_at"]:
        locked.short_told_at = None
    locked.save()
    changed = sorted(name for name, value in asdict(slot).items() if before[name] != value)
    if not changed:
        return []
    record("shift_changed", locked, by=by, now=now, fields=changed)
    if {"starts_at", "ends_at", "place"} & set(changed):
        tell_moved(locked, now=now)
    asked = ask_to_step_back(locked, now=now) if slot.capacity < before["capacity"] else []
    fill_places(locked, now=now)
    count_places(locked.plan_id, now=now)
    last_until_the_dates(locked.plan_id, by=by, now=now)
    shift.refresh_from_db()
    return asked


def those_in(shift: Shift) -> list[SignUp]:
    """Sign-ups of a shift with all their mails say, the latest first."""
    rows = SignUp.objects.filter(shift=shift, state__in=CANCELLABLE)
    return list(rows.select_related("shift", "enrolment__response__contact", "enrolment__response__need__agency")[::-1])


def tell_moved(shift: Shift, *, now: datetime) -> None:
    """Everybody who is in or waits hears of the new time or place; reminders count from the new one."""
    for one in those_in(shift):
        SignUp.objects.filter(pk=one.pk).update(reminded_at=None)
        mail_volunteer(one.enrolment, "moved", f"moved-{one.pk}-{now.timestamp():.0f}", [one], now=now)


def ask_to_step_back(shift: Shift, *, now: datetime) -> list[SignUp]:
    """Who came last is asked first, as many as are too many. Staying is fine, and the mail says so."""
    over, asked = shift.taken - shift.capacity, []
    for one in those_in(shift):
        if over <= 0:
            break
        if one.state in HOLDING:
            mail_volunteer(one.enrolment, "fewer_needed", f"fewer-{one.pk}-{now.timestamp():.0f}", [one], now=now)
            asked.append(one)
            over -= one.heads
    return asked


@transaction.atomic
def call_off_shift(*, shift: Shift, by: Any, now: datetime, note: str = "") -> int:
    """It does not take place: everybody in it hears so. Returns how many. Nobody was in: it is simply gone."""
    locked = lock_shifts([shift.pk])[shift.pk]
    if locked.called_off_at is not None:
        return 0
    if not locked.sign_ups.exists():
        record("shift_removed", locked, by=by, now=now)
        locked.delete()
        count_places(shift.plan_id, now=now)
        return 0
    if locked.sign_ups.filter(state__in=COMING - {State.CONFIRMED}).exists():
        raise DomainError(_("People have been there already. It cannot be called off any more."))
    locked.called_off_at = now
    locked.save(update_fields=["called_off_at"])
    told = those_in(locked)
    for one in told:
        move_sign_up(one, locked, Move.CALL_OFF, now=now, by=by)
        mail_volunteer(one.enrolment, "called_off", f"called-off-{one.pk}", [one], now=now, note=note)
        settle_response(one.enrolment, now=now, by=by)
    record("shift_called_off", locked, by=by, now=now, told=len(told))
    count_places(locked.plan_id, now=now)
    return len(told)
