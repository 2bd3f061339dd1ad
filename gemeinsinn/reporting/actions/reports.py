"""Asking for a report, and making it: read under the pot's lock, compared with the ledger, set as files, frozen."""

import hashlib
import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.core.fields import PlainJSON
from gemeinsinn.core.moves import change_state
from gemeinsinn.fund.models import Round
from gemeinsinn.reporting import papers
from gemeinsinn.reporting.actions.files import keep_file
from gemeinsinn.reporting.lifecycle.reports import AT_ONCE, FINISH, LOST_AFTER, OPEN, REFUSE, Form, State
from gemeinsinn.reporting.lifecycle.rollup import RollUp
from gemeinsinn.reporting.models import Report
from gemeinsinn.reporting.queries.rollup import case_count, roll_up
from gemeinsinn.reporting.rules import can_report

READ, SET = 10, {Form.XLSX: 50, Form.CSV: 60, Form.PDF: 95}  # how far it is, in per cent, after each step


@transaction.atomic
def ask_report(*, funding: Round, by: Any, now: datetime) -> Report:
    """A report of this round from now on; the one that is being made, if there is one. Raises NotAllowed."""
    if by is not None and not can_report(by):
        raise NotAllowed(_("Only the network's office reports to funders."))
    held = Round.objects.select_for_update().get(pk=funding.pk)
    found = held.reports.filter(state__in=OPEN).first()
    if found is not None:
        return found
    made: Report = Report.objects.create(
        round=held, number=held.reports.count() + 1, by=by, at=now, language=(get_language() or "de")[:2],
        cases=case_count(held.pk),
    )  # fmt: skip
    record("report_asked", made, by=by, now=now)
    return made


def is_small(report: Report) -> bool:
    """Whether the page may wait for it."""
    return report.cases <= AT_ONCE


def next_report(*, now: datetime) -> Report | None:
    """Claims the one that has waited longest, or one whose worker is gone; None if nobody waits."""
    lost = Q(state=State.BUILDING, started_at__lt=now - LOST_AFTER)
    for pk in Report.objects.filter(Q(state=State.WAITING) | lost).order_by("at", "pk").values_list("pk", flat=True):
        if claim(pk, now=now):
            return Report.objects.select_related("round__fund", "by").get(pk=pk)
    return None


def claim(report_id: int, *, now: datetime) -> bool:
    """Of several at once one gets it."""
    lost = Q(state=State.BUILDING, started_at__lt=now - LOST_AFTER)
    rows = Report.objects.filter(Q(state=State.WAITING) | lost, pk=report_id)
    return bool(rows.update(state=State.BUILDING, started_at=now, progress=0))


def build(report: Report, *, now: datetime) -> None:
    """Makes a claimed report. What goes wrong is kept as failed, and raised."""
    try:
        with override(report.language):
            found = roll_up(report.round_id)
            tell(report, READ)
            if found.faults:
                refuse(report, found, now=now)
            else:
                freeze(report, found, now=now)
    except Exception:
        Report.objects.filter(pk=report.pk, state=State.BUILDING).update(state=State.FAILED, finished_at=now)
        raise


def refuse(report: Report, found: RollUp, *, now: datetime) -> None:
    """No file goes out whose sums are not those of the ledger; the row says where they differ."""
    faults = [one.as_data() for one in found.faults]
    change_state(report, REFUSE, "", finished_at=now, read_at=now, progress=100, faults=faults, cases=len(found.cases))
    record("report_refused", report, by=report.by, now=now, faults=len(faults))


def freeze(report: Report, found: RollUp, *, now: datetime) -> None:
    """Every file, then the digest of all of it; without the last step there is no report."""
    digest = digest_of(found)
    made = {}
    for form, after in SET.items():
        made[form] = papers.MAKERS[form](found, digest, now)
        tell(report, after)
    with transaction.atomic():
        change_state(
            report, FINISH, "", finished_at=now, read_at=now, progress=100, digest=digest, cases=len(found.cases),
            sums=sums_of(found),
        )  # fmt: skip
        for form, content in made.items():
            keep_file(report, form, content)
        record("report_made", report, by=report.by, now=now, digest=digest)


def tell(report: Report, progress: int) -> None:
    """How far it is, for whoever waits at the page."""
    Report.objects.filter(pk=report.pk).update(progress=progress)


def digest_of(found: RollUp) -> str:
    """The SHA-256 of everything that is told, as sorted JSON."""
    told = {
        "round": found.round, "budget": found.budget, "states": found.states,
        "cases": [asdict(one) for one in found.cases], "receipts": [asdict(one) for one in found.receipts],
    }  # fmt: skip
    return hashlib.sha256(json.dumps(told, sort_keys=True, cls=PlainJSON).encode()).hexdigest()


def sums_of(found: RollUp) -> dict[str, int]:
    """The totals, in cents where it is money."""
    money = {"paid": found.paid, "repaid": found.repaid, "promised": found.promised, "budget": found.budget}
    told = {name: found.total(name) for name in ("awarded", "planned", "actual", "recognised")}
    return money | told | {"receipts": len(found.receipts)}
