"""Who runs juries, who leads a sitting, who sits in a jury."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from gemeinsinn.fund.rules import can_run_funds
from gemeinsinn.jury.models import Jury, Member


def can_run_juries(user: Any) -> bool:
    """The network's office appoints members, convenes sittings and writes down what a body above decided."""
    return bool(can_run_funds(user))


def seats_of(user: Any, day: date) -> QuerySet[Member]:
    """The seats somebody holds on a day."""
    if not user.is_authenticated or not user.is_active:
        return Member.objects.none()
    return Member.objects.filter(Q(ends=None) | Q(ends__gte=day), user=user, starts__lte=day)


def is_juror(user: Any, day: date) -> bool:
    """Whether somebody sits in any jury."""
    return seats_of(user, day).exists()


def can_lead(user: Any, jury: Jury, day: date) -> bool:
    """The office, or the chair of this jury."""
    return can_run_juries(user) or seats_of(user, day).filter(jury=jury, function=Member.Function.CHAIR).exists()
