"""An agreement between proposal and promise: other terms, signatures, calling it off.

| move | who | from | mail | activity |
|---|---|---|---|---|
| change | either side by link, staff | open, signed | to everybody else: read and sign again | agreement_changed |
| sign (first) | a side by link | open | to the other side: your turn | agreement_signature |
| sign (second) | a side by link | open | to both: the page as PDF | agreement_signed |
| sign for a side without address | staff | open | as above, to whoever has one | as above |
| cancel | either side until the day, staff | open, signed | to everybody else, with the reason | agreement_cancelled |
| remind | staff | open | to those who have not signed | agreement_reminded |
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.exchange.actions.response_moves import move_response
from gemeinsinn.exchange.actions.responses import set_share
from gemeinsinn.exchange.lifecycle.responses import Move as ResponseMove
from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.partnerships.actions.mails import mail_side, mail_signed
from gemeinsinn.partnerships.actions.naming import keep_naming
from gemeinsinn.partnerships.lifecycle import OTHER, Move, Side, State, can_cancel, can_move
from gemeinsinn.partnerships.models import Agreement, AgreementVersion, Signature
from gemeinsinn.partnerships.rules import can_broker, can_change_agreement
from gemeinsinn.partnerships.sides import is_out_of_reach
from gemeinsinn.partnerships.terms import changed_terms
from gemeinsinn.people.models import User


def lock_agreement(agreement: Agreement) -> None:
    """Reads the row afresh and keeps others from changing it until the transaction ends."""
    agreement.refresh_from_db(from_queryset=Agreement.objects.select_for_update())


def check_broker(rule: Callable[[Any, Agreement], bool], by: User | None, agreement: Agreement) -> None:
    """Without `by` a side holds its personal link, which the view has checked."""
    if by is not None and not rule(by, agreement):
        raise NotAllowed(_("This agreement belongs to others."))


def current_version(agreement: Agreement) -> AgreementVersion:
    """The newest words."""
    return agreement.versions.latest("number")


@transaction.atomic
def change_terms(
    *, agreement: Agreement, terms: dict[str, Any], side: str = "", by: User | None = None, now: datetime
) -> AgreementVersion:
    """Writes a new version; both sign again. Nothing changed, nothing written.

    `terms` holds only what changes (see terms.CHANGEABLE). Raises NotEnoughLeft if the share cannot grow that far.
    """
    check_broker(can_change_agreement, by, agreement)
    lock_agreement(agreement)
    if not can_move(agreement.state, Move.CHANGE) or agreement.asked_at:
        raise DomainError(_("This agreement can no longer be changed."))
    last = current_version(agreement)
    new = changed_terms(agreement.response, last.terms, terms)
    if new == last.terms:
        return last
    if new["amount"] != agreement.response.amount:
        set_share(response=agreement.response, amount=new["amount"], now=now)
    version = AgreementVersion.objects.create(
        agreement=agreement, number=last.number + 1, terms=new, by_side=side, by=by, at=now
    )
    agreement.state, agreement.signed_at = State.OPEN, None
    agreement.due_on = date.fromisoformat(new["due_on"])
    agreement.save(update_fields=["state", "signed_at", "due_on", "changed_at"])
    record("agreement_changed", agreement, by=by, now=now, version=version.number, side=side)
    for one in Side:
        if one != side:
            mail_side(agreement, one, "changed", f"changed-{version.number}", now=now)
    return version


@transaction.atomic
def sign(
    *, agreement: Agreement, number: int, side: str, typed_name: str, now: datetime, by: User | None = None
) -> Signature:
    """Puts a typed name under version `number`. Signing twice is signing once; the second side seals it.

    `by`: staff that signs on behalf of a side nobody can write to, whose yes it heard on the phone.
    Raises DomainError if the words have changed since they were read.
    """
    check_broker(can_broker, by, agreement)
    if by is not None and not is_out_of_reach(agreement.response, Side(side)):
        raise DomainError(_("This side signs for itself: it has a link of its own."))
    lock_agreement(agreement)
    version = current_version(agreement)
    if version.number != number:
        raise DomainError(_("The agreement was changed in the meantime. Please read the new version first."))
    if agreement.state in {State.CANCELLED, State.SETTLED}:
        raise DomainError(_("This agreement can no longer be signed."))
    signature, is_new = Signature.objects.get_or_create(
        version=version,
        side=side,
        defaults={"typed_name": typed_name, "at": now, "by": by, "on_behalf": by is not None},
    )
    if not is_new:
        return signature
    record("agreement_signature", agreement, by=by, now=now, side=side, version=number)
    if version.signatures.count() == len(Side):
        seal(agreement, version, now=now)
    else:
        mail_side(agreement, OTHER[Side(side)], "your_turn", f"turn-{number}", now=now)
    return signature


def seal(agreement: Agreement, version: AgreementVersion, *, now: datetime) -> None:
    """Both names are there: it is a promise, and who gives may be named if both signed that."""
    agreement.state, agreement.signed_at = State.SIGNED, now
    agreement.save(update_fields=["state", "signed_at", "changed_at"])
    if agreement.response.state == ResponseState.ACCEPTED:  # a changed agreement was agreed before
        move_response(agreement.response, ResponseMove.AGREE, now=now)
    keep_naming(version, now=now)
    record("agreement_signed", agreement, now=now, version=version.number)
    mail_signed(agreement, number=version.number, now=now)


@transaction.atomic
def cancel_agreement(
    *, agreement: Agreement, side: str = "", by: User | None = None, now: datetime, reason: str = ""
) -> None:
    """Calls it off: the share is free again and everybody else hears why. A side can until the day itself."""
    check_broker(can_change_agreement, by, agreement)
    lock_agreement(agreement)
    staff = by is not None and can_broker(by, agreement)
    if not can_cancel(agreement.state, agreement.due_on, timezone.localdate(now), staff=staff):
        raise DomainError(_("The day is over. Please tell us how it went instead."))
    agreement.state = State.CANCELLED
    agreement.save(update_fields=["state", "changed_at"])
    move_response(agreement.response, ResponseMove.WITHDRAW, now=now, by=by, lapses_at=None)
    record("agreement_cancelled", agreement, by=by, now=now, side=side)
    for one in Side:
        if one != side:
            mail_side(agreement, one, "cancelled", "cancelled", now=now, note=reason)


@transaction.atomic
def remind_to_sign(*, agreement: Agreement, by: User | None, now: datetime) -> int:
    """Reminds each side whose name is missing and that can be written to, at most once a day; returns how many."""
    check_broker(can_broker, by, agreement)
    if agreement.state != State.OPEN:
        raise DomainError(_("Both have signed already, or the agreement was called off."))
    version = current_version(agreement)
    signed = set(version.signatures.values_list("side", flat=True))
    missing = [side for side in Side if side not in signed and not is_out_of_reach(agreement.response, side)]
    if not missing:
        raise DomainError(
            _("Whose name is missing has no e-mail address with us. Please call, and sign on their behalf.")
        )
    for side in missing:
        mail_side(agreement, side, "to_sign", f"remind-{version.number}-{timezone.localdate(now)}", now=now)
    record("agreement_reminded", agreement, by=by, now=now, version=version.number)
    return len(missing)
