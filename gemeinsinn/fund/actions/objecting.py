"""Objecting to a decision, and answering it. Upheld, a rejected application is looked at once more."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.fund.actions.conversation import words_of
from gemeinsinn.fund.actions.deciding import locked
from gemeinsinn.fund.actions.funds import allow_office
from gemeinsinn.fund.actions.moves import move, tell
from gemeinsinn.fund.lifecycle.applications import Move, can
from gemeinsinn.fund.models import Application, Message, Objection

Kind, Outcome = Message.Kind, Objection.Outcome


@transaction.atomic
def object_to(*, application: Application, text: str, now: datetime) -> Objection:
    """Against the newest decision. After its day it is taken too, and marked as late."""
    held = locked(application)
    decision = held.decisions.first()
    if decision is None:
        raise DomainError(_("There is no decision yet that one could object to."))
    if Objection.objects.filter(application=held, outcome=Outcome.OPEN).exists():
        raise DomainError(_("Your objection is with us already. Please write what is to be added as a message."))
    words = words_of(text)
    late = decision.object_until is not None and timezone.localdate(now) > decision.object_until
    made: Objection = Objection.objects.create(application=held, decision=decision, text=words, at=now, is_late=late)
    Message.objects.create(application=held, kind=Kind.OBJECTION, text=words, at=now)
    record("grant_objected", held, now=now, late=late)
    return made


@transaction.atomic
def answer_objection(*, objection: Objection, upheld: bool, text: str, by: Any, now: datetime) -> None:
    """With reasons, as a mail and in the conversation. Raises DomainError once it is answered."""
    allow_office(by)
    held = locked(objection.application)
    words = words_of(text)
    outcome = Outcome.UPHELD if upheld else Outcome.DISMISSED
    rows = Objection.objects.filter(pk=objection.pk, outcome=Outcome.OPEN)
    if not rows.update(outcome=outcome, answer=words, answered_by=by, answered_at=now):
        raise DomainError(_("This objection has been answered already."))
    if upheld and can(held.state, Move.REOPEN):
        move(held, Move.REOPEN, ended_at=None)
    Message.objects.create(application=held, kind=Kind.WORD, by_office=True, by=by, text=words, at=now)
    record("grant_objection_answered", held, by=by, now=now, outcome=outcome)
    tell(held, "objection", now=now, once=objection.pk, upheld=upheld, words=words)


def answer_open(*, application: Application, upheld: bool, text: str, by: Any, now: datetime) -> None:
    """The one that is open. Raises DomainError without one."""
    found = (
        Objection.objects.filter(application=application, outcome=Outcome.OPEN).select_related("application").first()
    )
    if found is None:
        raise DomainError(_("This objection has been answered already."))
    answer_objection(objection=found, upheld=upheld, text=text, by=by, now=now)
