"""Who wants to be thanked: the public page, and the list for letters."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Sum

from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.people.rules import is_network_office
from gemeinsinn.recognition.lifecycle.hours import State
from gemeinsinn.recognition.models import Hours, LetterThanks, PublicThanks

COUNTED = Q(volunteer__hours__state=State.CONFIRMED)


def thanked_volunteers() -> QuerySet[PublicThanks]:
    """Who said yes and has confirmed hours: `since` (the first day), `years` (calendar years with hours); longest first."""
    rows = PublicThanks.objects.select_related("field").annotate(
        since=Min("volunteer__hours__day", filter=COUNTED),
        years=Count("volunteer__hours__day__year", filter=COUNTED, distinct=True),
    )
    return rows.exclude(since=None).order_by(F("years").desc(), "since", "name", "pk")


def letters_for(viewer: Any, *, today: date) -> QuerySet[LetterThanks]:
    """Who agreed to letters and has given time in the area of the viewer's agencies (the office: anywhere), by name.

    With `since`, `years`, and `minutes` of this calendar year.
    """
    hours = Hours.objects.filter(volunteer=OuterRef("volunteer"), state=State.CONFIRMED)
    if not is_network_office(viewer):
        hours = hours.filter(agency__in=agencies_of(viewer))
    this_year = COUNTED & Q(volunteer__hours__day__year=today.year)
    return (
        LetterThanks.objects.filter(Exists(hours))
        .annotate(
            since=Min("volunteer__hours__day", filter=COUNTED),
            years=Count("volunteer__hours__day__year", filter=COUNTED, distinct=True),
            minutes=Sum("volunteer__hours__minutes", filter=this_year, default=0),
        )
        .order_by("name", "pk")
    )
