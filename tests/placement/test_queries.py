"""Who sees which cases, why one is due, and what is proposed."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from gemeinsinn.matching.queries.results import FoundHit, SearchResult
from gemeinsinn.placement.actions.caring import hand_over_case, remind_on
from gemeinsinn.placement.actions.certificates import note_certificate
from gemeinsinn.placement.actions.following import ask_follow_ups
from gemeinsinn.placement.actions.opening import count_enquiry
from gemeinsinn.placement.actions.talks import Talk, note_talk
from gemeinsinn.placement.models import ConductCheck, FollowUp
from gemeinsinn.placement.queries import ideas
from gemeinsinn.placement.queries.caseload import (
    Filters,
    anonymous_this_year,
    cases_of,
    counts_of,
    due_count,
    filtered,
)
from gemeinsinn.placement.queries.files import history_of, proposals_of
from gemeinsinn.placement.queries.ideas import ideas_for, spot_around, spot_of
from gemeinsinn.placement.queries.staff import own_agencies, staff_of
from gemeinsinn.placement.rules import can_export_cases
from gemeinsinn.placement.wording.cases import due_words
from tests.factories.opportunities import describe, hang_hands, make_field
from tests.factories.organisations import make_spot
from tests.factories.people import make_account
from tests.factories.placement import make_case, place_somebody, propose

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def test_only_the_staff_of_an_agency_sees_its_cases(agency, renate, stranger):
    make_case(agency=agency)
    make_case()
    office = make_account(name="Nora Netz", roles=["office"])
    for viewer in (None, AnonymousUser(), stranger, office, make_account(is_active=False)):
        assert (cases_of(viewer).count(), own_agencies(viewer).count()) == (0, 0)
    assert [case.agency for case in cases_of(renate)] == [agency]
    assert list(staff_of(agency)) == [renate]
    assert (can_export_cases(renate, agency), can_export_cases(office, agency)) == (False, False)


def test_why_a_case_is_due(agency, renate):
    quiet = make_case(agency=agency, now=NOW)
    reminded, waiting = (
        make_case(agency=agency, now=NOW),
        make_case(agency=agency, now=NOW, asked_on=TODAY - timedelta(days=7)),
    )
    for case, words in ((reminded, "Anrufen"), (waiting, "")):
        remind_on(case=case, due_on=TODAY, words=words, by=renate, now=NOW)
    silent = place_somebody(make_case(agency=agency, email="", now=NOW), now=NOW - timedelta(days=71)).case
    mailed = place_somebody(make_case(agency=agency, now=NOW), now=NOW - timedelta(days=71)).case
    ask_follow_ups(now=NOW)
    again = make_case(agency=agency, now=NOW)
    propose(again, describe(certificate="yes"))
    note_certificate(case=again, issued_on=TODAY, seen_on=TODAY, clear=True, by=renate, now=NOW)
    ConductCheck.objects.update(issued_on=TODAY - relativedelta(years=5) + timedelta(days=56))
    found = {case.pk: due_words(case) for case in filtered(renate, Filters(due=True), now=NOW)}
    assert found == {
        reminded.pk: ["Anrufen"], waiting.pk: ["wieder ansehen", "wartet auf ein Gespräch"],
        silent.pk: ["gefragt, keine Antwort"], again.pk: ["Führungszeugnis wieder fällig"],
    }  # fmt: skip
    everybody = list(filtered(renate, Filters(), now=NOW))
    assert {case.pk for case in everybody[:2]} == {reminded.pk, waiting.pk}
    assert {case.pk for case in everybody} == {*found, quiet.pk, mailed.pk}
    FollowUp.objects.filter(mailed=True).update(reminded_at=NOW - timedelta(days=14))
    assert due_count(renate, [agency], now=NOW) == 5


def test_counts_and_lines_without_a_name(agency, renate):
    sport = make_field("Sport")
    make_case(agency=agency, fields=[sport, make_field()], talked=True)
    propose(make_case(agency=agency))
    count_enquiry(agency=agency, form_key="00000000-0000-0000-0000-000000000001", by=renate, now=NOW)
    counts = counts_of(renate, Filters(), now=NOW)
    assert {name: number for name, number in counts.items() if number} == {"advised": 1, "suggested": 1}
    assert counts_of(renate, Filters(field=sport.pk), now=NOW)["suggested"] == 0
    assert anonymous_this_year(renate, Filters(), now=NOW) == 1
    assert anonymous_this_year(renate, Filters(agency=agency.pk + 1), now=NOW) == 0


def test_history_knows_from_whom_to_whom(agency, renate, kim):
    case = make_case(agency=agency, by=renate, now=NOW - timedelta(hours=1))
    hand_over_case(case=case, to=kim, by=renate, now=NOW)
    case.refresh_from_db()
    propose(case, now=NOW + timedelta(minutes=1))
    assert [(event.verb, before, to) for event, before, to in history_of(case)] == [
        ("proposal_suggested", None, None),
        ("case_handed_over", renate, kim), ("case_opened", None, None),
    ]  # fmt: skip


def test_what_goes_on_stands_first(agency):
    case = make_case(agency=agency)
    first = propose(case, hang_hands(title="Nur vorgeschlagen"))
    placed = place_somebody(case, need=hang_hands(title="Vermittelt"))
    assert proposals_of(case) == [placed, first]


def test_where_somebody_lives(agency, renate):
    case, spot = make_case(agency=agency), make_spot()
    assert (spot_of(case), spot_around(case)) == (None, None)
    case.agency.municipality = spot.municipality
    assert spot_around(case).municipality == spot.municipality
    note_talk(case=case, talk=Talk(talked_on=TODAY, place=spot), by=renate, now=NOW)
    assert spot_of(case).quarter == spot.quarter
    case.quarter = None
    assert spot_of(case).municipality == spot.municipality


def test_what_fits_twice_stands_first_and_what_is_far_falls_out(agency, renate, monkeypatch):
    school = make_field("Schule")
    case, spot = make_case(agency=agency), make_spot()
    note_talk(case=case, talk=Talk(talked_on=TODAY, place=spot, fields=[school]), by=renate, now=NOW)
    here = {"lat": spot.lat, "lon": spot.lon}
    both = describe(hang_hands(title="Beides", **here), field=school)
    worded, other = hang_hands(title="Worte", **here), hang_hands(title="Irgendwas", **here)
    fielded = describe(hang_hands(title="Bereich", **here), field=school)
    far = describe(hang_hands(title="Weit weg", lat=54.0, lon=10.0), field=school)
    taken = propose(case, hang_hands(title="Schon vorgeschlagen", **here)).need
    asked = []

    def search(viewer, request, *, now):
        asked.append(request)
        hits = [FoundHit(f"need:{need.pk}", "need", need) for need in (worded, both, far, taken)]
        return SearchResult(request, hits, len(hits), 1, 1, {})

    monkeypatch.setattr(ideas, "search", search)
    found = ideas_for(case, words="lesen", km=10, now=NOW)
    assert [(one.need, one.in_field, one.fits_words) for one in found] == [
        (both, True, True), (worded, False, True), (fielded, True, False), (other, False, False),
    ]  # fmt: skip
    assert (asked[0].words, asked[0].km, set(asked[0].kinds), found[0].km) == ("lesen", 10, {"zeit", "wissen"}, 0)
    assert [one.need for one in ideas_for(case, words=" ", km=10, now=NOW, most=2)] == [fielded, both]
    assert len(asked) == 1
