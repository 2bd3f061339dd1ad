"""What machines read on the page of an opportunity: dates as events, standing ones as postings, each complete."""

import json
import re
from datetime import datetime

import pytest
from django.utils import timezone

from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.actions.planning import call_off_shift
from tests.factories.exchange import make_body, make_need
from tests.factories.opportunities import describe
from tests.factories.places import make_municipality
from tests.factories.volunteering import hang_planned, join, plan_shift

pytestmark = pytest.mark.django_db
# What schema.org's validator and search engines ask for at least.
NEEDED = {
    "Event": {"name", "startDate", "endDate", "location", "eventStatus", "eventAttendanceMode", "url"},
    "JobPosting": {"title", "description", "datePosted", "hiringOrganization", "employmentType", "url"},
}


def graph(client, need):
    """Everything but the demand or offer every notice is."""
    page = client.get(f"/bedarfe/{need.pk}/", follow=True).content.decode()
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    things = [one for text in blocks for one in json.loads(text).get("@graph", [])]
    for one in things:
        assert NEEDED[one["@type"]] <= set(one) and all(one.values())
    return things


def test_each_date_is_an_event_with_its_places_and_offset(client):
    body = make_body(kind="association", name="Treff </script>")
    plan = hang_planned(title="Hoffest & mehr", organisation=body, municipality=make_municipality())
    first, off = plan_shift(plan, role="Waffeln", place="Eingang", capacity=4), plan_shift(plan, days=12)
    join(first, heads=3)
    join(off)
    call_off_shift(shift=off, by=None, now=timezone.now())
    things = graph(client, plan.need)
    assert [thing["name"] for thing in things] == ["Hoffest & mehr · Waffeln"]
    thing = things[0]
    assert datetime.fromisoformat(thing["startDate"]) == first.starts_at and re.search(
        r"[+]0[12]:00$", thing["startDate"]
    )
    assert (thing["maximumAttendeeCapacity"], thing["remainingAttendeeCapacity"]) == (4, 1)
    assert thing["location"]["@type"] == "Place" and thing["location"]["address"]["addressCountry"] == "DE"
    assert thing["location"]["name"].startswith("Eingang, ")
    assert thing["organizer"] == {"@type": "Organization", "name": "Treff </script>"}
    assert thing["url"].endswith(f"/bedarfe/{plan.pk}/termine/")


@pytest.mark.parametrize(
    ("reach", "kinds", "mode"),
    [
        ("remote", ["VirtualLocation"], "Online"),
        ("partly", ["Place", "VirtualLocation"], "Mixed"),
        ("", ["Place"], "Offline"),
    ],
)
def test_where_it_takes_place_follows_what_was_told(client, reach, kinds, mode):
    plan = hang_planned()
    plan_shift(plan)
    describe(plan.need, reach=reach)
    thing = graph(client, plan.need)[0]
    places = thing["location"] if isinstance(thing["location"], list) else [thing["location"]]
    assert [place["@type"] for place in places] == kinds and thing["eventAttendanceMode"].endswith(
        f"/{mode}EventAttendanceMode"
    )


def test_a_place_nobody_named_is_still_a_place(client):
    plan = hang_planned()
    Need.objects.filter(pk=plan.pk).update(municipality=None, quarter=None, agency=None)
    plan_shift(plan)
    thing = graph(client, plan.need)[0]
    assert thing["location"]["name"] == plan.need.title and "organizer" not in thing


def reading(**overrides):
    need = make_need(kind="zeit", unit="person", unit_words="", amount=300, organisation_name="Kita", **overrides)
    describe(
        need,
        pace="ongoing",
        hours_a_week=200,
        german="good",
        expenses="travel",
        learns="Ruhe",
        reach=overrides.get("reach", ""),
    )
    return need


def test_what_is_open_without_dates_is_a_posting(client):
    need = reading()
    thing = graph(client, need)[0]
    assert (thing["employmentType"], thing["hiringOrganization"]["name"], thing["totalJobOpenings"]) == (
        "VOLUNTEER",
        "Kita",
        3,
    )
    assert (
        "2 Stunden" in thing["workHours"]
        and "Ruhe" in thing["jobBenefits"]
        and thing["validThrough"] == need.until.isoformat()
    )
    assert thing["jobLocation"]["@type"] == "Place" and "jobLocationType" not in thing
    assert "Maria" not in json.dumps(thing)


