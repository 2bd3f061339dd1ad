"""A slip in the address of a sign-up, put right before the click: once, and the first link is void."""

from datetime import datetime

from django.db import transaction

from gemeinsinn.exchange.actions.corrections import CORRECTED, put_right
from gemeinsinn.volunteering.actions.mails import mail_confirmation
from gemeinsinn.volunteering.models import Enrolment
from gemeinsinn.volunteering.queries.signups import sign_ups_of


@transaction.atomic
def correct_enrolment_address(*, enrolment: Enrolment, email: str, now: datetime) -> None:
    """The mail that asks for the click goes to this address instead; the places stay kept as long as before.

    Raises DomainError if it was confirmed or corrected already.
    """
    put_right(enrolment.response, email, purpose="signup-confirm", now=now)
    mail_confirmation(enrolment, sign_ups_of(enrolment), now=now, once=f"-{CORRECTED}")
