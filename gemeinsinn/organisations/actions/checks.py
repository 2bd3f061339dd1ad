"""The agency's check: publish, return, hide, and the way back from each."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import translation

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.text import clean_text
from gemeinsinn.organisations.actions.moves import allow, move
from gemeinsinn.organisations.lifecycle import Move, State
from gemeinsinn.organisations.models import Membership, Organisation, OrganisationCheck
from gemeinsinn.organisations.rules import can_check_organisation, can_edit_organisation
from gemeinsinn.organisations.wording import page_address
from gemeinsinn.people.personal import personal_address

LINK_LASTS = timedelta(days=400)


@transaction.atomic
def publish_organisation(*, organisation: Organisation, by: Any, now: datetime, note: str = "") -> None:
    """The agency has looked: the profile appears, and its people get a mail."""
    allow(can_check_organisation, by, organisation)
    move(organisation, Move.PUBLISH)
    check = _note_check(organisation, by=by, now=now, note=note)
    record("organisation_published", organisation, by=by, now=now, public=True)
    _tell(organisation, "published", check, now=now)


@transaction.atomic
def return_organisation(*, organisation: Organisation, by: Any, now: datetime, note: str) -> None:
    """The agency asks for a change and says which."""
    allow(can_check_organisation, by, organisation)
    move(organisation, Move.RETURN)
    check = _note_check(organisation, by=by, now=now, note=note)
    record("organisation_returned", organisation, by=by, now=now)
    _tell(organisation, "returned", check, now=now)


@transaction.atomic
def hide_organisation(*, organisation: Organisation, by: Any, now: datetime, note: str = "") -> None:
    """Takes a profile out of the public eye: its agency, or its own people. Showing it again is publishing it."""
    allow(can_edit_organisation, by, organisation)
    move(organisation, Move.HIDE)
    _note_check(organisation, by=by, now=now, note=note)
    record("organisation_hidden", organisation, by=by, now=now)


@transaction.atomic
def unpublish_organisation(*, organisation: Organisation, by: Any, now: datetime) -> None:
    """Undo of publish, return and hide: back among what waits for a check. A mail not yet sent is not sent."""
    allow(can_check_organisation, by, organisation)
    move(organisation, Move.UNPUBLISH)
    OutgoingMail.objects.filter(
        key__startswith=f"organisation-{organisation.pk}-check-", state=OutgoingMail.State.QUEUED
    ).delete()
    _note_check(organisation, by=by, now=now, note="")
    record("organisation_unpublished", organisation, by=by, now=now)


def _note_check(organisation: Organisation, *, by: Any, now: datetime, note: str) -> OrganisationCheck:
    return OrganisationCheck.objects.create(
        organisation=organisation, state=organisation.state, by=by, at=now, note=clean_text(note)
    )


def _tell(organisation: Organisation, what: str, check: OrganisationCheck, *, now: datetime) -> None:
    """One mail to each owner, or to the contact while nobody has an account."""
    owners = Membership.objects.filter(organisation=organisation, role=Membership.Role.OWNER).select_related("user")
    people = [(part.user.email, part.user.name, part.user.language) for part in owners]
    contact = organisation.contact
    if not people and contact is not None and contact.email and contact.confirmed_at:
        people = [(contact.email, contact.name, contact.language)]
    for number, (email, name, language) in enumerate(people):
        with translation.override(language):
            link = page_address(organisation, edit=what == "returned")
        if not owners:
            link = (
                link
                if what == "published"
                else personal_address(
                    purpose="organisation", subject_id=organisation.pk, now=now, lasts=LINK_LASTS, language=language
                )
            )
        queue_mail(
            key=f"organisation-{organisation.pk}-check-{check.pk}-{number}",
            to=email,
            template=f"organisations/mail/{what}.txt",
            context={
                "name": name,
                "organisation": organisation,
                "agency": organisation.agency,
                "note": check.note,
                "link": link,
                "state": State(organisation.state),
            },
            language=language,
            now=now,
        )
