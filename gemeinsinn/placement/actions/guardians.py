"""A parent or guardian of somebody under 16 is asked by mail whether a host may hear of them.

| act | by | mail | activity |
|---|---|---|---|
| ask | a colleague, also once more to another address | guardian (link for two weeks) | guardian_asked |
| answer | the guardian's link, until the introduction | none; the case is due today | guardian_said_yes, guardian_said_no |
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.exchange.lifecycle.notices import State as NoticeState
from gemeinsinn.people.actions import confirm_contact, make_contact, record_consent, withdraw_consent
from gemeinsinn.people.actions.leaving import anonymise_contacts
from gemeinsinn.people.personal import personal_address
from gemeinsinn.people.personal_data import Person
from gemeinsinn.placement.actions.cases import allow, follow, open_case_of, person_of_case
from gemeinsinn.placement.actions.mails import address_of, stamp
from gemeinsinn.placement.hosts import host_of
from gemeinsinn.placement.lifecycle.cases import GuardianSays, Youth, youth_of
from gemeinsinn.placement.lifecycle.proposals import State
from gemeinsinn.placement.models import Case, GuardianAsked, Proposal
from gemeinsinn.placement.wording.consents import INTRODUCING_VERSION, guardian_words

GUARDIAN_PURPOSE = "placement-guardian"
ANSWER_WITHIN = timedelta(days=14)
GUARDIAN_KEPT = timedelta(days=30)  # after the end: a question back
AT_ONCE = 200


@transaction.atomic
def ask_guardian(*, proposal: Proposal, name: str, email: str, by: Any, now: datetime) -> GuardianAsked:
    """Sends the link. Whoever has not answered is asked no more, for the address may have been wrong.

    Raises DomainError where nobody has to be asked, an answer is there, or the young person's own address was named.
    """
    allow(by, proposal.case.agency)
    case = open_case_of(proposal.case)
    person = person_of_case(case)
    proposal.refresh_from_db(fields=["state"])
    if proposal.state != State.SUGGESTED or proposal.need.state != NoticeState.PUBLISHED:
        raise DomainError(_("This has changed in the meantime. Please look at it again."))
    if youth_of(case.birth_year, case.age_band, timezone.localdate(now).year) is Youth.NO:
        raise DomainError(_("They are 16 already: nobody else has to be asked."))
    if email.strip().lower() == person.email:
        raise DomainError(_("Please give the address of a parent or guardian, not your own."))
    before = GuardianAsked.objects.filter(pk=proposal.pk).first()
    if before is not None and (before.given_at or before.refused_at):
        raise DomainError(_("They have answered already, and can change it at the same link."))
    if before is not None:
        _drop(before)
    contact = make_contact(name=name, email=email, phone="", language=person.language, now=now)
    asked = GuardianAsked.objects.create(proposal=proposal, contact=contact, asked_at=now)
    _mail(asked, case, now=now)
    record("guardian_asked", proposal, by=by, now=now)
    follow(case, now=now)
    return asked


@transaction.atomic
def answer_guardian(*, asked: GuardianAsked, agreed: bool, now: datetime) -> None:
    """Yes or no, changed as long as no host knows. The case is due at once. Saying the same twice changes nothing."""
    proposal = asked.proposal
    if not proposal.case.is_open:
        raise NoLongerThere(_("That is settled. Nothing about it is asked any more."))
    case = open_case_of(proposal.case)
    proposal.refresh_from_db(fields=["state"])
    asked.refresh_from_db()
    if proposal.state != State.SUGGESTED:
        raise DomainError(_("That is settled. Please ring the agency to change something."))
    if asked.given_at if agreed else asked.refused_at:
        return
    GuardianAsked.objects.filter(pk=asked.pk).update(
        given_at=now if agreed else None, refused_at=None if agreed else now
    )
    asked.refresh_from_db()
    if agreed:
        record_consent(contact=asked.contact, purpose=guardian_purpose(proposal), wording=words_for(asked), now=now)
    else:
        withdraw_consent(contact=asked.contact, purpose=guardian_purpose(proposal), now=now)
    confirm_contact(contact=asked.contact, now=now)
    record("guardian_said_yes" if agreed else "guardian_said_no", proposal, now=now)
    today = timezone.localdate(now)
    Case.objects.filter(Q(due_on=None) | Q(due_on__gt=today), pk=case.pk).update(due_on=today)


def guardian_says(proposal: Proposal, told: GuardianSays | None) -> GuardianSays | None:
    """What a guardian said by link, else what a colleague was told. Raises DomainError where the two differ."""
    asked = GuardianAsked.objects.filter(pk=proposal.pk).first()
    if asked is not None and asked.given_at:
        return GuardianSays.YES
    if asked is not None and asked.refused_at and told is GuardianSays.YES:
        raise DomainError(_("A parent or guardian has said no at the link. They can change it there."))
    return told


def words_for(asked: GuardianAsked) -> str:
    """What a guardian agrees to, in the language of the page they read."""
    return guardian_words(asked.proposal.case.agency, host_of(asked.proposal.need))


def guardian_purpose(proposal: Proposal) -> str:
    """The purpose under which the words are kept."""
    return f"guardian's yes {INTRODUCING_VERSION} {proposal.pk}"


@transaction.atomic
def forget_guardians(*, now: datetime) -> int:
    """A month after the end, of the case or of what it was about; returns how many."""
    old = now - GUARDIAN_KEPT
    over = Q(proposal__ended_on__lt=timezone.localdate(old)) | Q(proposal__case__closed_at__lt=old)
    rows = list(GuardianAsked.objects.filter(over)[:AT_ONCE])
    for asked in rows:
        _drop(asked)
    return len(rows)


def drop_guardians_of(case: Case) -> None:
    """With the young person goes who was asked for them."""
    for asked in GuardianAsked.objects.filter(proposal__case=case):
        _drop(asked)


@transaction.atomic
def erase_guardians(person: Person, *, now: datetime) -> None:
    """A guardian leaves: what they said stays only where a host has heard of it, without their name."""
    for asked in GuardianAsked.objects.filter(contact__in=person.contacts).select_related("proposal"):
        if asked.proposal.state == State.SUGGESTED:
            _drop(asked)
        else:
            revoke_links(purpose=GUARDIAN_PURPOSE, subject_id=asked.pk)
            drop_mails(about=f"proposal-{asked.pk}-guardian-")


def _drop(asked: GuardianAsked) -> None:
    revoke_links(purpose=GUARDIAN_PURPOSE, subject_id=asked.pk)
    drop_mails(about=f"proposal-{asked.pk}-guardian-")
    anonymise_contacts(contacts=Q(pk=asked.contact_id))
    GuardianAsked.objects.filter(pk=asked.pk).delete()


def _mail(asked: GuardianAsked, case: Case, *, now: datetime) -> None:
    contact, proposal = asked.contact, asked.proposal
    link = personal_address(
        purpose=GUARDIAN_PURPOSE, subject_id=asked.pk, now=now, lasts=ANSWER_WITHIN, language=contact.language
    )
    queue_mail(
        key=f"proposal-{proposal.pk}-guardian-{stamp(now)}", to=contact.email, template="placement/mail/guardian.txt",
        context={
            "name": contact.name, "young": person_of_case(case).name, "agency": case.agency, "link": link,
            "host": host_of(proposal.need).name, "title": proposal.need.title,
            "address": address_of(proposal, contact.language),
        },
        language=contact.language, now=now,
    )  # fmt: skip
