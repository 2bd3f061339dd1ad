"""What colleagues do with a case between the talk and the end: notes, reminders, hand-overs, closing."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.text import clean_line, clean_text
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import User
from gemeinsinn.placement.actions.cases import allow, follow, locked, open_case_of, person_of_case
from gemeinsinn.placement.actions.certificates import settle_certificate
from gemeinsinn.placement.lifecycle.cases import CHOSEN, OPEN, Closed, State, may_close
from gemeinsinn.placement.lifecycle.proposals import Reason
from gemeinsinn.placement.lifecycle.proposals import State as ProposalState
from gemeinsinn.placement.models import Case, CaseNote
from gemeinsinn.placement.queries.staff import staff_of


@transaction.atomic
def add_note(*, case: Case, text: str, by: Any, now: datetime) -> CaseNote:
    """A dated remark."""
    allow(by, case.agency)
    held = locked(case)
    person_of_case(held)
    words = clean_text(text)[:2000]
    if not words:
        raise DomainError(_("Please write something."))
    note = CaseNote.objects.create(case=held, text=words, by=by, at=now)
    follow(held, now=now)
    return note


@transaction.atomic
def remind_on(*, case: Case, due_on: date | None, words: str, by: Any, now: datetime) -> None:
    """When somebody wants to look at it again; None: no more."""
    allow(by, case.agency)
    held = locked(case)
    person_of_case(held)
    if due_on is not None and due_on < timezone.localdate(now):
        raise DomainError(_("Please choose today or a day to come."))
    Case.objects.filter(pk=held.pk).update(due_on=due_on, due_words=clean_line(words)[:160] if due_on else "")
    follow(held, now=now)


@transaction.atomic
def hand_over_case(*, case: Case, to: User, by: Any, now: datetime) -> None:
    """Another colleague of the same agency looks after it; the history says so."""
    allow(by, case.agency)
    if not staff_of(case.agency).filter(pk=to.pk).exists():
        raise DomainError(_("This colleague does not work at the agency this belongs to."))
    held = locked(case)
    before = held.in_charge_id
    if before == to.pk:
        return
    Case.objects.filter(pk=held.pk).update(in_charge=to, changed_at=now)
    record("case_handed_over", held, by=by, now=now, to=to.pk, before=before)


@transaction.atomic
def hand_over_all(*, agency: Organisation, before: User | None, to: User, by: Any, now: datetime) -> int:
    """Every open case of a colleague (None: of nobody) goes to another; returns how many."""
    allow(by, agency)
    cases = list(Case.objects.filter(agency=agency, state__in=OPEN, in_charge=before).select_related("agency"))
    for case in cases:
        hand_over_case(case=case, to=to, by=by, now=now)
    return len(cases)


@transaction.atomic
def close_case(*, case: Case, why: str, words: str = "", by: Any, now: datetime) -> None:
    """The work is over. What was only suggested ends with it; where a host waits, that has to be said first."""
    allow(by, case.agency)
    held = open_case_of(case)
    if why not in CHOSEN:
        raise DomainError(_("Please choose one."))
    if not may_close(held.proposals.values_list("state", flat=True)):
        raise DomainError(_("A host is waiting for this person. Say first what became of it."))
    shut(held, why=why, words=words, now=now)
    record("case_closed", held, by=by, now=now, why=str(why))


def shut(case: Case, *, why: str, words: str = "", now: datetime) -> None:
    """Closes a locked case and what was only suggested in it."""
    today = timezone.localdate(now)
    case.proposals.filter(state=ProposalState.SUGGESTED).update(
        state=ProposalState.NOT, reason=Reason.CLOSED, ended_on=today, last_move=""
    )
    Case.objects.filter(pk=case.pk).update(
        state=State.CLOSED, closed_at=now, closed_why=Closed(why), closed_words=clean_line(words)[:300], due_on=None,
        due_words="", touched_at=now, changed_at=now,
    )  # fmt: skip
    case.refresh_from_db()
    settle_certificate(case, now=now)


@transaction.atomic
def reopen_case(*, case: Case, by: Any, now: datetime) -> None:
    """It goes on after all, or it was closed by mistake: what closing ended stands again as suggested."""
    allow(by, case.agency)
    held = locked(case)
    person_of_case(held)
    if held.is_open:
        return
    Case.objects.filter(pk=held.pk).update(state=State.ENQUIRY, closed_at=None, closed_why="", closed_words="")
    held.proposals.filter(state=ProposalState.NOT, reason=Reason.CLOSED).update(
        state=ProposalState.SUGGESTED, reason="", ended_on=None
    )
    record("case_reopened", held, by=by, now=now)
    follow(held, now=now)
