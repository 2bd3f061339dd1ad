"""What volunteers wish for, at the desk of the one agency they agreed to: seen, asked, taken back, gone."""

import re
import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.db.models import Q
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.activity.outbox import deliver_due_mails
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.exchange.models import Need, Response
from gemeinsinn.matching.account import collect_suggestions, erase_suggestions
from gemeinsinn.matching.actions.asking import AskedEnough, allow_asking, count_ask, stop_asking
from gemeinsinn.matching.actions.encoding import encode_waiting
from gemeinsinn.matching.actions.saving import change_search, erase_searches, pause_search, save_search
from gemeinsinn.matching.actions.suggestions import ask_partner, dismiss_suggestion, snooze_suggestion
from gemeinsinn.matching.actions.wishing import PURPOSE, let_agency_ask, stop_agency_asking
from gemeinsinn.matching.kept import collect_searches
from gemeinsinn.matching.models import Quiet, SavedSearch, Suggestion
from gemeinsinn.matching.partner import Partner, partner_of
from gemeinsinn.matching.queries.asked import asked_among, is_quiet
from gemeinsinn.matching.queries.likeness import likeness_to
from gemeinsinn.matching.queries.requests import SearchRequest
from gemeinsinn.matching.queries.suggestions import ideas_for, learned_from, put_aside
from gemeinsinn.matching.queries.wishes import agency_at, wishes_for
from gemeinsinn.organisations.models import AgencyArea
from gemeinsinn.people.models import Consent
from gemeinsinn.people.personal_data import Person
from gemeinsinn.places.queries import Spot
from tests.factories.answers import hang_need, make_agency, make_staff
from tests.factories.matching import build_index
from tests.factories.people import make_account
from tests.factories.places import make_municipality, make_postcode, make_quarter
from tests.factories.searches import confirm, search_token

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SURNAME = "Wunschmann"


class Town:
    """An agency with an area, somebody at its desk, and a need on its board."""

    def __init__(self, **need):
        self.quarter = make_quarter()
        self.agency = make_agency()
        AgencyArea.objects.get_or_create(agency=self.agency, municipality=self.quarter.municipality)
        self.broker = make_staff(self.agency, name="Renate Kühn")
        self.need = self.hang(**need)
        self.spot = Spot(self.quarter.name, self.quarter.lat, self.quarter.lon, self.quarter.municipality, self.quarter)

    def hang(self, **need):
        place = {"lat": self.quarter.lat, "lon": self.quarter.lon, "quarter": self.quarter}
        fields = {"title": "Vorlesen in der zweiten Klasse", "kind": "zeit", "unit": "person", "unit_words": ""}
        return hang_need(**{"agency": self.agency, "now": NOW - timedelta(days=1), **place, **fields} | need)

    def wish(self, words="Kindern vorlesen", *, email="maria@example.org", confirmed=True, **asked):
        search = save_search(
            request=SearchRequest(words=words, **{"spot": self.spot, "km": 5.0} | asked), rhythm="taeglich",
            email=email, language="de", form_key=uuid.uuid4(), now=NOW, name=f"Maria {SURNAME}", phone="0345 4711",
            may_ask=True,
        )  # fmt: skip
        return confirm(search, now=NOW) if confirmed else search

    def seen(self, viewer=None, need=None):
        """Keys of wishes on the list of the need."""
        found = ideas_for(need or self.need, viewer or self.broker, now=NOW)
        rows = [*found.open, *found.asked, *found.aside]
        return [one.partner.key for one in rows if one.partner.wish is not None]


@pytest.fixture
def town():
    return Town()


def keys(*wishes):
    return [Partner(wish=wish).key for wish in wishes]


def test_a_wish_stands_among_the_suggestions_with_its_reasons(town):
    wish = town.wish()
    build_index()
    client = Client()
    client.force_login(town.broker)
    page = client.get(reverse("desk:ideas", args=[town.need.pk])).content.decode()
    for words in (f"Wunsch von Maria {SURNAME}", "sucht: „Kindern vorlesen“", "0345 4711", "passt in der Sache"):
        assert words in page, words
    assert town.seen() == keys(wish)


def test_the_yes_is_kept_with_its_words_and_counts_once_the_address_has_answered(town):
    wish = town.wish(confirmed=False)
    consent = Consent.objects.get(contact=wish.contact, purpose=PURPOSE)
    wording = f"{town.agency.name} darf mich anrufen oder anschreiben, wenn etwas passt."
    assert (consent.wording, consent.given_at, consent.withdrawn_at) == (wording, NOW, None)
    assert town.seen() == []
    confirm(wish, now=NOW)
    assert town.seen() == keys(wish)


