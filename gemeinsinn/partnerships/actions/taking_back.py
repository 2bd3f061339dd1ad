"""The way back from an answer that the agency wrote down for a side: as it was told before, or not told at all.

If that answer had settled the agreement, it is open again: response agreed, thanks gone, the notice where it was.
What was not yet mailed stays here; who has read the outcome gets a second mail that takes it back.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.exchange.actions.notices.keeping import put_back
from gemeinsinn.exchange.actions.response_moves import lock_response, move_response
from gemeinsinn.exchange.actions.responses import hold_what_came
from gemeinsinn.exchange.lifecycle.notices import State as NoticeState
from gemeinsinn.exchange.lifecycle.responses import Move as ResponseMove
from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.partnerships.actions.agreements import check_broker, lock_agreement
from gemeinsinn.partnerships.actions.fulfilment import answer_fulfilment, correct, settled_occasion
from gemeinsinn.partnerships.actions.mails import mail_side
from gemeinsinn.partnerships.actions.thanks import keep_thanks
from gemeinsinn.partnerships.lifecycle import Side, State
from gemeinsinn.partnerships.models import Agreement, Fulfilment
from gemeinsinn.partnerships.rules import can_broker
from gemeinsinn.people.models import User

TOLD = ("outcome", "amount", "reason")


@transaction.atomic
def write_down_answer(
    *, agreement: Agreement, side: str, outcome: str, amount: int | None, reason: str, by: User, now: datetime
) -> dict[str, Any]:
    """What a side said on the phone; returns, as JSON can keep it, what `take_back_answer` needs."""
    lock_agreement(agreement)
    state, notice_state = agreement.state, state_of_notice(agreement)
    before = agreement.answers.filter(side=side).first()
    answer_fulfilment(agreement=agreement, side=side, outcome=outcome, amount=amount, reason=reason, by=by, now=now)
    finished = notice_state if state_of_notice(agreement) == NoticeState.DONE != notice_state else ""
    return {
        "side": side, "at": now.isoformat(), "before": plain(before), "finished": finished,
        "settled": state != agreement.state,
    }  # fmt: skip


@transaction.atomic
def take_back_answer(*, agreement: Agreement, kept: dict[str, Any], by: User, now: datetime) -> bool:
    """Undo of write_down_answer; returns whether somebody had already got the mail about the outcome.

    Raises DomainError if that side, or the clock, has said something else since.
    """
    check_broker(can_broker, by, agreement)
    lock_agreement(agreement)
    lock_response(agreement.response)
    answer = agreement.answers.filter(side=kept["side"], at=datetime.fromisoformat(kept["at"])).first()
    settled_since = answer is not None and agreement.settled_at is not None and agreement.settled_at > answer.at
    if answer is None or settled_since or agreement.response.state == ResponseState.CLOSED:
        raise DomainError(_("Something else was said in the meantime. Please look at how it stands now."))
    put_answer_back(answer, kept["before"])
    record("fulfilment_taken_back", agreement, by=by, now=now, side=kept["side"])
    had_read = False
    if kept["settled"]:
        had_read = unsettle(agreement, by=by, now=now)
    elif agreement.state == State.SETTLED:
        correct(agreement, now=now)
    if kept["finished"] and state_of_notice(agreement) == NoticeState.DONE:
        put_back(agreement.response.notice, state=kept["finished"], by=by, now=now)
    return had_read


def put_answer_back(answer: Fulfilment, before: dict[str, Any] | None) -> None:
    """As it was told before; what was never told is gone."""
    if before is None:
        answer.delete()
        return
    for name in TOLD:
        setattr(answer, name, before[name])
    answer.at = datetime.fromisoformat(before["at"])
    answer.save(update_fields=[*TOLD, "at"])


def unsettle(agreement: Agreement, *, by: User, now: datetime) -> bool:
    """The outcome is open again; returns whether somebody had read it, who then reads that it is."""
    occasion = settled_occasion(agreement.settled_at or now)
    agreement.state, agreement.settled_at, agreement.outcome = State.SIGNED, None, ""
    agreement.save(update_fields=["state", "settled_at", "outcome", "changed_at"])
    move_response(agreement.response, ResponseMove.UNFULFIL, now=now, by=by)
    hold_what_came(agreement.response, None, now=now)
    keep_thanks(agreement, now=now)
    had_read = [side for side in Side if not recall(f"agreement-{agreement.pk}-{occasion}-{side}")]
    for side in had_read:
        mail_side(agreement, side, "open_again", f"open-again-{now.timestamp():.0f}", now=now)
    return bool(had_read)


def recall(key: str) -> bool:
    """Takes a mail back that has not gone out, or says that there never was one."""
    mails = OutgoingMail.objects.filter(key=key)
    mails.filter(state=OutgoingMail.State.QUEUED).delete()
    return not mails.exists()


def state_of_notice(agreement: Agreement) -> str:
    """Where the need or offer stands now, not when it was read."""
    notice = agreement.response.notice
    return str(type(notice)._default_manager.values_list("state", flat=True).get(pk=notice.pk))


def plain(answer: Fulfilment | None) -> dict[str, Any] | None:
    """What the agency may overwrite, as JSON keeps it."""
    if answer is None:
        return None
    return {name: getattr(answer, name) for name in TOLD} | {"at": answer.at.isoformat()}
