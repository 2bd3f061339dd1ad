"""How rules and findings are said."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gemeinsinn.fund.lifecycle.eligibility import Reason, Said
from gemeinsinn.fund.lifecycle.juries import Blind, Majority, Tie
from gemeinsinn.fund.lifecycle.plans import Fault, Finding, Means
from gemeinsinn.fund.lifecycle.reading import RuleFault
from gemeinsinn.fund.lifecycle.rulesets import Applicant, Once, OwnKind, Payment, Rules
from gemeinsinn.ui import formats

Words = Mapping[str, Any]  # by the value in a row
APPLICANTS: Words = {
    Applicant.PERSON: gettext_lazy("A person"),
    Applicant.INITIATIVE: gettext_lazy("An initiative without legal form"),
    Applicant.ASSOCIATION: gettext_lazy("An association"),
    Applicant.INSTITUTION: gettext_lazy("An institution or municipality"),
}
OWN_KINDS = {
    OwnKind.MONEY: gettext_lazy("own money"), OwnKind.HOURS: gettext_lazy("volunteer hours"),
    OwnKind.ROOMS: gettext_lazy("rooms"),
}  # fmt: skip
MEANS = {
    Means.OWN: gettext_lazy("Own money"), Means.HOURS: gettext_lazy("Volunteer hours"),
    Means.ROOMS: gettext_lazy("Rooms of our own"), Means.OTHERS: gettext_lazy("Money from others"),
}  # fmt: skip
ONCE = {
    Once.FREE: gettext_lazy("as often as you like"), Once.YEAR: gettext_lazy("one grant a year"),
    Once.ROUND: gettext_lazy("one grant a round"),
}  # fmt: skip
PAYMENTS = {
    Payment.ADVANCE: gettext_lazy("in advance"),
    Payment.INSTALMENTS: gettext_lazy("in instalments, as you need it"),
    Payment.REIMBURSEMENT: gettext_lazy("afterwards, against receipts"),
}
MAJORITIES = {
    Majority.SIMPLE: gettext_lazy("more yes than no"), Majority.ABSOLUTE: gettext_lazy("yes from more than half of those taking part"),
    Majority.TWO_THIRDS: gettext_lazy("two thirds of yes and no"),
}  # fmt: skip
BLIND = {
    Blind.NAME: gettext_lazy("Name of the person"), Blind.ORGANISATION: gettext_lazy("Which organisation it is"),
    Blind.ADDRESS: gettext_lazy("Address"), Blind.AGE: gettext_lazy("Age"), Blind.PLACE: gettext_lazy("Place"),
    Blind.PARTNERS: gettext_lazy("Partners"),
}  # fmt: skip
TIES = {Tie.REJECTED: gettext_lazy("rejected"), Tie.CHAIR: gettext_lazy("the chair decides")}
FAULTS = {
    "missing": gettext_lazy("is missing"), "out of bounds": gettext_lazy("is too large or too small"),
    "no such word": gettext_lazy("is not one of the choices"), "twice": gettext_lazy("stands there twice"),
    "contradicts the rest": gettext_lazy("does not fit the other rules"),
}  # fmt: skip
PLACES = {
    "applicants": gettext_lazy("Who may apply"), "host_for": gettext_lazy("Who needs a host"),
    "states": gettext_lazy("In which Länder"), "least_age": gettext_lazy("From which age"),
    "most_age": gettext_lazy("Up to which age"), "least": gettext_lazy("Smallest grant"),
    "most": gettext_lazy("Largest grant"), "cost_types": gettext_lazy("Cost types"),
    "own.kinds": gettext_lazy("What counts as own share"), "own.least_percent": gettext_lazy("Own share at least"),
    "own.hour_rate": gettext_lazy("Worth of an hour"), "once": gettext_lazy("How often"),
    "lead_days": gettext_lazy("Days before the start"), "longest_months": gettext_lazy("Longest run time in months"),
    "papers": gettext_lazy("Documents"), "path.office_up_to": gettext_lazy("The office decides alone up to"),
    "path.body_above": gettext_lazy("Another body decides above"), "jury.size": gettext_lazy("Members of the jury"),
    "jury.quorum": gettext_lazy("How many must be there"), "jury.majority": gettext_lazy("Majority"),
    "jury.tie": gettext_lazy("Equal votes"), "jury.circulation_days": gettext_lazy("Days for a vote by mail"),
    "jury.one_vote_an_institution": gettext_lazy("One institution, one vote"),
    "jury.recusal": gettext_lazy("Whoever is biased stays out"), "jury.youth": gettext_lazy("A jury of young people"),
    "jury.blind": gettext_lazy("What the jury does not see"), "jury.criteria": gettext_lazy("What the jury gives points for"),
    "payment": gettext_lazy("When the money comes"), "need_months": gettext_lazy("Money for how many months ahead"),
    "settle_weeks": gettext_lazy("Weeks for the settlement"), "conditions": gettext_lazy("Conditions of the funder"),
    "objection_days": gettext_lazy("Days for an objection"), "grace_hours": gettext_lazy("Hours of grace after the end"),
    "retention_years": gettext_lazy("Years the papers are kept"),
    "shift_percent": gettext_lazy("A cost type may grow without asking by (per cent)"),
    "sample_percent": gettext_lazy("Receipts the office looks at (per cent)"),
    "trifle": gettext_lazy("Not asked back up to"),
}  # fmt: skip
MONEY = frozenset({"least", "most", "own.hour_rate", "path.office_up_to", "path.body_above", "trifle"})
WORDS: dict[str, dict[Any, Any]] = {
    "once": ONCE, "payment": PAYMENTS, "jury.majority": MAJORITIES, "jury.tie": TIES, "jury.blind": BLIND, "applicants": APPLICANTS,
    "host_for": APPLICANTS, "own.kinds": OWN_KINDS,
}  # fmt: skip


def fault_words(fault: RuleFault) -> str:
    """ "Largest grant: does not fit the other rules." """
    place = PLACES.get(fault.path) or PLACES.get(fault.path.partition("[")[0]) or fault.path
    return f"{place}: {FAULTS.get(fault.why, _('cannot be read'))}."


def value_words(place: str, value: Any) -> str:
    """One value of a rule set, for the history."""
    if value is None or value in ([], ""):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if place in MONEY:
        return formats.money(value)
    if isinstance(value, list):
        return ", ".join(
            str(WORDS.get(place, {}).get(one, one)) if isinstance(one, str) else str(one.get("label", ""))
            for one in value
        )
    return str(WORDS.get(place, {}).get(value, value))


def months_words(months: int) -> str:
    """ "6 months"."""
    return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}


def who_decides(rules: Rules) -> str:
    """One sentence, public."""
    jury = _("a jury of young people") if rules.jury.youth else _("a jury")
    if not rules.path.office_up_to:
        return _("All applications are decided by %(jury)s.") % {"jury": jury}
    if rules.path.office_up_to >= rules.most:
        return _("The office decides.")
    return _("Up to %(amount)s the office decides alone, above it %(jury)s.") % {
        "amount": formats.money(rules.path.office_up_to), "jury": jury,
    }  # fmt: skip


def how_much(rules: Rules) -> str:
    """ "100 € to 1.000 €" or "up to 2.500 €"."""
    most = formats.money(rules.most)
    if rules.least:
        return _("%(least)s to %(most)s") % {"least": formats.money(rules.least), "most": most}
    return _("up to %(most)s") % {"most": most}


def facts_of(rules: Rules) -> list[tuple[str, str]]:
    """What somebody wants to know first, as (label, words)."""
    ages = ""
    if rules.least_age and rules.most_age:
        ages = _("%(least)s to %(most)s years old") % {"least": rules.least_age, "most": rules.most_age}
    who = ", ".join(str(APPLICANTS[kind]) for kind in rules.applicants)
    own = ""
    if rules.own.least_percent:
        kinds = ", ".join(str(OWN_KINDS[kind]) for kind in rules.own.kinds)
        own = _("at least %(percent)s %% of all costs: %(kinds)s") % {
            "percent": rules.own.least_percent,
            "kinds": kinds,
        }
    facts = [
        (_("How much"), how_much(rules)), (_("For whom"), f"{who}{f' ({ages})' if ages else ''}"),
        (_("Where"), ", ".join(rules.states)), (_("Run time"), _("at most %(months)s") % {"months": months_words(rules.longest_months)}),
        (_("Own share"), own or _("not asked for")), (_("How often"), str(ONCE[rules.once])),
        (_("The money comes"), str(PAYMENTS[rules.payment])), (_("Who decides"), who_decides(rules)),
        (_("Settlement"), _("%(n)s weeks after the end at the latest") % {"n": rules.settle_weeks}),
    ]  # fmt: skip
    return [(label, words) for label, words in facts if words]


REASONS = {
    Reason.CLOSED: gettext_lazy("This round is not open at the moment."),
    Reason.WHO: gettext_lazy("This fund is not for this kind of applicant."),
    Reason.PLACE: gettext_lazy("It is only for projects in %(states)s."),
    Reason.AGE: gettext_lazy("It is for people aged %(from)s to %(to)s."),
    Reason.OVER: gettext_lazy("It gives at most %(most)s."),
    Reason.UNDER: gettext_lazy("It gives at least %(least)s."),
    Reason.BEGUN: gettext_lazy("What has begun cannot be funded any more; a signed contract already counts as begun."),
    Reason.LEAD: gettext_lazy("That is too soon: the earliest day is %(earliest)s."),
    Reason.LONG: gettext_lazy("A project may run %(months)s at most."),
    Reason.AGAIN: gettext_lazy("There is one grant an applicant and period, and you have had one."),
    Reason.HOST: gettext_lazy("You need an organisation that takes the money for you. We help you find one."),
    Reason.OWN: gettext_lazy("You put in %(percent)s %% of your own: money, hours or rooms."),
    Reason.PAPERS: gettext_lazy("Have ready: %(papers)s."),
    Reason.JURY: gettext_lazy("A jury decides about this amount, so it takes until its next meeting."),
}
FINDINGS = {
    Fault.NO_COSTS: gettext_lazy("There are no costs yet."),
    Fault.UNKNOWN_TYPE: gettext_lazy("One line has a cost type this fund does not know."),
    Fault.TYPE_OVER: gettext_lazy("%(type)s: at most %(most)s; it is %(now)s now."),
    Fault.OVER: gettext_lazy("We can give at most %(most)s; you ask for %(now)s."),
    Fault.UNDER: gettext_lazy("We give at least %(least)s; you ask for %(now)s."),
    Fault.TOO_MUCH_MEANS: gettext_lazy(
        "The money you have already covers all costs. There is nothing left for us to give."
    ),
    Fault.OWN_STRANGE: gettext_lazy("%(kind)s: does not count as own share in this fund."),
    Fault.OWN_SHORT: gettext_lazy("The own share is %(now)s; it has to be at least %(least)s (%(percent)s %%)."),
}
SUMS = frozenset({"most", "least", "now"})


def told_words(told: dict[str, Any]) -> dict[str, Any]:
    """Figures of a reason or a finding as people read them."""
    said: dict[str, Any] = {}
    for key, value in told.items():
        if key in SUMS:
            said[key] = formats.money(value)
        elif key == "months":
            said[key] = months_words(value)
        elif key == "kind":
            said[key] = MEANS[Means(value)]
        elif isinstance(value, date):
            said[key] = formats.span(value, value)
        elif isinstance(value, list):
            said[key] = ", ".join(value)
        else:
            said[key] = "–" if value is None else value
    return said


def reason_words(said: Said) -> str:
    """One reason of a verdict."""
    return str(REASONS[said.reason]) % told_words(said.told)


def finding_words(finding: Finding) -> str:
    """One finding of a cost plan."""
    return str(FINDINGS[finding.fault]) % told_words(finding.told)
