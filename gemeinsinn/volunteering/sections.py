"""What this context adds to pages of lower ones: the dates of a need, its plan, a person's own dates."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from gemeinsinn.exchange.lifecycle.notices import EDITABLE
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.public_page import Section
from gemeinsinn.volunteering.actions.planning import PLANNED_KINDS
from gemeinsinn.volunteering.models import Plan, SignUp
from gemeinsinn.volunteering.queries.plans import coming_shifts
from gemeinsinn.volunteering.queries.signups import enrolments_of
from gemeinsinn.volunteering.rules import can_plan
from gemeinsinn.volunteering.showing import by_day
from gemeinsinn.volunteering.structured import dates_block
from gemeinsinn.volunteering.wording.shifts import shift_words
from gemeinsinn.volunteering.wording.signups import STATE_LABELS, STATE_TONES

MOST_ON_PAGE = 6
MOST_IN_ACCOUNT = 20
SHOWN_AFTER = timedelta(days=60)


def sign_up_path(need: Need) -> str:
    """Where one signs up for a need with shifts."""
    return reverse("volunteering:sign_up", args=[need.pk])


def dates_of_need(notice: Need | Offer, viewer: Any) -> Section | None:
    """The next dates on the need's page, and for those who may the way to the plan."""
    if not isinstance(notice, Need) or notice.kind not in PLANNED_KINDS:
        return None
    may_plan = can_plan(viewer, notice)
    if not notice.planned and not may_plan:
        return None
    now = timezone.now()
    shifts = coming_shifts(notice.plan, now=now) if notice.planned else None
    total = shifts.count() if shifts is not None else 0
    shown = list(shifts[:MOST_ON_PAGE]) if shifts is not None else []
    told = {
        "days": by_day(shown, now=now),
        "structured": dates_block(notice, shown),
        "total": total,
        "more": total > MOST_ON_PAGE,
        "href": sign_up_path(notice),
        "planned": notice.planned,
        "plan_href": reverse("volunteering:plan", args=[notice.pk]) if may_plan else "",
    }
    return "volunteering/parts/dates.html", told


def way_to_wizard(noun: str) -> Section | None:
    """Beside the board of needs: five questions for those who do not know what they want."""
    return (
        ("volunteering/parts/way_to_wizard.html", {"href": reverse("volunteering:wizard")}) if noun == "need" else None
    )


def plan_of_own_need(notice: Need | Offer) -> Section | None:
    """On the personal page of a need: make a plan, or see who comes. Its address lies below that page."""
    if not isinstance(notice, Need) or notice.kind not in PLANNED_KINDS or notice.state not in EDITABLE:
        return None
    if not notice.planned:
        return "volunteering/parts/plan_offer.html", {}
    now = timezone.now()
    shifts = coming_shifts(Plan(need=notice), now=now)  # its id is enough
    waiting = SignUp.objects.filter(shift__plan=notice.pk, shift__starts_at__gt=now, state="requested").count()
    return "volunteering/parts/plan_own.html", {
        "days": by_day(shifts[:MOST_ON_PAGE], now=now),
        "total": shifts.count(),
        "waiting": waiting,
    }


def my_dates(user: Any) -> tuple[str, dict[str, Any]] | None:
    """What I have signed up for, in my account: what is coming first."""
    since = timezone.now() - SHOWN_AFTER
    rows = SignUp.objects.filter(enrolment__in=enrolments_of(user), shift__ends_at__gt=since)
    mine = rows.select_related("shift", "enrolment__response__need").order_by("shift__starts_at")[:MOST_IN_ACCOUNT]
    told = [
        {
            "title": one.enrolment.response.notice.title,
            "lang": one.enrolment.response.notice.language,
            "words": shift_words(one.shift),
            "state": STATE_LABELS[one.state],
            "tone": STATE_TONES[one.state],
            "href": reverse("volunteering:own", args=[one.enrolment_id]),
        }
        for one in mine
    ]
    return ("volunteering/parts/my_dates.html", {"dates": told}) if told else None