@pytest.mark.parametrize(
    ("asked", "need", "fits"),
    [
        ({}, {}, True),
        ({"sides": ("need", "offer")}, {}, True),
        ({"sides": ("offer",)}, {}, False),
        ({"kinds": ("zeit",)}, {}, True),
        ({"kinds": ("geld",)}, {}, False),
        ({"words": ""}, {}, False),
        ({"words": "", "kinds": ("zeit",)}, {}, True),
        ({"words": "Klavier stimmen"}, {}, False),
        ({"languages": ("uk",)}, {"languages": ["uk", "de"]}, True),
        ({"languages": ("uk",)}, {}, False),
        ({"accessible": True}, {"access": "yes"}, True),
        ({"accessible": True}, {"access": "partly"}, False),
        ({"until": NOW.date() + timedelta(days=300)}, {"until": NOW.date() + timedelta(days=9)}, True),
        ({"until": NOW.date() + timedelta(days=3)}, {"until": NOW.date() + timedelta(days=9)}, False),
        ({"until": NOW.date() + timedelta(days=3)}, {"until": None}, False),
        ({}, {"audience": "partners"}, False),
        ({}, {"lat": 51.6}, False),
        ({}, {"lat": None}, False),
    ],
)
def test_only_what_the_search_itself_would_find(asked, need, fits):
    town = Town(**need)
    town.wish(**asked)
    assert bool(town.seen()) == fits


def test_nobody_but_the_people_of_that_agency_sees_it(town):
    wish = town.wish()
    office, other = make_account(roles=["office"]), make_staff(make_agency(name="Freiwilligenagentur Magdeburg"))
    assert [town.seen(viewer) for viewer in (town.broker, office, other, make_account())] == [keys(wish), [], [], []]
    foreign = town.hang(agency=make_agency(name="Freiwilligenagentur Dessau"))
    assert town.seen(need=foreign) == []
    for user in (office, other):
        with pytest.raises(NotAllowed):
            ask_partner(need=town.need, partner=Partner(wish=wish), by=user, now=NOW)
    with pytest.raises(NotAllowed):
        ask_partner(need=foreign, partner=Partner(wish=wish), by=town.broker, now=NOW)


def test_not_the_own_need_and_not_while_it_rests(town):
    wish = town.wish()
    town.need.contact.email = "Maria@example.org"
    town.need.contact.save()
    assert town.seen(need=Need.objects.select_related("contact", "agency").get()) == []
    Need.objects.update(contact=None)
    assert town.seen(need=Need.objects.get()) == keys(wish)
    pause_search(search=wish, now=NOW)
    assert town.seen(need=Need.objects.get()) == []


def test_asked_by_mail_and_said_yes(town):
    wish = town.wish()
    row = ask_partner(need=town.need, partner=Partner(wish=wish), by=town.broker, now=NOW, note="Donnerstags")
    assert (row.wish, row.organisation, row.offer) == (wish, None, None)
    sent = OutgoingMail.objects.latest("pk")
    assert (
        sent.to == "maria@example.org" and "Maria" in sent.text and "Sie haben gesucht: „Kindern vorlesen“" in sent.text
    )
    link = re.search(r"http\S+?(/m/[^/]+/)ja/", sent.text)[1]
    form = Client().get(f"{link}ja/").context["form"]
    known = {name: form[name].value() for name in form.fields}
    assert (known["name"], known["email"]) == (f"Maria {SURNAME}", "maria@example.org")
    answer = Client().post(f"{link}ja/", known | {"amount": "1", "message": ""})
    assert answer.status_code == 302
    row.refresh_from_db()
    assert (row.state, Response.objects.get().state) == ("accepted", "offered")


def test_one_click_in_the_mail_program_takes_the_yes_back_everywhere(town):
    wish, second = town.wish(), town.wish("Plakate kleben")
    ask_partner(need=town.need, partner=Partner(wish=wish), by=town.broker, now=NOW)
    deliver_due_mails(now=timezone.now())
    path = re.search(r"<https?://[^/]+(/\S+)>", mail.outbox[-1].extra_headers["List-Unsubscribe"])[1]
    page = Client().post(path, {"List-Unsubscribe": "One-Click"}).content.decode()
    assert "fragen Sie nicht mehr" in page
    assert town.seen() == [] and set(SavedSearch.objects.values_list("agency", flat=True)) == {None}
    assert not Consent.objects.filter(purpose=PURPOSE, withdrawn_at=None).exists()
    second.refresh_from_db()
    assert second.state == "active"  # the mails about new things go on
    allow_asking(partner=partner_of(Suggestion.objects.get()), now=NOW)
    assert town.seen() == keys(wish) and not Quiet.objects.exists()


