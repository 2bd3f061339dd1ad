"""The pages of suggestions, of what was learned and of the fair: buttons, refusals, nonsense."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.exchange.models import Response
from gemeinsinn.matching.actions.asking import stop_asking
from gemeinsinn.matching.models import AskingRule, Suggestion
from gemeinsinn.matching.partner import Partner
from gemeinsinn.organisations.models import Membership
from tests.factories.answers import hang_offer
from tests.factories.people import make_account, make_confirmed_contact
from tests.factories.places import make_quarter
from tests.factories.suggestions import make_firm, make_need_at_desk

pytestmark = pytest.mark.django_db
NASTY = [
    "",
    "partner-",
    "partner-0",
    "partner-²",
    "partner-" + "9" * 40,
    "konto-1",
    "angebot--1",
    "%00",
    "partner-999999",
]


class Desk:
    def __init__(self):
        self.need, self.broker = make_need_at_desk()
        self.firm = make_firm(agency=self.need.agency)
        self.client = Client()
        self.client.force_login(self.broker)

    def act(self, act, *, key=None, **data):
        address = reverse("desk:suggest", args=[self.need.pk, key or f"partner-{self.firm.pk}", act])
        return self.client.post(address, data, follow=True)

    @property
    def row(self):
        return Suggestion.objects.get()

    def page(self):
        return self.client.get(reverse("desk:ideas", args=[self.need.pk])).content.decode()


@pytest.fixture
def desk():
    return Desk()


def test_the_list_shows_who_why_and_the_number(desk):
    page = desk.page()
    for words in (
        desk.firm.name,
        "Jule Brandt",
        "0345 1234567",
        "gibt: Sachen (Stühle und Tische)",
        "noch nie gefragt",
    ):
        assert words in page, words


def test_another_agencys_people_stay_theirs(desk):
    type(desk.firm).objects.update(agency=None, phone="0345 99")
    page = desk.page()
    assert "0345 99" in page and "Jule Brandt" not in page and "0345 1234567" not in page


def test_ask_and_take_back(desk):
    assert "geht per Mail hinaus" in desk.act("fragen", note="Sie haben doch Stühle").content.decode()
    assert (desk.row.state, desk.row.note) == ("asked", "Sie haben doch Stühle")
    assert "per Mail gefragt" in desk.page()
    desk.act("zurueck")
    assert desk.row.state == "open"


def test_put_aside_and_back(desk):
    assert desk.act("zuruecklegen").status_code == 422
    assert desk.act("zuruecklegen", reason="no_time").status_code == 422
    desk.act("zuruecklegen", reason="not_theirs", note="sagt sie")
    assert desk.row.state == "dismissed"
    learned = desk.client.get(reverse("desk:learned")).content.decode()
    assert "zählt bei" in learned and "sagt sie" in learned
    desk.client.post(reverse("desk:unlearn", args=[desk.row.pk]))
    assert desk.row.state == "open"
    assert "inzwischen" in desk.client.post(reverse("desk:unlearn", args=[desk.row.pk]), follow=True).content.decode()


def test_put_off(desk):
    assert desk.act("spaeter", until="gestern").status_code == 422
    assert "ab morgen" in desk.act("spaeter", until=str(timezone.localdate())).content.decode()
    desk.act("spaeter", until=str(timezone.localdate() + timedelta(days=3)))
    assert desk.row.state == "snoozed"
    assert "verschoben bis" in desk.client.get(reverse("desk:learned")).content.decode()


def test_yes_on_the_phone(desk):
    address = reverse("desk:idea_yes", args=[desk.need.pk, f"partner-{desk.firm.pk}"])
    assert desk.client.get(address).status_code == 404
    desk.act("angerufen")
    assert "am Telefon gefragt" in desk.page()
    form = desk.client.get(address)
    assert "Jule Brandt" in form.content.decode()
    assert desk.client.post(address, {"name": "Jule", "amount": "x"}).status_code == 422
    too_much = {"name": "Jule", "amount": "900", "form_key": form.context["form"]["form_key"].value()}
    assert desk.client.post(address, too_much).status_code in {409, 422}
    desk.client.post(address, too_much | {"amount": "5", "email": ""})
    assert (desk.row.state, Response.objects.get().state) == ("accepted", "offered")
    assert desk.client.get(address).status_code == 302


def test_not_now_on_the_phone(desk):
    assert desk.act("gerade-nicht", reason="no_time").status_code == 404
    desk.act("angerufen")
    assert desk.act("gerade-nicht").status_code == 422
    desk.act("gerade-nicht", reason="no_time")
    assert desk.row.state == "refused" and "keine Zeit" in desk.page()


def test_why_nobody_can_be_mailed(desk):
    stop_asking(partner=Partner(desk.firm), now=timezone.now())
    assert "möchte nicht per Mail gefragt werden" in desk.page()
    assert "Daran halten wir uns" in desk.act("fragen").content.decode()


def test_without_an_address(desk):
    type(desk.firm.contact).objects.update(email="")
    assert "keine E-Mail-Adresse" in desk.page()
    assert "Bitte rufen Sie an" in desk.act("fragen").content.decode()


def test_asked_often_enough(desk):
    rule = reverse("desk:asking_rule")
    assert desk.client.post(rule, {"most": "99"}).status_code == 422
    desk.client.post(rule, {"most": "1"})
    assert AskingRule.objects.get().most_a_month == 1
    desk.act("fragen")
    desk.act("zurueck")
    desk.act("angerufen")
    assert "schon einmal gefragt, das reicht" in desk.page()


def test_a_person_with_an_offer(desk):
    quarter = make_quarter()
    offer = hang_offer(
        title="Stühle für das Hofcafé", agency=desk.need.agency, lat=quarter.lat, lon=quarter.lon, quarter=quarter,
        contact=make_confirmed_contact(name="Rudi Voss", email="rudi@example.org", phone="0345 7"),
    )  # fmt: skip
    assert "Rudi Voss" in desk.page()
    type(offer).objects.update(agency=None)
    assert "Rudi Voss" not in desk.page()
    desk.act("fragen", key=f"angebot-{offer.pk}")
    assert (desk.row.offer, desk.row.organisation) == (offer, None)
    assert desk.client.post(reverse("desk:suggest", args=[desk.need.pk, "angebot-999999", "fragen"])).status_code == 404


@pytest.mark.parametrize("key", NASTY[1:])
def test_partners_that_are_none(desk, key):
    for act in ("fragen", "zurueck"):
        assert desk.client.post(f"/schreibtisch/bedarf/{desk.need.pk}/vorschlaege/{key}/{act}/").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "los=1&art=geld&art=quatsch", "los=1&bis=gestern", "los=1&je_bedarf=99&je_partner=x", "los=1&wort=%00%27;--",
        "los=1&fest=1:partner-1&fest=x&nicht=%F0%9F%8D%8E&wunsch=" + "9" * 300, "los=1&als=xml", "stelle=fremd",
        "los=1&wort=" + "a" * 5000, "fest=" + "&fest=".join(f"{n}:partner-{n}" for n in range(1, 90)),
    ],
)  # fmt: skip
def test_nonsense_at_the_fair(desk, query):
    assert desk.client.get(f"{reverse('desk:fair')}?{query}").status_code == 200


def test_a_fair_from_question_to_paper(desk):
    fair, pair = reverse("desk:fair"), f"{desk.need.pk}:partner-{desk.firm.pk}"
    assert "Plan berechnen" in desk.client.get(fair).content.decode()
    page = desk.client.get(f"{fair}?los=1").content.decode()
    assert desk.firm.name in page and "das Einzige, was passt" in page
    assert "von Hand festgehalten" in desk.client.get(f"{fair}?los=1&fest={pair}").content.decode()
    assert "Kein Paar passt" in desk.client.get(f"{fair}?los=1&nicht={pair}").content.decode()
    two = f"{fair}?fest={pair}&fest={desk.need.pk}:partner-{make_firm(agency=desk.need.agency).pk}"
    assert "Lassen Sie eines los" in desk.client.get(two).content.decode()


def test_the_fair_as_a_table_is_for_owners(desk):
    address = f"{reverse('desk:fair')}?los=1&als=csv"
    assert desk.client.get(address).status_code == 403
    Membership.objects.update(role="owner")
    table = b"".join(desk.client.get(address).streaming_content).decode()
    assert desk.firm.name in table and desk.need.title in table


def test_the_office_chooses_an_agency_before_it_sets_a_number(desk):
    office = Client()
    office.force_login(make_account(roles=["office"]))
    assert "Wählen Sie oben eine Agentur" in office.get(reverse("desk:learned")).content.decode()
    assert office.post(reverse("desk:asking_rule"), {"most": "2"}).status_code == 404
    office.post(f"{reverse('desk:asking_rule')}?stelle={desk.need.agency.slug}", {"most": "2"})
    assert AskingRule.objects.get().most_a_month == 2


@pytest.mark.parametrize("who", ["nobody", "resident", "other agency"])
def test_only_the_agencys_own_people(desk, who):
    visitor = Client()
    if who != "nobody":
        visitor.force_login(make_account() if who == "resident" else make_need_at_desk()[1])
    key = f"partner-{desk.firm.pk}"
    desk.act("fragen")
    posts = [
        *(reverse("desk:suggest", args=[desk.need.pk, key, act]) for act in ("fragen", "zurueck", "zuruecklegen")),
        reverse("desk:idea_yes", args=[desk.need.pk, key]),
        reverse("desk:unlearn", args=[desk.row.pk]),
    ]
    wanted = 302 if who == "nobody" else 403
    assert visitor.get(reverse("desk:ideas", args=[desk.need.pk])).status_code == wanted
    assert [visitor.post(address, {"reason": "too_far"}).status_code for address in posts] == [wanted] * len(posts)
    assert desk.row.state == "asked"
