"""Funds with a round and rules, through the real actions."""

from datetime import date, timedelta
from itertools import count

from django.utils import timezone

from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.deciding import award, check_formally
from gemeinsinn.fund.actions.drafting import save_draft, send_application, start_draft
from gemeinsinn.fund.actions.funds import save_fund, save_round
from gemeinsinn.fund.actions.signing import sign_as_applicant
from gemeinsinn.fund.lifecycle.applications import Check
from gemeinsinn.fund.models import Application, Fund, Round
from gemeinsinn.fund.samples import sample
from gemeinsinn.places.queries import find_spot
from tests.factories.places import make_municipality

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


FUND_LINE = {"type": "sachmittel", "what": "Tische", "cents": 40_000}
WHO = {"name": "Jule Brandt", "email": "jule@example.org", "phone": "", "host": None, "co": None}


def draft_grant(*, funding=None, now=None, who=WHO, **fields) -> Application:
    """Everything of an application of 400 € by a person in Halle, not sent yet."""
    when = now or timezone.now()
    make_municipality()
    funding = funding or make_round(now=when)
    made = start_draft(funding=funding, language="de", now=when)
    first = timezone.localdate(when) + timedelta(days=20)
    told = {
        "kind": "person", "title": "Ein Fest im Hof", "aim": "Alle lernen sich kennen.", "place": find_spot("Halle (Saale)"),
        "spot": "Hof", "starts": first, "ends": first + timedelta(days=30), "not_begun": True, "costs": [FUND_LINE],
        "means": [], "street": "Tulpenweg 3", "town": "06122 Halle", "draft": who,
    } | fields  # fmt: skip
    save_draft(application=made, fields=told, now=when)
    return made


def sign_grant(made: Application | None = None, *, now=None, **fields) -> Application:
    """Sent and signed by the applicant."""
    when = now or timezone.now()
    made = made or draft_grant(now=when, **fields)
    send_application(application=made, now=when)
    sign_as_applicant(application=made, now=when)
    return made


def check_grant(made: Application | None = None, *, now=None, **fields) -> Application:
    """Formally complete: with the office, or with the jury above its limit."""
    when = now or timezone.now()
    made = made or sign_grant(now=when, **fields)
    check_formally(application=made, ticked=[point.value for point in Check], by=None, now=when)
    return made


def award_grant(made: Application | None = None, *, now=None, **fields) -> Application:
    """All that was asked for."""
    when = now or timezone.now()
    made = made or check_grant(now=when, **fields)
    award(application=made, amount=made.asked, conditions="", by=None, now=when)
    return made
