"""/schreibtisch/plattformen/holen/: a file is looked at first, then taken, by the agency's staff."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.forms.importing import MOST_BYTES_HERE, MOST_ROWS_HERE
from tests.factories.exchange import make_agency_of, make_broker
from tests.factories.places import make_municipality, make_postcode

pytestmark = pytest.mark.django_db
PAGE = "/schreibtisch/plattformen/holen/"
GOOD = "id;title;postcode\n1;Vorlesen in der Kita;06122\n2;Ä;06122\n"


@pytest.fixture
def agency():
    make_postcode()
    return make_agency_of(make_municipality())


@pytest.fixture
def browser(agency):
    client = Client()
    client.force_login(make_broker(agency))
    return client


def look(browser, agency, content=GOOD, told=None):
    data = content if isinstance(content, bytes) else content.encode("cp1252")
    file = SimpleUploadedFile("datei.csv", data)
    answer = browser.post(PAGE, {"agency": agency.slug, "source": "Nachbarn", "file": file} | (told or {}))
    return answer.status_code, answer.content.decode()


def test_a_file_is_looked_at_and_then_taken(agency, browser):
    status, page = look(browser, agency, told={"publish": "on"})
    assert (
        status == 200
        and "1 neu · 1 nicht übernommen" in page
        and "Windows-1252" in page
        and "er hat keinen Titel" in page
    )
    assert not Need.objects.exists()
    hidden = dict(re.findall(r'<input type="hidden" name="([a-z]+)" value="([^"]*)"', page.split('id="ergebnis"')[1]))
    hidden.pop("csrfmiddlewaretoken", None)
    for said in ("1 neu", "1 unverändert"):  # sent twice it is taken once
        page = browser.post(PAGE, hidden).content.decode()
        assert "Das ist übernommen" in page and said in page
    assert list(Need.objects.values_list("source", "state", "agency")) == [
        ("platform:nachbarn:1", "published", agency.pk)
    ]
    hidden["carried"] = hidden["carried"][:-1] + ("A" if hidden["carried"][-1] != "A" else "B")
    answer = browser.post(PAGE, hidden)
    assert (answer.status_code, Need.objects.count()) == (422, 1)


@pytest.mark.parametrize(
    ("content", "told", "words"),
    [
        (GOOD, {"source": "x"}, "2 bis 24"), ("", {}, "leer"), (b"[1", {}, "JSON"),
        ("id;title\n" + "1;x\n" * (MOST_ROWS_HERE + 1), {}, str(MOST_ROWS_HERE)), (b"x" * (MOST_BYTES_HERE + 1), {}, "1 MB"),
        (GOOD, {"agency": "eine-andere"}, "Auswahl"), (GOOD, {"file": ""}, "Bitte füllen Sie das aus."),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_says_why(agency, browser, content, told, words):
    status, page = look(browser, agency, content, told)
    assert status == 422 and words in page


def test_a_file_without_rows_is_nothing_to_take(agency, browser):
    status, page = look(browser, agency, "id;title\n")
    assert status == 200 and "In der Datei steht keine Zeile." in page and 'name="carried"' not in page
