"""What hosts and agencies do with those who signed up: yes, no, there, not there."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.volunteering import ticked
from gemeinsinn.volunteering.actions.line import after_leaving
from gemeinsinn.volunteering.actions.mails import mail_volunteer
from gemeinsinn.volunteering.actions.moves import move_sign_up, settle_response
from gemeinsinn.volunteering.actions.places import count_places, lock_shifts
from gemeinsinn.volunteering.lifecycle.door import can_tick
from gemeinsinn.volunteering.lifecycle.signups import Move, State
from gemeinsinn.volunteering.models import SignUp


@transaction.atomic
def accept_sign_up(*, sign_up: SignUp, by: Any, now: datetime) -> None:
    """Yes: the place is theirs. From the waiting list or the interest list only if there is room (ShiftFull)."""
    shift = lock_shifts([sign_up.shift_id])[sign_up.shift_id]
    move_sign_up(sign_up, shift, Move.ACCEPT, now=now, by=by)
    mail_volunteer(sign_up.enrolment, "accepted", f"accepted-{sign_up.pk}-{now.timestamp():.0f}", [sign_up], now=now)
    settle_response(sign_up.enrolment, now=now, by=by)
    count_places(shift.plan_id, now=now)


@transaction.atomic
def refuse_sign_up(*, sign_up: SignUp, by: Any, now: datetime, note: str = "") -> None:
    """No, kindly and with a reason if there is one; the place goes to the next in line."""
    shift = lock_shifts([sign_up.shift_id])[sign_up.shift_id]
    move_sign_up(sign_up, shift, Move.REFUSE, now=now, by=by)
    mail_volunteer(
        sign_up.enrolment,
        "refused",
        f"refused-{sign_up.pk}-{now.timestamp():.0f}",
        [sign_up],
        now=now,
        note=note,
    )
    after_leaving(sign_up, shift, now=now)


@transaction.atomic
def mark_attendance(*, sign_up: SignUp, there: bool | None, by: Any, now: datetime, at: datetime | None = None) -> bool:
    """There, not there, or nothing said yet; `at` is when it was ticked, perhaps offline. False if it stood so already.

    Of two ticks the later one counts, in whichever order they arrive.
    """
    shift = lock_shifts([sign_up.shift_id])[sign_up.shift_id]
    sign_up.refresh_from_db()
    moment = at or now
    if moment > now or (sign_up.checked_in_at is not None and moment < sign_up.checked_in_at):
        return False
    wanted = {True: State.ATTENDED, False: State.MISSED, None: State.CONFIRMED}[there]
    if sign_up.state == wanted:
        return False
    if shift.called_off_at is not None:
        raise DomainError(_("This shift was called off."))
    if not can_tick(shift.starts_at, now):  # not `moment`: clocks of phones are wrong
        raise DomainError(_("Ticking begins two hours before the start."))
    move = {True: Move.ATTEND, False: Move.MISS, None: Move.UNCHECK}[there]
    by_user = by if by is not None and by.is_authenticated else None
    move_sign_up(sign_up, shift, move, now=now, by=by, checked_in_at=moment, checked_by=by_user)
    ticked.tell(sign_up=sign_up, there=there, by=by, now=now)
    return True


@transaction.atomic
def give_reason(*, sign_up: SignUp, reason: str, now: datetime) -> None:
    """Why somebody could not come, in their own words: who missed a shift may say so."""
    sign_up.refresh_from_db(fields=["state"])
    if sign_up.state != State.MISSED:
        raise DomainError(_("There is nothing to explain here."))
    SignUp.objects.filter(pk=sign_up.pk).update(reason=reason, changed_at=now)
    sign_up.reason = reason
