"""Shared by the actions: asking a rule, locking a case, and letting its state follow its proposals."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import Contact
from gemeinsinn.placement.lifecycle.cases import OPEN, state_of
from gemeinsinn.placement.models import Case
from gemeinsinn.placement.rules import can_keep_cases_of


def allow(by: Any, agency: Organisation) -> None:
    """Raises NotAllowed unless `by` works at this agency; the program itself (None) needs no right."""
    if by is not None and not can_keep_cases_of(by, agency):
        raise NotAllowed(_("Only the staff of this agency look after its cases."))


def locked(case: Case) -> Case:
    """The case as it stands now, held until the transaction ends."""
    return Case.objects.select_for_update(of=("self",)).select_related("agency", "contact").get(pk=case.pk)


def open_case_of(case: Case) -> Case:
    """The same, if it still goes on; raises DomainError otherwise."""
    found = locked(case)
    if not found.is_open:
        raise DomainError(_("This case is closed. Open it again first."))
    return found


def person_of_case(case: Case) -> Contact:
    """Who it is; raises DomainError for a line that only counts and for somebody who is forgotten."""
    if case.contact is None:
        raise DomainError(_("This line only counts; there is nobody behind it."))
    return case.contact


def follow(case: Case, *, now: datetime) -> None:
    """Lets the state follow the proposals, and notes that somebody worked on it."""
    states = set(case.proposals.values_list("state", flat=True))
    state = state_of(states, talked=case.talked_on is not None)
    Case.objects.filter(pk=case.pk, state__in=OPEN).update(state=state)
    Case.objects.filter(pk=case.pk).update(touched_at=now, changed_at=now)
    case.refresh_from_db()
