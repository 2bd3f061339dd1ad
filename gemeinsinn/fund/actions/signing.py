"""Freezing what is sent, and signing it: the applicant with the click in the mail, others by links of their own."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.documents import Checked, drop_document
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.text import clean_line
from gemeinsinn.fund.actions.funds import allow_office
from gemeinsinn.fund.actions.moves import move, tell
from gemeinsinn.fund.actions.papers import keep
from gemeinsinn.fund.content import content_of, digest_of
from gemeinsinn.fund.lifecycle.applications import MOVES, Move, Part, State
from gemeinsinn.fund.models import Application, HandedIn, Signatory, Submission
from gemeinsinn.fund.papers import application_paper
from gemeinsinn.people.actions import confirm_contact, make_contact
from gemeinsinn.people.personal import personal_address

SIGN_WITHIN = timedelta(days=60)


def freeze(application: Application, *, now: datetime) -> Submission:
    """What was written, as it is now, with its hash."""
    content = content_of(application)
    made: Submission = Submission.objects.create(
        application=application,
        number=application.submissions.count() + 1,
        content=content,
        digest=digest_of(content),
        at=now,
    )
    return made


@transaction.atomic
def sign_as_applicant(*, application: Application, on_paper: Checked | None = None, now: datetime) -> None:
    """The address answered: the application has a number and is with the office, or with those who sign as well.

    With a paper signed by hand it waits until the office has seen the signature.
    """
    if application.contact is None or application.state != State.SENT:
        raise DomainError(_("This application has changed in the meantime. Please look at it again."))
    confirm_contact(contact=application.contact, now=now)
    reference = f"EF-{application.round.year}-{application.pk:05d}"
    others = others_of(application, now=now)
    step = Move.SIGN if others or on_paper else Move.SUBMIT
    move(application, step, reference=reference, submitted_at=now)
    own = Signatory.objects.create(
        application=application, part=Part.APPLICANT, contact=application.contact, signed_at=None if on_paper else now,
        organisation_name=application.organisation_name, typed_name=application.contact.name,
    )  # fmt: skip
    if on_paper:
        keep_signed(own, on_paper, now=now)
    Application.objects.filter(pk=application.pk).update(draft={})
    application.draft = {}
    record("grant_submitted", application, now=now, reference=reference)
    for other in others:
        ask_to_sign(other, now=now)
    tell(
        application, "received", now=now, others=others, attachment=(f"{reference}.pdf", application_paper(application))
    )


def others_of(application: Application, *, now: datetime) -> list[Signatory]:
    """Rows for the host and the co-applicant that were named."""
    found = []
    for part, told in ((Part.HOST, application.draft.get("host")), (Part.CO, application.draft.get("co"))):
        if told and told.get("email"):
            contact = make_contact(
                name=clean_line(told["name"])[:120],
                email=told["email"],
                phone="",
                language=application.language,
                now=now,
            )
            found.append(
                Signatory.objects.create(
                    application=application,
                    part=part,
                    contact=contact,
                    organisation_name=clean_line(told.get("organisation", ""))[:160],
                )
            )
    return found


def ask_to_sign(signatory: Signatory, *, now: datetime) -> None:
    """A mail with a link of one's own."""
    contact, application = signatory.contact, signatory.application
    if contact is None or not contact.email:
        return
    link = personal_address(
        purpose="fund-sign", subject_id=signatory.pk, now=now, lasts=SIGN_WITHIN, language=application.language
    )
    queue_mail(
        key=f"grant-{application.pk}-sign-{signatory.pk}", to=contact.email, template="fund/mail/sign.txt",
        context={"name": contact.name, "application": application, "signatory": signatory, "link": link},
        language=application.language, now=now,
    )  # fmt: skip


@transaction.atomic
def sign(*, signatory: Signatory, typed_name: str, now: datetime) -> None:
    """Yes, under this name. The last of them brings the application to the office."""
    name = clean_line(typed_name)[:120]
    if not name:
        raise DomainError(_("Please write your name."))
    application = open_for(signatory)
    answer(signatory, typed_name=name, signed_at=now)
    record("grant_signed", application, now=now, part=signatory.part)
    finish(application, now=now)


def finish(application: Application, *, now: datetime) -> None:
    """The last signature brings it to the office."""
    if not application.signatories.filter(signed_at=None).exists():
        move(application, Move.SUBMIT)
        tell(application, "complete", now=now)


@transaction.atomic
def sign_on_paper(*, signatory: Signatory, document: Checked, now: datetime) -> None:
    """A paper signed by hand instead of the click; a second one takes the place of the first."""
    open_for(signatory)
    if signatory.signed_at or signatory.declined_at:
        raise DomainError(_("You have answered already."))
    keep_signed(signatory, document, now=now)


def keep_signed(signatory: Signatory, document: Checked, *, now: datetime) -> None:
    """The signed paper, in place of an earlier one."""
    for before in HandedIn.objects.filter(signatory=signatory):
        drop_document(before.path)
        before.delete()
    application = signatory.application
    keep(application, document, key="", label=_("Signed paper"), signatory=signatory, now=now)
    record("grant_signed_on_paper", application, now=now, part=signatory.part)


@transaction.atomic
def confirm_signature(*, paper: HandedIn, by: Any, now: datetime) -> None:
    """The office has seen the signature on a paper; it counts from now on like a click."""
    allow_office(by)
    signatory = paper.signatory
    if signatory is None:
        raise DomainError(_("This document is not a signature."))
    application = open_for(signatory)
    name = signatory.typed_name or (signatory.contact.name if signatory.contact else "")
    answer(signatory, signed_at=now, typed_name=name)
    record("grant_signed", application, by=by, now=now, part=signatory.part, on_paper=True)
    finish(application, now=now)


@transaction.atomic
def decline_to_sign(*, signatory: Signatory, reason: str, now: datetime) -> None:
    """No; the applicant hears why and may name somebody else in the conversation."""
    application = open_for(signatory)
    answer(signatory, declined_at=now, reason=clean_line(reason)[:300])
    record("grant_not_signed", application, now=now, part=signatory.part)
    tell(application, "declined", now=now, once=signatory.pk, reason=clean_line(reason)[:300])


def open_for(signatory: Signatory) -> Application:
    """The application, if it still waits for signatures."""
    application = (
        Application.objects.select_for_update(of=("self",))
        .select_related("round__fund", "contact")
        .get(pk=signatory.application_id)
    )
    if application.state not in MOVES[Move.SUBMIT][0]:
        raise DomainError(_("This application has changed in the meantime. Please look at it again."))
    return application


def answer(signatory: Signatory, **fields: object) -> None:
    """Once only."""
    open_rows = Signatory.objects.filter(pk=signatory.pk, signed_at=None, declined_at=None)
    if not open_rows.update(**fields):
        raise DomainError(_("You have answered already."))
