"""/mitmachen/: five questions by address alone, what is left beside them, and what may be in an address."""

import pytest
from django.utils.http import urlencode

from gemeinsinn.places.queries import find_spot
from tests.factories.opportunities import describe, hang_hands
from tests.factories.places import make_quarter

pytestmark = pytest.mark.django_db
PAGE = "/mitmachen/"
ALL = {"tun": "egal", "mit": "egal", "wie": "egal", "oft": "egal", "wo": "egal"}


def look(client, language="", **query):
    return client.get(f"{language}{PAGE}?{urlencode(query)}")


def choices(answer):
    return [(str(one["words"].label), one["count"]) for one in answer.context["choices"]]


def shown(answer):
    return [card["title"] for card in answer.context["cards"]]


def grouped(answer):
    return {group["key"]: [card["title"] for card in group["cards"]] for group in answer.context["groups"]}


def test_each_answer_says_what_it_leaves_and_leads_on(client):
    describe(hang_hands(title="mit Händen"), means="hands")
    describe(hang_hands(title="mit Kopf"), means="head")
    hang_hands(title="wer weiß")
    first = look(client)
    assert choices(first) == [("Mit den Händen", 2), ("Mit dem Kopf", 2), ("Ist mir egal", 3)]
    assert first.context["total"] == 3
    second = client.get(PAGE + first.context["choices"][0]["href"])
    assert second.context["key"] == "mit" and shown(second) == ["mit Händen", "wer weiß"]
    assert "2 Einsätze passen bisher" in second.content.decode()


def test_all_five_then_the_place_then_what_fits(client):
    describe(hang_hands(title="genau das"), means="hands", about="things", company="alone", pace="once", reach="site")
    hang_hands(title="vielleicht")
    page, asked = PAGE, []
    for number in range(1, 6):
        answer = client.get(page)
        assert f"Frage {number} von 5" in answer.content.decode()
        asked.append(answer.context["key"])
        page = PAGE + answer.context["choices"][0]["href"]
    assert asked == ["tun", "mit", "wie", "oft", "wo"]
    place = client.get(page)
    assert "Und zum Schluss" in place.content.decode() and place.content.decode().count('data-state="done"') == 5
    assert place.context["key"] == "ort" and 'name="tun" value="haende"' in place.content.decode()
    result = client.get(PAGE + place.context["skip_href"])
    assert grouped(result) == {"maybe": ["vielleicht"]}  # it is done alone and once, but with people


def test_an_exact_fit_and_a_maybe_stand_apart(client):
    describe(hang_hands(title="genau das"), means="hands", pace="once")
    describe(hang_hands(title="halb"), means="hands")
    hang_hands(title="offen")
    result = look(client, **ALL | {"tun": "haende", "oft": "einmal", "ort": ""})
    assert grouped(result) == {"sure": ["genau das"], "maybe": ["halb", "offen"]}
    chips = [(chip["label"], chip["href"]) for chip in result.context["chips"]]
    assert chips[0] == ("mit den Händen", "?tun=egal&mit=egal&wie=egal&oft=einmal&wo=egal&ort=")
    fewer = client.get(PAGE + chips[0][1])
    assert [chip["label"] for chip in fewer.context["chips"]] == ["einmal"]


def test_to_mind_nothing_needs_no_headings(client):
    hang_hands(title="irgendwas")
    result = look(client, **ALL, ort="")
    assert grouped(result) == {"sure": ["irgendwas"]}
    assert "Das passt genau" not in result.content.decode()


def test_around_a_place(client):
    quarter = make_quarter()
    hang_hands(title="hier", quarter=quarter, lat=quarter.lat, lon=quarter.lon)
    hang_hands(title="dort", lat=quarter.lat + 1, lon=quarter.lon)
    result = look(client, **ALL, ort=str(quarter), umkreis="5")
    assert grouped(result) == {"sure": ["hier"]}
    assert [chip["label"] for chip in result.context["chips"]] == [f"{find_spot(str(quarter)).label}, 5 km im Umkreis"]
    assert grouped(client.get(PAGE + result.context["chips"][0]["href"]))["sure"] == ["dort", "hier"]  # the newer first


def test_a_place_nobody_knows_is_asked_for_once_more(client):
    answer = look(client, **ALL, ort="Nirgendwo an der Lüge")
    page = answer.content.decode()
    assert answer.context["key"] == "ort" and "Nirgendwo an der Lüge" in page and 'role="status"' in page


