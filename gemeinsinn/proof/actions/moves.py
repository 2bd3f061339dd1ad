"""Shared by the actions: the row held, its state moved so that of two at once one wins, mails to the grantee."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.moves import change_state
from gemeinsinn.fund.actions.moves import PURPOSE
from gemeinsinn.fund.lifecycle.applications import LINK_LASTS
from gemeinsinn.fund.models import Signatory
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal import personal_address
from gemeinsinn.proof.lifecycle.grants import MOVES, WRITABLE, Move
from gemeinsinn.proof.models import Grant
from gemeinsinn.proof.rules import can_check_proofs

KEY = "nachweis"  # the pages of a grant below those of its application
WITH_ALL = (
    "application__round__fund", "application__round__pot", "application__rule_set", "application__contact",
    "application__municipality", "commitment",
)  # fmt: skip


def moved_on() -> str:
    """Said where somebody else was quicker."""
    return _("This grant has moved on in the meantime. Please look at it again.")


def allow_office(by: Any) -> None:
    """Raises NotAllowed unless `by` checks proofs; None (the program itself) needs no right."""
    if by is not None and not can_check_proofs(by):
        raise NotAllowed(_("Only the network's office checks proofs of use."))


def locked(grant: Grant) -> Grant:
    """The row as it stands now, held until the transaction ends."""
    rows = Grant.objects.select_for_update(of=("self",)).select_related(*WITH_ALL)
    return rows.get(pk=grant.pk)


def locked_open(grant: Grant) -> Grant:
    """The same, while the grantee may write the proof. Raises DomainError."""
    held = locked(grant)
    if held.state not in WRITABLE:
        raise DomainError(_("The proof has been handed in. Until the office answers, nothing can be changed."))
    return held


def move(grant: Grant, step: Move, **fields: Any) -> None:
    """Changes the state under the condition of MOVES; raises DomainError if it does not hold."""
    change_state(grant, MOVES[step], moved_on(), **fields)


def tell(grant: Grant, occasion: str, *, now: datetime, once: object = "", **context: Any) -> None:
    """One mail to the grantee with the link to the grant, if there is an address. `once` tells occasions apart."""
    application = grant.application
    write_to(grant, application.contact, PURPOSE, application.pk, occasion, now=now, once=once, **context)


def tell_signer(grant: Grant, signatory: Signatory, occasion: str, *, now: datetime, **context: Any) -> None:
    """One mail to the host or a co-applicant with a link of their own; each occasion has its own `once`."""
    write_to(grant, signatory.contact, "fund-sign", signatory.pk, occasion, now=now, signatory=signatory, **context)


def write_to(
    grant: Grant, contact: Contact | None, purpose: str, subject_id: int, occasion: str, *, now: datetime,
    once: object = "", **context: Any,
) -> None:  # fmt: skip
    """The mail itself, if there is an address."""
    application = grant.application
    if contact is None or not contact.email:
        return
    attachment = context.pop("attachment", None)
    link = personal_address(
        purpose=purpose, subject_id=subject_id, now=now, lasts=LINK_LASTS, language=application.language, rest=KEY
    )
    queue_mail(
        key=f"grant-{application.pk}-proof-{occasion}-{once}",
        to=contact.email,
        template=f"proof/mail/{occasion}.txt",
        context={"name": contact.name, "grant": grant, "application": application, "link": link, **context},
        language=application.language,
        now=now,
        attachment=attachment,
    )
