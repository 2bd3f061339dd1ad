"""The waiting list: a place that is free is offered to the next in line, who says yes or no within a time."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import NoLongerThere
from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.volunteering.actions.mails import mail_volunteer
from gemeinsinn.volunteering.actions.moves import move_sign_up, settle_response
from gemeinsinn.volunteering.actions.places import count_places, lock_shifts
from gemeinsinn.volunteering.lifecycle.plans import DECIDED
from gemeinsinn.volunteering.lifecycle.signups import Move, State, ask_until
from gemeinsinn.volunteering.models import Shift, SignUp


def next_in_line(shift: Shift) -> QuerySet[SignUp]:
    """Who waits and can be asked, first come first: the address is confirmed, and a guardian's yes is there."""
    ready = Q(enrolment__guardian=None) | Q(enrolment__guardian__given_at__isnull=False)
    rows = SignUp.objects.filter(ready, shift=shift, state=State.WAITING)
    rows = rows.exclude(enrolment__response__state=ResponseState.UNCONFIRMED)
    return rows.select_related("enrolment__response__contact", "enrolment__response__need__agency").order_by(
        "queued_at", "pk"
    )


def fill_places(shift: Shift, *, now: datetime) -> int:
    """Asks the next in line for every free place of a locked shift; returns how many were asked.

    A group for which there is not room enough keeps its place in line, and the next for whom there is are asked.
    """
    until = ask_until(now, shift.starts_at)
    if shift.called_off_at is not None or until is None:
        return 0
    asked = 0
    for sign_up in next_in_line(shift):
        if not shift.left:
            break
        if sign_up.heads > shift.left:
            continue
        move_sign_up(sign_up, shift, Move.ASK, now=now, lapses_at=until)
        mail_volunteer(sign_up.enrolment, "place_free", f"asked-{sign_up.pk}-{now.timestamp():.0f}", [sign_up], now=now)
        asked += 1
    return asked


@transaction.atomic
def take_offered_place(*, sign_up: SignUp, now: datetime) -> None:
    """Yes to the place that came free. Raises NoLongerThere if the time is over."""
    shift = lock_shifts([sign_up.shift_id])[sign_up.shift_id]
    sign_up.refresh_from_db()
    if sign_up.state == State.CONFIRMED:
        return
    if sign_up.state != State.ASKED or sign_up.lapses_at is None or sign_up.lapses_at <= now:
        raise NoLongerThere(_("The time for this place is over, and the next in line have been asked."))
    decided = shift.plan.mode in DECIDED
    move_sign_up(sign_up, shift, Move.REQUEST if decided else Move.CONFIRM, now=now)
    settle_response(sign_up.enrolment, now=now)
    count_places(shift.plan_id, now=now)


@transaction.atomic
def decline_offered_place(*, sign_up: SignUp, now: datetime) -> None:
    """No, thank you: the next in line is asked, and this person not again."""
    shift = lock_shifts([sign_up.shift_id])[sign_up.shift_id]
    sign_up.refresh_from_db()
    if sign_up.state == State.DECLINED:
        return
    move_sign_up(sign_up, shift, Move.DECLINE, now=now)
    after_leaving(sign_up, shift, now=now)


def after_leaving(sign_up: SignUp, shift: Shift, *, now: datetime) -> None:
    """Places of a locked shift came free: the next are asked, the response and the need follow."""
    fill_places(shift, now=now)
    settle_response(sign_up.enrolment, now=now)
    count_places(shift.plan_id, now=now)


def lapse_sign_ups(*, now: datetime) -> int:
    """Ends what nobody confirmed or answered in time; returns how many."""
    due = SignUp.objects.filter(lapses_at__lte=now).order_by("lapses_at").values_list("pk", flat=True)
    return sum(lapse_sign_up(pk=pk, now=now) for pk in list(due[:1000]))


@transaction.atomic
def lapse_sign_up(*, pk: int, now: datetime) -> bool:
    """Ends one if its time is still up; who had confirmed the address is told."""
    sign_up = SignUp.objects.select_related("enrolment__response__contact").get(pk=pk)
    shift = lock_shifts([sign_up.shift_id])[sign_up.shift_id]
    sign_up.refresh_from_db(fields=["state", "lapses_at"])
    if sign_up.lapses_at is None or sign_up.lapses_at > now:
        return False
    before = sign_up.state
    move_sign_up(sign_up, shift, Move.LAPSE, now=now)
    if sign_up.enrolment.response.state != ResponseState.UNCONFIRMED:
        template = "place_lapsed" if before == State.ASKED else "consent_missing"
        mail_volunteer(sign_up.enrolment, template, f"lapsed-{sign_up.pk}-{now.timestamp():.0f}", [sign_up], now=now)
    after_leaving(sign_up, shift, now=now)
    return True
