"""Mails of a case: suggestions, introductions, and what is asked afterwards. Keys begin so that they can be recalled."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.outbox import queue_mail, recall_mails
from gemeinsinn.core.errors import DomainError
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal import personal_address
from gemeinsinn.placement.actions.cases import allow, follow, open_case_of, person_of_case
from gemeinsinn.placement.hosts import host_of
from gemeinsinn.placement.lifecycle.following import LINK_LASTS, Answer
from gemeinsinn.placement.lifecycle.proposals import State
from gemeinsinn.placement.models import Case, FollowUp, Proposal

PERSON_LINK = timedelta(days=400)
PERSON_PURPOSE, ASKED_PURPOSE = "placement", "placement-asked"


@transaction.atomic
def mail_suggestions(*, case: Case, by: Any, now: datetime) -> int:
    """What is suggested, to the person, with a link to their own page; returns how many opportunities it names."""
    allow(by, case.agency)
    held = open_case_of(case)
    person = person_of_case(held)
    if not person.email:
        raise DomainError(_("There is no e-mail address. Print the sheet, or note an address first."))
    rows = list(held.proposals.filter(state=State.SUGGESTED).select_related("need__organisation", "need__quarter"))
    if not rows:
        raise DomainError(_("Nothing is suggested yet. Choose one or more opportunities first."))
    _mail_person(
        held, person, "suggestions", key=f"case-{held.pk}-suggestions-{stamp(now)}", now=now,
        needs=[(row.need.title, address_of(row, person.language)) for row in rows],
    )  # fmt: skip
    held.proposals.filter(pk__in=[row.pk for row in rows]).update(told_at=now)
    record("suggestions_mailed", held, by=by, now=now, count=len(rows))
    follow(held, now=now)
    return len(rows)


def mail_introduced(proposal: Proposal, *, now: datetime) -> None:
    """To the person: to whom they were introduced, and how it is taken back."""
    person = person_of_case(proposal.case)
    if person.email:
        key = f"proposal-{proposal.pk}-person-{stamp(now)}"
        _mail_person(
            proposal.case, person, "introduced_person", key=key, now=now, host=host_of(proposal.need),
            needs=[(proposal.need.title, address_of(proposal, person.language))],
        )  # fmt: skip


def mail_host(proposal: Proposal, occasion: str, *, now: datetime) -> bool:
    """ "introduced", "over" or "again" to the host; False where nobody can be written to. "over" names nobody."""
    host = host_of(proposal.need)
    if not host.email:
        return False
    context: dict[str, Any] = {
        "need": proposal.need,
        "agency": proposal.case.agency,
        "introduced_at": proposal.introduced_at,
    }
    if occasion != "over":
        context["person"] = person_of_case(proposal.case)
    queue_mail(
        key=f"proposal-{proposal.pk}-{occasion}-{stamp(now)}", to=host.email, template=f"placement/mail/{occasion}.txt",
        context=context, language=host.language, now=now,
    )  # fmt: skip
    return True


def mail_follow_up(follow_up: FollowUp, person: Contact | None, occasion: str, *, now: datetime) -> bool:
    """ "asked" or "asked_again" to one side, one link an answer; False where there is no address."""
    proposal = follow_up.proposal
    host = host_of(proposal.need)
    to, language = host.email, host.language
    if person is not None:
        to, language = person.email, person.language
    if not to:
        return False
    link = personal_address(
        purpose=ASKED_PURPOSE, subject_id=follow_up.pk, now=now, lasts=LINK_LASTS, language=language
    )
    queue_mail(
        key=f"proposal-{proposal.pk}-{occasion}-{follow_up.side}", to=to, template=f"placement/mail/{occasion}.txt",
        context={
            "need": proposal.need, "agency": proposal.case.agency, "side": follow_up.side,
            "person": proposal.case.contact, "host": host,
            "well": f"{link}{Answer.WELL}/", "changed": f"{link}{Answer.CHANGED}/", "ended": f"{link}{Answer.ENDED}/",
        },
        language=language, now=now,
    )  # fmt: skip
    return True


def recall(proposal: Proposal, occasion: str) -> bool:
    """Takes back what has not gone out yet; False if there is nothing to take back."""
    return recall_mails(about=f"proposal-{proposal.pk}-{occasion}-")


def _mail_person(case: Case, person: Contact, occasion: str, *, key: str, now: datetime, **told: Any) -> None:
    link = personal_address(
        purpose=PERSON_PURPOSE, subject_id=case.pk, now=now, lasts=PERSON_LINK, language=person.language
    )
    queue_mail(
        key=key, to=person.email, template=f"placement/mail/{occasion}.txt",
        context={"person": person, "agency": case.agency, "link": link, "staff": case.in_charge, **told},
        language=person.language, now=now,
    )  # fmt: skip


def address_of(proposal: Proposal, language: str) -> str:
    """The public page of an opportunity in the reader's language."""
    with translation.override(language):
        address: str = settings.BASE_URL + reverse("exchange:need_short", args=[proposal.need_id])
        return address


def stamp(now: datetime) -> int:
    """Tells one mail from the next about the same thing."""
    return int(now.timestamp())
