"""What each side says in the index, who may find it, and that no person is in it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.matching.sources import EVERYONE, PARTNERS, Text, key_of, parts_of, source_of, sources
from gemeinsinn.organisations.models import Organisation
from tests.factories.answers import give_answer, hang_need
from tests.factories.exchange import make_author, make_body, make_broker, make_need, make_offer
from tests.factories.opportunities import describe, make_field
from tests.factories.organisations import make_spot
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db


def text_of(side, row) -> Text:
    return source_of(side).texts([row.pk])[row.pk]


def test_the_four_sides_are_registered():
    assert [source.side for source in sources()] == ["need", "offer", "partner", "project"]
    assert parts_of(key_of("need", 17)) == ("need", 17)


def test_a_need_says_what_it_is_about_with_its_benefit():
    need = make_need(
        contact=make_author(name="Maria Petrenko"),
        details="Maria Petrenko braucht Stühle. Sie sind versichert. Ruft an: 0345 7654321.",
        starts=date(2026, 12, 1),
        languages=["uk", "de"],
        access="partly",
        access_words="Rampe am Hof",
        organisation=make_body(name="Löwenzahn e. V."),
    )
    text = text_of("need", need)
    document = text.document
    assert (text.audience, text.facets) == (EVERYONE, {"languages": ["de", "uk"], "access": ["partly"]})
    assert document.title == "Zwanzig Stühle für das Hofcafé"
    assert document.text == "braucht Stühle. Ruft an: .\nIhr Name steht ein Jahr lang auf jeder Lehne."
    assert document.details == "Sie sind versichert.\nStühle\nHof am Tulpenbrunnen\nRampe am Hof\nLöwenzahn e. V."
    assert (document.key, document.side, document.kind, document.place) == (
        f"need:{need.pk}", "need", "sachen", "Halle-Neustadt",
    )  # fmt: skip
    assert (document.lat, document.lon, document.language) == (need.lat, need.lon, "de")
    assert (document.starts, document.ends, document.changed) == (
        date(2026, 12, 1), need.until, timezone.localdate(need.published_at),
    )  # fmt: skip
    assert document.responses == 0


def test_a_need_of_time_is_found_by_what_one_learns_and_its_field():
    need = describe(
        make_need(kind="zeit", unit="person", unit_words="", contact=make_author(name="Maria Petrenko")),
        learns="Vorlesen, Maria Petrenko zeigt es", field=make_field("Leseförderung", name_en="Reading"),
        training="Stimmkurs", way_there="Tram 2",
    )  # fmt: skip
    document = text_of("need", need).document
    assert document.text.endswith("\nVorlesen, zeigt es\nLeseförderung")
    assert document.details.split("\n")[-3:] == ["Stimmkurs", "Tram 2", "Reading"]
    assert list(source_of("need").worded(None, ["Stimmkurs"])) == [need]
    plain = describe(make_need(kind="zeit", unit="person", unit_words=""), children="yes")
    assert text_of("need", plain).document.text.endswith("auf jeder Lehne.")


def test_a_profile_that_is_not_published_gives_no_name():
    need = make_need(organisation=make_body(name="Heimlich e. V.", state="submitted"), contact=None)
    assert "Heimlich" not in text_of("need", need).document.details


def test_answers_are_counted_once_they_are_confirmed():
    need = hang_need()
    give_answer(need, name="Jule Brandt", email="jule@example.org", amount=100)
    give_answer(need, name="Jan Brandt", email="jan@example.org", amount=100, confirmed=False)
    assert text_of("need", need).document.responses == 1
    response = need.responses.first()
    assert source_of("need").touched_by("exchange.response", [response.pk]) == {need.pk}
    assert source_of("offer").touched_by("exchange.response", [response.pk]) == set()
    assert source_of("offer").touched_by("exchange.offer", [7]) == {7}


def test_an_offer_hides_its_conditions_in_the_small_print():
    offer = make_offer(details="Ein Keller.", benefit_hoped="Ein Dank beim Fest")
    document = text_of("offer", offer).document
    assert (document.text, document.ends) == ("Ein Keller.", None)
    assert document.details.startswith("Bitte besenrein.\nEin Dank beim Fest")


def test_a_project_says_its_aim_and_steps_and_no_supporter():
    project = make_project(
        target_group="Nachbarn im Hof",
        steps=[{"title": "Bänke bauen", "due": None}],
        supporters=[{"name": "Rosa Winter", "what": "Kuchen"}],
        access="yes",
        access_words="Durch das Hoftor",
    )
    text = text_of("project", project)
    document = text.document
    assert document.text == "Zwanzig Nachbarn kennen sich beim Namen.\nNachbarn im Hof"
    assert document.details == "Durch das Hoftor\nBänke bauen"
    assert (text.facets, text_of("project", make_project()).facets) == ({"access": ["yes"]}, {})
    assert "Winter" not in f"{document}"


def test_a_partner_says_what_it_gives_and_not_what_it_does_not():
    spot = make_spot()
    partner = make_body(
        kind=Organisation.Kind.COMPANY, name="Tischlerei Brandt", branch="Holz", about="Wir bauen Treppen.",
        gives="Verschnitt", gives_not="Geld", gives_kinds={"sachen": "Reste, wöchentlich", "zeit": ""},
        municipality=spot.municipality,
    )  # fmt: skip
    text = text_of("partner", partner)
    assert text.document.text == "Holz\nWir bauen Treppen.\nVerschnitt\nZeit\nSachen: Reste, wöchentlich"
    assert text.document.details == "Betrieb"
    assert text.facets == {"bodies": ["company"], "gives": ["zeit", "sachen"]}


def test_a_partner_is_as_new_as_the_day_it_came_whatever_it_changes():
    partner = make_body(name="Tischlerei Brandt")
    came = timezone.now() - timedelta(days=200)
    Organisation.objects.filter(pk=partner.pk).update(created_at=came)
    partner.refresh_from_db()
    partner.phone = "0345 7654321"
    partner.save()
    assert text_of("partner", partner).document.changed == timezone.localdate(came)


def test_only_what_can_be_found_has_a_text():
    rows = [make_need(state=state) for state in State]
    texts = source_of("need").texts([row.pk for row in rows])
    assert set(texts) == {row.pk for row in rows if row.state == State.PUBLISHED}
    hidden = make_body(state="hidden")
    assert source_of("partner").texts([hidden.pk]) == {}
    assert source_of("project").texts([make_project(state="hidden").pk]) == {}


def test_partners_find_what_is_for_partners():
    need = make_need(audience="partners")
    assert text_of("need", need).audience == PARTNERS
    source = source_of("need")
    partner = make_broker(make_body(kind=Organisation.Kind.COMPANY))
    assert (source.audiences(partner), source.audiences(None)) == ({EVERYONE, PARTNERS}, {EVERYONE})
    assert [row.pk for row in source.visible(partner)] == [need.pk]
    assert not source.visible(None).exists()
    assert source.findable().get() == need


def test_without_an_index_words_are_looked_up_in_the_database():
    old, new = make_need(), make_need(title="Zehn Stühle")
    type(old).objects.filter(pk=old.pk).update(published_at=old.published_at - timedelta(days=3))
    make_need(title="Ein Zelt", details="", benefit="")
    assert list(source_of("need").worded(None, ["stühle"])) == [new, old]
    assert list(source_of("need").worded(None, ["stühle", "hofcafé"])) == [old]
    assert source_of("need").worded(None, []).count() == 3


@pytest.mark.parametrize("side", ["need", "offer", "project", "partner"])
def test_texts_and_cards_cost_the_same_for_one_and_for_many(side):
    make = {"need": make_need, "offer": make_offer, "project": make_project, "partner": make_body}[side]
    source = source_of(side)
    costs = []
    for _round in range(2):
        rows = [make() for _number in range(3)]
        with CaptureQueriesContext(connection) as queries:
            assert len(source.texts([row.pk for row in rows])) == 3
            assert len(list(source.shown(None, [row.pk for row in rows]))) == 3
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 5
