"""Legal pages, robots, sitemap."""

import json
import re
from datetime import timedelta
from html import unescape
from xml.etree import ElementTree

import pytest
from django.utils import translation
from django.utils.html import escape
from wagtail.models import PageViewRestriction

from gemeinsinn.config.retention import KEPT
from gemeinsinn.portal.blocks.words import ContactBlock
from gemeinsinn.portal.models import FrontPage
from gemeinsinn.portal.privacy import PROCESSING, span_words
from tests.factories.editorial import make_article
from tests.factories.exchange import make_body, make_need
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db
SENDS = {"PROCESSORS": None, "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend"}


@pytest.mark.parametrize(
    ("path", "german", "english"),
    [
        ("kontakt/", "Reden Sie mit uns", "Talk to us"),
        ("impressum/", "Wer dieses Portal betreibt", "Who runs this portal"),
        ("datenschutz/", "Was wir aufheben, wozu und wie lange", "What we keep, why and how long"),
        ("barrierefreiheit/", "Sagen Sie uns, was im Weg ist", "Tell us what is in your way"),
    ],
)
def test_legal_pages_stand_in_both_languages(client, path, german, english):
    assert german in client.get(f"/{path}").content.decode()
    assert english in client.get(f"/en/{path}").content.decode()


def test_the_privacy_notice_lists_every_purpose(client):
    text = client.get("/en/datenschutz/").content.decode()
    assert [row for row in PROCESSING if escape(str(row.purpose)) not in text] == []


def test_the_privacy_notice_lists_every_term_the_program_goes_by(client):
    rows = re.findall(r"<tr>.*?</tr>", client.get("/en/datenschutz/").content.decode(), re.DOTALL)
    with translation.override("en"):
        for kept in KEPT:
            (row,) = [one for one in rows if f">{escape(str(kept.what))}</th>" in one]
            assert f">{escape(span_words(kept.lasts))}<" in row and str(kept.since or "–") in row


def test_spans_in_words():
    spans = [timedelta(days=1), timedelta(days=400), timedelta(0), None]
    assert [span_words(one) for one in spans] == ["1 Tag", "400 Tage", "sofort", "bis Sie gehen"]


@pytest.mark.parametrize(
    ("changes", "said", "unsaid"),
    [
        ({"PROCESSORS": None}, "Mein Konto", "Wer für uns arbeitet"),
        ({"PROCESSORS": ()}, "liegen in unserer eigenen Hand", "Art. 28"),
        ({"PROCESSORS": (("Saale IT", "Server"),)}, "Saale IT: Server", "in unserer eigenen Hand"),
        (SENDS | {"EMAIL_HOST": "mail.example.org"}, "mail.example.org: übernimmt die E-Mails", "Hand."),
        (SENDS | {"EMAIL_HOST": "localhost"}, "Mein Konto", "localhost"),
    ],
)
def test_the_privacy_notice_names_who_else_has_to_do_with_it(client, settings, changes, said, unsaid):
    for name, value in changes.items():
        setattr(settings, name, value)
    text = client.get("/datenschutz/").content.decode().partition("<main")[2].partition("</main>")[0]
    assert (said in text, unsaid in text) == (True, False)


def test_the_authority_is_that_of_the_land(client, settings):
    assert "Otto-von-Guericke-Straße 34a" in client.get("/datenschutz/").content.decode()
    settings.NETWORK = {**settings.NETWORK, "state": "Bremen"}
    elsewhere = client.get("/datenschutz/").content.decode()
    assert "Otto-von-Guericke" not in elsewhere and "Datenschutzaufsicht Ihres Landes" in elsewhere


def test_contact_names_published_agencies_only(client):
    make_body(name="Freiwilligenagentur Halle", phone="030 23125 200")
    make_body(name="Noch nicht geprüft", state="submitted")
    text = client.get("/kontakt/").content.decode()
    assert "Freiwilligenagentur Halle" in text and "tel:+493023125200" in text
    assert "Noch nicht geprüft" not in text


def test_the_statement_on_accessibility_names_its_day_its_faults_and_who_mediates(client, settings):
    text = client.get("/barrierefreiheit/").content.decode().replace("\xa0", " ")
    assert "vom 28. November 2026" in text and "In Gebärdensprache gibt es nichts." in text
    assert 'href="/kontakt/schreiben/?thema=barriere"' in text and "Ombudsstelle der Landesfachstelle" in text
    settings.NETWORK = {**settings.NETWORK, "state": "Bremen"}
    elsewhere = client.get("/barrierefreiheit/").content.decode()
    assert "Landesfachstelle" not in elsewhere and "Ombudsstelle" in elsewhere


