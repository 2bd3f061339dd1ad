"""From a project to an application in one click; and how applicants see the form."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.from_project import draft_from_project
from gemeinsinn.fund.models import Application
from gemeinsinn.projects.actions import set_funding
from tests.factories.exchange import make_body
from tests.factories.funds import make_round, rule_data
from tests.factories.people import make_account, make_confirmed_contact
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "applicant"),
    [
        ("association", "association"),
        ("initiative", "initiative"),
        ("school", "institution"),
        ("company", ""),
        (None, "person"),
    ],
)
def test_what_the_project_says_need_not_be_typed_again(kind, applicant):
    project = make_project(organisation=make_body(kind=kind, name="Hofverein") if kind else None)
    now = timezone.now()
    shares = [
        {"source": "own", "amount": Money(5_000), "note": "Kasse"}, {"source": "business", "amount": Money(9_000), "note": "Bäcker"},
        {"source": "hours", "hours": 10, "note": "Aufbau"}, {"source": "state", "amount": Money(0), "note": ""},
    ]  # fmt: skip
    set_funding(project=project, shares=shares, by=None, now=now)
    made = draft_from_project(project=project, funding=make_round(), language="de", now=now)
    assert (made.kind, made.title, made.project, made.organisation_name) == (
        applicant,
        project.title,
        project,
        "Hofverein" if kind else "",
    )
    assert sorted((row["kind"], row["cents"]) for row in made.means) == [
        ("hours", 15_000),
        ("money", 5_000),
        ("others", 9_000),
    ]
    young = draft_from_project(project=project, funding=make_round(like="jugendfonds"), language="de", now=now)
    assert sorted((row["kind"], row["cents"]) for row in young.means) == [("others", 5_000), ("others", 9_000)]


def test_one_click_on_the_projects_own_page(client):
    user = make_account()
    contact = make_confirmed_contact()
    contact.user = user
    contact.save()
    project = make_project(contact=contact)
    client.force_login(user)
    page, act = (
        reverse("projects:edit", args=[project.pk]),
        reverse("projects:edit_part", args=[project.pk, "foerderung"]),
    )
    assert "Geld für dieses Vorhaben" not in client.get(page).content.decode()
    fund = make_round().fund
    make_round(starts=timezone.localdate() + timedelta(days=9))
    assert "Geld für dieses Vorhaben" in client.get(page).content.decode()
    assert client.get(act).url == page
    assert client.post(act, {"fonds": "nirgends"}).url == page
    begun = client.post(act, {"fonds": fund.slug})
    assert begun.url.startswith("/m/") and Application.objects.get().title == project.title
    assert project.title in client.get(begun.url).content.decode()


def test_the_office_sees_the_form_as_applicants_do(client):
    client.force_login(make_account(roles=["office"]))
    made = make_round(rules=rule_data("mikrokulturfonds"))
    address = reverse("fund:preview", args=[made.pk])
    page = client.get(address).content.decode()
    assert "Raummiete und Technik" in page and "Ihr Träger" not in page
    assert "Ihr Träger" in client.get(address, {"wer": "initiative"}).content.decode()