def test_from_home_the_place_does_not_matter(client):
    describe(hang_hands(title="am Telefon"), reach="remote")
    assert grouped(look(client, **ALL | {"wo": "zu-hause"})) == {"sure": ["am Telefon"]}


def test_with_nothing_left_it_says_which_answer_is_in_the_way(client):
    quarter = make_quarter()
    for title in ("eins", "zwei"):
        describe(hang_hands(title=title, quarter=quarter, lat=quarter.lat, lon=quarter.lon), means="head", pace="once")
    result = look(client, **ALL | {"tun": "haende", "oft": "einmal", "ort": str(quarter)})
    assert result.context["total"] == 0
    assert [(way["label"], way["count"]) for way in result.context["ways"]] == [("mit den Händen", 2)]
    page = result.content.decode()
    assert "Eine Antwort steht im Weg" in page and 'href="/anruf/"' in page
    assert sorted(grouped(client.get(PAGE + result.context["ways"][0]["href"]))["sure"]) == ["eins", "zwei"]


def test_the_place_may_be_what_is_in_the_way(client):
    quarter = make_quarter()
    hang_hands(title="fern", lat=quarter.lat + 2, lon=quarter.lon)
    result = look(client, **ALL, ort=str(quarter), umkreis="2")
    assert [way["count"] for way in result.context["ways"]] == [1]


def test_with_an_empty_board_there_is_still_a_phone(client):
    result = look(client, **ALL, ort="")
    page = result.content.decode()
    assert result.context["ways"] == [] and 'href="/anruf/"' in page
    assert "Überlegen wir zusammen" in page and "steht im Weg" not in page
    assert "Im Moment nichts" in look(client).content.decode()


def test_pages(client):
    for number in range(14):
        hang_hands(title=f"Nummer {number}")
    first, second = look(client, **ALL, ort=""), look(client, **ALL, ort="", seite="2")
    assert (len(grouped(first)["sure"]), len(grouped(second)["sure"])) == (12, 2)
    assert "seite=2" in first.content.decode()


def test_back_is_the_question_before(client):
    assert look(client).context["back_href"] == ""
    assert look(client, tun="kopf", mit="egal").context["back_href"] == "?tun=kopf"
    assert look(client, **ALL).context["back_href"].endswith("oft=egal")
    assert look(client, mit="egal").context["back_href"] == ""


def test_english(client):
    describe(hang_hands(), means="hands")
    page = look(client, "/en").content.decode()
    assert "What do you like to work with?" in page and "With my hands" in page


@pytest.mark.parametrize(
    "query",
    [
        "tun=xyz", "tun=haende&tun=kopf", "tun=%00", "tun[]=haende", "seite=-1", "seite=99999999999999999999", "umkreis=999",
        "ort=%00%ff&tun=egal", "ort=" + "x" * 5000, "tun=' OR 1=1 --", "ort=<script>alert(1)</script>", "umkreis=%F0%9F%98%80",
    ],
)  # fmt: skip
def test_whatever_stands_in_the_address(client, query):
    for rest in ("", "&" + urlencode({key: value for key, value in ALL.items() if key not in query})):
        answer = client.get(f"{PAGE}?{query}{rest}")
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()


def test_it_only_shows(client):
    assert client.post(PAGE).status_code == 405


@pytest.mark.parametrize("many", [2, 30])
def test_reads_do_not_grow(client, many, django_assert_max_num_queries):
    for number in range(many):
        describe(hang_hands(title=f"{number}"), means="hands" if number % 2 else "head")
    look(client)  # warm
    for query in ({}, {"tun": "haende"}, ALL | {"tun": "haende", "ort": ""}):
        with django_assert_max_num_queries(15):
            look(client, **query)


def test_the_front_page_and_the_sitemap_lead_here(client):
    assert f'href="{PAGE}"' in client.get("/").content.decode()
    assert f"/en{PAGE}" in client.get("/sitemap.xml").content.decode()


def test_the_board_of_needs_leads_there(client):
    assert 'href="/mitmachen/">Fünf Fragen helfen' in client.get("/bedarfe/").content.decode()
    assert "Fünf Fragen helfen" not in client.get("/angebote/").content.decode()
