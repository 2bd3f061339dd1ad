"""When everybody behind a profile has left: its agency hears of it, until somebody looks after it again."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.rules import is_attended
from gemeinsinn.organisations.wording import page_address


@transaction.atomic
def note_if_unattended(*, organisation: Organisation, now: datetime) -> bool:
    """Marks a profile nobody looks after any more and tells its agency. True if it was marked just now."""
    if organisation.unattended_since is not None or is_attended(organisation):
        return False
    organisation.unattended_since = now
    organisation.save(update_fields=["unattended_since"])
    record("organisation_unattended", organisation, now=now)
    agency = organisation.agency
    if agency is not None and agency.email and organisation.state == State.PUBLISHED:
        with translation.override(settings.LANGUAGE_CODE):
            link = page_address(organisation)
        queue_mail(
            key=f"unattended-{organisation.pk}-{now:%Y%m%d%H%M%S%f}",
            to=agency.email,
            template="organisations/mail/unattended.txt",
            context={"organisation": organisation, "agency": agency, "link": link},
            language=settings.LANGUAGE_CODE,
            now=now,
        )
    return True


def attend(organisation: Organisation) -> None:
    """Somebody works for it again. Called inside the action that makes it so."""
    if organisation.unattended_since is not None and is_attended(organisation):
        organisation.unattended_since = None
        organisation.save(update_fields=["unattended_since"])
