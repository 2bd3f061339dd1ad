"""Rounds and their reports, for those who report."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from gemeinsinn.fund.models import Round
from gemeinsinn.reporting.lifecycle.reports import State
from gemeinsinn.reporting.models import Report, ReportFile
from gemeinsinn.reporting.rules import can_report


def rounds_for(viewer: Any) -> QuerySet[Round]:
    """Every round with fund and pot, this year's first."""
    rows = Round.objects.select_related("fund", "pot").order_by("-year", "fund__name", "-pk")
    return rows if can_report(viewer) else rows.none()


def reports_for(viewer: Any) -> QuerySet[Report]:
    """Every report with its files, newest first."""
    rows = Report.objects.select_related("round__fund", "round__pot", "by").prefetch_related("files")
    return rows if can_report(viewer) else rows.none()


def listed_rounds(viewer: Any) -> QuerySet[Round]:
    """Rounds, each with its reports that came to something, the newest first."""
    done = Report.objects.filter(state=State.DONE).order_by("-at", "-pk")
    return rounds_for(viewer).prefetch_related(Prefetch("reports", queryset=done, to_attr="done"))


def files_for(viewer: Any, report_id: int, form: str) -> QuerySet[ReportFile]:
    """The one file asked for, while it is kept."""
    rows = ReportFile.objects.filter(report=report_id, form=form).exclude(path="").select_related("report__round__fund")
    return rows if can_report(viewer) else rows.none()
