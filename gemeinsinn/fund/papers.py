"""The application as it was sent, and the letter of a decision, as tagged PDFs."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from gemeinsinn.fund.lifecycle.rulesets import Decider
from gemeinsinn.fund.models import Application, Decision
from gemeinsinn.fund.wording.applications import DECIDERS, decision_words, facts_of_application
from gemeinsinn.ui import formats
from gemeinsinn.ui.typesetting import common_data, typeset

PEN_LINE = "%(what)s: " + "_" * 44
SHEET = Path(__file__).parent / "typst" / "paper.typ"


def application_paper(application: Application, *, to_sign: bool = False) -> bytes:
    """What was sent, with its costs, who signed, and the hash of the frozen version. `to_sign`: with a line for a pen."""
    number = application.reference or _("not handed in yet")
    with override(application.language):
        frozen = application.submissions.last()
        plan = application.plan
        costs = [
            [cost_label(application, row["type"]), row["what"], formats.money(row["cents"])]
            for row in application.costs
        ]
        return typeset(SHEET, {
            **common_data(), "words": application.language, "title": _("Application %(number)s") % {"number": number},
            "kicker": f"{application.round.fund.name} · {number}", "heading": application.title,
            "address": [], "paragraphs": [application.aim],
            "rows": [[str(label), str(words)] for label, words in facts_of_application(application)],
            "head": [_("About"), _("What was said")],
            "costs_title": _("Costs"), "costs_head": [_("Cost type"), _("What for"), _("Amount in euros")], "costs": costs,
            "sums": [[_("All costs"), formats.money(plan.total)], [_("Asked for"), formats.money(application.asked)]],
            "list_title": _("To be signed by hand") if to_sign else _("Signed by"),
            "list": [PEN_LINE % {"what": _("Place, day")}, PEN_LINE % {"what": _("Signature")}] if to_sign else signature_lines(application),
            "footer": _("Frozen %(when)s · SHA-256 %(digest)s") % {
                "when": formats.moment(frozen.at) if frozen else "", "digest": frozen.digest if frozen else "",
            },
        })  # fmt: skip


def cost_label(application: Application, key: str) -> str:
    """The name of a cost type."""
    kind = application.rules.cost_type(key)
    return kind.label if kind else key


def costs_of(application: Application) -> list[tuple[str, str, int]]:
    """The plan as pages show it: cost type, what for, cents."""
    return [(cost_label(application, row["type"]), row["what"], row["cents"]) for row in application.costs]


def signature_lines(application: Application) -> list[str]:
    """ "Jule Brandt, 3. Mai 2026"."""
    lines = []
    for one in application.signatories.select_related("contact"):
        name = ", ".join(
            filter(None, [one.typed_name or (one.contact.name if one.contact else ""), one.organisation_name])
        )
        day = formats.as_day(one.signed_at) if one.signed_at else None
        lines.append(f"{name}: {formats.span(day, day) if day else _('not signed yet')}")
    return lines


def decision_paper(decision: Decision) -> bytes:
    """The letter, with the funder's conditions where money is given."""
    application = decision.application
    with override(application.language):
        given = decision.kind == Decision.Kind.AWARD
        day = formats.as_day(decision.at)
        return typeset(SHEET, {
            **common_data(), "words": application.language, "title": _("Decision on %(number)s") % {"number": application.reference},
            "kicker": f"{application.round.fund.name} · {application.reference}", "heading": str(decision_words(decision)),
            "address": address_of(application),
            "paragraphs": [line for line in (_("About your application “%(title)s”.") % {"title": application.title}, decision.reasons, decision.conditions) if line],
            "rows": [[str(label), str(words)] for label, words in rows_of(decision)], "head": [_("About"), _("What holds")],
            "costs_title": "", "costs_head": [], "costs": [], "sums": [],
            "list_title": _("What you agree to") if given else "", "list": list(application.rules.conditions) if given else [],
            "footer": f"{settings.NETWORK['name']} · {formats.span(day, day)}",
        })  # fmt: skip


def address_of(application: Application) -> list[str]:
    """The lines of the envelope."""
    person = application.contact.name if application.contact else ""
    return [line for line in (application.organisation_name, person, application.street, application.town) if line]


def rows_of(decision: Decision) -> list[tuple[str, Any]]:
    """Amount, period and days of a decision."""
    application, rules = decision.application, decision.application.rules
    rows: list[tuple[str, Any]] = [(_("Decided by"), str(DECIDERS[Decider(decision.decider)]))]
    if decision.amount is not None:
        rows += [
            (_("Amount in euros"), formats.money(decision.amount)), (_("Period"), formats.span(application.starts, application.ends)),
            (_("Funder"), application.round.funder_line or application.round.funder),
            (_("Settlement"), _("%(n)s weeks after the end at the latest") % {"n": rules.settle_weeks}),
        ]  # fmt: skip
    if decision.until:
        rows.append((_("We look at it again by"), formats.span(decision.until, decision.until)))
    if decision.object_until:
        rows.append((_("You can object until"), formats.span(decision.object_until, decision.object_until)))
    return rows
