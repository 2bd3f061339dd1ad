"""The meeting hours of a guide as a calendar other programs subscribe to (RFC 5545)."""

from datetime import date, datetime, time
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vRecur

from gemeinsinn.guides.lifecycle.meetings import Rhythm, left_out, weekday_of_month
from gemeinsinn.guides.models import Guide, Meeting
from gemeinsinn.guides.wording import page_address

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar_of(guide: Guide) -> bytes:
    """Every meeting as one entry with its rhythm. Times carry the zone: four o'clock stays four o'clock in summer."""
    made = Calendar()
    made.add("prodid", "-//Gemeinsinn//DE")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _("Meeting %(name)s") % {"name": guide.name})
    for meeting in guide.meetings.all():
        made.add_component(entry_of(guide, meeting))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def entry_of(guide: Guide, meeting: Meeting) -> Event:
    """One meeting with its days and exceptions."""
    entry = Event()
    entry.add("uid", f"meeting-{meeting.pk}@{urlsplit(settings.BASE_URL).hostname}")
    entry.add("dtstamp", meeting.changed_at)
    entry.add("last-modified", meeting.changed_at)
    entry.add("summary", _("Meeting %(name)s") % {"name": guide.name})
    entry.add("location", ", ".join([meeting.spot, guide.team.place_name]))
    entry.add("url", page_address(guide))
    entry.add("dtstart", at(meeting.first, meeting.starts))
    entry.add("dtend", at(meeting.first, meeting.ends))
    if rule := recurrence(meeting):
        entry.add("rrule", rule)
    if exceptions := left_out(meeting.rule, [pause.days for pause in meeting.pauses.all()]):
        entry.add("exdate", [at(day, meeting.starts) for day in exceptions])
    return entry


def at(day: date, clock: time) -> datetime:
    """A moment in the zone of the network."""
    return datetime.combine(day, clock, tzinfo=ZoneInfo(settings.TIME_ZONE))


def recurrence(meeting: Meeting) -> vRecur | None:
    """The rhythm as RFC 5545 says it; None for a single hour."""
    if meeting.rhythm == Rhythm.ONCE:
        return None
    rule: dict[str, object] = {"freq": "weekly"}
    if meeting.rhythm == Rhythm.FORTNIGHTLY:
        rule["interval"] = 2
    if meeting.rhythm == Rhythm.MONTHLY:
        rule = {"freq": "monthly", "byday": f"{weekday_of_month(meeting.first)}{DAYS[meeting.first.weekday()]}"}
    if meeting.last is not None:
        # RFC 5545: with a zone in DTSTART, the end is a moment in UTC.
        rule["until"] = at(meeting.last, meeting.starts).astimezone(ZoneInfo("UTC"))
    return vRecur(rule)
