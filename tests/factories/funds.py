"""Funds with a round and rules, through the real actions."""

from datetime import date
from itertools import count

from django.utils import timezone

from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.funds import save_fund, save_round
from gemeinsinn.fund.models import Fund, Round
from gemeinsinn.fund.samples import sample

_numbers = count(1)


def rule_data(name="engagementfonds", **changes):
    """A rule set as data; "path.office_up_to" style keys reach inside."""
    data = sample(name)
    for key, value in changes.items():
        outer, _bar, inner = key.partition("__")
        if inner:
            data[outer][inner] = value
        else:
            data[outer] = value
    return data


def make_round(
    *, like="engagementfonds", now=None, fund=None, public=True, rules=None, budget=Money(1_000_000), **fields
) -> Round:
    """A round that is open all the time."""
    when = now or timezone.now()
    fund = fund or save_fund(
        fund=None,
        name=f"Engagementfonds {next(_numbers)}",
        summary="Für Nachbarschaften.",
        public=False,
        by=None,
        now=when,
    )
    told = {
        "year": 2026, "funder": "Land Sachsen-Anhalt", "starts": date(2026, 1, 1), "ends": None,
        "jury_dates": [], "focus": "", "funder_line": "",
    } | fields  # fmt: skip
    made = save_round(
        fund=fund, funding=None, fields=told, budget=budget, rules=rules or rule_data(like), by=None, now=when
    )
    if public:
        save_fund(fund=fund, name=fund.name, summary=fund.summary, public=True, by=None, now=when)
    return made


def make_fund(**options) -> Fund:
    """The fund of such a round."""
    return make_round(**options).fund
