"""Which polls there are, how they stand, and their ballots as a file."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils import timezone

from gemeinsinn.people.models import User
from gemeinsinn.voting.keys import key_of
from gemeinsinn.voting.lifecycle.pabulib import Instance, Project, euros, sorted_ballots
from gemeinsinn.voting.lifecycle.polls import PUBLIC, State
from gemeinsinn.voting.models import Ballot, Poll
from gemeinsinn.voting.rules import can_run_polls

RULES = {"plurality": "plurality", "greedy": "greedy", "shares": "equalshares/add1"}


def visible_polls(viewer: Any) -> QuerySet[Poll]:
    """What everyone may see; the office sees drafts, too."""
    polls = Poll.objects.prefetch_related("options")
    return polls if can_run_polls(viewer) else polls.filter(state__in=PUBLIC)


def polls_with_counts(viewer: Any) -> QuerySet[Poll]:
    """For the desk: how many ballots each has. Nobody, the office neither, sees what they say before the end."""
    polls = Poll.objects.annotate(n=Count("ballots")) if can_run_polls(viewer) else Poll.objects.none()
    return polls.order_by("-created_at", "-pk")


def taking_polls(viewer: Any, *, now: datetime) -> list[Poll]:
    """Those that take ballots today, the one that ends first first."""
    today = timezone.localdate(now)
    rows = Poll.objects.filter(state=State.OPEN, starts__lte=today, ends__gte=today)
    return list(rows.order_by("ends", "pk")[:20])


def as_instance(poll: Poll) -> Instance:
    """A counted poll as a Pabulib instance."""
    steps = {step["key"]: step for step in poll.result["steps"]} if poll.result else {}
    options = list(poll.options.all())
    ballots = sorted_ballots(Ballot.objects.filter(poll=poll).values_list("ticks", flat=True))
    meta = {
        "description": poll.title, "country": "Germany", "unit": settings.NETWORK["name"],
        "instance": str(poll.ends.year), "num_projects": str(len(options)), "num_votes": str(len(ballots)),
        "budget": euros(poll.budget.cents), "vote_type": "approval", "rule": RULES[poll.method],
        "date_begin": f"{poll.starts:%d.%m.%Y}", "date_end": f"{poll.ends:%d.%m.%Y}",
        "min_length": "0" if poll.allows_empty else str(poll.fewest), "max_length": str(poll.most or len(options)),
        "language": "de", "currency": "EUR",
    }  # fmt: skip
    projects = tuple(
        Project(
            one.pk, one.cost.cents, steps.get(one.pk, {}).get("votes", 0), one.title,
            steps.get(one.pk, {}).get("why") == "taken",
        )
        for one in options
    )  # fmt: skip
    return Instance(meta, projects, ballots)


def winners_of(poll: Poll) -> list[int]:
    """Ids of the options that were taken, in their order; empty before it is counted."""
    return [step["key"] for step in poll.result["steps"] if step["why"] == "taken"] if poll.result else []


def own_ballots(user: User) -> list[dict[str, Any]]:
    """For the copy of one's data: ballots under the address of the account in votes that still run."""
    found = []
    for poll in Poll.objects.filter(state=State.OPEN):
        ballot = Ballot.objects.filter(poll=poll, key=key_of(poll, user.email)).first()
        if ballot is not None:
            titles = dict(poll.options.values_list("pk", "title"))
            found.append({"vote": poll.title, "ticked": [titles[tick] for tick in ballot.ticks]})
    return found
