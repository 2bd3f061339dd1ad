"""A guardian answers: with the yes what was held counts, with the no it is free for others."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.volunteering.actions.cancelling import cancel_all
from gemeinsinn.volunteering.actions.guardians import mark_consent
from gemeinsinn.volunteering.actions.mails import mail_volunteer
from gemeinsinn.volunteering.actions.moves import settle_response
from gemeinsinn.volunteering.actions.places import count_places, lock_shifts
from gemeinsinn.volunteering.actions.signing import make_it_count, need_id_of
from gemeinsinn.volunteering.lifecycle.signups import LIVE
from gemeinsinn.volunteering.models import GuardianConsent


@transaction.atomic
def give_consent(*, guardian: GuardianConsent, wording: str, now: datetime) -> None:
    """The guardian's yes, kept with the words that were shown. Saying it twice changes nothing."""
    enrolment = guardian.enrolment
    live = list(enrolment.sign_ups.filter(state__in=LIVE).select_related("shift").order_by("shift_id"))
    locked = lock_shifts(one.shift_id for one in live)
    if not mark_consent(guardian=guardian, wording=wording, now=now):
        return
    if not live:
        raise DomainError(
            _("It is too late: the time for this has run out. Please let the young person sign up again.")
        )
    make_it_count(enrolment, live, locked, now=now)
    mail_volunteer(enrolment, "signed_up", "consented", live, now=now, waits_for_guardian=False)
    settle_response(enrolment, now=now)
    count_places(need_id_of(enrolment), now=now)


@transaction.atomic
def refuse_consent(*, guardian: GuardianConsent, now: datetime) -> None:
    """The guardian's no: everything is taken back, and the young person is told."""
    rows = GuardianConsent.objects.filter(pk=guardian.pk, refused_at=None, given_at=None)
    if not rows.update(refused_at=now):
        guardian.refresh_from_db()
        if guardian.given_at:
            raise DomainError(_("You have said yes to this before. Please call the agency to take it back."))
        return
    guardian.refresh_from_db()
    record("guardian_refused", guardian.enrolment.response, now=now)
    gone = cancel_all(enrolment=guardian.enrolment, now=now)
    mail_volunteer(guardian.enrolment, "consent_refused", "consent-refused", gone, now=now)
