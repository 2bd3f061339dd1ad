"""The list of guides, the page of one, and the calendar to subscribe to."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.guides.calendars import calendar_of
from gemeinsinn.guides.cards import card_of
from gemeinsinn.guides.forms.guides import FilterForm
from gemeinsinn.guides.lifecycle.guides import State
from gemeinsinn.guides.models import Topic
from gemeinsinn.guides.queries.listing import Filters, Found, found_guides
from gemeinsinn.guides.queries.meetings import next_hours
from gemeinsinn.guides.rules import can_edit_guide
from gemeinsinn.guides.views.gate import find_guide
from gemeinsinn.guides.wording import (
    LANGUAGES,
    STATE_WORDS,
    first_name,
    guide_path,
    hours_words,
    page_address,
    rhythm_words,
)


@require_safe
def guides(request: HttpRequest) -> HttpResponse:
    """Guides on show, filtered by the address of the page."""
    filters, now = Filters.of(request.GET), timezone.now()
    found = found_guides(request.user, filters, request.GET.get("seite", 1))
    context = {
        "filters": filters, "found": found, "form": FilterForm(filters), "base": filters.query(),
        "active": active_filters(filters, found), "cards": [card_of(guide, now) for guide in found.page],
    }  # fmt: skip
    return render(request, "guides/list.html", context)


def active_filters(filters: Filters, found: Found) -> list[dict[str, str]]:
    """What is chosen, each with the address that takes it away."""
    active: list[tuple[Any, dict[str, str]]] = []
    if filters.quarter:
        active.append((found.quarter.name if found.quarter else filters.quarter, {"quarter": ""}))
    if filters.language:
        active.append((LANGUAGES[filters.language], {"language": ""}))
    if filters.topic:
        active.append((Topic(filters.topic).label, {"topic": ""}))
    return [{"label": str(label), "href": f"?{filters.query(**without)}"} for label, without in active]


@require_safe
def guide(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """A guide as everyone meets them; before and in a break only their own people see the page."""
    shown = find_guide(request, pk)
    if slug != shown.slug:
        return redirect(guide_path(shown), permanent=True)
    now = timezone.now()
    meetings = shown.meetings.all()
    calendar_path = reverse("guides:calendar", args=[shown.pk, shown.slug])
    return render(
        request,
        "guides/detail.html",
        {
            **card_of(shown, now),
            "crumbs": [(_("E-Lotsen"), reverse("guides:list")), (shown.name, None)],
            "first_name": first_name(shown.name),
            "hours": next_hours(shown, now=now, most=6),
            "rhythms": [
                {"when": rhythm_words(meeting), "hours": hours_words(meeting), "spot": meeting.spot}
                for meeting in meetings
            ],
            "calendar_href": calendar_path,
            "calendar_subscribe": "webcal://" + settings.BASE_URL.partition("://")[2] + calendar_path,
            "address": page_address(shown),
            "can_edit": can_edit_guide(request.user, shown),
            "state_words": "" if shown.state == State.PUBLISHED else STATE_WORDS[shown.state],
        },
    )


@require_safe
def calendar(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The meeting hours for calendar programs, which ask again by themselves."""
    answer = HttpResponse(calendar_of(find_guide(request, pk)), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="lotse-{pk}.ics"'
    return answer
