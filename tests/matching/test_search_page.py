"""/suche/ and what belongs to it: pages, suggestions, feed, other languages, and whatever somebody types."""

import json
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.utils import timezone

from gemeinsinn.matching.forms.asking import named_spot, read_asked
from gemeinsinn.matching.queries.understood import understood_as
from gemeinsinn.matching.showing.highlights import excerpt, found_words, keys_of, marked
from gemeinsinn.matching.showing.tongues import TONGUES
from gemeinsinn.places.queries import Spot
from tests.factories.exchange import make_body, make_need, make_offer
from tests.factories.matching import build_index
from tests.factories.places import make_municipality, make_quarter
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db


def page(client, query="", path="/suche/"):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def main(text):
    return text.partition("<main")[2].partition("</main>")[0]


def test_every_side_is_shown_with_its_reasons(client):
    make_need()
    make_offer(title="Zwanzig Stühle zu verleihen")
    make_project(title="Stühle für alle")
    make_body(name="Stuhlfabrik Halle", kind="company", about="Wir bauen Stühle.")
    build_index()
    text = main(page(client, "q=Stühle"))
    assert "4 Treffer für „Stühle“" in text
    assert "Zwanzig <mark>Stühle</mark> für das Hofcafé" in text
    assert "<mark>Stuhlfabrik</mark> Halle" in text
    assert text.count("darin steht „Stühle“") == 3
    for label in ("Bedarf, Sachen", "Angebot, Räume", "Vorhaben", "Betrieb"):
        assert label in text
    assert "Suche merken" in text and "Rufen Sie mich an" in text


def test_an_empty_question_is_a_useful_page(client):
    make_need(title="Zwanzig Stühle")
    make_body(name="Bäckerei Kolbe")
    build_index()
    text = main(page(client))
    assert "Was suchen Sie, oder was können Sie geben?" in text and "Neu am Brett" in text and "Zwanzig Stühle" in text
    assert "Bäckerei Kolbe" not in text  # counted, but not on the board
    assert 'href="?art=sachen"' in text and 'href="?was=partner"' in text
    for tongue in TONGUES.values():
        assert f'lang="{tongue.code}" dir="{tongue.direction}"' in text


def test_filters_are_in_the_address_and_each_can_be_dropped(client):
    make_quarter(name="Halle-Neustadt")
    make_need()
    build_index()
    place = "ort=Halle-Neustadt&amp;umkreis=25"
    query = (
        "q=Stuhl&was=bedarf&art=sachen&ort=Halle-Neustadt&umkreis=25&bis=1.12.2030&sprache=uk&barrierefrei=1&folge=neu"
    )
    text = main(page(client, query))
    for rest in (
        f"?q=Stuhl&amp;art=sachen&amp;{place}&amp;bis=2030-12-01&amp;sprache=uk&amp;barrierefrei=1&amp;folge=neu",
        f"?q=Stuhl&amp;was=bedarf&amp;{place}&amp;bis=2030-12-01&amp;sprache=uk&amp;barrierefrei=1&amp;folge=neu",
        "?q=Stuhl&amp;was=bedarf&amp;art=sachen&amp;bis=2030-12-01&amp;sprache=uk&amp;barrierefrei=1&amp;folge=neu",
        f"?q=Stuhl&amp;was=bedarf&amp;art=sachen&amp;{place}&amp;sprache=uk&amp;barrierefrei=1&amp;folge=neu",
        f"?q=Stuhl&amp;was=bedarf&amp;art=sachen&amp;{place}&amp;bis=2030-12-01&amp;barrierefrei=1&amp;folge=neu",
        f"?q=Stuhl&amp;was=bedarf&amp;art=sachen&amp;{place}&amp;bis=2030-12-01&amp;sprache=uk&amp;folge=neu",
    ):
        assert f'class="chip" href="{rest}"' in text
    assert 'name="folge" value="neu"' in text