def test_from_home_says_so(client):
    need = reading()
    describe(need, reach="remote")
    thing = graph(client, need)[0]
    assert (
        thing["jobLocationType"] == "TELECOMMUTE"
        and "jobLocation" not in thing
        and thing["applicantLocationRequirements"]
    )


@pytest.mark.parametrize("changed", [{"covered": 300}, {"state": "done"}, {"organisation_name": "", "agency": None}])
def test_what_is_closed_or_a_private_persons_is_no_posting(client, changed):
    need = reading()
    Need.objects.filter(pk=need.pk).update(**changed)
    assert graph(client, need) == []


# Of schema.org's vocabulary (release 29) what we say, with the types each property may have.
PROPERTIES = {
    "Event": {
        "name": str, "description": str, "startDate": str, "endDate": str, "eventStatus": str, "url": str,
        "eventAttendanceMode": str, "location": ("Place", "VirtualLocation"), "organizer": ("Organization",),
        "maximumAttendeeCapacity": int, "remainingAttendeeCapacity": int, "isAccessibleForFree": bool,
    },
    "JobPosting": {
        "title": str, "description": str, "employmentType": str, "datePosted": str, "validThrough": str, "url": str,
        "hiringOrganization": ("Organization",), "jobLocation": ("Place",), "jobLocationType": str,
        "applicantLocationRequirements": ("Country",), "workHours": str, "industry": str, "qualifications": str,
        "jobBenefits": str, "totalJobOpenings": int, "directApply": bool,
    },
    "Demand": {
        "name": str, "description": str, "url": str, "image": str, "itemOffered": ("Product", "Service"),
        "availability": str, "areaServed": ("Place",), "validFrom": str, "validThrough": str,
        "eligibleQuantity": ("QuantitativeValue",),
    },
    "Place": {"name": str, "address": ("PostalAddress",)},
    "PostalAddress": {"addressLocality": str, "postalCode": str, "addressCountry": str},
    "VirtualLocation": {"url": str},
    "Organization": {"name": str},
    "Country": {"name": str},
    "Product": {"name": str, "category": str},
    "Service": {"name": str, "category": str},
    "QuantitativeValue": {"value": (int, float), "unitCode": str, "unitText": str},
}  # fmt: skip
TERMS = {
    "eventStatus": {"EventScheduled", "EventCancelled"},
    "eventAttendanceMode": {f"{word}EventAttendanceMode" for word in ("Online", "Mixed", "Offline")},
    "availability": {"InStock", "SoldOut"},
}


def must_be_vocabulary(thing):
    """Every property belongs to its type, holds a type it may hold, and every term of a list exists."""
    known = PROPERTIES[thing["@type"]]
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        assert name in known, (thing["@type"], name)
        if name in TERMS:
            assert value.removeprefix("https://schema.org/") in TERMS[name]
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                assert one["@type"] in known[name], (name, one["@type"])
                must_be_vocabulary(one)
            else:
                assert isinstance(one, known[name]) and one != ""
                assert not name.endswith("Date") or datetime.fromisoformat(one).tzinfo is not None


@pytest.mark.parametrize("reach", ["", "partly", "remote"])
@pytest.mark.parametrize("planned", [True, False])
def test_machines_read_only_words_that_schema_org_knows(client, reach, planned):
    if planned:
        plan = hang_planned(municipality=make_municipality())
        need, full = plan.need, plan_shift(plan, capacity=1, role="Waffeln")
        join(full)
        describe(need, reach=reach)
    else:
        need = reading()
        describe(need, reach=reach)
    page = client.get(f"/bedarfe/{need.pk}/", follow=True).content.decode()
    blocks = [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]
    things = [one for told in blocks for one in told.get("@graph", [told])]
    assert {one["@type"] for one in things} == {"Demand", "Event" if planned else "JobPosting"}
    for one in things:
        must_be_vocabulary({name: value for name, value in one.items() if name != "@context"})
    assert all(one["remainingAttendeeCapacity"] == 0 for one in things if one["@type"] == "Event")
