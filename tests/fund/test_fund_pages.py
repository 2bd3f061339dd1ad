"""The funds in public and their desk, over HTTP."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from gemeinsinn.fund.forms.fields import CriteriaField
from gemeinsinn.fund.forms.funds import initial_of, rows_of
from gemeinsinn.fund.models import Advice, Fund, Round
from gemeinsinn.ui import formats
from tests.factories.answers import make_agency, make_staff
from tests.factories.funds import make_fund, make_round, rule_data
from tests.factories.people import make_account
from tests.factories.places import make_municipality

pytestmark = pytest.mark.django_db


def test_everybody_reads_what_there_is(client):
    make_fund(public=False)
    shown = make_round(focus="Nachbarschaft", jury_dates=["2126-12-10"], funder_line="Gefördert vom Land.")
    page = client.get(reverse("fund:list")).content.decode()
    assert shown.fund.name in page and "bis 2.500 €" in page.replace("\xa0", " ") and page.count("fund-card ") == 1
    page = client.get(reverse("fund:detail", args=[shown.fund.slug])).content.decode()
    for words in ("Nachbarschaft", "Honorare", "höchstens 500", "Gefördert vom Land.", "10. Dezember 2126"):
        assert words in page.replace("\xa0", " ")
    assert client.get(reverse("fund:detail", args=["nirgends"])).status_code == 404


def test_without_a_fund_the_page_says_so(client):
    assert "Zurzeit gibt es keinen Fonds" in client.get(reverse("fund:list")).content.decode()


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ({}, 200, "Passt Ihre Idee?"),
        ({"wer": "person", "betrag": "400", "ort": "Halle"}, 200, "Ja, das passt"),
        ({"wer": "person", "betrag": "2.600", "ort": "Halle", "begonnen": "on"}, 200, "So noch nicht"),
        ({"wer": "person", "betrag": "1e9", "ort": "Halle"}, 422, "400 oder 1.250,50"),
        ({"wer": "person", "betrag": "1,000.00", "ort": "Halle"}, 422, "tausend oder eins"),
        ({"wer": "person", "betrag": "-5", "ort": "Halle"}, 422, "ohne Minus"),
        ({"wer": "person", "betrag": "0", "ort": "Halle"}, 422, "zu klein oder zu groß"),
        (
            {"wer": "person", "betrag": "400", "ort": "Halle", "von": "2.3.2027", "bis": "1.3.2027"},
            422,
            "vor dem Anfang",
        ),
    ],
)
def test_the_check_needs_no_account(client, query, status, words):
    make_municipality()
    answer = client.get(reverse("fund:check", args=[make_fund().slug]), query)
    assert (answer.status_code, words in answer.content.decode()) == (status, True)


def test_the_check_asks_only_what_the_rules_ask(client):
    page = client.get(
        reverse("fund:check", args=[make_fund(rules=rule_data("jugendfonds", once="free")).slug])
    ).content.decode()
    assert "Wie alt sind Sie?" in page and 'name="schon"' not in page


@pytest.fixture
def office(client):
    user = make_account(roles=["office"])
    client.force_login(user)
    return user


def round_form(data, **changes):
    """A round's form as a browser would send it."""
    costs, papers = rows_of(data)
    sent = {
        "year": 2027,
        "budget": "100.000",
        "funder": "Land",
        "starts": "1.1.2027",
        "jury_dates": "10.3.2027\n1.2.2027",
    }
    for name, value in initial_of(data).items():
        if name not in {"cost_types", "papers"} and said(value):
            sent[f"regeln-{name}"] = typed(value)
    for prefix, rows in (("kosten", costs), ("unterlagen", papers)):
        sent |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": len(rows)}
        for number, row in enumerate(rows):
            sent |= {f"{prefix}-{number}-{key}": typed(value) for key, value in row.items() if said(value)}
    return sent | changes


def said(value):
    return value is not None and value is not False


def typed(value):
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "\n".join(f"{row['label']}: {row['weight']}" for row in value)
    return formats.quantity(value.cents) if hasattr(value, "cents") else value


def test_the_office_sets_up_a_fund_without_a_programmer(client, office):
    client.post(reverse("fund:new_fund"), {"name": "Stadtteilfonds", "summary": "Für das Viertel."})
    fund = Fund.objects.get()
    address = reverse("fund:new_round", args=[fund.pk]) + "?wie=mikrokulturfonds"
    assert "Raummiete und Technik" in client.get(address).content.decode()
    answer = client.post(address, round_form(rule_data("mikrokulturfonds")))
    made = Round.objects.get()
    assert answer.url == reverse("fund:edit_round", args=[made.pk])
    assert made.jury_dates == ["2027-02-01", "2027-03-10"]
    assert made.rule_sets.get().data == rule_data("mikrokulturfonds")
    client.post(reverse("fund:edit_fund", args=[fund.pk]), {"name": "Stadtteilfonds", "summary": "x", "public": "on"})
    assert "Stadtteilfonds" in client.get(reverse("fund:desk_funds")).content.decode()
    fund.refresh_from_db()
    assert fund.public
    assert "2028" in client.get(reverse("fund:new_round", args=[fund.pk])).content.decode()


def test_a_change_shows_in_the_history(client, office):
    made = make_round()
    client.post(
        reverse("fund:edit_round", args=[made.pk]),
        round_form(made.rule_sets.get().data, **{"regeln-most": "2.000", "regeln-once": "free"}),
    )
    page = client.get(reverse("fund:edit_round", args=[made.pk])).content.decode().replace("\xa0", " ")
    assert "aus 2.500 € wurde 2.000 €" in page and "aus eine Förderung im Jahr wurde" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"regeln-most": "100", "regeln-least": "200"}, "passt nicht zu den anderen Regeln"),
        ({"ends": "1.1.2026"}, "vor dem Anfang"),
        ({"budget": "viel"}, "400 oder 1.250,50"),
        ({"jury_dates": "bald"}, "je Zeile"),
    ],
)
def test_a_wrong_round_says_what_is_wrong(client, office, changes, words):
    made = make_round()
    answer = client.post(reverse("fund:edit_round", args=[made.pk]), round_form(made.rule_sets.get().data, **changes))
    assert answer.status_code == 422 and words in answer.content.decode()


def test_the_same_name_twice_is_refused(client, office):
    fund = make_fund()
    answer = client.post(reverse("fund:new_fund"), {"name": fund.name, "summary": "x"})
    assert answer.status_code == 422


def test_an_agency_notes_advice(client):
    fund = make_fund()
    client.force_login(make_staff(make_agency()))
    assert client.post(reverse("fund:advice"), {"fund": fund.pk, "kind": "person", "text": ""}).status_code == 422
    client.post(reverse("fund:advice"), {"fund": fund.pk, "kind": "person", "text": "Ein Fest im Hof"})
    assert Advice.objects.get().text == "Ein Fest im Hof"
    assert "Ein Fest im Hof" in client.get(reverse("fund:advice")).content.decode()
    assert client.get(reverse("fund:desk_funds")).status_code == 403


@pytest.mark.parametrize("line", ["Wirkung: 11", "Wirkung: 0", "x" * 81])
def test_a_criterion_has_a_weight_from_one_to_ten(line):
    field = CriteriaField(required=False)
    assert field.clean("Wirkung\nKosten : 3") == [
        {"key": "wirkung", "label": "Wirkung", "weight": 1}, {"key": "kosten", "label": "Kosten", "weight": 3},
    ]  # fmt: skip
    with pytest.raises(ValidationError):
        field.clean(line)
