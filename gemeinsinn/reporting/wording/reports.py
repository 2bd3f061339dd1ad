"""A report as tables: what stands in the workbook, the CSV files and the PDF, in one place."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from gemeinsinn.core.workbooks import Cell, Sheet
from gemeinsinn.fund.lifecycle.applications import FUNDED
from gemeinsinn.fund.lifecycle.applications import State as ApplicationState
from gemeinsinn.fund.lifecycle.rulesets import Applicant
from gemeinsinn.fund.wording.applications import STATES
from gemeinsinn.proof.lifecycle.grants import Question, Verdict
from gemeinsinn.proof.lifecycle.grants import State as GrantState
from gemeinsinn.reporting.lifecycle.reports import Line, Place, State
from gemeinsinn.reporting.lifecycle.rollup import CaseLine, RollUp
from gemeinsinn.ui import formats

Words = Mapping[str, Any]  # by the value in a row
APPLICANTS: Words = {
    Applicant.PERSON: gettext_lazy("Private person"), Applicant.INITIATIVE: gettext_lazy("Initiative"),
    Applicant.ASSOCIATION: gettext_lazy("Association"), Applicant.INSTITUTION: gettext_lazy("Institution or municipality"),
}  # fmt: skip
GRANTS = {
    "": gettext_lazy("not accepted yet"), GrantState.RUNNING: gettext_lazy("runs"),
    GrantState.DUE: gettext_lazy("proof not there yet"), GrantState.HANDED_IN: gettext_lazy("proof handed in"),
    GrantState.BACK: gettext_lazy("proof to be completed"), GrantState.CHECKED: gettext_lazy("proof checked"),
    GrantState.CLOSED: gettext_lazy("closed"), ApplicationState.WITHDRAWN.value: gettext_lazy("taken back"),
}  # fmt: skip
VERDICTS = {
    "": gettext_lazy("not looked at"), Verdict.OK: gettext_lazy("yes"), Verdict.REMARK: gettext_lazy("yes, with a remark"),
    Verdict.REFUSED: gettext_lazy("no"),
}  # fmt: skip
QUESTIONS = {
    Question.WHAT: gettext_lazy("What was done"), Question.WHO: gettext_lazy("Who took part"),
    Question.CHANGED: gettext_lazy("What has changed"), Question.DIFFERENT: gettext_lazy("What went otherwise than planned"),
    Question.LEARNED: gettext_lazy("What was learned"),
}  # fmt: skip
REPORTS = {
    State.WAITING: gettext_lazy("waits its turn"), State.BUILDING: gettext_lazy("is being made"),
    State.DONE: gettext_lazy("frozen"), State.REFUSED: gettext_lazy("does not agree with the ledger"),
    State.FAILED: gettext_lazy("could not be made"),
}  # fmt: skip
TONES = {State.DONE: "good", State.REFUSED: "wrong", State.FAILED: "wrong"}


def euros(cents: int | None) -> float | None:
    """For a cell that reckons."""
    return None if cents is None else cents / 100


def day_cell(value: date | None) -> str:
    """ "2026-11-28": sorts, and every spreadsheet reads it."""
    return value.isoformat() if value else ""


def facts_of(found: RollUp, digest: str, now: datetime) -> list[tuple[str, Cell]]:
    """The round at a glance; money in euros."""
    states = found.states
    awards = sum(states.get(one, 0) for one in FUNDED)
    return [
        (_("Fund"), found.fund), (_("Round"), found.year), (_("Focus"), found.focus or "–"),
        (_("Funder"), found.funder), (_("As of"), formats.moment(now)),
        (_("Applications"), sum(states.values())), (_("Awarded"), awards),
        (_("Rejected"), states.get(ApplicationState.REJECTED, 0)),
        (_("Taken back"), states.get(ApplicationState.WITHDRAWN, 0)),
        (_("Not decided yet"), sum(states.values()) - awards - states.get(ApplicationState.REJECTED, 0) - states.get(ApplicationState.WITHDRAWN, 0)),
        (_("Budget of the round in euros"), euros(found.budget)), (_("Awarded in euros"), euros(found.total("awarded"))),
        (_("Paid in euros, without what came back"), euros(found.paid)), (_("Came back in euros"), euros(found.repaid)),
        (_("Still to be paid in euros"), euros(found.promised)), (_("Left in the pot in euros"), euros(found.available)),
        (_("Costs by receipts in euros"), euros(found.total("actual"))),
        (_("Grant recognised in euros"), euros(found.total("recognised"))),
        (_("Own money and that of others in euros"), euros(found.total("own") + found.total("others"))),
        (_("Hours of volunteers"), found.total("hours") / 100), (_("People reached"), found.total("people")),
        (_("Helpers"), found.total("helpers")), (_("Receipts"), len(found.receipts)), (_("SHA-256 of the content"), digest),
    ]  # fmt: skip


def state_words(state: str) -> str:
    """Of a grant, or of an application that never became one."""
    return str(GRANTS[state] if state in GRANTS else STATES[ApplicationState(state)])


def case_heads() -> list[str]:
    """Heads of the cases; money in euros."""
    return [
        _("Case number"), _("Project"), _("Applicant"), _("Kind"), _("Place"), _("State"), _("From"), _("Until"), _("Asked for"),
        _("Awarded"), _("Planned costs"), _("Actual costs"), _("Own money"), _("Money from others"), _("Hours of volunteers"),
        _("Grant needed by receipts"), _("Grant recognised"), pgettext("money", "Paid"), _("Came back"), _("Still to be paid"),
    ]  # fmt: skip


def case_cells(one: CaseLine) -> list[Cell]:
    """A case as a row; private persons stand there without a name."""
    kind = str(APPLICANTS[Applicant(one.kind)])
    return [
        one.reference, one.title, one.applicant or kind, kind, one.place, state_words(one.state), day_cell(one.starts),
        day_cell(one.ends), euros(one.asked), euros(one.awarded), euros(one.planned), euros(one.actual), euros(one.own),
        euros(one.others), one.hours / 100, euros(one.claimed), euros(one.recognised), euros(one.money.paid),
        euros(one.money.repaid), euros(one.money.committed),
    ]  # fmt: skip


def receipt_heads() -> list[str]:
    """Heads of the list of receipts."""
    return [
        _("Case number"), _("Receipt"), _("Day"), _("Paid to"), _("Reason"), _("Amount in euros"), _("Cost type"), _("Recognised"),
    ]  # fmt: skip


def receipt_rows(found: RollUp) -> list[list[Cell]]:
    """The list of receipts."""
    return [
        [
            one.reference, one.number, day_cell(one.day), one.payee, one.reason, euros(one.cents), one.cost_type,
            str(VERDICTS[one.verdict]),
        ]
        for one in found.receipts
    ]  # fmt: skip


def type_heads() -> list[str]:
    """Heads of the table by cost type."""
    return [_("Cost type"), _("Cases"), _("Planned costs"), _("Actual costs"), _("Costs recognised")]


def type_rows(lines: Sequence[Line]) -> list[list[Cell]]:
    """By cost type, in euros."""
    return [[one.name, one.cases, euros(one.planned), euros(one.actual), euros(one.recognised)] for one in lines]


def group_heads(name: str) -> list[str]:
    """Heads of a table by place or kind."""
    return [
        name, _("Cases"), _("Awarded"), _("Actual costs"), _("Grant recognised"), pgettext("money", "Paid"),
    ]  # fmt: skip


def group_rows(lines: Sequence[Line], words: dict[Any, Any]) -> list[list[Cell]]:
    """By place or kind, in euros; a value without a word of its own is one."""
    return [
        [
            str(words.get(one.name, one.name)) or _("not said"), one.cases, euros(one.awarded), euros(one.actual),
            euros(one.recognised), euros(one.paid),
        ]
        for one in lines
    ]  # fmt: skip


def word_rows(found: RollUp) -> list[list[Cell]]:
    """What grantees wrote, question by question."""
    return [
        [one.reference, one.title, str(QUESTIONS[Question(key)]), words]
        for one in found.cases
        for key, words in one.words
    ]


def sheets_of(found: RollUp, digest: str, now: datetime) -> list[Sheet]:
    """Everything as tables."""
    return [
        Sheet(_("Overview"), (_("What"), _("Value")), facts_of(found, digest, now)),
        Sheet(_("Cases"), case_heads(), [case_cells(one) for one in found.cases]),
        Sheet(_("Receipts"), receipt_heads(), receipt_rows(found)),
        Sheet(_("Cost types"), type_heads(), type_rows(found.types)),
        Sheet(_("Places"), group_heads(_("Place")), group_rows(found.places, {})),
        Sheet(_("Applicants"), group_heads(_("Kind")), group_rows(found.kinds, APPLICANTS)),
        Sheet(
            _("Words of the grantees"),
            (_("Case number"), _("Project"), _("Question"), _("What they wrote")),
            word_rows(found),
        ),
    ]


def fault_words(fault: dict[str, Any]) -> str:
    """Where the cases and the ledger differ."""
    told = {
        "reference": fault["reference"], "told": formats.money(fault["told"]), "ledger": formats.money(fault["ledger"]),
    }  # fmt: skip
    if fault["place"] == Place.CASE:
        return _("%(reference)s says %(told)s, its entries in the ledger come to %(ledger)s.") % told
    if fault["place"] == Place.COMMITTED:
        return _("All cases together still get %(told)s, the ledger has promised %(ledger)s.") % told
    return _("All cases together got %(told)s, the ledger has paid %(ledger)s.") % told