def test_never_more_often_than_the_agency_allows(town):
    wish = town.wish()
    partner = Partner(wish=wish)
    for _time in range(3):
        count_ask(partner=partner, most=3, now=NOW)
    assert asked_among([partner, Partner(wish=town.wish("Plakate"))], now=NOW) == dict.fromkeys(
        keys(*SavedSearch.objects.order_by("pk")), 3
    )
    with pytest.raises(AskedEnough):
        ask_partner(need=town.need, partner=partner, by=town.broker, now=NOW)


def test_put_aside_put_off_and_learned_from(town):
    wish = town.wish()
    partner = Partner(wish=wish)
    dismiss_suggestion(need=town.need, partner=partner, reason="not_theirs", by=town.broker, now=NOW)
    other = town.hang(title="Kindern im Hort vorlesen")
    (one,) = [one for one in ideas_for(other, town.broker, now=NOW).open if one.partner.wish]
    assert one.fit.pair.learned == 1
    snooze_suggestion(need=other, partner=partner, until=NOW.date() + timedelta(days=5), by=town.broker, now=NOW)

    office = make_account(roles=["office"])
    assert [rows(Q(), town.broker).count() for rows in (learned_from, put_aside)] == [1, 1]
    assert [rows(Q(), office).count() for rows in (learned_from, put_aside)] == [0, 0]
    stop_agency_asking(search=wish, now=NOW)
    assert not Suggestion.objects.exists()


def test_at_the_desk_each_button_works_and_foreign_hands_find_nothing(town):
    wish = town.wish()
    own, foreign = Client(), Client()
    own.force_login(town.broker)
    foreign.force_login(make_account(roles=["office"]))

    def act(client, name, **data):
        path = reverse("desk:suggest", args=[town.need.pk, f"wunsch-{wish.pk}", name])
        return client.post(path, data).status_code

    assert [act(foreign, "fragen"), act(own, "angerufen"), act(own, "zurueck")] == [404, 302, 302]
    assert act(own, "spaeter", until=(NOW.date() + timedelta(days=3)).isoformat()) == 302
    assert Suggestion.objects.get().state == "snoozed"
    row = Suggestion.objects.get()
    unlearn = reverse("desk:unlearn", args=[row.pk])
    assert [foreign.post(unlearn).status_code, own.post(unlearn).status_code] == [404, 302]
    assert act(own, "fragen") == 302
    yes = own.get(reverse("desk:idea_yes", args=[town.need.pk, f"wunsch-{wish.pk}"]))
    assert yes.status_code == 200 and SURNAME in yes.content.decode()
    missing = reverse("desk:suggest", args=[town.need.pk, "wunsch-999999", "fragen"])
    assert own.post(missing).status_code == 404


def test_another_place_is_another_agency(town):
    wish = town.wish()
    change_search(search=wish, fields={"words": "Vorlesen"}, now=NOW)
    assert wish.agency == town.agency
    change_search(search=wish, fields={"place": "", "lat": None, "lon": None}, now=NOW)
    assert (wish.agency, is_quiet(Partner(wish=wish))) == (None, True)
    with pytest.raises(DomainError, match="Ort"):
        let_agency_ask(search=wish, now=NOW)
    stop_asking(partner=Partner(wish=wish), now=NOW)
    assert Quiet.objects.count() == 1


def test_the_agency_of_a_place(town):
    town_of = town.quarter.municipality
    assert agency_at(town.quarter.name, None, None) == town.agency
    assert agency_at("", None, None) is None and agency_at("Nirgendwo", None, None) is None
    assert agency_at("", 0.0, 0.0) is None
    make_postcode(municipality=town_of, lat=town.quarter.lat, lon=town.quarter.lon)
    assert agency_at("", town.quarter.lat, town.quarter.lon) == town.agency


