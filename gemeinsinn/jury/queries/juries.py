"""Juries with their members, and what waits for one."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.db.models import Min, Prefetch, Q, QuerySet
from django.utils import timezone

from gemeinsinn.fund.lifecycle.applications import State as Stage
from gemeinsinn.fund.models import Application
from gemeinsinn.fund.queries.applications import applications_for
from gemeinsinn.jury.lifecycle.sittings import OPEN_RESULTS, Kind, State
from gemeinsinn.jury.models import Case, Jury, Member, Sitting
from gemeinsinn.jury.rules import can_run_juries


def juries_for(viewer: Any) -> QuerySet[Jury]:
    """All juries with members and sittings, for the office alone."""
    rows = Jury.objects.select_related("fund").prefetch_related(
        "members", Prefetch("sittings", queryset=Sitting.objects.order_by("-starts_at"))
    )
    return rows if can_run_juries(viewer) else rows.none()


def members_on(jury: Jury, day: date) -> QuerySet[Member]:
    """Who sits in a jury on a day; the chair first."""
    return jury.members.filter(Q(ends=None) | Q(ends__gte=day), starts__lte=day).select_related("user", "institution")


def reachable(jury: Jury, day: date) -> list[Member]:
    """Those of them who have an account, which mails go to."""
    return list(members_on(jury, day).filter(user__isnull=False))


def waiting_for_jury(viewer: Any) -> QuerySet[Application]:
    """What no open case has: for the jury, or put off by one. The oldest first."""
    open_ones = Case.objects.filter(result__in=OPEN_RESULTS).values("application")
    put_off = Q(state=Stage.DEFERRED, decisions__decider__in=["jury", "body"])
    rows = applications_for(viewer).filter(Q(state=Stage.JURY) | put_off).exclude(pk__in=open_ones)
    return rows.distinct().order_by("submitted_at", "pk")


def meeting_days(funds: Iterable[int], today: date) -> dict[int, date]:
    """The next day for which a jury of each of these funds (ids) was convened. For everyone: a day names nobody."""
    midnight = timezone.make_aware(datetime.combine(today, time.min))
    rows = Sitting.objects.filter(
        jury__fund__in=funds, kind=Kind.MEETING, state__in=[State.PLANNED, State.OPEN], starts_at__gte=midnight
    )
    first = rows.order_by().values("jury__fund").annotate(at=Min("starts_at")).values_list("jury__fund", "at")
    return {fund: timezone.localdate(at) for fund, at in first}
