"""Hours: entered, confirmed, corrected, refused; nothing counted twice; sums equal their parts."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.organisations.models import Membership
from gemeinsinn.people.models import Contact
from gemeinsinn.recognition.actions import entering, volunteers
from gemeinsinn.recognition.actions.confirming import confirm_hours, correct_hours, refuse_hours
from gemeinsinn.recognition.actions.entering import MOST_WAITING, Told, change_hours, drop_hours
from gemeinsinn.recognition.actions.mails import mail_volunteer, tell_host, tell_hosts
from gemeinsinn.recognition.actions.volunteers import find_volunteer, volunteer_at, volunteer_of
from gemeinsinn.recognition.lifecycle.hours import (
    MOVES,
    Act,
    Side,
    State,
    can_happen,
    is_enterable_day,
    minutes_between,
)
from gemeinsinn.recognition.models import Hours, HoursStep, Volunteer
from gemeinsinn.recognition.placing import place_of_need, place_of_organisation
from gemeinsinn.recognition.queries.hosts import hosts_of, needs_helped_by, organisations_called
from gemeinsinn.recognition.queries.hours import (
    counted_hours,
    hours_of,
    hours_of_need,
    hours_to_confirm,
    minutes_by,
    minutes_by_state,
    minutes_by_year,
    minutes_in,
    visible_hours,
)
from gemeinsinn.recognition.rules import can_confirm_hours, is_volunteer
from tests.factories.exchange import make_body
from tests.factories.opportunities import make_field
from tests.factories.people import make_account
from tests.factories.recognition import confirmed, enter, help_need, make_volunteer
from tests.factories.volunteering import hang_planned, in_days, join, plan_shift

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def steps(hours: Hours) -> list[tuple]:
    return [(one.act, one.side, one.before, one.after, one.reason) for one in hours.steps.all()]


def last_mail() -> OutgoingMail:
    return OutgoingMail.objects.latest("pk")


@pytest.mark.parametrize(
    ("state", "act", "allowed"),
    [(state, act, act in MOVES and state in MOVES[act][0]) for state in State for act in Act],
)
def test_what_can_happen(state, act, allowed):
    assert can_happen(state, act) is allowed
    assert not can_happen("nonsense", act)


@pytest.mark.parametrize(("minutes", "counted"), [(1, 15), (20, 15), (23, 30), (180, 180), (60 * 60, 48 * 60)])
def test_a_shift_counts_to_the_quarter(minutes, counted):
    start = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
    assert minutes_between(start, start + timedelta(minutes=minutes)) == counted


def test_days_that_can_be_entered():
    today = timezone.localdate()
    days = [today + timedelta(days=1), today, today - timedelta(days=732), today - timedelta(days=733)]
    assert [is_enterable_day(day, today=today) for day in days] == [False, True, True, False]


def test_entered_waits_and_counts_with_a_yes():
    host = make_account(name="Hanna")
    hours = enter(minutes=135)
    assert (hours.state, minutes_by_year(hours.volunteer)) == ("entered", {})
    assert confirm_hours(hours=[hours], side=Side.HOST, by=host, now=NOW) == 1
    assert confirm_hours(hours=[hours], side=Side.HOST, by=host, now=NOW) == 0, "twice says nothing new"
    assert minutes_by_state(hours.volunteer) == {"entered": 0, "confirmed": 135, "refused": 0}
    assert steps(hours) == [("enter", "volunteer", None, 135, ""), ("confirm", "host", 135, 135, "")]
    assert hours.steps.get(act="confirm").by == host
    mail = last_mail()
    assert (mail.to, "2,25 Stunden" in mail.text) == (hours.volunteer.address, True)


def test_many_at_once_are_one_mail_a_volunteer():
    me, you = make_volunteer(), make_volunteer()
    rows = [enter(me, days_ago=days) for days in range(1, 23)] + [enter(you)]
    before = OutgoingMail.objects.count()
    assert confirm_hours(hours=reversed(rows), side=Side.AGENCY, by=None, now=NOW) == 23
    assert OutgoingMail.objects.count() == before + 2
    assert "und 2 weitere" in OutgoingMail.objects.get(to=me.address).text


def test_correcting_counts_and_keeps_both_lengths():
    hours = confirmed(minutes=240)
    with pytest.raises(DomainError, match="warum"):
        correct_hours(hours=hours, minutes=180, reason=" ", side=Side.HOST, by=None, now=NOW)
    with pytest.raises(DomainError, match="steht"):
        correct_hours(hours=hours, minutes=240, reason="x", side=Side.HOST, by=None, now=NOW)
    with pytest.raises(DomainError, match="Viertel"):
        correct_hours(hours=hours, minutes=181, reason="x", side=Side.HOST, by=None, now=NOW)
    correct_hours(hours=hours, minutes=180, reason="Um fünf gegangen", side=Side.AGENCY, by=None, now=NOW)
    assert minutes_in(counted_hours(None)) == 180
    assert steps(hours)[-1] == ("correct", "agency", 240, 180, "Um fünf gegangen")
    assert "Um fünf gegangen" in last_mail().text


def test_a_no_has_a_reason_and_can_be_answered():
    hours = enter(minutes=240)
    refuse_hours(hours=hours, reason="Es war dienstags", side=Side.HOST, by=None, now=NOW)
    assert (hours.state, "Es war dienstags" in last_mail().text) == ("refused", True)
    with pytest.raises(DomainError, match="inzwischen"):
        refuse_hours(hours=hours, reason="noch einmal", side=Side.HOST, by=None, now=NOW)
    change_hours(hours=hours, told=Told(hours.day, 60, "aufgeräumt"), by=None, now=NOW)
    assert (hours.state, hours.minutes, hours.what) == ("entered", 60, "aufgeräumt")
    drop_hours(hours=hours, by=None, now=NOW)
    assert not Hours.objects.exists()


def test_confirmed_hours_are_no_longer_the_volunteers_to_change():
    hours = confirmed()
    with pytest.raises(DomainError, match="inzwischen"):
        change_hours(hours=hours, told=Told(hours.day, 60, "x"), by=None, now=NOW)
    with pytest.raises(DomainError, match="bestätigt"):
        drop_hours(hours=hours, by=None, now=NOW)


@pytest.mark.parametrize(("days_ago", "minutes"), [(-1, 60), (800, 60), (1, 0), (1, 50), (1, 25 * 60)])
def test_nothing_impossible_is_entered(days_ago, minutes):
    with pytest.raises(DomainError):
        enter(days_ago=days_ago, minutes=minutes)


def test_a_form_counts_once_and_for_one():
    me, key = make_volunteer(), uuid.uuid4()
    first = enter(me, form_key=key)
    assert enter(me, form_key=key) == first
    with pytest.raises(DomainError, match="schon abgeschickt"):
        enter(form_key=key)


def test_a_form_that_overtakes_itself(monkeypatch):
    me, key, need = make_volunteer(), uuid.uuid4(), help_need()

    def meanwhile(*args):
        monkeypatch.undo()
        enter(me, need=need, form_key=key)

    monkeypatch.setattr(entering, "own_shift", meanwhile)
    assert enter(me, need=need, form_key=key) == Hours.objects.get()


def test_too_many_wait(monkeypatch):
    monkeypatch.setattr(entering, "MOST_WAITING", 2)
    me = make_volunteer()
    for days in (1, 2):
        enter(me, days_ago=days)
    with pytest.raises(DomainError, match="so viele"):
        enter(me, days_ago=3)
    assert MOST_WAITING == 200


def test_one_entry_a_day_of_a_need_and_several_for_an_organisation():
    me, need, body = make_volunteer(), help_need(), make_body(kind="association", name="Hort e. V.", slug="hort")
    enter(me, need=need)
    with pytest.raises(DomainError, match="schon"):
        enter(me, need=need)
    for _twice in range(2):
        enter(me, place=place_of_organisation(body))
    assert list(hosts_of(me)) == [body]


def test_the_database_refuses_what_no_action_writes():
    hours = enter()
    for minutes in (0, 20, 49 * 60):
        with pytest.raises(IntegrityError), transaction.atomic():
            Hours.objects.filter(pk=hours.pk).update(minutes=minutes)


def test_where_hours_belong():
    agency = make_body()
    body = make_body(kind="association", name="Hort", slug="hort", agency=agency)
    field = make_field()
    assert place_of_organisation(body, field).fields() == {
        "need": None, "organisation": body, "agency": agency, "field": field,
    }  # fmt: skip
    assert place_of_organisation(agency).agency == agency
    need = help_need(organisation=body, agency=agency)
    assert place_of_need(need).fields() == {"need": need, "organisation": body, "agency": agency, "field": None}


def test_one_volunteer_an_address_whatever_the_form():
    user = make_account(name="Ida", email="ida@example.org")
    one = join(plan_shift(), email="Ida@example.org", name="Ida").response.contact
    mine = find_volunteer(contact=one, now=NOW)
    assert (mine.address, mine.contact.user, mine.contact_id != one.pk) == ("ida@example.org", user, True)
    assert volunteer_of(user=user, now=NOW) == mine
    assert is_volunteer(user, mine)
    assert not is_volunteer(AnonymousUser(), mine)
    other = make_account(email="new@example.org")
    assert volunteer_of(user=other, now=NOW).contact.user == other


@pytest.mark.parametrize("fields", [{"email": ""}, {"confirmed_at": None}])
def test_no_volunteer_without_a_proved_address(fields):
    contact = Contact.objects.create(**{"name": "x", "email": "x@example.org", "confirmed_at": NOW} | fields)
    with pytest.raises(DomainError, match="bestätigt"):
        find_volunteer(contact=contact, now=NOW)


def test_two_at_once_are_one_volunteer(monkeypatch):
    def meanwhile(address):
        monkeypatch.undo()
        Volunteer.objects.create(address=address, contact=Contact.objects.create(name="erste"))

    monkeypatch.setattr(volunteers, "volunteer_known_at", meanwhile)
    found = volunteer_at("eins@example.org", name="zweite", language="de", now=NOW)
    assert (found.contact.name, Volunteer.objects.count(), Contact.objects.filter(name="zweite").count()) == (
        "erste",
        1,
        0,
    )


def test_who_may_say_yes():
    agency, other = make_body(), make_body(name="Andere", slug="andere")
    body = make_body(kind="association", name="Hort", slug="hort", agency=agency)
    author, worker, staff, foreign = (make_account() for _ in range(4))
    for user, organisation in ((worker, body), (staff, agency), (foreign, other)):
        Membership.objects.create(user=user, organisation=organisation, role="editor")
    office, me = make_account(roles=["office"]), make_account()
    need = help_need(agency=agency, organisation=body)
    Contact.objects.filter(pk=need.contact_id).update(user=author)
    need.refresh_from_db()
    hours = enter(volunteer_of(user=me, now=NOW), need=need)
    may = {"author": author, "worker": worker, "staff": staff, "office": office}
    may_not = {"foreign": foreign, "me": me, "nobody": AnonymousUser()}
    for expected, people in ((True, may), (False, may_not)):
        for name, user in people.items():
            assert can_confirm_hours(user, hours) is expected, name
            assert (hours in hours_to_confirm(user)) is expected, name
    Volunteer.objects.filter(pk=hours.volunteer_id).update(contact=Contact.objects.create(name="x", user=staff))
    assert not visible_hours(staff).exists(), "nobody for themselves"


def test_the_link_of_a_need_shows_its_hours_but_not_the_authors_own():
    need = help_need()
    hours = enter(need=need)
    enter(volunteer_at(need.contact.email, name="x", language="de", now=NOW), need=need)
    assert list(hours_of_need(need)) == [hours]
    need.contact = None
    assert hours_of_need(need).count() == 2


def test_finding_a_host():
    shift = plan_shift()
    enrolment = join(shift)
    me = find_volunteer(contact=enrolment.response.contact, now=NOW)
    assert list(needs_helped_by(me)) == [shift.plan.need]
    hort, hof = (make_body(kind="association", name=name, slug=name.lower()) for name in ("Hort", "Horthof"))
    assert organisations_called("hort") == [hort]
    assert organisations_called("thof") == [hof]
    assert organisations_called("gibtsnicht") == []


def test_hosts_hear_once_of_what_waits():
    body = make_body(kind="association", name="Hort", slug="hort", email="hort@example.org")
    silent = make_body(kind="association", name="Still", slug="still", email="", agency=body)
    alone = make_body(kind="association", name="Allein", slug="allein", email="")
    need, nameless = help_need(), help_need(agency=None)
    Contact.objects.filter(pk=nameless.contact_id).update(email="")
    for place in map(place_of_organisation, (body, silent, alone)):
        enter(place=place)
    enter(need=need)
    enter(need=need)
    enter(need=nameless)
    assert tell_hosts(now=NOW) == 3
    assert {mail.to for mail in OutgoingMail.objects.filter(key__startswith="hours-of-")} == {
        "hort@example.org", need.contact.email,
    }  # fmt: skip
    assert "2 Einträge" in OutgoingMail.objects.get(to=need.contact.email, key__startswith="hours-of-").text
    assert (tell_hosts(now=NOW), tell_host(name="need", pk=need.pk, now=NOW)) == (0, False)


def test_who_has_left_is_not_written_to():
    hours = enter()
    hours.volunteer.contact.email = ""
    before = OutgoingMail.objects.count()
    mail_volunteer(hours.volunteer, "hours_confirmed", [hours], now=NOW)
    assert OutgoingMail.objects.count() == before


class TestSums(TestCase):
    """Whatever is entered and confirmed: by year, by field, by host and in all it is the same sum."""

    @given(
        entries=st.lists(
            st.tuples(st.integers(0, 700), st.integers(1, 96), st.booleans(), st.integers(0, 2)),
            max_size=12,
            unique_by=lambda one: one[0],
        )
    )
    def test_sums_equal_their_parts(self, entries):
        me = make_volunteer()
        bodies = [make_body(kind="association", name=f"H{n}", slug=f"h{n}-{uuid.uuid4().hex[:6]}") for n in range(3)]
        for days, quarters, yes, body in entries:
            (confirmed if yes else enter)(
                me, place=place_of_organisation(bodies[body]), days_ago=days, minutes=quarters * 15
            )
        expected = sum(quarters * 15 for _days, quarters, yes, _body in entries if yes)
        rows = counted_hours(None).filter(volunteer=me)
        assert minutes_in(rows) == expected
        assert sum(minutes_by_year(me).values()) == expected
        assert sum(minutes_by(rows, "organisation").values()) == expected
        assert sum(minutes_by(rows, "organisation", "day").values()) == expected
        assert minutes_by_state(me)["confirmed"] == expected
        assert sum(minutes_by_state(me).values()) == minutes_in(hours_of(me))
        assert all(minutes % 15 == 0 for minutes in minutes_by(rows, "day").values())


def test_counting_between_two_days_and_by_agency():
    agency = make_body()
    mine = confirmed(place=place_of_organisation(agency), days_ago=10)
    confirmed(days_ago=5)
    assert list(counted_hours([agency.pk])) == [mine]
    assert counted_hours(None, first=mine.day, last=mine.day).get() == mine
    assert minutes_by(counted_hours([agency.pk]), "agency") == {agency.pk: 120}


def test_a_planned_need_and_its_shift_are_one_row():
    plan = hang_planned()
    first, second = plan_shift(plan, starts_at=in_days(-3, 9)), plan_shift(plan, starts_at=in_days(-3, 14))
    enrolment = join(first, second, now=NOW - timedelta(days=5))
    me = find_volunteer(contact=enrolment.response.contact, now=NOW)
    day = in_days(-3).date()
    entries = [enter(me, need=plan.need, day=day) for _twice in range(2)]
    assert [one.shift for one in entries] == [first, second]
    with pytest.raises(DomainError, match="schon"):
        enter(me, need=plan.need, day=day)
    assert HoursStep.objects.count() == 2
