"""One case with everything its page shows."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from gemeinsinn.activity.models import Event
from gemeinsinn.activity.queries import events_of
from gemeinsinn.people.models import User
from gemeinsinn.placement.models import Case, FollowUp, Proposal

WITH_ALL = ("agency__municipality", "contact", "in_charge", "quarter__municipality", "municipality", "conduct__by")
MOST_EVENTS = 40


def cases_with_all() -> QuerySet[Case]:
    """Cases with the rows their pages show."""
    return Case.objects.select_related(*WITH_ALL).prefetch_related("fields")


def proposals_of(case: Case) -> list[Proposal]:
    """What was suggested, with the need, its host and what both sides said; what goes on first."""
    asked = FollowUp.objects.select_related("by")
    rows = case.proposals.select_related(
        "need__contact", "need__organisation", "need__quarter", "need__municipality", "need__opportunity", "field",
        "last_by", "guardian__contact",
    ).prefetch_related(Prefetch("follow_ups", queryset=asked))  # fmt: skip
    order = ("placed", "trial", "introduced", "suggested", "ended", "not")
    found = sorted(rows, key=lambda one: (order.index(one.state), one.pk))
    for one in found:
        one.case = case
    return found


def history_of(case: Case) -> list[tuple[Event, User | None, User | None]]:
    """What happened to the case and to what was suggested in it, newest first; of hand-overs from whom and to whom."""
    own = case.proposals.values("pk")
    moves = Event.objects.filter(subject_type=Proposal._meta.label_lower, subject_id__in=own).select_related("by")
    found = sorted(
        [*events_of(case)[:MOST_EVENTS], *moves[:MOST_EVENTS]], key=lambda one: (one.at, one.pk), reverse=True
    )
    wanted = {pk for event in found for pk in (event.data.get("to"), event.data.get("before")) if pk}
    people: dict[Any, User] = User.objects.in_bulk(wanted)
    return [(event, people.get(event.data.get("before")), people.get(event.data.get("to"))) for event in found]
