"""One calendar for everything a person has signed up for: its secret address, to the person alone."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.people.personal import personal_address
from gemeinsinn.volunteering.actions.mails import LINK_LASTS
from gemeinsinn.volunteering.models import Enrolment
from gemeinsinn.volunteering.rules import is_own_enrolment

PURPOSE = "dates"  # of a link: all dates of whoever gave this enrolment


@transaction.atomic
def open_feed(*, enrolment: Enrolment, by: Any, now: datetime) -> str:
    """A fresh address for somebody signed in; returns its secret part. Earlier ones go on."""
    if not is_own_enrolment(by, enrolment):
        raise NotAllowed(_("Only the person who signed up can do that."))
    record("feed_opened", enrolment.response, by=by, now=now)
    return issue_link(purpose=PURPOSE, subject_id=enrolment.pk, now=now, lasts=LINK_LASTS)


@transaction.atomic
def mail_feed(*, enrolment: Enrolment, now: datetime) -> None:
    """The address goes to the mailbox that confirmed: whoever only holds the link of one need learns of no other.

    Once a day; asking again changes nothing.
    """
    contact = enrolment.response.contact
    link = personal_address(
        purpose=PURPOSE, subject_id=enrolment.pk, now=now, lasts=LINK_LASTS, language=contact.language
    )
    queue_mail(
        key=f"response-{enrolment.pk}-dates-{now:%Y%m%d}",
        to=contact.email,
        template="volunteering/mail/all_dates.txt",
        context={"name": contact.name, "link": link},
        language=contact.language,
        now=now,
    )
    record("feed_opened", enrolment.response, now=now)


@transaction.atomic
def end_feed(*, link: SecretLink, now: datetime) -> None:
    """This address shows nothing any more."""
    SecretLink.objects.filter(pk=link.pk).update(expires_at=now)
