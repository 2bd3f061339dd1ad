"""A person steps back, comes with more or fewer, or takes another shift on."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.volunteering.actions.line import after_leaving, fill_places
from gemeinsinn.volunteering.actions.mails import mail_volunteer
from gemeinsinn.volunteering.actions.moves import move_sign_up, settle_response
from gemeinsinn.volunteering.actions.places import count_places, give_back, lock_shifts, take_places
from gemeinsinn.volunteering.actions.signing import in_turn, make_it_count, need_id_of, take_or_queue
from gemeinsinn.volunteering.actions.suiting import must_be_open, must_suit
from gemeinsinn.volunteering.lifecycle.plans import MOST_HEADS, Mode, can_cancel_until
from gemeinsinn.volunteering.lifecycle.signups import AGAIN, CANCELLABLE, HOLDING, Move, State
from gemeinsinn.volunteering.models import Enrolment, Shift, SignUp


@transaction.atomic
def cancel_sign_up(*, sign_up: SignUp, now: datetime, reason: str = "") -> None:
    """Steps back from one shift; the next in line is asked. After the deadline a yes is taken back by a call only."""
    shift = lock_shifts([sign_up.shift_id])[sign_up.shift_id]
    sign_up.refresh_from_db()
    if sign_up.state == State.CANCELLED:
        return
    if sign_up.state == State.CONFIRMED and now > can_cancel_until(shift.starts_at, shift.plan.cancel_hours):
        raise DomainError(_("It is too close to the start for that. Please call, so that nobody waits for you."))
    move_sign_up(sign_up, shift, Move.CANCEL, now=now, reason=reason)
    mail_volunteer(sign_up.enrolment, "cancelled", f"cancelled-{sign_up.pk}-{now.timestamp():.0f}", [sign_up], now=now)
    after_leaving(sign_up, shift, now=now)


@transaction.atomic
def cancel_all(*, enrolment: Enrolment, now: datetime) -> list[SignUp]:
    """Takes back everything that has not taken place, without a mail; returns what was taken back."""
    open_ones = enrolment.sign_ups.filter(state__in=CANCELLABLE).select_related("shift").order_by("shift_id")
    gone = list(open_ones)
    locked = lock_shifts(one.shift_id for one in gone)
    for one in gone:
        move_sign_up(one, locked[one.shift_id], Move.CANCEL, now=now)
        fill_places(locked[one.shift_id], now=now)
    settle_response(enrolment, now=now)
    count_places(need_id_of(enrolment), now=now)
    return gone


@transaction.atomic
def change_heads(*, sign_up: SignUp, heads: int, now: datetime) -> None:
    """More or fewer of a group come to one shift. Raises ShiftFull if more do not fit; nobody in line is passed."""
    shift = lock_shifts([sign_up.shift_id])[sign_up.shift_id]
    sign_up.refresh_from_db()
    if sign_up.state not in CANCELLABLE or not 1 <= heads <= MOST_HEADS:
        raise DomainError(_("That cannot be changed any more."))
    more = heads - sign_up.heads
    if sign_up.state in HOLDING and more > 0:
        take_places(shift, more)
    SignUp.objects.filter(pk=sign_up.pk).update(heads=heads, changed_at=now)
    sign_up.heads = heads
    if sign_up.state in HOLDING and more < 0:
        give_back(shift, -more)
    if more:
        fill_places(shift, now=now)
        count_places(shift.plan_id, now=now)


@transaction.atomic
def add_shifts(*, enrolment: Enrolment, shifts: Iterable[int], now: datetime) -> list[SignUp]:
    """Takes more shifts on, also one given up before: then from the end of the line. Raises DomainError for one of them
    that this person is in.
    """
    need = enrolment.response.need
    assert need is not None  # an enrolment answers a need
    chosen = set(shifts)
    locked = lock_shifts(chosen)
    known = {one.shift_id: one for one in enrolment.sign_ups.filter(shift__in=chosen)}
    if any(one.state not in AGAIN for one in known.values()):
        raise DomainError(_("You are in one of these dates already, or it is not possible any more."))
    fresh = take_or_queue(enrolment, need, chosen - set(known), now=now) if chosen - set(known) else []
    rows = [*fresh, *(rejoin(one, locked[one.shift_id], now=now) for one in known.values())]
    make_it_count(enrolment, rows, locked, now=now)
    occasion = f"added-{now.timestamp():.0f}"
    mail_volunteer(enrolment, "signed_up", occasion, rows, now=now, waits_for_guardian=False)
    settle_response(enrolment, now=now)
    count_places(need.pk, now=now)
    return rows


@transaction.atomic
def set_reminder(*, enrolment: Enrolment, hours: int, now: datetime) -> None:
    """How many hours before a shift to be reminded; 0 is not at all."""
    record("reminder_set", enrolment.response, now=now, hours=hours)
    Enrolment.objects.filter(pk=enrolment.pk).update(remind_hours=hours)
    enrolment.remind_hours = hours


def rejoin(sign_up: SignUp, shift: Shift, *, now: datetime) -> SignUp:
    """Back into a locked shift by one's own act."""
    need = shift.plan.need
    must_be_open(shift, need, now=now)
    must_suit(shift, age=sign_up.enrolment.age, qualified=sign_up.enrolment.qualified)
    queued_at = in_turn(shift, now)
    if shift.plan.mode == Mode.INTEREST:
        move_sign_up(sign_up, shift, Move.REJOIN_INTERESTED, now=now, queued_at=queued_at)
    elif shift.left >= sign_up.heads:
        move_sign_up(sign_up, shift, Move.REJOIN_HELD, now=now, queued_at=queued_at)
    else:
        move_sign_up(sign_up, shift, Move.REJOIN_WAITING, now=now, queued_at=queued_at)
    return sign_up
