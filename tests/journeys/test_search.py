"""Finding: a trader by other words than were written, a neighbour in Arabic, a slip of the finger, and a search that
goes on by itself. On a phone, with and without JavaScript.
"""

import re

import pytest
from django.core.management import call_command
from django.utils import timezone

from gemeinsinn.exchange.actions.notices import publish_notice
from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.actions.alerts import tell_searches
from gemeinsinn.matching.shelf import encoders, reading
from tests.exchange.imports.samples import export, row
from tests.factories.exchange import make_need, make_offer
from tests.factories.matching import build_index
from tests.factories.people import make_account
from tests.factories.places import make_postcode
from tests.journeys.steps.hands import Way

WITHOUT_SCRIPT = Way(javascript=False)
pytestmark = pytest.mark.browser


@pytest.fixture
def board(halle, settings, tmp_path):
    """What hangs in Halle-Neustadt, found by words and the thesaurus: no model has to be loaded for it."""
    settings.SEARCH_FOLDER = tmp_path / "index"
    reading.forget_reader()
    encoders.forget_encoders()
    place = {"agency": halle.agency, "quarter": halle.quarter}
    needs = {
        "chairs": make_need(**place),
        "computer": make_need(
            **place, kind="wissen", title="Wer richtet unseren Laptop ein?", unit_words="", spot="Treff",
            details="Der Rechner im Treff startet nicht mehr.", benefit="Kaffee und ein Dank an der Tafel.",
        ),
        "bicycle": make_need(
            **place, kind="zeit", title="Fahrräder reparieren mit Kindern", unit_words="", spot="Hof",
            details="Jeden Donnerstag eine Stunde.", benefit="Ein Foto in der Zeitung.",
        ),
    }  # fmt: skip
    make_offer(title="Beamer zu verleihen", kind="sachen", unit="piece", conditions="")
    build_index()
    yield needs
    reading.forget_reader()


@pytest.mark.parametrize("way", [Way(), WITHOUT_SCRIPT], ids=["phone", "without script"])
def test_a_trader_finds_a_need_in_other_words(board, arrive, axe_at_end, way):
    page = arrive(way)
    page.goto("/")
    page.get_by_role("link", name="Suchen").click()
    page.locator("main input[name=q]").fill("Sitzgelegenheiten")
    page.get_by_role("button", name="Suchen").click()
    assert "Zwanzig Stühle für das Hofcafé" in page.locator("ol.hits > li").first.inner_text()
    page.locator("summary").filter(has_text="Eingrenzen").click()
    page.get_by_role("checkbox", name=re.compile("^Bedarfe")).check()
    page.get_by_label("Postleitzahl, Ort oder Stadtteil").fill("Halle-Neustadt")
    page.get_by_role("button", name="Zeigen").click()
    assert "was=bedarf" in page.url and "ort=Halle-Neustadt" in page.url
    axe_at_end(page)
    page.get_by_role("link", name=re.compile("^Ja, das machen wir")).first.click()
    assert page.url.endswith(f"/bedarfe/{board['chairs'].pk}/ja/")


@pytest.mark.parametrize("way", [Way(), WITHOUT_SCRIPT], ids=["phone", "without script"])
def test_a_neighbour_searches_in_arabic(board, arrive, axe_at_end, way):
    page = arrive(way)
    page.goto("/suche/")
    page.get_by_role("link", name="العربية").click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    heading = page.get_by_role("heading", level=1).bounding_box()
    assert heading and heading["x"] + heading["width"] > 330  # it begins at the right
    axe_at_end(page)
    page.get_by_role("searchbox").fill("إصلاح الدراجات")
    page.get_by_role("button", name="ابحث").click()
    assert "Sie haben auf Arabisch gesucht." in page.get_by_role("main").inner_text()
    assert "Fahrräder reparieren" in page.locator("ol.hits > li").first.inner_text()
    axe_at_end(page)


def test_a_slip_of_the_finger(board, page, axe_clean):
    page.goto("/suche/?q=Lapptop")
    page.get_by_text("Hier ist, was zu „Laptop“ passt").wait_for()
    assert "Wer richtet unseren Laptop ein?" in page.locator("ol.hits").inner_text()
    axe_clean(page)
    page.get_by_role("link", name="Trotzdem nach „Lapptop“ suchen").click()
    page.get_by_text("Meinten Sie").get_by_role("link").click()
    assert page.locator("main input[name=q]").input_value() == "Laptop"


