"""The proof as it was handed in, the answer to a change, and the closing letter, as tagged PDFs."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from gemeinsinn.fund.papers import address_of
from gemeinsinn.proof.models import ChangeRequest, Grant, HandIn, Review
from gemeinsinn.proof.queries.figures import figures_of
from gemeinsinn.proof.wording import CHANGES, QUESTIONS, REPORT_COUNTS, result_words
from gemeinsinn.treasury.lifecycle.banking import grouped
from gemeinsinn.treasury.queries.payments import current_account
from gemeinsinn.ui import formats
from gemeinsinn.ui.typesetting import common_data, typeset

SHEET = Path(__file__).parent / "typst" / "proof.typ"


def sheet_of(grant: Grant, **told: Any) -> bytes:
    """One paper; what is not said stays away."""
    empty: dict[str, Any] = {
        "address": [],
        "paragraphs": [],
        "rows": [],
        "parts": [],
        "tables": [],
        "list": [],
        "list_title": "",
    }
    words = {
        **common_data(), **empty, "words": grant.application.language,
        "kicker": f"{grant.application.round.fund.name} · {grant}", "head": [_("About"), _("What holds")],
    }  # fmt: skip
    return typeset(SHEET, words | told)


def proof_paper(grant: Grant, hand_in: HandIn) -> bytes:
    """What was handed in: words, figures, receipts, hours, and the hash of the frozen version."""
    with override(grant.application.language):
        told = hand_in.content
        asked = [[str(QUESTIONS[key]), words] for key, words in told.get("answers", {}).items() if words]
        counted = [[str(REPORT_COUNTS[key]), str(number)] for key, number in told.get("evaluation", {}).items()]
        return sheet_of(
            grant, title=_("Proof of use %(number)s") % {"number": grant}, heading=grant.application.title,
            rows=[[_("Period"), formats.span(grant.starts, grant.ends)], [_("Awarded"), formats.money(grant.awarded)], *counted],
            parts=asked, tables=[figures_table(grant, told), receipts_table(grant, told), hours_table(told)],
            footer=_("Frozen %(when)s · SHA-256 %(digest)s") % {"when": formats.moment(hand_in.at), "digest": hand_in.digest},
        )  # fmt: skip


def label_of(grant: Grant, key: str) -> str:
    """The name of a cost type."""
    kind = grant.rules.cost_type(key)
    return kind.label if kind else key


def figures_table(grant: Grant, told: dict[str, Any]) -> dict[str, Any]:
    """Planned and actual in the structure of the cost plan."""
    rows = [
        [label_of(grant, row["type"]), formats.money(row["planned"]), formats.money(row["actual"])]
        for row in told.get("figures", [])
    ]
    spent = sum(row["actual"] for row in told.get("figures", []))
    sums = [
        [_("All costs"), "", formats.money(spent)], [_("Own money"), "", formats.money(told.get("own", 0))],
        [_("Money from others"), "", formats.money(told.get("others", 0))],
        [_("Used of the grant"), "", formats.money(told.get("claimed", 0))],
    ]  # fmt: skip
    return {
        "title": _("Planned and spent"),
        "head": [_("Cost type"), _("Planned"), _("Spent")],
        "rows": rows + sums,
        "right": 2,
    }


def day_of(text: str) -> str:
    """A day of the frozen version as people write it."""
    day = date.fromisoformat(text)
    return formats.span(day, day)


def receipts_table(grant: Grant, told: dict[str, Any]) -> dict[str, Any]:
    """The list of receipts as the funder wants it."""
    rows = [
        [
            str(row["number"]),
            day_of(row["day"]),
            row["payee"],
            row["reason"],
            label_of(grant, row["type"]),
            formats.money(row["cents"]),
        ]
        for row in told.get("receipts", [])
    ]
    head = [_("No."), _("Day"), _("Paid to"), _("What for"), _("Cost type"), _("Amount")]
    return {"title": _("List of receipts"), "head": head, "rows": rows, "right": 1}


def hours_table(told: dict[str, Any]) -> dict[str, Any]:
    """The hours sheet."""
    rows = [
        [day_of(day), who, what, formats.quantity(hundredths)] for day, who, what, hundredths in told.get("hours", [])
    ]
    return {
        "title": _("Volunteer hours"),
        "head": [_("Day"), _("Who"), _("What"), pgettext("given", "Hours")],
        "rows": rows,
        "right": 1,
    }


def change_paper(change: ChangeRequest) -> bytes:
    """Yes or no to a change."""
    grant = change.grant
    with override(grant.application.language):
        plan = [[label_of(grant, key), formats.money(cents)] for key, cents in change.costs.items()]
        yes = change.answer == "granted"
        day = formats.as_day(change.answered_at or change.at)
        return sheet_of(
            grant, title=_("Change of %(number)s") % {"number": grant},
            heading=_("We agree to the change") if yes else _("We cannot agree to the change"), address=address_of(grant.application),
            paragraphs=[line for line in (f"{CHANGES[change.kind]}: {formats.span(None, change.until)}" if change.until else str(CHANGES[change.kind]), change.words) if line],
            rows=[[_("Proof of use"), formats.span(None, grant.due_on)]],
            tables=[{"title": _("Cost plan"), "head": [_("Cost type"), _("Amount")], "rows": plan, "right": 1}],
            footer=f"{settings.NETWORK['name']} · {formats.span(day, day)}",
        )  # fmt: skip


def closing_paper(review: Review) -> bytes:
    """What was recognised, what is paid or paid back, and what the office said of single receipts."""
    grant = review.grant
    with override(grant.application.language):
        day, figures = formats.as_day(review.at), figures_of(grant)
        rows = [
            [_("Awarded"), formats.money(grant.awarded)], [_("Spent"), formats.money(figures.actual)],
            [_("Recognised"), formats.money(review.recognised or 0)], [_("Paid so far"), formats.money(grant.commitment.paid)],
        ]  # fmt: skip
        remarks = [f"{one.number}. {one.payee}: {one.remark}" for one in grant.receipts.exclude(remark="")]
        return sheet_of(
            grant, title=_("Result for %(number)s") % {"number": grant}, heading=str(result_words(review)),
            address=address_of(grant.application), rows=[*rows, *repay_rows(review)],
            paragraphs=[line for line in (_("About your proof of use for “%(title)s”.") % {"title": grant.application.title}, review.words) if line],
            list_title=_("About single receipts") if remarks else "", list=remarks,
            footer=f"{settings.NETWORK['name']} · {formats.span(day, day)}",
        )  # fmt: skip


def repay_rows(review: Review) -> list[list[str]]:
    """Where to pay what is asked back; with the reference as purpose the bank's answer finds its grant."""
    if review.waived:
        return [[_("Too much, and not asked back"), formats.money(review.waived)]]
    if not review.repay:
        return []
    account = current_account()
    rows = [[_("Please pay back"), formats.money(review.repay)]]
    if account is not None:
        rows += [[_("Account"), f"{account.holder}, {grouped(account.iban)}"]]
    return [*rows, [_("Purpose of the payment"), str(review.grant)]]
