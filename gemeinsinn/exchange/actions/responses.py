"""Answering a need or an offer, and everything that may happen to an answer before it becomes an agreement."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.outbox import recall_mails
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import use_link
from gemeinsinn.exchange.actions.deadlines import deadline_for
from gemeinsinn.exchange.actions.response_mails import mail_agency, mail_asker, mail_confirmation, mail_responder
from gemeinsinn.exchange.actions.response_moves import check_may, lock_response, move_response
from gemeinsinn.exchange.actions.shares import free_share, must_be_whole, take_share, take_what_is_left
from gemeinsinn.exchange.lifecycle.responses import CONFIRM_WITHIN, PROMISED, Move, State
from gemeinsinn.exchange.models import Decision, Need, Notice, Offer, Response
from gemeinsinn.exchange.rules.responses import can_change_response, can_decide_response, can_link_organisation
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import organisations_of
from gemeinsinn.organisations.rules import works_for
from gemeinsinn.people.actions import confirm_contact, make_contact
from gemeinsinn.people.models import User

MOST_A_DAY = 30  # answers from one address; each is a mail to it


@transaction.atomic
def respond(
    *,
    notice: Need | Offer,
    name: str,
    email: str,
    amount: int | None,
    message: str,
    form_key: uuid.UUID,
    language: str,
    now: datetime,
    phone: str = "",
    organisation_name: str = "",
    user: User | None = None,
) -> Response:
    """Answers a notice and reserves the share at once; a mail asks for confirmation within 24 hours.

    A signed-in person with this verified address needs no mail. The same `form_key` is the same answer.
    Raises NotEnoughLeft (a TooMuch) if less is left, NoLongerThere if the notice is not open.
    """
    before = Response.objects.filter(form_key=form_key).first()
    if before is not None:
        return same_answer(before, notice)
    must_be_whole(notice, amount)
    known = user if is_verified(user, email) else None
    contact = {"name": name, "email": email, "phone": phone, "language": language}
    told = {"amount": amount, "message": message, "organisation_name": organisation_name, "form_key": form_key}
    try:
        response = store_response(notice, contact, told, known, now)
    except IntegrityError:
        twin = Response.objects.filter(form_key=form_key).first()
        if twin is None:
            raise
        return same_answer(twin, notice)
    check_limit("respond", email, most=MOST_A_DAY, within=timedelta(days=1), now=now)
    record("response_given", response, by=user, now=now, amount=amount)
    if known:
        confirm_response(response=response, now=now)
    else:
        mail_confirmation(response, now=now)
    return response


def store_response(
    notice: Need | Offer, contact: dict[str, Any], told: dict[str, Any], known: User | None, now: datetime
) -> Response:
    """The contact, the row, the share: all or nothing. Raises IntegrityError if this form has been stored.

    The row comes before the share: its unique key makes the same form wait for its twin.
    """
    with transaction.atomic():
        response = Response.objects.create(
            **{"need" if isinstance(notice, Need) else "offer": notice},
            **told,
            contact=make_contact(**contact, user=known, now=now),
            organisation=own_organisation(known, told["organisation_name"]),
            lapses_at=now + CONFIRM_WITHIN,
            created_at=now,
        )
        take_share(notice, told["amount"], now=now, only_open=True)
    return response


def same_answer(response: Response, notice: Need | Offer) -> Response:
    """The answer already stored under this form's key, if it was to this notice."""
    if response.notice != notice:
        raise DomainError(_("This form has been sent already. Please open it afresh."))
    return response


def is_verified(user: User | None, email: str) -> bool:
    """The account has proven that this address is its own."""
    if user is None or not user.is_authenticated:
        return False
    return bool(EmailAddress.objects.filter(user=user, verified=True, email__iexact=email).exists())


def own_organisation(user: User | None, name: str) -> Organisation | None:
    """The organisation of this name that the signed-in person works for."""
    # Compared here: SQLite's own comparison knows no umlauts.
    if not name or user is None:
        return None
    found = next((one for one in organisations_of(user) if one.name.casefold() == name.casefold()), None)
    return found if works_for(user, found) else None


@transaction.atomic
def confirm_response(*, response: Response, now: datetime) -> None:
    """The address is real: the answer stands, and who asked is told."""
    until = deadline_for(response.notice, now=now)
    move_response(response, Move.CONFIRM, now=now, confirmed_at=now, lapses_at=until)
    confirm_contact(contact=response.contact, now=now)
    mail_responder(response, "response_received", "received", now=now)
    mail_asker(response, "response_arrived", "arrived", now=now)
    if response.notice.contact_mode == Notice.ContactMode.BROKER:
        mail_agency(response, "arrived", now=now)


@transaction.atomic
def confirm_by_link(*, response: Response, link: SecretLink, now: datetime) -> None:
    """Uses the link up and confirms, both or neither. Raises NoLongerThere for whoever comes second."""
    use_link(link, now=now)
    confirm_response(response=response, now=now)


@transaction.atomic
def decline_response(*, response: Response, by: User | None, now: datetime, note: str = "") -> None:
    """No, thank you: the share is free again and the giver is told, with the reason if there is one."""
    check_may(can_decide_response, by, response)
    move_response(response, Move.DECLINE, now=now, by=by, lapses_at=None)
    Decision.objects.create(response=response, accepted=False, by=by, at=now, note=note)
    mail_responder(response, "response_declined", f"declined-{now.timestamp():.0f}", now=now, note=note)


