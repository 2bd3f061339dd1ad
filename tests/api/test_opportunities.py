"""Opportunities as other platforms take them over: the same row as JSON and as a table, and what was taken down."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gemeinsinn.api.delivered import OpportunityRow
from gemeinsinn.api.queries.opportunities import MOST_SHIFTS, WITHDRAWN_FOR
from gemeinsinn.exchange.actions.notices.keeping import change_notice
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.actions.opportunities import describe_opportunity
from gemeinsinn.volunteering.actions.planning import call_off_shift
from gemeinsinn.volunteering.actions.platforms import release_contact
from gemeinsinn.volunteering.models import EngagementField, Shift
from tests.factories.exchange import make_agency_of, make_broker, make_need
from tests.factories.places import make_municipality
from tests.factories.volunteering import hang_planned, join, plan_shift, slot

pytestmark = pytest.mark.django_db
SINCE = "changed_since=2026-01-01T00:00:00Z"


def reading(**overrides):
    """A need of time on the board."""
    fields = {"kind": "zeit", "title": "Vorlesen in der Kita", "unit": "person", "unit_words": "", "amount": 300}
    return make_need(**fields | overrides)


def table(path):
    answer = Client().get(f"/api/v1{path}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/csv; charset=utf-8")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")), answer


def test_only_time_and_skill_that_hang_for_everyone_are_in_it(ask):
    for state in State:
        reading(state=state)
    reading(audience="partners")
    reading(until=timezone.localdate() - timedelta(days=1))  # the hourly job has not come by yet
    make_need()
    skill = reading(kind="wissen")
    hanging = Need.objects.get(state=State.PUBLISHED, audience="public", kind="zeit", until__gte=timezone.localdate())
    assert sorted(ask("/opportunities").ids) == sorted([hanging.pk, skill.pk])
    assert ask("/opportunities?kind=skill").ids == [skill.pk]


def test_a_copy_hears_what_was_taken_down_and_nothing_else_about_it(ask):
    down = [reading(state=state) for state in (State.EXPIRED, State.HIDDEN, State.DONE)]
    down += [reading(state=state, published_at=timezone.now()) for state in (State.WITHDRAWN, State.SUBMITTED)]
    down.append(reading(audience="partners"))
    shown, old = reading(), reading(state=State.HIDDEN)
    Need.objects.filter(pk=old.pk).update(changed_at=timezone.now() - WITHDRAWN_FOR - timedelta(minutes=1))
    reading(state=State.SUBMITTED)  # never read by everyone
    said = ask(f"/opportunities?{SINCE}")
    states = {item["id"]: item["state"] for item in said.data["items"]}
    assert states == {need.pk: "withdrawn" for need in down} | {shown.pk: "open"}
    gone = next(item for item in said.data["items"] if item["id"] == down[0].pk)
    told = {name: value for name, value in gone.items() if value not in (None, "", [], 0)}
    assert set(told) == {"id", "state", "changed_at"}
    assert table(f"/opportunities.csv?{SINCE}&limit=1")[0][0]["id"] in map(str, states)


def test_a_copy_hears_that_something_is_of_another_kind_now(ask):
    moved, other = reading(), reading(kind="wissen")
    now = timezone.now()
    change_notice(notice=moved, fields={"kind": "sachen", "unit": "piece"}, by=None, now=now)
    change_notice(notice=other, fields={"kind": "zeit"}, by=None, now=now)
    Need.objects.update(state=State.PUBLISHED)  # the words wait for the agency
    told = {item["id"]: (item["state"], item["title"]) for item in ask(f"/opportunities?{SINCE}").data["items"]}
    assert told == {moved.pk: ("withdrawn", ""), other.pk: ("open", other.title)}
    skills = ask(f"/opportunities?kind=skill&{SINCE}").data["items"]
    assert {item["id"]: item["state"] for item in skills} == {moved.pk: "withdrawn", other.pk: "withdrawn"}
    agency = make_agency_of(make_municipality())
    assert ask(f"/opportunities?agency={agency.slug}&{SINCE}").ids == []


def test_pages_by_change_hold_each_row_once_whatever_became_of_it(walk):
    rows = [reading(state=state) for state in (State.PUBLISHED, State.HIDDEN, State.PUBLISHED, State.DONE)]
    when = timezone.now() - timedelta(hours=1)
    Need.objects.update(changed_at=when)  # all at the same moment: the id decides
    assert walk(f"/opportunities?{SINCE}&limit=1") == [row.pk for row in rows]


def test_a_row_tells_facts_and_dates(ask):
    field = EngagementField.objects.create(name="Vorlesen", name_en="Reading aloud")
    plan = hang_planned(title="Vorlesen", details="- zwölf Kinder\n- ein Sofa", languages=["uk", "xx"])
    describe_opportunity(
        need=plan.need, told={"field": field, "hours_a_week": 250, "children": "yes", "learns": "Ruhe"},
        now=timezone.now(),
    )  # fmt: skip
    Need.objects.filter(pk=plan.pk).update(state=State.PUBLISHED)  # the words wait for the agency
    first, off = plan_shift(plan, capacity=5, role="Vor|lesen"), plan_shift(plan, days=12)
    join(off)
    call_off_shift(shift=off, by=None, now=timezone.now())
    join(first, heads=2)
    item = ask(f"/opportunities/{plan.pk}?language=en").data
    assert [(shift["places"], shift["left"], shift["role"]) for shift in item["shifts"]] == [(5, 3, "Vor|lesen")]
    start = timezone.localtime(first.starts_at).isoformat()
    assert item["shifts"][0]["starts_at"] == start
    assert item | {
        "state": "open", "field": "Reading aloud", "hours_a_week": 2.5, "children": True, "certificate": None,
        "languages": ["uk"], "people": 5, "shifts_coming": 1, "learns": "Ruhe",
        "answer_url": f"http://127.0.0.1:8000/en/bedarfe/{plan.pk}/termine/",
    } == item  # fmt: skip
    row = table("/opportunities.csv")[0][0]
    assert row["shifts"] == f"{start}/{timezone.localtime(first.ends_at).isoformat()} x5 Vor/lesen"
    assert (row["children"], row["certificate"], row["languages"]) == ("yes", "", "uk")
    assert row["details"] == "'- zwölf Kinder\n- ein Sofa"  # nothing a spreadsheet would run
    assert list(row) == list(OpportunityRow.model_fields)


def test_a_list_holds_the_next_dates_and_says_how_many_there_are(ask):
    plan = hang_planned()
    Shift.objects.bulk_create(
        Shift(plan=plan, starts_at=one.starts_at, ends_at=one.ends_at, capacity=2, places=2)
        for one in (slot(days=2 + day) for day in range(MOST_SHIFTS + 3))
    )
    in_list = ask("/opportunities").data["items"][0]
    alone = ask(f"/opportunities/{plan.pk}").data
    assert (len(in_list["shifts"]), in_list["shifts_coming"]) == (MOST_SHIFTS, MOST_SHIFTS + 3)
    assert (len(alone["shifts"]), alone["shifts_coming"]) == (MOST_SHIFTS + 3, MOST_SHIFTS + 3)
    assert in_list["shifts"] == alone["shifts"][:MOST_SHIFTS]


def test_the_agencys_address_travels_only_where_it_has_agreed(ask):
    agency = make_agency_of(make_municipality(), phone="+49 345 1")
    staff = make_broker(agency)
    need = reading(agency=agency)
    before = ask(f"/opportunities/{need.pk}").data
    assert (before["agency"], before["contact_name"], before["contact_email"]) == (agency.name, "", "")
    release_contact(agency=agency, released=True, by=staff, now=timezone.now())
    after = ask(f"/opportunities/{need.pk}").data
    assert (after["contact_name"], after["contact_email"], after["contact_phone"]) == (
        agency.name, agency.email, "+49 345 1",
    )  # fmt: skip
    assert after["changed_at"] > before["changed_at"]
    assert ask(f"/opportunities?agency={agency.slug}").ids == [need.pk]
    agency.state = "draft"
    agency.save()
    assert ask(f"/opportunities/{need.pk}").data["agency"] == ""


def test_field_and_agency_narrow_and_unknown_ones_are_named(ask):
    care = EngagementField.objects.create(name="Pflege", name_en="Care", position=1)
    need, _other = reading(), reading()
    describe_opportunity(need=need, told={"field": care}, now=timezone.now())
    assert ask("/opportunities?field=care").ids == ask("/opportunities?field=PFLEGE").ids == [need.pk]
    unknown = ask("/opportunities?field=Raumfahrt")
    assert (unknown.status, "Pflege" in unknown.data["suggestions"]) == (404, True)
    assert ask("/opportunities?agency=gibt-es-nicht").status == 404
    assert ask("/opportunities?feld=Pflege").status == 422


def test_nearest_comes_first_with_a_place(ask):
    make_municipality()
    far, near = (reading(lat=51.48 + off, lon=11.97) for off in (0.05, 0.01))
    assert ask("/opportunities?near=51.48,11.97&radius=10").ids == [near.pk, far.pk]


def test_what_has_not_changed_is_not_told_again():
    plan = plan_shift().plan
    client = Client()
    for path in ("/api/v1/opportunities.csv", "/api/v1/opportunities", f"/api/v1/opportunities/{plan.pk}"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (first.status_code, again.status_code) == (200, 304)
        join(plan.shifts.get())  # a place less is a change
        assert client.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_what_is_none_or_gone_is_not_found(ask):
    assert ask(f"/opportunities/{make_need().pk}").status == 404
    assert ask(f"/opportunities/{reading(state=State.WITHDRAWN, published_at=timezone.now()).pk}").status == 410
    assert ask(f"/opportunities/{reading(state=State.EXPIRED).pk}").data["state"] == "withdrawn"


def test_the_next_page_of_a_table_stands_in_the_link():
    for _n in range(3):
        reading()
    rows, answer = table("/opportunities.csv?limit=2")
    following = answer.headers["Link"].partition("<http://127.0.0.1:8000/api/v1")[2].partition(">")[0]
    more, last = table(following)
    assert len({row["id"] for row in rows + more}) == 3 and "Link" not in last.headers


def test_many_rows_take_as_many_questions_as_one(ask):
    def asked():
        with CaptureQueriesContext(connection) as said:
            ask(f"/opportunities?{SINCE}")
        return len(said)

    plan_shift()
    asked()  # the first question of all warms caches
    few = asked()
    for _n in range(6):
        plan_shift()
        reading()
    assert asked() == few == 10
