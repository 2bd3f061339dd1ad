"""The list on a town's own page: for scripts of any site, without cookies, and the page that makes the lines."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gemeinsinn.api.views.town import code
from gemeinsinn.volunteering.actions.opportunities import describe_opportunity
from gemeinsinn.volunteering.models import EngagementField
from tests.factories.exchange import make_agency_of, make_author, make_need
from tests.factories.places import make_municipality
from tests.factories.volunteering import hang_planned, plan_shift

pytestmark = pytest.mark.django_db
LIST = "/einbetten/einsaetze/"
HOME = "http://127.0.0.1:8000"


def titles(query=""):
    return re.findall(r"<h3><a[^>]*>([^<]+)</a></h3>", Client().get(f"{LIST}{query}").content.decode())


def test_every_site_may_fetch_it_and_it_may_do_nothing():
    make_need(kind="zeit")
    for path in (LIST, "/einbetten/einsaetze.js", "/einbetten/einsaetze.css"):
        answer = Client().get(path)
        policy = re.split(r";\s*", answer["Content-Security-Policy"])
        assert answer.status_code == 200 and answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert {"script-src 'none'", "connect-src 'none'", "frame-ancestors 'none'"} <= set(policy)
        assert not answer.cookies
        assert re.match(r"public, max-age=\d+", answer["Cache-Control"])
        assert Client().get(path, headers={"If-None-Match": answer["ETag"]}).status_code == 304
        assert Client().post(path).status_code == 405
    page = Client().get(LIST).content.decode()
    assert "<script" not in page and "<style" not in page and " style=" not in page


def test_it_shows_what_is_current_with_whole_addresses():
    plan = hang_planned(title="Kuchen <b>verkaufen</b>")
    for days in range(1, 6):
        plan_shift(plan, days=days, capacity=4)
    make_need(title="Nachhilfe", kind="wissen", starts=None, until=None, when_words="donnerstags")
    make_need(title="Stühle")
    make_need(title="Vorbei", kind="zeit", until=timezone.localdate() - timedelta(days=1))
    make_need(title="Nur für Betriebe", kind="zeit", audience="partners")
    assert titles() == ["Nachhilfe", "Kuchen &lt;b&gt;verkaufen&lt;/b&gt;"]
    page = Client().get(LIST).content.decode()
    assert page.count("4 Plätze") == 3 and "donnerstags" in page  # the next dates, or how often
    assert re.findall(r'href="(?!http://127\.0\.0\.1:8000/)', page) == []


def test_agency_place_field_and_number_narrow_it():
    halle = make_municipality()
    agency = make_agency_of(halle)
    field = EngagementField.objects.create(name="Garten", position=1)
    near = make_need(title="Beete", kind="zeit", lat=halle.lat, lon=halle.lon, agency=agency)
    describe_opportunity(need=near, told={"field": field, "pace": "ongoing"}, now=timezone.now())
    for number in range(5):
        make_need(title=f"Weit weg {number}", kind="zeit", lat=52.5, lon=13.4)
    assert (
        titles(f"?agentur={agency.slug}")
        == titles("?ort=Halle&umkreis=5")
        == titles(f"?bereich={field.pk}")
        == [near.title]
    )
    assert (len(titles("?anzahl=3")), len(titles())) == (3, 5)
    page = Client().get(f"{LIST}?bereich={field.pk}&ort=Halle&umkreis=5").content.decode()
    assert "Freiwillige gesucht rund um Halle (Saale): Garten" in page and "immer wieder" in page
    assert "ort=Halle" in page.split("gemeinsinn__more")[1]


def test_it_speaks_the_language_asked_for_and_fits_the_headings_around():
    make_need(title="Vorlesen", kind="zeit")
    page = Client().get(f"{LIST}?sprache=en&ebene=4").content.decode()
    assert '<section class="gemeinsinn" lang="en" aria-label="Volunteers wanted">' in page
    assert "<h4>Volunteers wanted</h4>" in page and '<h5><a href="' in page and 'lang="de" hreflang="de"' in page
    assert f"{HOME}/en/bedarfe/" in page


@pytest.mark.parametrize(
    "query", ["?ort=Xyzzy", "?anzahl=999", "?agentur=keine", "?sprache=xx", "?bereich=0", "?ebene=9"]
)
def test_what_cannot_be_read_is_said(query):
    answer = Client().get(f"{LIST}{query}")
    assert answer.status_code == 422 and answer.content.decode().count("<p>") == 3
    assert Client().get(f"/einbetten/freiwillige/{query}").status_code == 422


def test_no_private_person_is_named():
    make_need(kind="zeit", contact=make_author(name="Roswitha Geheim"), organisation_name="")
    make_need(kind="zeit", contact=make_author(name="Roswitha Geheim"), organisation_name="Kita Sonnenblume")
    page = Client().get(LIST).content.decode()
    assert "Roswitha" not in page and "Kita Sonnenblume" in page


def test_nothing_there_is_said():
    assert "Hier wird gerade niemand gesucht." in Client().get(LIST).content.decode()


def test_the_maker_shows_the_lines_that_it_uses_itself():
    make_municipality()
    page = Client().get("/einbetten/freiwillige/?ort=Halle&umkreis=5&sprache=en").content.decode()
    path = f"{LIST}?ort=Halle&amp;umkreis=5&amp;anzahl=5&amp;sprache=en&amp;ebene=2"
    assert f'<div data-gemeinsinn="{path}">' in page
    assert f"&lt;div data-gemeinsinn=&quot;{HOME}{path.replace('&', '&amp;')}&quot;&gt;" in page
    assert f"&lt;script src=&quot;{HOME}/einbetten/einsaetze.js&quot; defer&gt;" in page


def test_a_file_that_is_not_there_is_a_fault():
    with pytest.raises(FileNotFoundError):
        code("nothing.js")
