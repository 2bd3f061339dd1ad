"""One need, offer or project: what is told of it, and what never is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.api import shapes
from gemeinsinn.core.money import Money
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need
from gemeinsinn.people.models import Contact
from gemeinsinn.projects.models import FundingShare, Project
from tests.factories.exchange import make_body, make_need, make_offer
from tests.factories.opportunities import describe, make_field
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db
MARKS = ("Oksana", "Petrenkowa", "oksana@geheim.example", "0345 7770001")


def secret_contact():
    return Contact.objects.create(name="Oksana Petrenkowa", email=MARKS[2], phone=MARKS[3], language="de")


def test_a_need_tells_what_its_page_shows(ask):
    body = make_body(kind="initiative", name="Bunter Weg", slug="bunter-weg")
    project = make_project()
    need = make_need(
        amount=250, covered=50, unit="hour", unit_words="", organisation=body, project=project, languages=["uk", "xx"]
    )
    told = ask(f"/needs/{need.pk}").data
    assert told["amount"] == {"number": 2.5, "unit": "hour", "words": "2,5 Stunden"}
    assert told["missing"] == {"number": 2, "unit": "hour", "words": "2 Stunden"}
    assert told["kind"], told["kind_label"] == ("goods", "Sachen")
    assert told["organisation"] == {"name": "Bunter Weg", "page": "http://127.0.0.1:8000/partner/bunter-weg/"}
    assert told["project"]["id"] == project.pk
    assert told["languages"] == ["uk"]
    assert told["url"] == f"http://127.0.0.1:8000/bedarfe/{need.pk}-{need.slug}/"
    assert told["answer_url"] == f"http://127.0.0.1:8000/bedarfe/{need.pk}/ja/"
    assert told["published_at"].endswith("Z")


def test_how_one_gets_in_is_told_and_null_where_nobody_said(ask):
    need, silent = make_need(access="partly", access_words="Zwei Stufen"), make_need()
    told = [ask(f"/needs/{one.pk}").data for one in (need, silent)]
    assert [(one["access"], one["access_words"]) for one in told] == [("partly", "Zwei Stufen"), (None, "")]


def test_in_english_labels_and_links_are_english_and_texts_stay(ask):
    need = make_need(amount=200_000, unit="euro", unit_words="", kind="geld")
    told = ask(f"/needs/{need.pk}?language=en")
    assert (told.data["kind_label"], told.data["amount"]["words"]) == ("Money", "€2,000")
    assert told.data["title"] == need.title
    assert told.data["url"].startswith("http://127.0.0.1:8000/en/bedarfe/")
    assert told.headers["Content-Language"] == "en"


def test_the_position_is_the_middle_of_the_quarter(ask):
    need = make_need(lat=51.4711111, lon=11.9111111)
    place = ask(f"/needs/{need.pk}").data["place"]
    assert (place["latitude"], place["longitude"]) == (51.4795, 11.923)
    Need.objects.filter(pk=need.pk).update(quarter=None)
    assert ask(f"/needs/{need.pk}").data["place"]["latitude"] == 51.4816
    Need.objects.filter(pk=need.pk).update(municipality=None)
    place = ask(f"/needs/{need.pk}").data["place"]
    assert (place["latitude"], place["municipality"], place["name"]) == (None, None, "")


@pytest.mark.parametrize("make", [make_need, make_offer, make_project])
def test_nobody_is_named(make, ask):
    row = make(contact=secret_contact())
    path = {"need": "needs", "offer": "offers", "project": "projects"}[row._meta.model_name]
    for said in (ask(f"/{path}"), ask(f"/{path}/{row.pk}")):
        assert said.status == 200
        assert [mark for mark in MARKS if mark in str(said.data)] == []


def test_what_was_written_as_organisation_is_told_without_a_page(ask):
    need = make_need(organisation_name="Kleingarten Süd")
    assert ask(f"/needs/{need.pk}").data["organisation"] == {"name": "Kleingarten Süd", "page": None}
    hidden = make_need(organisation=make_body(name="Wartet noch", state="submitted"))
    assert ask(f"/needs/{hidden.pk}").data["organisation"]["page"] is None


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, "open"), ({"covered": 2000}, "full"), ({"state": State.DONE}, "done"), ({"state": State.EXPIRED}, "over"),
        ({"until": timezone.localdate() - timedelta(days=1)}, "over"), ({"amount": None}, "open"),
    ],
)  # fmt: skip
def test_it_says_whether_it_can_be_answered(fields, state, ask):
    need = make_need(**fields)
    told = ask(f"/needs/{need.pk}").data
    assert (told["state"], bool(told["answer_url"])) == (state, state == "open")
    assert (told["amount"] is None) == (fields.get("amount", 1) is None)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"state": State.DRAFT}, 404), ({"state": State.UNCONFIRMED}, 404), ({"state": State.SUBMITTED}, 404),
        ({"state": State.RETURNED}, 404), ({"state": State.HIDDEN}, 410), ({"audience": "partners"}, 404),
        ({"state": State.WITHDRAWN, "published_at": timezone.now()}, 410),
        ({"state": State.WITHDRAWN, "published_at": None}, 404),
        ({"state": State.HIDDEN, "audience": "partners"}, 404),
    ],
)  # fmt: skip
def test_what_is_not_public_is_not_there_and_what_was_is_gone(fields, status, ask):
    need = make_need(title="Geheime Kiste", **fields)
    said = ask(f"/needs/{need.pk}")
    assert said.status == status
    assert "Geheime" not in str(said.data)


@pytest.mark.parametrize("pk", ["0", "999", "9" * 30, "-1", "x"])
@pytest.mark.parametrize("path", ["needs", "offers", "projects"])
def test_numbers_nobody_has_lead_nowhere(path, pk, ask):
    said = ask(f"/{path}/{pk}")
    assert said.status in {404, 422}
    assert said.headers["Content-Type"] == "application/problem+json"


def test_an_offer_tells_its_conditions(ask):
    offer = make_offer()
    told = ask(f"/offers/{offer.pk}").data
    assert (told["conditions"], told["standing"], told["reach_km"]) == ("Bitte besenrein.", True, 5)
    assert told["answer_url"] == f"http://127.0.0.1:8000/angebote/{offer.pk}/ja/"


def test_a_project_tells_its_plan_and_its_mix(ask):
    project = make_project(steps=[{"title": "Tische bauen", "due": None}])
    FundingShare.objects.create(project=project, source="hours", hours=40)
    FundingShare.objects.create(project=project, source="municipality", amount=Money(120_050))
    told = ask(f"/projects/{project.pk}").data
    assert [step["title"] for step in told["steps"]] == ["Tische bauen"]
    assert told["funding"] == [
        {"source": "municipality", "number": 1200.5, "unit": "euro"}, {"source": "hours", "number": 40, "unit": "hour"},
    ]  # fmt: skip
    assert (told["state"], told["organisation"]) == ("running", None)
    assert shapes.Project.model_validate(told)


def test_a_finished_project_says_so_and_a_hidden_one_is_gone(ask):
    assert ask(f"/projects/{make_project(state='done').pk}").data["state"] == "finished"
    hidden = make_project()
    Project.objects.filter(pk=hidden.pk).update(state="hidden")
    assert ask(f"/projects/{hidden.pk}").status == 410
    assert ask(f"/projects/{make_project(state='submitted').pk}").status == 404


def test_a_need_of_a_hidden_project_does_not_name_it(ask):
    project = make_project(state="submitted", title="Noch geheim")
    need = make_need(project=project)
    said = ask(f"/needs/{need.pk}").data
    assert said["project"] is None and "Noch geheim" not in str(said)


def test_what_volunteers_want_to_know_is_told_where_somebody_said_it(ask):
    field = make_field("Brücken", name_en="Bridges")
    need = describe(
        field=field,
        means="hands",
        hours_a_week=250,
        least_months=6,
        way_there="Tram 2",
        children="yes",
        certificate="no",
    )
    told = ask(f"/needs/{need.pk}").data["opportunity"]
    assert told == {
        "field": "Brücken", "means": "hands", "about": None, "company": None, "pace": None, "hours_a_week": 2.5,
        "least_months": 6, "reach": None, "way_there": "Tram 2", "german": None, "children": True, "certificate": False,
        "expenses": None, "expenses_words": "", "insurance": "", "induction": "", "training": "", "learns": "",
    }  # fmt: skip
    assert ask(f"/needs/{need.pk}?language=en").data["opportunity"]["field"] == "Bridges"
    assert ask(f"/needs/{make_need().pk}").data["opportunity"] is None
    whole = describe(hours_a_week=200)
    assert ask(f"/needs/{whole.pk}").data["opportunity"]["hours_a_week"] == 2


def test_who_asks_again_hears_of_what_is_told_since(ask):
    need = describe(field=make_field("Brücken"), means="hands")
    tag = ask(f"/needs/{need.pk}").headers["ETag"]
    need.opportunity.field.name = "Stege"
    need.opportunity.field.save()
    renamed = ask(f"/needs/{need.pk}").headers["ETag"]
    describe(need, learns="Ruhe")
    assert len({tag, renamed, ask(f"/needs/{need.pk}").headers["ETag"]}) == 3