def test_where_and_until_when_are_choices_with_their_counts(client):
    quarter, today = make_quarter(name="Halle-Neustadt"), timezone.localdate()
    make_need(quarter=quarter, lat=quarter.lat, lon=quarter.lon, until=today + timedelta(days=6))
    make_need(quarter=quarter, lat=quarter.lat, lon=quarter.lon, until=today + timedelta(days=20))
    build_index()
    text = main(page(client, "q=Stuhl"))
    assert '<a href="?q=Stuhl&amp;ort=Halle-Neustadt">Halle-Neustadt <span class="count">2</span></a>' in text
    for days, count in ((7, 1), (30, 2), (90, 2)):
        href = f"?q=Stuhl&amp;bis={today + timedelta(days=days)}"
        assert f'<a href="{href}">in den nächsten {days if days < 90 else 3} ' in text
        assert f'<span class="count">{count}</span></a>' in text.partition(href)[2][:120]
    assert "km (2)" not in text
    text = main(page(client, "q=Stuhl&ort=Halle-Neustadt"))
    assert "5 km (2)" in text and "Das meiste davon" not in text


def test_no_dead_end(client):
    make_quarter(municipality=make_municipality())
    make_need(title="Ein Zelt", details="Für das Fest", benefit="Freude", unit_words="", spot="")
    build_index()
    text = main(page(client, "q=Klavierstimmer&was=offer&art=sachen"))
    for words in ("gibt es gerade nichts", "Ohne Filter", "Suche merken", "Das kommt am nächsten", "Ein Zelt", "Rufen"):
        assert words in text


def test_the_way_there_is_told_where_the_place_is_known(client):
    quarter = make_quarter(municipality=make_municipality(population=230_000))
    make_need(title="Stühle nebenan", quarter=quarter, lat=quarter.lat + 1 / 111.195, lon=quarter.lon)
    build_index()
    near = f"ort={quote(quarter.name)}&umkreis=10"
    assert "etwa 15 Minuten zu Fuß" in main(page(client, f"q=Stühle&{near}"))
    assert "about 15 minutes on foot" in main(page(client, f"q=Stühle&{near}", "/en/suche/"))
    assert "Minuten zu Fuß" not in main(page(client, "q=Stühle"))


def test_a_wider_circle_is_offered(client):
    quarter = make_quarter()
    make_need(quarter=quarter, lat=quarter.lat + 0.2, lon=quarter.lon)
    build_index()
    text = main(page(client, f"q=Stühle&ort={quote(quarter.name)}&umkreis=2"))
    assert "Ein Treffer im Umkreis von 25 km" in text and "umkreis=25" in text


def test_a_slip_of_the_finger_is_put_right_and_said(client):
    make_need()
    build_index()
    text = main(page(client, "q=Stühlee&was=bedarf&folge=neu"))
    for words in (
        "„Stühlee“ steht nirgends. Hier ist, was zu „Stühle“ passt.",
        'href="?q=St%C3%BChlee&amp;was=bedarf&amp;folge=neu&amp;genau=1"',  # the way to the search as typed
        "Ein Treffer für „Stühle“",
        'value="Stühle"',
        "merken/?q=St%C3%BChle&amp;was=bedarf",  # what is kept is what was found
    ):
        assert words in text
    assert "Meinten Sie" not in text


def test_a_slip_can_be_meant(client):
    make_need()
    build_index()
    text = main(page(client, "q=Stühlee&genau=1"))
    assert "gibt es gerade nichts" in text and "Hier ist, was zu" not in text
    assert 'Meinten Sie <a href="?q=St%C3%BChle">Stühle</a>?' in text
    assert "Hier ist, was zu" not in page(client, "q=Stühlee", "/suche/feed.xml")