def test_an_agency_and_the_network_can_be_saved_as_contacts(client):
    make_body(
        name="Freiwilligenagentur; Halle, Neustadt und alle Viertel an der Saale von Trotha bis Ammendorf", slug="halle",
        phone="030 23125 200", email="halle@example.org", hours="Mo, Di 9 bis 12 Uhr", spot="Markt 1", postcode="06108",
    )  # fmt: skip
    make_body(slug="verborgen", state="submitted")
    answer = client.get("/kontakt/agentur/halle.vcf")
    card = answer.content.decode()
    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    assert max(len(line.encode()) for line in card.split("\r\n")) <= 75
    lines = card.replace("\r\n ", "").split("\r\n")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"] and lines[-2:] == ["END:VCARD", ""]
    assert lines[3].startswith("FN:Freiwilligenagentur\\; Halle\\, Neustadt")
    assert set(lines) >= {
        "ADR;TYPE=work:;;Markt 1;;;06108;", 'TEL;VALUE=uri;TYPE="work,voice":tel:+493023125200',
        "EMAIL;TYPE=work:halle@example.org", "NOTE:Mo\\, Di 9 bis 12 Uhr",
    }  # fmt: skip
    assert client.get("/kontakt/agentur/verborgen.vcf").status_code == 404
    assert "BEGIN:VCARD" in client.get("/kontakt/netzwerk.vcf").content.decode()


def test_public_addresses_are_no_prey_and_work_without_script(client, settings):
    make_body(name="Freiwilligenagentur Halle", slug="halle", email="halle@example.org")
    settings.NETWORK = {**settings.NETWORK, "mail": "netz@example.org"}
    contact = make_contact_piece(phone="030 23125-100", mail="presse@example.org")
    pages = {path: client.get(path).content.decode() for path in ("/kontakt/", "/partner/halle/", "/barrierefreiheit/")}
    for page, name in (*zip(pages.values(), ("halle", "halle", "netz"), strict=True), (contact, "presse")):
        assert f"{name}@example.org" not in page
        assert f'<a href="mailto:{name}@example.org">{name}@<wbr>example.org</a>' in unescape(page)
    assert 'href="tel:+493023125100"' in contact
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', pages["/partner/halle/"])[1]
    assert json.loads(data)["email"] == "halle@example.org"


def make_contact_piece(**told):
    """A contact within an article, drawn."""
    block = ContactBlock()
    return block.render(block.to_python({"name": "Anja Freitag", "function": "Redaktion", **told}))


def test_robots_keep_out_of_what_is_personal(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /m/", "Disallow: /konto/", "Disallow: /schreibtisch/"} <= set(lines)
    assert {"Disallow: /en/m/", "Disallow: /en/konto/", "Disallow: /en/schreibtisch/"} <= set(lines)


def test_the_sitemap_names_what_is_public_in_both_languages(client):
    need = make_need()
    hidden = [make_need(audience="partners"), make_need(state="submitted"), make_need(state="withdrawn")]
    project, partner = make_project(), make_body(name="Bioladen Grünler")
    waiting = make_body(name="Noch nicht geprüft", state="submitted")
    answer = client.get("/sitemap.xml")
    ElementTree.fromstring(answer.content)
    text = answer.content.decode()
    assert f"/bedarfe/{need.pk}-{need.slug}/</loc>" in text
    assert f"/en/bedarfe/{need.pk}-{need.slug}/</loc>" in text
    assert [one for one in hidden if f"/bedarfe/{one.pk}-" in text] == []
    assert f"/en/vorhaben/{project.pk}-{project.slug}/</loc>" in text
    assert "/ls/" not in text
    assert f"/partner/{partner.slug}/</loc>" in text and f"/partner/{waiting.slug}/" not in text


def test_the_sitemap_names_what_editors_have_published(client, settings, django_assert_max_num_queries):
    settings.BASE_URL = "https://portal.example"
    german = make_article("Hofcafé", slug="hofcafe")
    make_article("Yard café", slug="yard-cafe", code="en", twin=german)
    make_article("Noch nicht fertig", slug="unfertig", live=False)
    inside = make_article("Nur für uns", slug="nur-fuer-uns")
    PageViewRestriction.objects.create(page=inside, restriction_type=PageViewRestriction.LOGIN)
    urls = urls_of(client)
    assert {path for path in urls if "/aktuelles/" in path} == {
        "/aktuelles/", "/en/aktuelles/", "/aktuelles/hofcafe/", "/en/aktuelles/yard-cafe/",
    }  # fmt: skip
    assert urls["/aktuelles/hofcafe/"] == {"de": "/aktuelles/hofcafe/", "en": "/en/aktuelles/yard-cafe/"}
    assert not {"/themen/", "/agenturen/", "/ls/", "/ls/aktuelles/"} & urls.keys()
    FrontPage.objects.filter(locale__language_code="ls").update(lead="Hier helfen sich Menschen.")
    make_article("Was ist das?", slug="was-ist-das", code="ls", twin=german)
    urls = urls_of(client)
    assert urls["/aktuelles/hofcafe/"]["de-simple"] == "/ls/aktuelles/was-ist-das/"
    assert {"/ls/", "/ls/aktuelles/"} <= urls.keys()
    with django_assert_max_num_queries(15):
        client.get("/sitemap.xml")


def urls_of(client):
    """Each address of the sitemap, with its twins by language."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return {
        url.find("s:loc", names).text.removeprefix("https://portal.example"): {
            link.get("hreflang"): link.get("href").removeprefix("https://portal.example")
            for link in url.findall("x:link", names)
        }
        for url in root.findall("s:url", names)
    }
