"""A guardian's yes for somebody under 16."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.people.actions import confirm_contact, make_contact
from gemeinsinn.volunteering.lifecycle.ages import OF_AGE_TO_CONSENT
from gemeinsinn.volunteering.models import Enrolment, GuardianConsent


def needs_guardian(age: int | None) -> bool:
    """Somebody of this age in years needs a guardian's consent."""
    return age is not None and age < OF_AGE_TO_CONSENT


def store_guardian(enrolment: Enrolment, *, name: str, email: str, language: str, now: datetime) -> GuardianConsent:
    """Whom to ask. Raises DomainError if nobody was named, or the young person named their own address."""
    if not name or not email:
        raise DomainError(_("Under 16 a parent or guardian has to say yes. Please give a name and an e-mail address."))
    if email.strip().lower() == enrolment.response.contact.email:
        raise DomainError(_("Please give the address of a parent or guardian, not your own."))
    contact = make_contact(name=name, email=email, phone="", language=language, now=now)
    return GuardianConsent.objects.create(enrolment=enrolment, contact=contact, asked_at=now)


@transaction.atomic
def mark_consent(*, guardian: GuardianConsent, wording: str, now: datetime) -> bool:
    """Keeps the yes with the words that were shown; False if it was there already. Raises DomainError after a no."""
    rows = GuardianConsent.objects.filter(pk=guardian.pk, given_at=None, refused_at=None)
    if not rows.update(given_at=now, wording=wording):
        guardian.refresh_from_db()
        if guardian.refused_at:
            raise DomainError(_("You have said no to this. Please let the young person sign up again."))
        return False
    guardian.refresh_from_db()
    confirm_contact(contact=guardian.contact, now=now)
    record("guardian_consented", guardian.enrolment.response, now=now)
    return True
