"""Setting up funds, rounds and rules. A change of rules is a new version; what was sent keeps its own."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.money import Money
from gemeinsinn.core.slugs import slug_of
from gemeinsinn.core.text import clean_line, clean_text
from gemeinsinn.fund.lifecycle.rulesets import as_data, read_rules
from gemeinsinn.fund.models import Advice, Fund, Round, RuleSet
from gemeinsinn.fund.rules import can_advise, can_run_funds
from gemeinsinn.treasury.actions.pots import change_budget, open_pot

TAKEN = frozenset({"antrag", "daten", "gesendet"})  # words of addresses below /engagementfonds/
ROUND_FIELDS = ("year", "focus", "funder", "funder_line", "starts", "ends", "jury_dates")


def allow_office(by: Any) -> None:
    """Raises NotAllowed unless `by` runs funds; None (the program itself) needs no right."""
    if by is not None and not can_run_funds(by):
        raise NotAllowed(_("Only the network's office looks after funds."))


@transaction.atomic
def save_fund(*, fund: Fund | None, name: str, summary: str, public: bool, by: Any, now: datetime) -> Fund:
    """A new fund, or new words for one; its address stays what it was."""
    allow_office(by)
    name = clean_line(name)[:120]
    if fund is None:
        slug = slug_of(name)
        if slug in TAKEN or Fund.objects.filter(slug=slug).exists():
            raise DomainError(_("There is a fund of this name already. Please choose another one."))
        fund = Fund(slug=slug, created_at=now)
    fund.name, fund.summary, fund.public = name, clean_text(summary), public
    if public and not RuleSet.objects.filter(round__fund=fund.pk).exists():
        raise DomainError(_("A fund without a round and rules cannot be shown yet."))
    fund.save()
    record("fund_saved", fund, by=by, now=now, public=public)
    return fund


@transaction.atomic
def save_round(
    *,
    fund: Fund,
    funding: Round | None,
    fields: Mapping[str, Any],
    budget: Money,
    rules: Mapping[str, Any],
    by: Any,
    now: datetime,
) -> Round:
    """A round with its pot and rules. Raises RuleFault if the rules cannot be read, DomainError if days do not fit or
    if more is promised than the new budget.
    """
    allow_office(by)
    strange = set(fields) - set(ROUND_FIELDS)
    if strange:
        raise TypeError(f"a round has no {', '.join(sorted(strange))}")
    read = read_rules(rules)
    made = funding or Round(fund=fund, created_at=now)
    for name, value in fields.items():
        setattr(made, name, value)
    if made.ends is not None and made.ends < made.starts:
        raise DomainError(_("The end lies before the beginning. Please check both days."))
    if funding is None:
        named = f"{fund.name} {made.year}"
        made.pot = open_pot(name=named[:120], funder=made.funder, year=made.year, budget=budget, by=by, now=now)
    else:
        change_budget(pot_id=made.pot_id, budget=budget, by=by, now=now)
    made.save()
    record("round_saved", made, by=by, now=now)
    add_rules(made, as_data(read), by=by, now=now)
    return made


def add_rules(funding: Round, data: dict[str, Any], *, by: Any, now: datetime) -> RuleSet:
    """The newest version if it says the same, else a new one."""
    Round.objects.select_for_update().get(pk=funding.pk)  # two versions of the same number would be one too many
    newest = funding.rule_sets.first()
    if newest is not None and as_data(newest.rules) == data:
        return newest
    number = (funding.rule_sets.aggregate(most=Max("version"))["most"] or 0) + 1
    made: RuleSet = RuleSet.objects.create(round=funding, version=number, data=data, since=now, by=by)
    record("rules_changed", funding, by=by, now=now, version=number)
    return made


@transaction.atomic
def note_advice(*, fund: Fund, kind: str, text: str, place: Any, by: Any, now: datetime) -> Advice:
    """A talk about a grant before there is an application; `place` is a Spot or None."""
    if not can_advise(by):
        raise NotAllowed(_("Only agencies and the network's office note advice."))
    words = clean_text(text)[:2000]
    if not words:
        raise DomainError(_("Please write something."))
    agency = by.organisations.filter(kind="agency").order_by("pk").first()
    made = Advice.objects.create(
        fund=fund,
        kind=kind,
        text=words,
        municipality=place.municipality if place else None,
        agency=agency,
        by=by,
        at=now,
    )
    record("fund_advised", made, by=by, now=now)
    return made