@transaction.atomic
def withdraw_response(*, response: Response, by: User | None = None, now: datetime, note: str = "") -> None:
    """Takes an answer back before it became an agreement (that is cancelled in partnerships)."""
    check_may(can_change_response, by, response)
    lock_response(response)
    was_seen = response.state != State.UNCONFIRMED
    if response.state in PROMISED:
        raise DomainError(_("There is an agreement about this by now. Please cancel that."))
    move_response(response, Move.WITHDRAW, now=now, by=by, lapses_at=None)
    if was_seen:
        mail_asker(response, "response_withdrawn", "withdrawn", now=now, note=note)


@transaction.atomic
def change_response(
    *, response: Response, amount: int | None, message: str, now: datetime, by: User | None = None
) -> None:
    """Changes how much and what is said, until it is decided. The share grows only if enough is left."""
    check_may(can_change_response, by, response)
    lock_response(response)
    if response.state not in {State.UNCONFIRMED, State.OFFERED}:
        raise DomainError(_("That has been decided in the meantime. Please look at how it stands now."))
    before = response.amount
    if (before, response.message) == (amount, message):
        return
    set_share(response=response, amount=amount, now=now)
    response.message = message
    response.save(update_fields=["message", "changed_at"])
    event = record("response_changed", response, by=by, now=now, before=before, after=amount)
    if response.state == State.OFFERED:
        mail_asker(response, "response_changed", f"changed-{event.pk}", now=now)


@transaction.atomic
def set_share(*, response: Response, amount: int | None, now: datetime) -> None:
    """Changes how much a response holds, by the difference only. Raises NotEnoughLeft."""
    must_be_whole(response.notice, amount)
    more = (amount or 0) - response.held
    if more > 0:
        take_share(response.notice, more, now=now)
    elif more < 0:
        free_share(response.notice, -more, now=now)
    response.amount, response.freed = amount, 0
    response.save(update_fields=["amount", "freed", "changed_at"])


def hold_what_came(response: Response, came: int | None, *, now: datetime) -> None:
    """The share follows what really came (None: as promised, for nobody knows better); the rest is free for others.

    What turns out to have come after all is held again as far as nobody else has promised it since.
    """
    if response.amount is None:
        return
    more = min(response.amount if came is None else came, response.amount) - response.held
    if more > 0:
        more = take_what_is_left(response.notice, more, now=now)
    elif more < 0:
        free_share(response.notice, -more, now=now)
    response.freed -= more
    response.save(update_fields=["freed", "changed_at"])


@transaction.atomic
def reopen_response(*, response: Response, by: User | None, now: datetime) -> None:
    """Takes a no back. Raises NotEnoughLeft if the share has gone elsewhere (a yes: partnerships.undo_acceptance)."""
    check_may(can_decide_response, by, response)
    lock_response(response)
    if response.state in PROMISED:
        raise DomainError(_("There is an agreement about this by now. Please cancel that."))
    move_response(response, Move.REOPEN, now=now, by=by, lapses_at=deadline_for(response.notice, now=now))
    Decision.objects.filter(response=response).delete()
    correct_decision(response, about=f"response-{response.pk}-declined-", now=now)


def correct_decision(response: Response, *, about: str, now: datetime) -> None:
    """A decision was a slip: mails about it that still wait are dropped; whoever has read one hears that it is open."""
    if not recall_mails(about=about):
        mail_responder(response, "response_undone", f"undone-{now.timestamp():.0f}", now=now)


def expire_responses(*, now: datetime) -> int:
    """Ends answers nobody confirmed within 24 hours or decided in time (deadlines); returns how many."""
    waiting = [State.UNCONFIRMED, State.OFFERED]
    due = Response.objects.filter(state__in=waiting, lapses_at__lte=now).values_list("pk", flat=True)
    return sum(expire_response(pk=pk, now=now) for pk in list(due[:1000]))


@transaction.atomic
def expire_response(*, pk: int, now: datetime) -> bool:
    """Ends one answer if it is still waiting and its time is up."""
    response = Response.objects.select_for_update().get(pk=pk)
    if response.state not in {State.UNCONFIRMED, State.OFFERED} or not response.lapses_at or response.lapses_at > now:
        return False
    was_seen = response.state == State.OFFERED
    move_response(response, Move.EXPIRE, now=now, lapses_at=None)
    if was_seen:
        mail_responder(response, "response_expired", f"expired-{now.timestamp():.0f}", now=now)
        mail_agency(response, f"expired-{now.timestamp():.0f}", now=now)
    return True


@transaction.atomic
def link_organisation(*, response: Response, organisation: Organisation | None, by: Any, now: datetime) -> None:
    """Says which organisation an answer came from, so that its record of promises counts it."""
    if not can_link_organisation(by, response, organisation):
        raise NotAllowed(_("This answer belongs to somebody else."))
    response.organisation = organisation
    response.save(update_fields=["organisation", "changed_at"])
    record("response_linked", response, by=by, now=now, organisation=organisation.pk if organisation else None)