def test_the_right_spelling_is_searched_where_no_text_says_more_than_half(client):
    make_need(title="Zwanzig Stühle und ein Tisch mit Lampe")
    build_index()
    assert "Ein Treffer für „Stühle Tisch“" in main(page(client, "q=Stühlee Tisch"))
    assert "Ein Treffer für „Stühlee Tisch Lampe“" in main(page(client, "q=Stühlee Tisch Lampe"))


def test_a_better_spelling_that_shows_nothing_either_is_only_offered(client):
    make_need()
    build_index()
    text = main(page(client, "q=Stühlee&art=geld"))
    assert "Für „Stühlee“ gibt es gerade nichts" in text and "Meinten Sie" in text


def test_an_unknown_place_names_its_neighbours(client):
    make_municipality(name="Magdeburg")
    text = main(page(client, "q=a&ort=Magdeburch"))
    assert "Vielleicht eines davon:" in text and "?q=a&amp;ort=Magdeburg" in text


def test_a_question_in_another_language(client):
    make_need(title="Fahrrad gesucht", details="Ein Fahrrad.", unit_words="")
    build_index()
    text = main(page(client, f"q={quote('починить велосипед')}"))
    assert "Sie haben auf Russisch gesucht." in text and "Verstanden haben wir" in text
    assert "<mark>Fahrrad</mark> gesucht" in text and "/suche/sprachen/ru/" in text


def test_what_was_understood():
    assert "Fahrrad" in understood_as("велосипед", "ru")
    assert [understood_as("Fahrrad", "de"), understood_as("", "ru"), understood_as("ъъъ", "ru")] == ["", "", ""]


def test_where_a_browser_is_stays_coarse_and_is_not_kept_by_caches(client):
    make_need(lat=51.4812, lon=11.9231)
    build_index()
    answer = client.get("/suche/?q=Stühle&bei=51.481234,11.923456")
    text = answer.content.decode()
    assert 'name="bei" value="51.48,11.92"' in text and "51.4812" not in main(text)
    assert "10 km um Sie herum" in text
    assert "private" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "here", ["91,0", "0,181", "-91,0", "51.48", "nan,nan", "1e3,4", "51,48;11,9", "٥١,١١", "0" * 400]
)
def test_positions_that_are_none(here):
    assert read_asked(QueryDict(f"bei={here}")).request.spot is None


def test_instead_of_a_position_the_name_around_it_is_kept():
    quarter = make_quarter()
    make_municipality()
    near = named_spot(Spot("", quarter.lat, quarter.lon))
    assert near is not None and near.label == quarter.name
    assert named_spot(Spot("", 0, 0)) is None


@pytest.mark.parametrize(
    "query", ["umkreis=3&folge=quer&was=nichts&sprache=xx&seite=0", "umkreis=&folge=&was=&sprache=&bis=&ort=&q="]
)
def test_nonsense_counts_as_not_asked(query):
    asked = read_asked(QueryDict(query))
    assert (asked.any, asked.querystring, asked.heed) == (False, "", ())


HOSTILE = (
    "", "a", "x" * 1_000_000, "🪑" * 300, "Stühle стулья كراسي", ".*(a+)+$ [", "'; DROP TABLE x; --", "%", "_", "\\",
    "a\x00b", "\u202e\u200f", "<script>alert(1)</script>", "AND OR NOT", '"', "(", "word:word", "٢٠", "{{ 7 }}", " " * 500,
)  # fmt: skip


@pytest.mark.parametrize("indexed", [True, False])
def test_whatever_somebody_types_is_answered(client, indexed):
    make_need()
    if indexed:
        build_index()
    for words in HOSTILE:
        for path in ("/suche/", "/suche/vorschlaege/", "/suche/feed.xml", "/suche/merken/"):
            answer = client.get(path, {"q": words})
            assert answer.status_code == 200, (path, words[:30])
            assert b"<script>alert(1)" not in answer.content


