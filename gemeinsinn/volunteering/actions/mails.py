"""Mails to those who sign up, to guardians, and to those who ask for help."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils import translation

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.exchange.actions.response_mails import quotable
from gemeinsinn.people.personal import personal_address
from gemeinsinn.volunteering.lifecycle.signups import CONFIRM_WITHIN, CONSENT_WITHIN
from gemeinsinn.volunteering.models import Enrolment, GuardianConsent, SignUp
from gemeinsinn.volunteering.wording.shifts import shift_words
from gemeinsinn.volunteering.wording.signups import STATE_LABELS

LINK_LASTS = timedelta(days=400)


def mail_volunteer(
    enrolment: Enrolment, template: str, occasion: str, sign_ups: Iterable[SignUp], *, now: datetime, **more: Any
) -> None:
    """To who signed up, with the personal link. People without an address are called by the agency."""
    contact = enrolment.response.contact
    if not contact.email:
        return
    link = personal_address(
        purpose="response", subject_id=enrolment.pk, now=now, lasts=LINK_LASTS, language=contact.language
    )
    queue_mail(
        key=f"response-{enrolment.pk}-{occasion}",
        to=contact.email,
        template=f"volunteering/mail/{template}.txt",
        context={**words_about(enrolment, sign_ups), "link": link, **more},
        language=contact.language,
        now=now,
    )


def mail_confirmation(enrolment: Enrolment, sign_ups: Iterable[SignUp], *, now: datetime, once: str = "") -> None:
    """The first mail, with the one click that makes it count; `once` tells a second one from it."""
    contact = enrolment.response.contact
    link = personal_address(
        purpose="signup-confirm",
        subject_id=enrolment.pk,
        now=now,
        lasts=CONFIRM_WITHIN,
        language=contact.language,
        single_use=True,
    )
    queue_mail(
        key=f"response-{enrolment.pk}-confirm{once}",
        to=contact.email,
        template="volunteering/mail/signup_confirm.txt",
        context={**words_about(enrolment, sign_ups), "link": link},
        language=contact.language,
        now=now,
    )


def mail_guardian(guardian: GuardianConsent, sign_ups: Iterable[SignUp], *, now: datetime) -> None:
    """Asks a guardian; the mail says who wants to help with what, when and where."""
    contact = guardian.contact
    link = personal_address(
        purpose="guardian", subject_id=guardian.pk, now=now, lasts=CONSENT_WITHIN, language=contact.language
    )
    words = words_about(guardian.enrolment, sign_ups, contact.language)
    queue_mail(
        key=f"response-{guardian.pk}-guardian",
        to=contact.email,
        template="volunteering/mail/guardian_ask.txt",
        context={**words, "young": words["name"], "name": contact.name, "link": link},
        language=contact.language,
        now=now,
    )


def words_about(enrolment: Enrolment, sign_ups: Iterable[SignUp], language: str = "") -> dict[str, Any]:
    """What every mail about a sign-up may say; lines are read in the reader's language."""
    response = enrolment.response
    need = response.need
    assert need is not None  # an enrolment answers a need
    with translation.override(language or response.contact.language):
        lines = [
            {"words": shift_words(one.shift), "state": str(STATE_LABELS[one.state]), "one": one}
            for one in sorted(sign_ups, key=lambda one: (one.shift.starts_at, one.pk))
        ]
    return {
        "enrolment": enrolment,
        "name": response.contact.name,
        "title": need.title,
        "agency": need.agency,
        "lines": lines,
        "shifts": "\n".join(str(line["words"]) for line in lines),
        "heads": enrolment.heads,
        "message": quotable(response.message),
    }