def test_on_the_own_page_one_may_agree_and_take_it_back(town):
    wish = town.wish()
    client, root = Client(), f"/m/{search_token(wish)}/"
    assert f"<dd>{town.agency.name}</dd>" in client.get(root).content.decode()
    assert "Bitte fragen Sie mich nicht mehr" in client.get(f"{root}nicht-fragen/").content.decode()
    assert SavedSearch.objects.get().agency == town.agency, "looking changes nothing"
    client.post(f"{root}nicht-fragen/")
    assert SavedSearch.objects.get().agency is None
    assert "Ja, Sie dürfen mich fragen" in client.get(root).content.decode()
    client.post(f"{root}fragen/")
    assert SavedSearch.objects.get().agency == town.agency
    assert Consent.objects.filter(purpose=PURPOSE).count() == 2
    SavedSearch.objects.update(place="", lat=None, agency=None)
    assert "einen Ort" in client.post(f"{root}fragen/", follow=True).content.decode()


def test_the_form_asks_only_where_an_agency_could_answer(town, client):
    def form(query):
        return client.get(f"/suche/merken/?{query}").context["form"].fields

    place = f"ort={town.quarter.name}"
    asked = [set(form(query)) for query in (place, f"{place}&was=angebot", "q=Stuhl")]
    assert ["may_ask" in fields for fields in asked] == [True, False, False]
    data = {"email": "maria@example.org", "rhythm": "taeglich", "form_key": str(uuid.uuid4()), "may_ask": "on"}
    assert client.post(f"/suche/merken/?{place}", data).status_code == 422  # whom should they ask for?
    client.post(f"/suche/merken/?{place}", data | {"name": f"Maria {SURNAME}", "phone": ""})
    search = SavedSearch.objects.get()
    assert (search.agency, search.contact.name) == (town.agency, f"Maria {SURNAME}")
    client.post(
        f"/suche/merken/?{place}",
        {"email": "x@example.org", "rhythm": "taeglich", "form_key": str(uuid.uuid4()), "name": "Ohne Haken"},
    )
    bare = SavedSearch.objects.latest("pk")
    assert (bare.agency, bare.contact.name) == (None, "")


def test_in_the_copy_of_the_data_and_gone_with_the_person(town):
    user = make_account(email="maria@example.org")
    wish = town.wish()
    dismiss_suggestion(
        need=town.need,
        partner=Partner(wish=wish),
        reason="other",
        note=f"Frau {SURNAME} im Urlaub",
        by=town.broker,
        now=NOW,
    )
    ask = ask_partner(need=town.hang(), partner=Partner(wish=wish), by=town.broker, now=NOW)
    assert collect_searches(user)[0]["agency_that_may_ask"] == town.agency.name
    assert [row["state"] for row in collect_suggestions(user)] == ["asked"]
    person = Person(frozenset({wish.contact_id}), (SURNAME,))
    erase_suggestions(person, now=NOW)
    assert not Suggestion.objects.exclude(note="").exists()
    erase_searches(person, now=NOW)
    assert not Suggestion.objects.filter(pk=ask.pk).exists() and not SavedSearch.objects.exists()
    assert not Consent.objects.filter(purpose=PURPOSE).exists()


def test_by_meaning_once_the_need_is_encoded(town, fake_encoder, monkeypatch):
    wish = town.wish("Vorlage in zweierlei Klang")  # for this encoder words alike are those with the same beginning
    build_index()
    before = [one.fit.pair.text for one in ideas_for(town.need, town.broker, now=NOW).open if one.partner.wish]
    encode_waiting(encoders=[fake_encoder], now=NOW)
    (after,) = [one.fit for one in ideas_for(town.need, town.broker, now=NOW).open if one.partner.wish == wish]
    assert before == [] and after.pair.text > 0.3
    monkeypatch.setattr("gemeinsinn.matching.queries.likeness.MOST_MEANT", 1)
    words = [("Vorlage in zweierlei Klang", "de"), ("Vorlesen", "de")]
    by_words, meant = likeness_to(f"need:{town.need.pk}", words, now=NOW)
    assert (by_words, meant > by_words) == (0.0, True)
    assert likeness_to("need:999999", [("Stuhl", "de")], now=NOW) == [0.0]


def test_many_wishes_cost_as_many_queries_as_one(town):
    town.wish(email="a@example.org")
    build_index()
    wishes_for(town.need, town.broker)
    ideas_for(town.need, town.broker, now=NOW)
    with CaptureQueriesContext(connection) as one:
        ideas_for(town.need, town.broker, now=NOW)
    for letter in "bcdef":
        town.wish(email=f"{letter}@example.org")
    with CaptureQueriesContext(connection) as many:
        assert len(town.seen()) == 6
    assert len(many) == len(one)


def test_of_a_place_without_name_and_a_town_nobody_looks_after():
    make_municipality(name="Magdeburg", lat=52.12, lon=11.63)
    assert agency_at("Magdeburg", 52.12, 11.63) is None
