"""Figures: what is counted when, what adds up, what is hidden from whom, and the files that carry them."""

import csv
import io
from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from gemeinsinn.guides.lifecycle.figures import veiled
from gemeinsinn.placement.actions.opening import count_enquiry
from gemeinsinn.placement.lifecycle.figures import NOT_SAID, Named, Span, span_of
from gemeinsinn.placement.models import Case, Proposal
from gemeinsinn.placement.queries.figures import Scope, agencies_counted, areas_of, figures_of
from gemeinsinn.placement.wording.figures import short_step, step_words
from gemeinsinn.recognition.lifecycle.hours import Source, State
from gemeinsinn.recognition.models import Hours, Volunteer
from tests.factories.answers import make_agency, make_staff
from tests.factories.opportunities import make_field
from tests.factories.people import make_account, make_confirmed_contact
from tests.factories.placement import make_case, place_somebody
from tests.factories.places import make_municipality, make_quarter

HOME = "/schreibtisch/vermittlung/zahlen/"
YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))
days = st.dates(date(2001, 1, 1), date(2099, 12, 31))


def at(month, day=10):
    return datetime(2026, month, day, 10, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("named", "first", "last"),
    [
        (Named.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        (Named.OWN, date(2026, 1, 1), date(2026, 12, 31)),
        (Named.LAST_YEAR, date(2025, 1, 1), date(2025, 12, 31)),
        (Named.QUARTER, date(2026, 1, 1), date(2026, 3, 31)),
        (Named.LAST_QUARTER, date(2025, 10, 1), date(2025, 12, 31)),
        (Named.MONTH, date(2026, 2, 1), date(2026, 2, 28)),
        (Named.LAST_MONTH, date(2026, 1, 1), date(2026, 1, 31)),
    ],
)
def test_named_spans(named, first, last):
    assert span_of(named, today=date(2026, 2, 28)) == Span(first, last)


@given(days, st.integers(0, 3_000))
def test_every_day_of_a_span_belongs_to_one_of_its_steps(first, length):
    span = Span(first, first + timedelta(days=length))
    steps = span.steps()
    assert steps == sorted(set(steps)) and len(steps) <= 24
    for day in (span.first, span.first + timedelta(days=length // 2), span.last):
        assert span.step_of(day) in steps


@pytest.mark.parametrize(("first", "last"), [("2026-02-01", "2026-01-31"), ("2001-01-01", "2026-01-31")])
def test_spans_that_are_none(first, last):
    with pytest.raises(ValueError, match=r"it ends|that are"):
        Span(date.fromisoformat(first), date.fromisoformat(last))


@pytest.fixture
def busy(agency):
    """Halle: three who asked, two talked with, one placed in May and gone in July; one line without a name."""
    town = make_municipality(name="Halle (Saale)")
    quarter = make_quarter(name="Halle-Neustadt", municipality=town)
    one, two, three = (make_case(agency=agency, now=at(month)) for month in (3, 3, 5))
    field = make_field()
    one.fields.add(field)
    Case.objects.filter(pk=one.pk).update(
        age_band="18-29", gender="female", municipality=town, quarter=quarter, talked_on=date(2026, 3, 12)
    )
    Case.objects.filter(pk=two.pk).update(municipality=town, talked_on=date(2026, 4, 1))
    placed = place_somebody(three, now=at(5, 20))
    Proposal.objects.filter(pk=placed.pk).update(field=field, state="ended", ended_on=date(2026, 7, 1))
    count_enquiry(agency=agency, form_key=uuid4(), by=None, now=at(6))
    return {"town": town, "quarter": quarter, "field": field}


def test_each_counts_on_its_own_day_and_the_course_adds_up(agency, busy):
    found = figures_of(Scope((agency.pk,)), YEAR)
    assert (found.enquiries, found.talks, found.placements, found.ended) == (4, 2, 1, 1)
    told = {step.first.month: (step.enquiries, step.talks, step.placements) for step in found.course}
    assert {month: numbers for month, numbers in told.items() if any(numbers)} == {
        3: (2, 1, 0), 4: (0, 1, 0), 5: (1, 0, 1), 6: (1, 0, 0),
    }  # fmt: skip
    assert found.parts["wanted"] == {busy["field"]: 1, NOT_SAID: 3}
    assert found.parts["placed"] == {busy["field"]: 1}
    assert found.parts["ages"]["18-29"] == 1 and found.parts["ages"][NOT_SAID] == 3
    assert found.parts["genders"] == {"female": 1, "male": 0, "diverse": 0, NOT_SAID: 3}
    assert found.parts["areas"] == {busy["town"]: 1, busy["quarter"]: 1, NOT_SAID: 2}
    for part in ("ages", "genders", "came_by", "areas"):
        assert sum(found.parts[part].values()) == found.enquiries, part


def test_a_span_and_an_area_narrow(agency, busy):
    march = Span(date(2026, 3, 1), date(2026, 3, 31))
    assert figures_of(Scope((agency.pk,)), march).enquiries == 2
    in_quarter = figures_of(Scope((agency.pk,), quarter=busy["quarter"]), YEAR)
    in_town = figures_of(Scope((agency.pk,), municipality=busy["town"]), YEAR)
    assert (in_quarter.enquiries, in_quarter.talks, in_town.enquiries, in_town.talks) == (1, 1, 2, 2)
    assert figures_of(Scope((make_agency(name="Andere").pk,)), YEAR).enquiries == 0
    assert areas_of((agency.pk,)) == [busy["town"], busy["quarter"]]


def test_confirmed_hours_count_with_those_who_gave_them(agency):
    volunteer = Volunteer.objects.create(contact=make_confirmed_contact(), address="v@example.org")
    field = make_field()
    for state, minutes, day in ((State.CONFIRMED, 90, 3), (State.CONFIRMED, 45, 4), (State.ENTERED, 60, 5)):
        Hours.objects.create(
            volunteer=volunteer, agency=agency, field=field, day=date(2026, 5, day), minutes=minutes, state=state,
            source=Source.OWN,
        )  # fmt: skip
    found = figures_of(Scope((agency.pk,)), YEAR)
    assert (found.minutes, found.volunteers, found.parts["minutes"]) == (135, 1, {field: 135})


def test_whose_figures_may_be_read(agency, renate, stranger):
    other = make_agency(name="Andere")
    office = make_account(roles=["office"])
    assert agencies_counted(renate) == ([agency], [agency])
    assert agencies_counted(office) == ([other, agency], [])
    for nobody in (stranger, AnonymousUser(), None):
        assert agencies_counted(nobody) == ([], [])


def test_small_numbers_are_hidden_from_those_who_do_not_know_the_cases(agency, busy):
    found = figures_of(Scope((agency.pk,), veil=True), YEAR)
    assert found.enquiries == 4
    assert found.parts["genders"]["female"] is None


def test_of_two_equal_numbers_one_is_hidden_whatever_they_are_numbers_of(db):
    first, second, third = (make_field(name) for name in ("Bildung", "Sport", "Kultur"))
    assert veiled({second: 5, first: 5, third: 1}) == {second: 5, first: None, third: None}


def test_the_page_for_staff_and_for_the_network(client, agency, renate, busy, django_assert_max_num_queries):
    client.force_login(renate)
    client.get("/schreibtisch/")  # the first visit of a session is noted, once
    with django_assert_max_num_queries(15):
        text = client.get(f"{HOME}?zeit=eigen&von=2026-01-01&bis=2026-12-31").content.decode()
    assert "Anfragen" in text and "Halle (Saale), Halle-Neustadt" in text and "weniger als 3" not in text
    assert f"{HOME}tabelle.csv?zeit=eigen&amp;von=2026-01-01&amp;bis=2026-12-31" in text
    client.force_login(make_account(roles=["office"]))
    text = client.get(f"{HOME}?zeit=eigen&von=2026-01-01&bis=2026-12-31").content.decode()
    assert "weniger als 3" in text and "Zahlen unter drei stehen hier nicht" in text


def test_an_empty_span_says_so_and_the_network_gets_no_way_to_cases(client, agency, renate):
    client.force_login(renate)
    text = client.get(f"{HOME}?zeit=vorjahr").content.decode()
    assert (
        "gibt es nichts zu zählen" in text
        and "<svg viewBox" not in text.partition("<main")[2].partition("case-filter")[2]
    )
    assert "/schreibtisch/vermittlung/neu/" in text
    client.force_login(make_account(roles=["office"]))
    assert "/schreibtisch/vermittlung/neu/" not in client.get(HOME).content.decode()
    assert f'href="{HOME}"' in client.get("/schreibtisch/").content.decode()


@pytest.mark.parametrize(
    ("first", "last", "short", "long"),
    [
        ("2026-01-01", "2026-12-31", "Mai", "Mai 2026"),
        ("2025-06-01", "2026-12-31", "Mai 26", "Mai 2026"),
        ("2020-06-01", "2026-12-31", "2026", "2026"),
    ],
)
def test_steps_have_words_as_short_as_may_be(first, last, short, long):
    span = Span(date.fromisoformat(first), date.fromisoformat(last))
    with override("de"):
        assert (short_step(date(2026, 5, 1), span), step_words(date(2026, 5, 1), span)) == (short, long)


def test_strangers_learn_no_figures(client, agency, stranger):
    client.force_login(stranger)
    for name in ("", "tabelle.csv", "mappe.xlsx"):
        assert client.get(f"{HOME}{name}").status_code == 403


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("zeit=eigen&von=2026-05-01", "Bitte geben Sie beide Tage an"),
        ("zeit=eigen&bis=2026-05-01", "Bitte geben Sie beide Tage an"),
        ("von=2026-05-01&bis=2026-04-01", "Der letzte Tag liegt vor dem ersten"),
        ("von=1901-05-01&bis=2026-04-01", "mehr als 20 Jahre"),
        ("von=gestern&bis=2026-04-01", "Bitte schreiben Sie den Tag so"),
        ("zeit=immer", "ist keine"),
        ("gebiet=quartier-nirgends", "ist keine"),
    ],
)
def test_what_makes_no_sense_is_said_and_kept(client, agency, renate, busy, query, words):
    client.force_login(renate)
    answer = client.get(f"{HOME}?{query}")
    assert answer.status_code == 422
    assert words in answer.content.decode()
    if "gestern" in query:
        assert 'value="gestern"' in answer.content.decode()


def test_the_table_and_the_workbook_hold_the_same(client, agency, renate, busy):
    make_staff(make_agency(name="=HYPERLINK(1)"), name="Zweite")
    client.force_login(renate)
    query = "?von=2026-01-01&bis=2026-12-31"
    told = client.get(f"{HOME}tabelle.csv{query}")
    rows = list(csv.reader(io.StringIO(told.content.decode("utf-8-sig")), delimiter=";"))
    assert ["Zahlen", "Anfragen", "4"] in rows and ["Vermittlungen", "Mai 2026", "1"] in rows
    made = client.get(f"{HOME}mappe.xlsx{query}")
    book = load_workbook(io.BytesIO(made.content))
    sums = {row[0]: row[1] for row in book["Zahlen"].iter_rows(values_only=True)}
    assert (sums["Anfragen"], sums["Erstgespräche"], sums["Vermittlungen"]) == (4, 2, 1)
    course = book["Verlauf"]
    assert list(course.iter_rows(values_only=True))[5] == ("Mai 2026", 1, 0, 1)
    assert len(course._charts) == 1
