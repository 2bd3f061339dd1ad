"""Awards in public: what the standard asks for, and never the name of a person."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.conversation import withdraw
from gemeinsinn.fund.actions.deciding import award
from gemeinsinn.fund.models import Application
from tests.factories.funds import WHO, award_grant, check_grant, make_round

pytestmark = pytest.mark.django_db
NEEDED = {"id", "title", "description", "currency", "amountAwarded", "awardDate", "fundingOrganization"}


@pytest.fixture
def given():
    """Two of an association and a person; one withdrawn, one of a fund nobody sees."""
    funding = make_round()
    body = check_grant(funding=funding, kind="association", organisation_name="Hofverein e. V.", title="=Chor")
    award(application=body, amount=Money(30_000), conditions="", by=None, now=body.submitted_at)
    person = award_grant(
        funding=funding, who=WHO | {"name": "Xaveria Quitte", "email": "x@example.org"}, title="Fest bei Xaveria"
    )
    gone = award_grant(funding=funding, who=WHO | {"email": "y@example.org"})
    withdraw(application=gone, now=gone.submitted_at)
    award_grant(funding=make_round(public=False), who=WHO | {"email": "z@example.org"})
    return body, person


def test_grants_have_what_the_standard_asks_for(client, given):
    body, person = given
    Application.objects.filter(pk=person.pk).update(municipality=None, starts=None)
    answer = client.get(reverse("fund:data_json"))
    told = answer.json()
    assert (told["version"], told["license"]) == ("1.4", "https://creativecommons.org/licenses/by/4.0/")
    by_id = {one["id"]: one for one in told["grants"]}
    first, second = (by_id[f"360G-gemeinsinn-{one.reference}"] for one in (body, person))
    assert len(by_id) == 2 and set(first) >= NEEDED and set(second) >= NEEDED
    assert (first["amountAwarded"], first["amountAppliedFor"], first["currency"]) == (300.0, 400.0, "EUR")
    assert first["recipientOrganization"] == [{"id": "360G-gemeinsinn-org-hofverein-e-v", "name": "Hofverein e. V."}]
    assert first["beneficiaryLocation"] == [{"name": "Halle (Saale)", "countryCode": "DE"}]
    assert "recipientIndividual" not in first and "recipientOrganization" not in second
    assert second["recipientIndividual"]["name"] == "Individual Recipient" and "beneficiaryLocation" not in second
    assert "Xaveria" not in answer.content.decode()


def test_the_spreadsheet_says_the_same_and_runs_nothing(client, given):
    rows = list(csv.DictReader(io.StringIO(client.get(reverse("fund:data_csv")).content.decode())))
    assert sorted(row["Amount Awarded"] for row in rows) == ["300.0", "400.0"]
    assert {row["Title"] for row in rows} == {"'=Chor", f"Förderung an eine Person: {given[1].round.fund.name}"}
    assert "Xaveria" not in str(rows)


def test_figures_by_year(client, given):
    page = client.get(reverse("fund:data")).content.decode().replace("\xa0", " ")
    assert "700 €" in page and "350 €" in page and "Xaveria" not in page


def test_nothing_yet(client):
    assert "noch nichts" in client.get(reverse("fund:data")).content.decode()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", 2), ("halle", 2), ("Hofverein", 1), ("chor hofverein", 1), ("Engagementfonds", 2),
        ("Xaveria", 0), ("Quitte", 0), ("Hof Magdeburg", 0), ("\x00 %' OR 1=1", 0), ("a " * 5000, None),
    ],
)  # fmt: skip
def test_what_was_funded_is_listed_by_place_and_searched_without_naming_anybody(client, given, words, found):
    answer = client.get(reverse("fund:data"), {"wort": words, "seite": "99999999999"})
    assert answer.status_code == 200
    rows = [one for _place, grants in answer.context["places"] for one in grants]
    assert found is None or len(rows) == found
    assert "Xaveria" not in str(rows)
    assert {place for place, _grants in answer.context["places"]} <= {"Halle (Saale)"}


def test_the_list_asks_the_database_as_often_for_many_grants(client, given, django_assert_num_queries):
    client.get(reverse("fund:data"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("fund:data"))
    funding = given[0].round
    for number in range(6):
        award_grant(funding=funding, who=WHO | {"email": f"n{number}@example.org"})
    with django_assert_num_queries(len(few)):
        client.get(reverse("fund:data"))
