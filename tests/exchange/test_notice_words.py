"""Amounts, days, names and changes as people read them, in both languages; sections on other pages."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.utils import timezone, translation

from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.sections import my_needs, my_offers, needs_and_offers, needs_of_this_project
from gemeinsinn.exchange.showing.cards import notice_card
from gemeinsinn.exchange.wording.amounts import dative
from gemeinsinn.exchange.wording.phrases import (
    author_words,
    field_words,
    missing_of,
    missing_words,
    place_words,
    when_words,
)
from gemeinsinn.exchange.wording.points import panel
from gemeinsinn.projects.models import Project
from tests.factories.exchange import make_author, make_body, make_need, make_offer
from tests.factories.people import make_account
from tests.factories.places import make_municipality

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def _frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.parametrize(
    ("word", "after_of"),
    [("Stühle", "Stühlen"), ("Leute", "Leuten"), ("Kinder", "Kindern"), ("Lampen", "Lampen"), ("Autos", "Autos"),
     ("Sessel", "Sesseln"), ("Stück", "Stück"), ("kg Obst", "kg Obst"), ("chairs", "chairs"), ("", "")],
)  # fmt: skip
def test_german_after_von(word, after_of):
    assert dative(word) == after_of


@pytest.mark.parametrize(
    ("fields", "german", "english"),
    [
        ({"covered": 800}, "noch 12 von 20 Stühlen", "12 of 20 Stühle still missing"),
        ({"covered": 2000}, "alles da: 20 Stühle", "all there: 20 Stühle"),
        (
            {"unit": "euro", "unit_words": "", "amount": 20000, "covered": 5000},
            "noch 150 von 200 €",
            "€150 of €200 still missing",
        ),
        ({"unit": "person", "unit_words": "", "amount": 400}, "noch 4 von 4 Leuten", "4 of 4 people still missing"),
        ({"unit": "person", "unit_words": "", "amount": 100}, "gesucht: 1 Person", "wanted: 1 person"),
        (
            {"unit": "hour", "unit_words": "", "amount": 250},
            "noch 2,5 von 2,5 Stunden",
            "2.5 of 2.5 hours still missing",
        ),
        ({"unit": "date", "unit_words": "", "amount": 300}, "noch 3 von 3 Terminen", "3 of 3 dates still missing"),
        ({"unit": "kg", "unit_words": "", "amount": 2000}, "noch 20 von 20 kg", "20 of 20 kg still missing"),
        ({"unit": "m2", "unit_words": "", "amount": 1200}, "noch 12 von 12 m²", "12 of 12 m² still missing"),
        ({"amount": None}, "", ""),
    ],
)
def test_what_is_missing(fields, german, english):
    need = make_need(**fields)
    assert missing_words(need) == german
    with translation.override("en"):
        assert missing_words(need) == english
    assert (missing_of(need) is None) == (fields.get("amount", 1) is None)


def test_an_offer_is_given_away():
    offer = make_offer(amount=100, unit="piece", unit_words="Säge")
    assert missing_words(offer) == "zu haben: 1 Säge"
    offer.covered = 100
    assert missing_words(offer) == "alles vergeben: 1 Säge"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"until": date(2026, 12, 4)}, "bis Freitag, 4. Dezember"),
        ({"until": date(2026, 12, 4), "when_words": "ab 16 Uhr"}, "bis Freitag, 4. Dezember · ab 16 Uhr"),
        ({"starts": date(2026, 12, 4), "until": date(2026, 12, 4)}, "Freitag, 4. Dezember"),
        ({"starts": date(2026, 12, 4), "until": date(2026, 12, 9)}, "4. bis 9. Dezember 2026"),
        ({"starts": date(2026, 12, 4), "until": None}, "ab Freitag, 4. Dezember"),
        ({"until": None, "when_words": "donnerstags"}, "donnerstags"),
        ({"until": None}, ""),
    ],
)
def test_when(fields, said):
    assert when_words(make_need(**fields)) == said


def test_a_standing_offer_where_and_who():
    assert when_words(make_offer()) == "immer wieder, bis auf Weiteres"
    assert place_words(make_need()) == "Hof am Tulpenbrunnen, Halle-Neustadt"
    assert author_words(make_need()) == "Maria"
    assert author_words(make_need(organisation_name="Hausgemeinschaft")) == "Hausgemeinschaft"
    assert author_words(make_need(organisation=make_body(name="Verein"))) == "Verein"
    assert author_words(make_need(contact=make_author(name=""))) == "jemand aus der Nachbarschaft"


@pytest.mark.parametrize(
    ("days", "said"), [(0, "nur noch heute"), (1, "nur noch bis morgen"), (3, "noch 3 Tage"), (4, ""), (-1, "")]
)
def test_what_is_due_soon_says_so(days, said):
    assert notice_card(make_need(until=timezone.localdate() + timedelta(days=days)))["notice"] == said


def test_a_card_of_something_closed_has_no_yes():
    card = notice_card(make_need(state=State.DONE))
    assert (card["yes_href"], card["call_href"]) == ("", "")
    bare = notice_card(make_need(until=None, spot=""))
    assert bare["facts"] == []


def test_without_amount_and_benefit_the_card_says_who_and_its_first_words():
    told = {"amount": None, "benefit": "", "until": None, "spot": "", "details": "Zweimal in der Woche. " * 9}
    card = notice_card(make_need(organisation_name="Tierheim Birkhahnweg", **told))
    assert card["facts"] == [("people", "Wer", "Tierheim Birkhahnweg")]
    assert card["words"].startswith("Zweimal in der Woche.") and card["words"].endswith("…")
    assert notice_card(make_need(organisation_name="", **told))["facts"] == []
    assert notice_card(make_need())["words"] == ""


@pytest.mark.parametrize(
    ("title", "details", "words"),
    [
        ("Vorlesen", "Eins zwei " * 10 + "drei, vier. Fünf", "Eins zwei " * 10 + "drei, vier …"),
        ("Vorlesen", "Kurz und gut.", "Kurz und gut."),
        ("Vorlesen und…", "Vorlesen und Spielen und vieles mehr\n\nMontags.", "Montags."),
        ("Vorlesen und…", "Montags.", "Montags."),
    ],
)
def test_the_first_words_end_tidily_and_do_not_say_the_title_again(title, details, words):
    need = make_need(amount=None, benefit="", title=title, details=details)
    assert notice_card(need)["words"] == words


@pytest.mark.parametrize(("km", "shown"), [(3.0, ""), (9.0, "9 km")])
def test_a_distance_smaller_than_the_town_is_not_shown_where_only_the_town_is_known(km, shown):
    town = make_municipality(population=240_000)
    need = make_need(municipality=town, lat=town.lat, lon=town.lon)
    need.quarter, need.distance_km = None, km
    assert notice_card(need)["distance"].replace("\xa0", " ") == shown


def test_a_distance_to_a_spot_is_shown():
    need = make_need()
    need.distance_km = 0.8
    assert notice_card(need)["distance"].replace("\xa0", " ") == "800 m"


def test_fields_before_and_after():
    need = make_need(languages=["de", "en"], starts=date(2026, 12, 1))
    offer = make_offer()
    said = {
        name: field_words(need, name)
        for name in ("amount", "kind", "starts", "languages", "quarter", "lat", "postcode")
    }
    assert said == {
        "amount": "20", "kind": "Sachen", "starts": "Dienstag, 1. Dezember", "languages": "de, en",
        "quarter": "Halle-Neustadt", "lat": "", "postcode": "",
    }  # fmt: skip
    assert field_words(offer, "standing") == "ja"
    need.contact = None
    assert field_words(need, "title") == need.title


def test_the_panel_praises_first():
    need = make_need(amount=None, benefit="Werbung", organisation_name="")
    told = panel(need, today=timezone.localdate())
    assert [line.ok for line in told["lines"]] == [True] * 4 + [False] * 2
    assert (told["score"], told["publishable"], told["words"]) == (4, False, "Noch 2 Punkte, dann hängt er.")
    assert panel(make_need(), today=timezone.localdate())["words"].startswith("Das kann man sich vorstellen")
    assert panel(make_need(amount=None), today=timezone.localdate())["words"].startswith("So kann er hängen")
    assert panel(Need(), today=timezone.localdate())["words"] == "Er wächst, während Sie schreiben."
    assert "Wer anbietet" in [line.name for line in panel(make_offer(), today=timezone.localdate())["lines"]]


def test_sections_on_other_pages():
    user = make_account()
    organisation = make_body(kind="initiative")
    project = Project.objects.create(title="Hofcafé", slug="hofcafe", aim="Sitzen", state="published")
    viewer = AnonymousUser()
    assert needs_and_offers(organisation, viewer) is None
    assert needs_of_this_project(project, viewer) is None
    assert (my_needs(user), my_offers(user), my_needs(viewer)) == (None, None, None)
    need = make_need(organisation=organisation, project=project, contact=make_author(user=user))
    offer = make_offer(organisation=organisation, contact=make_author(user=user))
    for section in (needs_and_offers(organisation, viewer), needs_of_this_project(project, viewer)):
        shown = render_to_string(section.template, section.context)
        assert need.title in shown
    for provider, notice in ((my_needs, need), (my_offers, offer)):
        template, context = provider(user)
        shown = render_to_string(template, context)
        assert notice.title in shown
        assert f"/{notice.pk}/verwalten/" in shown
