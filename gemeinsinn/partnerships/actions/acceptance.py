"""Yes to an answer: it becomes an agreement, with terms both can sign or change."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.exchange.actions.deadlines import deadline_for
from gemeinsinn.exchange.actions.response_moves import check_may, lock_response, move_response
from gemeinsinn.exchange.actions.responses import correct_decision
from gemeinsinn.exchange.lifecycle.responses import Move, State
from gemeinsinn.exchange.models import Decision, Response
from gemeinsinn.exchange.rules.responses import can_decide_response
from gemeinsinn.organisations.rules import can_work_at_desk_of
from gemeinsinn.partnerships.actions.mails import mail_side
from gemeinsinn.partnerships.models import Agreement, AgreementVersion, Signature
from gemeinsinn.partnerships.sides import asker_side, responder_side
from gemeinsinn.partnerships.terms import first_terms
from gemeinsinn.people.models import User


@transaction.atomic
def accept_response(*, response: Response, by: User | None, now: datetime, note: str = "") -> Agreement:
    """Yes: writes the first version and sends both sides their link to it. Of two decisions at once one wins."""
    check_may(can_decide_response, by, response)
    move_response(response, Move.ACCEPT, now=now, by=by, lapses_at=None)
    Decision.objects.create(response=response, accepted=True, by=by, at=now, note=note)
    broker = by if by is not None and can_work_at_desk_of(by, response.notice.agency) else None
    terms = first_terms(response, broker=broker_name(response, broker), today=timezone.localdate(now))
    agreement = Agreement.objects.create(
        response=response, broker=broker, due_on=date.fromisoformat(terms["due_on"]), created_at=now
    )
    AgreementVersion.objects.create(agreement=agreement, number=1, terms=terms, by=by, at=now)
    record("agreement_proposed", agreement, by=by, now=now, version=1)
    occasion = f"accepted-{now.timestamp():.0f}"
    mail_side(agreement, responder_side(response), "accepted", occasion, now=now, note=note)
    mail_side(agreement, asker_side(response), "to_sign", occasion, now=now)
    return agreement


def broker_name(response: Response, broker: User | None) -> str:
    """Who helps both: a person of the agency and the agency, or the agency alone."""
    agency = str(response.notice.agency or "")
    return ", ".join(part for part in (broker.name if broker else "", agency) if part)


@transaction.atomic
def undo_acceptance(*, response: Response, by: User | None, now: datetime) -> None:
    """Takes a yes back as long as nobody has signed: the answer waits for a decision again."""
    check_may(can_decide_response, by, response)
    lock_response(response)
    if response.state != State.ACCEPTED or Signature.objects.filter(version__agreement__response=response).exists():
        raise DomainError(_("Somebody has signed already. Please cancel the agreement instead."))
    agreement = Agreement.objects.get(response=response)
    about = f"agreement-{agreement.pk}-"
    agreement.delete()
    Decision.objects.filter(response=response).delete()
    move_response(response, Move.REOPEN, now=now, by=by, lapses_at=deadline_for(response.notice, now=now))
    correct_decision(response, about=about, now=now)
