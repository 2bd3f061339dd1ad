"""The person goes, the figures stay: by the clock, and at their own wish."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.people.actions.leaving import anonymise_contacts, erase_contact
from gemeinsinn.people.personal_data import Person
from gemeinsinn.placement.actions.caring import shut
from gemeinsinn.placement.actions.cases import allow, locked, person_of_case
from gemeinsinn.placement.actions.guardians import drop_guardians_of, erase_guardians
from gemeinsinn.placement.actions.mails import ASKED_PURPOSE, PERSON_PURPOSE, mail_host
from gemeinsinn.placement.lifecycle.cases import CLOSED_KEPT, OPEN, SILENT_AFTER, Closed, may_close
from gemeinsinn.placement.lifecycle.proposals import KNOWN
from gemeinsinn.placement.models import Case, ConductCheck, FollowUp
from gemeinsinn.placement.models.cases import WORDS

AT_ONCE = 200


@transaction.atomic
def close_silent(*, now: datetime) -> int:
    """Open cases nobody has touched for two years are closed; returns how many.

    Not where a host waits, a day ahead is noted, or a certificate will be due again.
    """
    rows = Case.objects.filter(state__in=OPEN, touched_at__lt=now - SILENT_AFTER, conduct=None)
    rows = rows.exclude(due_on__gt=timezone.localdate(now)).prefetch_related("proposals")
    old = [case for case in rows[:AT_ONCE] if may_close([one.state for one in case.proposals.all()])]
    for case in old:
        shut(case, why=Closed.SILENT, now=now)
        record("case_closed", case, now=now, why=Closed.SILENT.value)
    return len(old)


@transaction.atomic
def forget_cases(*, now: datetime) -> int:
    """People whose case was closed a year ago are forgotten; returns how many."""
    old = Case.objects.filter(contact__isnull=False, closed_at__lt=now - CLOSED_KEPT)
    rows = list(old.select_related("contact")[:AT_ONCE])
    anonymise_contacts(contacts=Q(pk__in=[case.contact_id for case in rows]))
    for case in rows:
        empty(case, now=now)
        record("case_forgotten", case, now=now)
    return len(rows)


@transaction.atomic
def erase_case(*, case: Case, by: Any, now: datetime) -> None:
    """The person wants it: by a colleague, or by their own link (by=None). Hosts who knew them are asked to delete, too."""
    if by is not None:
        allow(by, case.agency)
    erase_contact(contact=person_of_case(locked(case)), by=by, now=now)
    case.refresh_from_db()


@transaction.atomic
def erase_cases(person: Person, *, now: datetime) -> None:
    """Somebody leaves: their case loses everything but its figures. A colleague who leaves looks after none any more."""
    for case in Case.objects.filter(contact__in=person.contacts).select_related("agency", "contact"):
        empty(case, now=now)
    erase_guardians(person, now=now)
    if person.user is not None:
        Case.objects.filter(in_charge=person.user).update(in_charge=None)


def empty(case: Case, *, now: datetime) -> None:
    """Takes words, year of birth, notes, the certificate, links and mails away; what is open is closed."""
    for proposal in case.proposals.select_related("need__contact", "need__organisation", "case__agency"):
        drop_mails(about=f"proposal-{proposal.pk}-")
        for follow_up in proposal.follow_ups.all():
            revoke_links(purpose=ASKED_PURPOSE, subject_id=follow_up.pk)
        if proposal.state in KNOWN and case.is_open:
            mail_host(proposal, "over", now=now)
    drop_guardians_of(case)
    drop_mails(about=f"case-{case.pk}-")
    revoke_links(purpose=PERSON_PURPOSE, subject_id=case.pk)
    if case.is_open:
        shut(case, why=Closed.WISH, now=now)
    FollowUp.objects.filter(proposal__case=case).update(words="")
    case.proposals.update(words="", last_move="")
    case.notes.all().delete()
    ConductCheck.objects.filter(case=case).delete()
    bare: dict[str, Any] = dict.fromkeys(WORDS, "")
    Case.objects.filter(pk=case.pk).update(
        **bare, contact=None, birth_year=None, spoken=[], due_on=None, forgotten_at=now, changed_at=now
    )
    case.refresh_from_db()
