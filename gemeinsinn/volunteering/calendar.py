"""A volunteer's own dates as an iCalendar, with the rules of the time zone in it (RFC 5545)."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from gemeinsinn.exchange.showing.cards import notice_path
from gemeinsinn.exchange.wording.phrases import place_words
from gemeinsinn.volunteering.lifecycle.signups import State
from gemeinsinn.volunteering.models import Enrolment, SignUp
from gemeinsinn.volunteering.queries.signups import sign_ups_of

SHOWN = {
    State.CONFIRMED: "CONFIRMED", State.ATTENDED: "CONFIRMED", State.REQUESTED: "TENTATIVE", State.HELD: "TENTATIVE",
    State.ASKED: "TENTATIVE", State.CALLED_OFF: "CANCELLED",
}  # fmt: skip


def calendar_of_need(enrolment: Enrolment, *, now: datetime) -> bytes:
    """One person's dates of one need."""
    need = enrolment.response.need
    assert need is not None  # an enrolment answers a need
    return calendar_of(sign_ups_of(enrolment), _("My dates: %(title)s") % {"title": need.title}, now=now)


def calendar_of(sign_ups: Iterable[SignUp], name: str, *, now: datetime) -> bytes:
    """All dates with a place, also those called off, so that a calendar that subscribes strikes them out."""
    calendar = Calendar()
    calendar.add("prodid", "-//Gemeinsinn//Termine//DE")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval;value=duration", "PT6H")
    for one in sign_ups:
        if one.state in SHOWN:
            calendar.add_component(entry_of(one, now=now))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def entry_of(one: SignUp, *, now: datetime) -> Event:
    """One date, at the clock time of the place."""
    shift, need = one.shift, one.enrolment.response.need
    assert need is not None  # an enrolment answers a need
    host = settings.BASE_URL.partition("://")[2]
    event = Event()
    event.add("uid", f"einsatz-{one.pk}@{host}")
    event.add("dtstamp", now)
    event.add("last-modified", one.changed_at)
    event.add("dtstart", timezone.localtime(shift.starts_at))
    event.add("dtend", timezone.localtime(shift.ends_at))
    event.add("summary", " · ".join(part for part in (need.title, shift.role) if part))
    event.add("location", shift.place or place_words(need))
    event.add("url", settings.BASE_URL + notice_path(need))
    event.add("status", SHOWN[State(one.state)])
    if shift.plan.bring_along:
        event.add("description", _("Please bring: %(what)s") % {"what": shift.plan.bring_along})
    return event
