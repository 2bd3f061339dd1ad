"""What can be put to the vote, and what became of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from gemeinsinn.fund.lifecycle.applications import State
from gemeinsinn.fund.models import Application, Round
from gemeinsinn.fund.rules import can_run_funds
from gemeinsinn.people.models import User
from gemeinsinn.residents.models import RoundVote, VotedApplication
from gemeinsinn.voting.models import Poll
from gemeinsinn.voting.queries.polls import winners_of

COMPLETE = (State.CHECKED, State.JURY)


@dataclass(frozen=True, slots=True)
class Result:
    """One application of a counted vote."""

    application: Application
    taken: bool


def votable_rounds(viewer: Any) -> QuerySet[Round]:
    """Rounds with at least one complete application, with how many."""
    if not can_run_funds(viewer):
        return Round.objects.none()
    complete = Count("applications", filter=Q(applications__state__in=COMPLETE))
    rows = Round.objects.annotate(n=complete).filter(Q(n__gt=0) | Q(votes__isnull=False))
    return rows.select_related("fund", "pot").distinct().order_by("fund__name", "-year")


def votable(funding: Round) -> QuerySet[Application]:
    """Formally complete and not decided yet, in the order in which they came."""
    rows = Application.objects.filter(round=funding, state__in=COMPLETE).select_related("contact")
    return rows.order_by("submitted_at", "pk")


def votes_on(funding: Round) -> list[tuple[RoundVote, list[Result]]]:
    """Every vote of a round; what a counted one chose comes first, in the order of choosing."""
    return [(vote, results_of(vote)) for vote in funding.votes.select_related("poll")]


def results_of(vote: RoundVote) -> list[Result]:
    """Empty before it is counted."""
    if not vote.poll.result:
        return []
    winners = winners_of(vote.poll)
    rows = VotedApplication.objects.filter(vote=vote).select_related("application")
    found = sorted(rows, key=lambda row: winners.index(row.option_id) if row.option_id in winners else len(winners))
    return [Result(row.application, row.option_id in winners) for row in found]


def round_of(poll: Poll) -> int | None:
    """The round a poll is about."""
    return RoundVote.objects.filter(poll=poll).values_list("round", flat=True).first()


def last_day(today: date) -> date:
    """Two weeks, to begin with."""
    return date.fromordinal(today.toordinal() + 14)


def own_votes(user: User) -> list[dict[str, Any]]:
    """For the copy of one's data: votes in which an application of the person stands."""
    rows = VotedApplication.objects.filter(application__contact__user=user).order_by("pk")
    return [dict(row) for row in rows.values("vote__poll__title", "option__title", "option__words")]