def test_parameters_by_the_thousand_and_pages_that_are_none(client):
    make_need()
    build_index()
    assert client.get("/suche/?" + "art=zeit&was=bedarf&" * 150).status_code == 200
    assert client.get("/suche/?" + "art=zeit&" * 10_000).status_code in {200, 400, 414}
    for seite in ("999999", "0", "-1", "x", "9" * 400, "²"):
        assert "Zwanzig" in page(client, f"q=Stühle&seite={seite}")


def test_pages_of_many_hits(client):
    for _number in range(14):
        make_need()
    build_index()
    assert "Seite 1 von 2" in page(client, "q=Stühle")
    second = main(page(client, "q=Stühle&seite=2"))
    assert "Seite 2 von 2" in second and second.count('class="hit"') == 2


def test_what_is_for_partners_is_nowhere_for_others(client):
    make_need(title="Nur für Betriebe: Klavierhocker", audience="partners")
    build_index()
    for path in ("/suche/", "/suche/feed.xml"):
        assert "Nur für Betriebe" not in page(client, "q=Klavierhocker", path)
    assert json.loads(client.get("/suche/vorschlaege/?q=Klavierh").content) == {"words": []}


def test_words_while_typing(client):
    make_need()
    build_index()
    answer = client.get("/suche/vorschlaege/?q=Hofc")
    assert json.loads(answer.content) == {"words": ["Hofcafé"]}
    assert answer["Cache-Control"] == "public, max-age=300"


def test_a_feed_of_one_question(client):
    need = make_need()
    make_body(name="Stuhlfabrik", slug="stuhlfabrik", kind="company")
    build_index()
    answer = client.get("/suche/feed.xml?q=Stühle&ort=")
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("application/atom+xml")
    for words in (
        "Suche: „Stühle“",
        f"/bedarfe/{need.pk}-",
        "/partner/stuhlfabrik/",
        "Bedarf, Sachen",
        "suche/?q=St%C3%BChle",
    ):
        assert words in text


@pytest.mark.parametrize("code", sorted(TONGUES))
def test_a_page_in_each_language(client, code):
    own = TONGUES[code]
    text = page(client, path=f"/suche/sprachen/{code}/")
    assert f'<html lang="{code}" dir="{own.direction}"' in text
    for words in (own.title, own.label, *own.examples, own.call):
        assert words in text
    assert all(f"/suche/sprachen/{other}/" in text for other in TONGUES if other != code)
    assert '<header class="masthead masthead--page" lang="de"' in text


def test_only_arabic_runs_the_other_way_and_others_have_no_page(client):
    assert [code for code, own in TONGUES.items() if own.direction == "rtl"] == ["ar"]
    assert client.get("/suche/sprachen/de/").status_code == 404
    assert "The whole search in English" in page(client, path="/en/suche/sprachen/uk/")


def test_every_page_has_the_field_in_its_head(client):
    text = page(client, path="/bedarfe/")
    assert 'role="search" action="/suche/"' in text and 'data-suggest="/suche/vorschlaege/"' in text
    assert 'class="btn btn--slim btn--round search-link" href="/suche/"' in text
    assert 'action="/en/suche/"' in page(client, path="/en/bedarfe/")


def test_marking_keeps_text_as_text():
    keys = keys_of("Stühle", "de")
    assert marked("<b>Stühle</b> & mehr", keys) == "&lt;b&gt;<mark>Stühle</mark>&lt;/b&gt; &amp; mehr"
    assert marked("<i>", keys) == "&lt;i&gt;"
    assert marked("Stühle", frozenset()) == "Stühle"
    assert excerpt("Nichts davon", keys) == ""
    long = f"{'Anfang ' * 40}Klappstühle{' Ende' * 40}"
    part = excerpt(long, keys)
    assert part.startswith("… Anfang") and part.endswith("Ende …") and "<mark>Klappstühle</mark>" in part
    assert found_words(["Stühle, Stuhl, stühle", "Klappstuhl Gartenstuhl"], keys) == ["Stühle", "Stuhl", "Klappstuhl"]
