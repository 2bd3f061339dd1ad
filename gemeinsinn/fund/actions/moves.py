"""Shared by the actions: moving a state so that of two at once one wins, numbers, mails to applicants."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.moves import change_state
from gemeinsinn.fund.lifecycle.applications import LINK_LASTS, MOVES, Move
from gemeinsinn.fund.models import Application
from gemeinsinn.people.personal import personal_address

PURPOSE = "fund-case"


def move(application: Application, step: Move, **fields: Any) -> None:
    """Changes the state under the condition of MOVES; raises DomainError if it does not hold."""
    change_state(
        application, MOVES[step], _("This application has changed in the meantime. Please look at it again."), **fields
    )


def case_address(application: Application, *, now: datetime) -> str:
    """A fresh personal link to the application, for a mail."""
    return personal_address(
        purpose=PURPOSE, subject_id=application.pk, now=now, lasts=LINK_LASTS, language=application.language
    )


def tell(application: Application, occasion: str, *, now: datetime, once: object = "", **context: Any) -> None:
    """One mail to the applicant with the link to the case, if there is an address. `once` tells occasions apart."""
    contact = application.contact
    if contact is None or not contact.email:
        return
    attachment = context.pop("attachment", None)
    queue_mail(
        key=f"grant-{application.pk}-{occasion}-{once}",
        to=contact.email,
        template=f"fund/mail/{occasion}.txt",
        context={
            "name": contact.name, "application": application, "fund": application.round.fund,
            "link": case_address(application, now=now), **context,
        },
        language=application.language,
        now=now,
        attachment=attachment,
    )  # fmt: skip
