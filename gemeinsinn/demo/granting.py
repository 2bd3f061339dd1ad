"""Funds of the demo: set up by the office a year ago, with the rules they really have."""

from datetime import date, datetime, timedelta

from gemeinsinn.core.money import Money
from gemeinsinn.demo.network.funds import FUNDS, FundText
from gemeinsinn.demo.stage import Stage
from gemeinsinn.fund.actions.funds import save_fund, save_round
from gemeinsinn.fund.models import Round
from gemeinsinn.fund.samples import sample


def set_up_funds(stage: Stage, now: datetime) -> dict[str, Round]:
    """Every fund with the round of this year, by key."""
    return {text.key: set_up(text, stage, now) for text in FUNDS}


def set_up(text: FundText, stage: Stage, now: datetime) -> Round:
    """One fund, shown to everyone once its round and rules are there."""
    today = stage.days.today
    words = {"name": text.name, "summary": text.summary, "by": stage.office, "now": now}
    fund = save_fund(fund=None, public=False, **words)
    fields = {
        "year": today.year, "focus": text.focus, "funder": text.funder, "funder_line": text.funder_line,
        "starts": min(date(today.year, 1, 1), today - timedelta(days=300)), "ends": None,
        "jury_dates": [(today + timedelta(days=days)).isoformat() for days in text.jury],
    }  # fmt: skip
    made = save_round(
        fund=fund, funding=None, fields=fields, budget=Money(text.euros * 100), rules=sample(text.key),
        by=stage.office, now=now,
    )  # fmt: skip
    save_fund(fund=fund, public=True, **words)
    return made