def test_words_while_typing_by_keyboard(board, new_page, axe_clean):
    page = new_page(width=1280)
    page.goto("/bedarfe/")
    field = page.get_by_role("combobox", name="Was suchen oder geben Sie?")
    field.focus()
    page.keyboard.type("Hofc", delay=20)
    option = page.get_by_role("option", name="Hofcafé")
    option.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    assert field.input_value() == "Hofcafé"
    axe_clean(page)
    page.keyboard.press("Escape")
    assert (field.input_value(), field.get_attribute("aria-expanded")) == ("Hofc", "false")
    page.keyboard.press("ArrowDown")
    option.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche/?q=Hofcaf%C3%A9")


def test_near_me_is_asked_for_and_coarse(board, new_page):
    page = new_page()
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 51.481234, "longitude": 11.923456})
    page.goto("/suche/?q=Stühle")
    page.locator("summary").filter(has_text="Eingrenzen").click()
    assert "bei=" not in page.url
    page.get_by_role("button", name="In meiner Nähe").click()
    page.wait_for_url("**bei=51.48%2C11.92**")
    assert "10 km um Sie herum" in page.locator(".filter-bar .chips").inner_text()


def test_a_place_is_remembered_on_the_device_when_somebody_wants_it(board, page):
    page.goto("/suche/?q=Stühle&ort=Halle-Neustadt")
    page.locator("summary").filter(has_text="Eingrenzen").click()
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Halle-Neustadt auf diesem Gerät merken").click()
    page.goto("/suche/?q=Tische")
    page.locator("summary").filter(has_text="Eingrenzen").click()
    page.get_by_role("button", name="Halle-Neustadt", exact=True).click()
    page.wait_for_url("**ort=Halle-Neustadt**")
    page.locator("summary").filter(has_text="Eingrenzen").click()
    page.get_by_role("button", name="Halle-Neustadt vergessen").click()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("way", [Way(), WITHOUT_SCRIPT], ids=["phone", "without script"])
def test_a_kept_search_fires_on_a_new_need(board, halle, arrive, axe_at_end, latest_mail, link_in, way):
    page = arrive(way)
    page.goto("/suche/?q=Klavier")
    page.get_by_role("main").get_by_role("link", name="Suche merken").first.click()
    page.get_by_label("Ihre E-Mail-Adresse").fill("anna@example.org")
    page.get_by_label("sofort").check(force=True)
    page.get_by_role("button", name="Suche merken").click()
    assert "Ein Klick fehlt noch" in page.get_by_role("heading", level=1).inner_text()
    axe_at_end(page)
    page.goto(link_in(latest_mail("anna@example.org"), "Ja, schreiben Sie mir"))
    if not way.javascript:
        page.get_by_role("button", name="Ja, schreiben Sie mir").click()
    page.get_by_text("wir halten Ausschau").wait_for()
    axe_at_end(page)

    now = timezone.now()
    new = make_need(
        agency=halle.agency, quarter=halle.quarter, title="Wer stimmt unser Klavier?", unit_words="", published_at=now
    )
    build_index()
    assert tell_searches(now=now) == 1
    mail = latest_mail("anna@example.org")
    assert mail.subject == "Neu für Sie: Wer stimmt unser Klavier?"
    page.goto(link_in(mail, "Ansehen"))
    assert f"/bedarfe/{new.pk}-" in page.url
    page.goto(link_in(mail, "Keine Mails mehr zu dieser Suche"))
    page.get_by_role("button", name="Keine Mails mehr").click()
    assert "Wir schreiben Ihnen nicht mehr" in page.get_by_role("heading", level=1).inner_text()
    axe_at_end(page)


def test_an_export_of_the_agencies_database_is_taken_in_and_searched(board, halle, page, axe_clean, tmp_path):
    # Given an export as the agencies' old database writes it
    make_postcode()
    make_account(email="netz@example.org", roles=["office"])
    file = export(
        tmp_path,
        row(),
        row(number="101", angebotsname="Fahrdienst für Senioren", beschreibung="<p>Dienstags zum Arzt.</p>"),
        row(number="102", angebotsname="Spielen im Wohnheim", beschreibung="<p>Karten und Mühle, <b>samstags</b>.</p>"),
    )
    # When the office takes it in, and the agency of the place hangs everything up
    call_command(
        "import", "freinet", str(file), "--apply", "--by", "netz@example.org", "--report", str(tmp_path / "r.csv")
    )
    for need in Need.objects.filter(source__startswith="freinet:", state="submitted"):
        publish_notice(notice=need, by=halle.renate, now=timezone.now())
    # Then somebody finds it at once, in other words than were written
    page.goto("/suche/?q=ältere+Menschen+zum+Doktor+begleiten")
    first = page.locator("ol.hits > li").first
    assert "Fahrdienst für Senioren" in first.inner_text()
    axe_clean(page)
    page.goto("/suche/?q=Vorlesen&was=bedarf")
    page.get_by_role("link", name="Vorlesen in der Bücherei", exact=True).click()
    assert "Donnerstags lesen wir vor." in page.get_by_role("main").inner_text()
