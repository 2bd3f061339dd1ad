"""Which funds there are, and which round and rules count today."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from gemeinsinn.fund.following import jury_days
from gemeinsinn.fund.lifecycle.rulesets import Rules, as_data, changes
from gemeinsinn.fund.lifecycle.terms import is_open, next_of
from gemeinsinn.fund.models import Advice, Fund, Round, RuleSet
from gemeinsinn.fund.rules import can_advise, can_run_funds


@dataclass(frozen=True, slots=True)
class Offer:
    """A fund as somebody can apply to it today: its current round with the newest rules."""

    fund: Fund
    round: Round
    rule_set: RuleSet
    is_open: bool
    next_jury: date | None

    @property
    def rules(self) -> Rules:
        return self.rule_set.rules


def visible_funds(viewer: Any) -> QuerySet[Fund]:
    """What everyone may see; the office sees all."""
    rounds = Round.objects.select_related("pot").prefetch_related(
        Prefetch("rule_sets", queryset=RuleSet.objects.order_by("-version"))
    )
    funds = Fund.objects.prefetch_related(Prefetch("rounds", queryset=rounds))
    return funds if can_run_funds(viewer) else funds.filter(public=True)


def offers(viewer: Any, *, now: datetime) -> list[Offer]:
    """Every visible fund with its current round; open ones first."""
    funds = list(visible_funds(viewer))
    days = jury_days([one.pk for one in funds], timezone.localdate(now))
    found = [offer for fund in funds if (offer := offer_of(fund, now=now, meets=days.get(fund.pk))) is not None]
    return sorted(found, key=lambda one: (not one.is_open, -one.rules.most, one.fund.name))


def offer_of(fund: Fund, *, now: datetime, meets: date | None = None) -> Offer | None:
    """The round that is open today, else the next to come, else the latest; None without any.

    `meets`: the day a jury was convened for; without one the days of the round are what is known.
    """
    today = timezone.localdate(now)
    rounds = [one for one in fund.rounds.all() if one.rule_sets.all()]
    if not rounds:
        return None
    running = [one for one in rounds if is_open(one.starts, one.ends, today)]
    coming = sorted((one for one in rounds if one.starts > today), key=lambda one: one.starts)
    chosen = (running or coming or rounds)[0]
    next_jury = meets or next_of(chosen.jury_dates, today)
    return Offer(fund, chosen, chosen.rule_sets.all()[0], bool(running), next_jury)


def rule_history(funding: Round) -> list[tuple[RuleSet, list[tuple[str, Any, Any]]]]:
    """Every version with what changed against the one before, newest first."""
    versions = list(funding.rule_sets.select_related("by").order_by("version"))
    before: dict[str, Any] = {}
    found = []
    for one in versions:
        said = as_data(one.rules)
        found.append((one, changes(before, said) if before else []))
        before = said
    return found[::-1]


def recent_advice(viewer: Any, *, most: int = 50) -> QuerySet[Advice]:
    """What was noted last: the office reads all of it, an agency its own."""
    rows = Advice.objects.select_related("fund", "agency", "municipality", "by")
    if not can_advise(viewer):
        return rows.none()
    if not can_run_funds(viewer):
        rows = rows.filter(agency__in=viewer.organisations.all())
    return rows[:most]
