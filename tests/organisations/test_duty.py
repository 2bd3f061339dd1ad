"""When agencies answer the phone: reckoned from what they keep at their desk, shown on their page and while it runs."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from gemeinsinn.core.duty import OnDuty
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.organisations.actions import duty as acts
from gemeinsinn.organisations.actions.duty import add_duty_exception, add_duty_hour, drop_duty
from gemeinsinn.organisations.lifecycle import answered_until, hours_on
from gemeinsinn.organisations.models import DutyException, DutyHour
from gemeinsinn.organisations.queries.duty import agencies_on_duty, coming_exceptions
from gemeinsinn.organisations.rules import can_set_duty
from tests.factories.organisations import NOW, make_agency, make_member, make_office, make_organisation

MORNING, NOON, AFTERNOON, EVENING = time(9), time(12), time(14), time(17)
MONDAY = date(2026, 11, 23)
WEEK = [(0, AFTERNOON, EVENING), (0, MORNING, NOON), (1, MORNING, NOON)]


@pytest.mark.parametrize(
    ("day", "exceptions", "hours"),
    [
        (MONDAY, [], [(MORNING, NOON), (AFTERNOON, EVENING)]),
        (date(2026, 11, 25), [], []),
        (MONDAY, [(MONDAY, MONDAY, None, None)], []),
        (MONDAY, [(date(2026, 11, 20), date(2026, 11, 30), NOON, AFTERNOON)], [(NOON, AFTERNOON)]),
        (MONDAY, [(date(2026, 11, 24), date(2026, 11, 30), None, None)], [(MORNING, NOON), (AFTERNOON, EVENING)]),
        (date(2026, 11, 29), [(date(2026, 11, 29), date(2026, 11, 29), MORNING, NOON)], [(MORNING, NOON)]),
    ],
    ids=["the week", "another day", "closed", "other hours", "an exception elsewhere", "open on a Sunday"],
)
def test_hours_of_a_day(day, exceptions, hours):
    assert hours_on(day, WEEK, exceptions) == hours


def test_until_when_it_is_answered():
    hours = [(MORNING, NOON), (AFTERNOON, EVENING)]
    found = [answered_until(clock, hours) for clock in (time(8, 59), MORNING, time(11, 59), NOON, time(16))]
    assert found == [None, NOON, NOON, None, EVENING]


def at(hour, day=23):
    return datetime(2026, 11, day, hour, 30, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def agency(db):
    return make_agency(name="Freiwilligenagentur Halle", phone="0345 2003456")


def keep(agency, weekday=0, starts=MORNING, ends=NOON, by=None):
    return add_duty_hour(agency=agency, weekday=weekday, starts=starts, ends=ends, by=by, now=NOW)


def leave_out(agency, first=MONDAY, by=None, **other):
    return add_duty_exception(agency=agency, first=first, by=by, now=NOW, **other)


def test_who_is_on_duty(agency, django_assert_num_queries):
    href = f"/partner/{agency.slug}/"
    silent, hidden = make_agency(phone="", areas=[]), make_agency(phone="0345 1", state="hidden", areas=[])
    other = make_agency(name="Zweite Agentur", phone="0345 2", areas=[])
    for one in (agency, silent, hidden):
        keep(one)
    leave_out(other, starts=MORNING, ends=AFTERNOON)
    with django_assert_num_queries(2):
        found = sorted(agencies_on_duty(at(10)))
    assert found == [
        OnDuty("Freiwilligenagentur Halle", "0345 2003456", NOON, href),
        OnDuty("Zweite Agentur", "0345 2", AFTERNOON, f"/partner/{other.slug}/"),
    ]
    assert agencies_on_duty(at(18)) == agencies_on_duty(at(10, day=24)) == []
    closed = leave_out(agency, last=date(2026, 11, 24))
    assert [one.name for one in agencies_on_duty(at(10))] == ["Zweite Agentur"]
    assert list(coming_exceptions(agency, date(2026, 11, 24))) == [closed]
    assert list(coming_exceptions(agency, date(2026, 11, 25))) == []
    drop_duty(line=closed, by=None, now=NOW)
    assert len(agencies_on_duty(at(10))) == 2


def test_what_does_not_hold_together_is_said(agency, monkeypatch):
    keep(agency)
    for starts, ends in ((NOON, MORNING), (time(11), AFTERNOON), (MORNING, NOON)):
        with pytest.raises(DomainError):
            keep(agency, starts=starts, ends=ends)
    keep(agency, starts=NOON, ends=AFTERNOON)
    for wrong in (
        {"last": date(2026, 11, 22)}, {"starts": MORNING}, {"ends": NOON}, {"starts": NOON, "ends": MORNING},
    ):  # fmt: skip
        with pytest.raises(DomainError):
            leave_out(agency, **wrong)
    monkeypatch.setattr(acts, "MOST_HOURS", 2)
    monkeypatch.setattr(acts, "MOST_EXCEPTIONS", 0)
    with pytest.raises(DomainError):
        keep(agency, weekday=3)
    with pytest.raises(DomainError):
        leave_out(agency)
    assert (agency.duty_hours.count(), agency.duty_exceptions.count()) == (2, 0)


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (DutyHour, {"weekday": 0, "starts": NOON, "ends": MORNING}),
        (DutyHour, {"weekday": 7, "starts": MORNING, "ends": NOON}),
        (DutyException, {"first": MONDAY, "last": date(2026, 11, 22)}),
        (DutyException, {"first": MONDAY, "last": MONDAY, "starts": NOON, "ends": MORNING}),
    ],
)
def test_the_database_guards_it_too(agency, model, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(agency=agency, **fields)


def test_whose_hours_they_are(agency):
    firm, stranger = make_organisation(), make_member(make_agency(areas=[]))
    staff, office = make_member(agency), make_office()
    assert [can_set_duty(user, agency) for user in (staff, office, stranger)] == [True, True, False]
    assert not can_set_duty(office, firm)
    hour = keep(agency, by=staff)
    for act in (
        lambda: keep(agency, weekday=1, by=stranger),
        lambda: leave_out(agency, by=stranger),
        lambda: drop_duty(line=hour, by=stranger, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_an_agency_keeps_its_hours(client, agency, time_machine):
    time_machine.move_to(at(10), tick=False)
    client.force_login(make_member(agency))
    where = f"/partner/{agency.slug}/telefonzeiten/"
    assert where in client.get(f"/partner/{agency.slug}/").content.decode()
    assert "Noch keine Telefonzeiten" in client.get(where).content.decode()
    hour = {"zeit-weekday": "0", "zeit-starts": "09:00", "zeit-ends": "12:00", "zeit": "1"}
    assert client.post(where, hour).headers["Location"] == where
    again = client.post(where, hour)
    assert again.status_code == 422 and "überschneidet sich" in again.content.decode()
    closed = {"ausnahme-first": "2026-12-24", "ausnahme-last": "2026-12-31", "ausnahme-why": "Ferien", "ausnahme": "1"}
    assert client.post(where, closed).status_code == 302
    other = {"ausnahme-first": "2026-12-07", "ausnahme-starts": "10:00", "ausnahme-ends": "11:00", "ausnahme": "1"}
    assert client.post(where, other).status_code == 302
    assert client.post(where, {"ausnahme": "1"}).status_code == 422
    page = " ".join(client.get(f"/partner/{agency.slug}/").content.decode().split())
    assert "<dt>Montag</dt><dd>9 Uhr bis 12 Uhr</dd>" in page
    assert "24. bis 31. Dezember 2026: niemand am Telefon (Ferien)" in page
    assert "7. Dezember 2026: 10 Uhr bis 11 Uhr" in page
    part = client.get("/online/stand/").content.decode()
    assert "0345 2003456" in part and "bis 12 Uhr" in part
    for what, line in (("zeit", agency.duty_hours.get()), *(("ausnahme", one) for one in agency.duty_exceptions.all())):
        assert client.post(f"{where}{what}/{line.pk}/weg/").headers["Location"] == where
    assert client.post(f"{where}zeit/{line.pk}/weg/").status_code == 404
    assert not DutyHour.objects.exists() and not DutyException.objects.exists()
