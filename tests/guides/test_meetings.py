"""Meeting hours: what is refused, which come next, and the calendar over the change to summer time."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.guides.actions.meetings import (
    MOST_MEETINGS,
    MOST_PAUSES,
    add_meeting,
    pause_meeting,
    remove_meeting,
    remove_pause,
)
from gemeinsinn.guides.calendars import calendar_of
from gemeinsinn.guides.models import Meeting, MeetingPause
from gemeinsinn.guides.queries.meetings import next_hours
from tests.factories.guides import make_meeting
from tests.factories.organisations import NOW

pytestmark = pytest.mark.django_db
BEFORE_FOUR = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


def test_the_next_hours_leave_out_pauses_and_what_is_over(amira):
    meeting = make_meeting(amira)
    make_meeting(amira, first=date(2026, 11, 25), rhythm="once", starts=time(9), ends=time(10))
    pause_meeting(
        meeting=meeting, first=date(2026, 12, 1), last=date(2026, 12, 8), why="Urlaub", by=amira.user, now=NOW
    )
    days = [(hour.day.day, hour.day.month) for hour in next_hours(amira, now=BEFORE_FOUR)]
    assert days == [(24, 11), (25, 11), (15, 12), (22, 12)]
    later = next_hours(amira, now=BEFORE_FOUR + timedelta(hours=4), most=1)
    assert [hour.day for hour in later] == [date(2026, 11, 25)]


def test_hours_that_cannot_be_are_refused(amira, stranger):
    fields = {"guide": amira, "spot": "x", "first": date(2026, 12, 1), "starts": time(16), "now": NOW}
    with pytest.raises(NotAllowed):
        add_meeting(ends=time(17), by=stranger, **fields)
    for wrong in ({"ends": time(16)}, {"ends": time(15)}, {"ends": time(17), "last": date(2026, 11, 30)}):
        with pytest.raises(DomainError):
            add_meeting(by=amira.user, **fields | wrong)
    for _number in range(MOST_MEETINGS):
        add_meeting(ends=time(17), by=amira.user, **fields)
    with pytest.raises(DomainError, match="Zwölf"):
        add_meeting(ends=time(17), by=amira.user, **fields)


def test_pauses_are_noted_and_taken_back(amira, renate):
    meeting = make_meeting(amira)
    with pytest.raises(DomainError):
        pause_meeting(meeting=meeting, first=date(2026, 12, 2), last=date(2026, 12, 1), by=renate, now=NOW)
    pause = pause_meeting(meeting=meeting, first=date(2026, 12, 1), by=renate, now=NOW)
    assert (pause.first, pause.last) == (date(2026, 12, 1), date(2026, 12, 1))
    remove_pause(pause=pause, by=renate, now=NOW)
    for _number in range(MOST_PAUSES):
        pause_meeting(meeting=meeting, first=date(2026, 12, 1), by=renate, now=NOW)
    with pytest.raises(DomainError, match="Ausnahmen"):
        pause_meeting(meeting=meeting, first=date(2026, 12, 1), by=renate, now=NOW)
    remove_meeting(meeting=meeting, by=renate, now=NOW)
    assert (Meeting.objects.count(), MeetingPause.objects.count()) == (0, 0)


def read(guide):
    return Calendar.from_ical(calendar_of(guide))


def test_the_calendar_keeps_four_o_clock_over_the_change_to_summer_time(amira):
    meeting = make_meeting(amira, first=date(2027, 3, 16), last=date(2027, 4, 13))
    pause_meeting(meeting=meeting, first=date(2027, 4, 6), by=None, now=NOW)
    made = read(amira)
    event = made.walk("VEVENT")[0]
    assert [str(zone["TZID"]) for zone in made.walk("VTIMEZONE")] == ["Europe/Berlin"]
    start = event["DTSTART"].dt
    assert (start.hour, start.utcoffset()) == (16, timedelta(hours=1))
    last = event["RRULE"]["UNTIL"][0]
    assert last == datetime(2027, 4, 13, 14, 0, tzinfo=UTC)  # four o'clock in summer
    (away,) = event["EXDATE"].dts
    assert (away.dt.hour, away.dt.utcoffset()) == (16, timedelta(hours=2))


@pytest.mark.parametrize(
    ("rhythm", "first", "rule"),
    [
        ("weekly", date(2026, 11, 24), b"FREQ=WEEKLY"),
        ("fortnightly", date(2026, 11, 24), b"FREQ=WEEKLY;INTERVAL=2"),
        ("monthly", date(2026, 11, 24), b"FREQ=MONTHLY;BYDAY=4TU"),
        ("monthly", date(2026, 12, 29), b"FREQ=MONTHLY;BYDAY=-1TU"),
    ],
)
def test_rhythms_as_rfc_5545_says_them(amira, rhythm, first, rule):
    make_meeting(amira, rhythm=rhythm, first=first)
    assert read(amira).walk("VEVENT")[0]["RRULE"].to_ical() == rule


def test_a_single_hour_has_no_rhythm(amira):
    make_meeting(amira, rhythm="once")
    assert "RRULE" not in read(amira).walk("VEVENT")[0]
