"""After the day: both sides are asked, reminded once, and what they say becomes the outcome.

| step | when | mail | activity |
|---|---|---|---|
| ask | the day after `due_on` | to both: yes, partly, no | fulfilment_asked |
| remind | 7 days later | to whoever has not answered | fulfilment_reminded |
| answer | by link, by phone through the agency | none | fulfilment_answered |
| settle | both answered, or 30 days after asking | to both: the outcome | agreement_settled |
| close | 14 days after settling | none | response_closed |

Coverage follows what really came: the rest is free again and hangs on the board as long as the notice does. The
promise itself stays in the record as it was given.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.exchange.actions.notices import finish_notice
from gemeinsinn.exchange.actions.response_moves import lock_response, move_response
from gemeinsinn.exchange.actions.responses import hold_what_came
from gemeinsinn.exchange.actions.shares import must_be_whole
from gemeinsinn.exchange.lifecycle import notices
from gemeinsinn.exchange.lifecycle.responses import Move as ResponseMove
from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.partnerships.actions.agreements import check_broker, lock_agreement
from gemeinsinn.partnerships.actions.mails import mail_both, mail_settled, mail_side
from gemeinsinn.partnerships.actions.thanks import keep_thanks
from gemeinsinn.partnerships.lifecycle import (
    CLOSE_AFTER,
    GIVE_UP_AFTER,
    REMIND_AFTER,
    Outcome,
    Side,
    State,
    amount_come,
    can_answer,
    outcome_of,
)  # fmt: skip
from gemeinsinn.partnerships.models import Agreement, Fulfilment
from gemeinsinn.partnerships.queries.due import delivered_to, due_to_ask, due_to_close, due_to_remind, due_to_settle
from gemeinsinn.partnerships.rules import can_broker
from gemeinsinn.people.models import User


def ask_fulfilment(*, now: datetime) -> int:
    """Asks both sides of every agreement whose day is over; returns how many."""
    return for_each(due_to_ask(timezone.localdate(now)).values_list("pk", flat=True), ask_one, now)


def remind_fulfilment(*, now: datetime) -> int:
    """Reminds, once, whoever has not answered within a week; returns how many agreements."""
    return for_each(due_to_remind(now - REMIND_AFTER).values_list("pk", flat=True), remind_one, now)


def settle_overdue(*, now: datetime) -> int:
    """After 30 days one answer, or none, has to do; returns how many."""
    return for_each(due_to_settle(now - GIVE_UP_AFTER).values_list("pk", flat=True), settle_one, now)


def close_settled(*, now: datetime) -> int:
    """Closes the book two weeks after the outcome; returns how many."""
    return for_each(due_to_close(now - CLOSE_AFTER).values_list("pk", flat=True), close_one, now)


def for_each(pks: Any, act: Callable[[Agreement, datetime], None], now: datetime) -> int:
    """Each in a transaction of its own, so that one fault or a kill costs at most one."""
    found = list(pks[:1000])
    for pk in found:
        with transaction.atomic():
            act(Agreement.objects.select_related("response").select_for_update(of=("self",)).get(pk=pk), now)
    return len(found)


def ask_one(agreement: Agreement, now: datetime) -> None:
    """Marks it asked and mails both, unless another worker has just done it."""
    if not Agreement.objects.filter(pk=agreement.pk, asked_at=None, state=State.SIGNED).update(asked_at=now):
        return
    agreement.asked_at = now
    record("fulfilment_asked", agreement, now=now)
    mail_both(agreement, "ask", "ask", now=now)


def remind_one(agreement: Agreement, now: datetime) -> None:
    """Marks it reminded and mails whoever is silent."""
    if not Agreement.objects.filter(pk=agreement.pk, reminded_at=None, state=State.SIGNED).update(reminded_at=now):
        return
    agreement.reminded_at = now
    answered = set(agreement.answers.values_list("side", flat=True))
    for side in Side:
        if side not in answered:
            mail_side(agreement, side, "ask", "ask-again", now=now, again=True)
    record("fulfilment_reminded", agreement, now=now)


def settle_one(agreement: Agreement, now: datetime) -> None:
    """Settles with what is known."""
    if agreement.state == State.SIGNED:
        settle(agreement, now=now)


def close_one(agreement: Agreement, now: datetime) -> None:
    """Closes the response."""
    lock_response(agreement.response)
    if agreement.response.state == ResponseState.FULFILLED:
        move_response(agreement.response, ResponseMove.CLOSE, now=now)


@transaction.atomic
def answer_fulfilment(
    *,
    agreement: Agreement,
    side: str,
    outcome: str,
    now: datetime,
    amount: int | None = None,
    reason: str = "",
    concrete: int | None = None,
    benefit_felt: int | None = None,
    sentence: str = "",
    may_publish: bool = False,
    by: User | None = None,
) -> Fulfilment:
    """One side says how it went, or corrects what it said. With both answers the outcome is settled.

    `by` is staff writing down what was said on the phone: what the side itself has written, its quote and whether it
    may be published, stays as it is.
    """
    check_broker(can_broker, by, agreement)
    lock_agreement(agreement)
    lock_response(agreement.response)
    closed = agreement.response.state == ResponseState.CLOSED
    if not can_answer(agreement.state, agreement.due_on, timezone.localdate(now), closed=closed):
        raise DomainError(_("There is nothing to report yet, or the book on this is closed."))
    told = {"outcome": outcome, "amount": told_amount(agreement, outcome, amount), "reason": reason, "at": now}
    own = {"concrete": concrete, "benefit_felt": benefit_felt, "sentence": sentence, "may_publish": may_publish}
    answer, _new = Fulfilment.objects.update_or_create(
        agreement=agreement, side=side, defaults=told if by is not None else told | own
    )
    record("fulfilment_answered", agreement, by=by, now=now, side=side, outcome=outcome)
    if agreement.state == State.SETTLED:
        correct(agreement, now=now)
    elif agreement.answers.count() == len(Side):
        settle(agreement, now=now)
    return answer


def told_amount(agreement: Agreement, outcome: str, amount: int | None) -> int | None:
    """All of it, nothing of it, or what was said: whole chairs, for nobody brings half a one."""
    if outcome == Outcome.YES:
        return agreement.response.amount
    if outcome == Outcome.PARTLY:
        must_be_whole(agreement.response.notice, amount)
    return 0 if outcome == Outcome.NO else amount


def settle(agreement: Agreement, *, now: datetime) -> None:
    """The outcome is known: response fulfilled, thanks if both want them, the notice finished if it is all there."""
    agreement.state, agreement.settled_at = State.SETTLED, now
    agreement.outcome = outcome_of([Outcome(answer.outcome) for answer in agreement.answers.all()])
    agreement.save(update_fields=["state", "settled_at", "outcome", "changed_at"])
    move_response(agreement.response, ResponseMove.FULFIL, now=now)
    record("agreement_settled", agreement, now=now, outcome=agreement.outcome)
    hold_what_was_told(agreement, now=now)
    published = keep_thanks(agreement, now=now)
    finish_if_met(agreement, now=now)
    if agreement.outcome != Outcome.UNKNOWN:
        mail_settled(agreement, occasion=settled_occasion(now), published=published, now=now)


def settled_occasion(settled_at: datetime) -> str:
    """How the mails about this outcome are called: one that was taken back and settled anew is told anew."""
    return f"settled-{settled_at.timestamp():.0f}"


def correct(agreement: Agreement, *, now: datetime) -> None:
    """A late or corrected answer changes the outcome."""
    agreement.outcome = outcome_of([Outcome(answer.outcome) for answer in agreement.answers.all()])
    agreement.save(update_fields=["outcome", "changed_at"])
    hold_what_was_told(agreement, now=now)
    keep_thanks(agreement, now=now)
    finish_if_met(agreement, now=now)


def hold_what_was_told(agreement: Agreement, *, now: datetime) -> None:
    """The notice counts as covered what has come, not what was promised."""
    told = [(Outcome(answer.outcome), answer.amount) for answer in agreement.answers.all()]
    hold_what_came(agreement.response, amount_come(told), now=now)


def finish_if_met(agreement: Agreement, *, now: datetime) -> None:
    """A notice whose whole amount has really arrived is done."""
    notice = agreement.response.notice
    met = notice.amount is not None and delivered_to(notice) >= notice.amount
    if met and notices.can_move(notice.state, notices.Move.FINISH):
        finish_notice(notice=notice, by=None, now=now)
