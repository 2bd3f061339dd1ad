"""Cases as members may see them. Everything that shows, counts or mails a case goes through `cases_for`."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from gemeinsinn.fund.lifecycle.rulesets import Rules
from gemeinsinn.jury.lifecycle.conflicts import Standing
from gemeinsinn.jury.lifecycle.sittings import SHOWN, Kind, Result, State
from gemeinsinn.jury.lifecycle.tally import Ballot, Choice, Tally, count
from gemeinsinn.jury.models import Case, Conflict, Member, Presence, Score, Sitting, Vote
from gemeinsinn.jury.rules import can_run_juries, seats_of

WITH_ALL = ("sitting__jury__fund", "application__round__fund", "application__round__pot", "application__rule_set")


def cases_for(viewer: Any, day: date) -> QuerySet[Case]:
    """The cases of one's juries; for the office all. Whoever is recused finds nothing of it, not even the office."""
    rows = Case.objects.select_related(*WITH_ALL)
    if not can_run_juries(viewer):
        rows = rows.filter(sitting__jury__in=seats_of(viewer, day).values("jury"), sitting__state__in=SHOWN)
    return without_recused(rows, viewer)


def without_recused(rows: QuerySet[Case], user: Any) -> QuerySet[Case]:
    """Leaves out what somebody stays out of, in whichever jury that was said."""
    kept_out = Conflict.objects.filter(application=OuterRef("application"), member__user=user, standing=Standing.STANDS)
    return rows.exclude(Exists(kept_out))


def kept_out_of(user: Any) -> list[int]:
    """The applications somebody stays out of; none of their pages may be read by another door either."""
    if not user.is_authenticated:
        return []
    rows = Conflict.objects.filter(member__user=user, standing=Standing.STANDS)
    return list(rows.values_list("application", flat=True))


def sittings_for(viewer: Any, day: date) -> QuerySet[Sitting]:
    """Sittings of one's juries, the newest first; for the office all."""
    rows = Sitting.objects.select_related("jury__fund")
    if can_run_juries(viewer):
        return rows
    return rows.filter(jury__in=seats_of(viewer, day).values("jury"), state__in=SHOWN)


def seat_in(viewer: Any, case: Case, day: date) -> Member | None:
    """The viewer's seat in the jury of a case."""
    return seats_of(viewer, day).filter(jury_id=case.sitting.jury_id).first()


def conflict_of(member: Member, case: Case) -> Conflict | None:
    """What is known between a member and an application, also where the same person sits in another jury."""
    rows = Conflict.objects.filter(application=case.application_id)
    same = Q(member=member) | Q(member__user=member.user_id, member__user__isnull=False)
    order = {Standing.STANDS: 0, Standing.SUGGESTED: 1, Standing.DENIED: 2}
    return min(rows.filter(same), key=lambda one: order[Standing(one.standing)], default=None)


def recused_ids(case: Case) -> set[int]:
    """The members of this jury who stay out of a case."""
    rows = Conflict.objects.filter(application=case.application_id, standing=Standing.STANDS)
    users = {user for user in rows.values_list("member__user", flat=True) if user is not None}
    members = Member.objects.filter(jury_id=case.sitting.jury_id)
    return set(members.filter(Q(pk__in=rows.values("member")) | Q(user__in=users)).values_list("pk", flat=True))


def open_of(viewer: Any, day: date) -> list[Case]:
    """Cases in which this member has something to do: answer a suggestion, give points, vote."""
    rows = cases_for(viewer, day).filter(result=Result.PENDING, sitting__state__in=[State.PLANNED, State.OPEN])
    seats = seats_of(viewer, day)
    voted = Vote.objects.filter(case=OuterRef("pk"), member__in=seats)
    scored = Score.objects.filter(case=OuterRef("pk"), member__in=seats)
    asked = Conflict.objects.filter(
        application=OuterRef("application"), member__user=viewer, standing=Standing.SUGGESTED
    )
    return list(
        rows.filter(sitting__jury__in=seats.values("jury"))
        .annotate(has_voted=Exists(voted), has_scored=Exists(scored), is_asked=Exists(asked))
        .order_by("sitting__closes_at", "sitting__starts_at", "position")
    )


def taking_part(case: Case) -> list[Member]:
    """Who decides: at a meeting the present, by mail those who have voted; never the recused."""
    kept_out = recused_ids(case)
    if case.sitting.kind == Kind.MEETING:
        there = Presence.objects.filter(sitting=case.sitting_id, present=True).values("member")
        rows = Member.objects.filter(pk__in=there)
    else:
        rows = Member.objects.filter(votes__case=case)
    return list(rows.exclude(pk__in=kept_out))


def seats(members: Iterable[Member], rules: Rules) -> int:
    """How many votes they have: where an institution has one, its members count once."""
    found = list(members)
    if not rules.jury.one_vote_an_institution:
        return len(found)
    return len({one.institution_key or f"member-{one.pk}" for one in found})


def tally_of(case: Case) -> Tally:
    """The count as it is now, by the rules the application was sent under."""
    rules = case.application.rules
    kept_out = recused_ids(case)
    votes = case.votes.exclude(member__in=kept_out).select_related("member")
    ballots = [
        Ballot(Choice(one.choice), one.amount.cents if one.amount else 0, one.member.function == Member.Function.CHAIR)
        for one in votes
    ]
    return count(
        ballots, asked=case.application.asked.cents, present=seats(taking_part(case), rules),
        quorum=rules.jury.quorum, majority=rules.jury.majority, tie=rules.jury.tie,
    )  # fmt: skip


def scores_seen(case: Case, viewer: Any, member: Member | None) -> list[Score]:
    """Points of all, as soon as one's own are in; for the office at once."""
    rows = case.scores.exclude(member__in=recused_ids(case)).select_related("member")
    if member is None:
        return list(rows) if can_run_juries(viewer) else []
    return list(rows) if rows.filter(member=member).exists() else []
