"""A guide's day: a consultation in four taps, a basement without net, a call back, a page for the neighbours."""

import time
from functools import partial

import pytest
from playwright.sync_api import expect

from gemeinsinn.exchange.models import CallRequest
from gemeinsinn.guides.models import Consultation
from tests.factories.exchange import make_need
from tests.factories.guides import make_guide, make_meeting, make_team
from tests.factories.organisations import make_spot
from tests.journeys.steps.hands import Way, go, words_in

SAFE = "No net. {n} notes are safe in this telephone and go out by themselves."
THINK_AND_TAP = 1.35 + 1.1  # seconds, of the keystroke-level model (Card, Moran and Newell)


@pytest.fixture
def amira(halle):
    """A guide of Halle-Neustadt, whom everybody can meet."""
    team = make_team(agency=halle.agency, place=make_spot(quarter=halle.quarter))
    guide = make_guide(team=team)
    make_meeting(guide)
    return guide


def tap(page, *words):
    for word in words:
        page.locator(".chip", has_text=word).first.click()


def notes():
    return list(Consultation.objects.order_by("at").values_list("topic", "referral", "result"))


def wait_for(count):
    for _turn in range(100):
        if Consultation.objects.count() >= count:
            break
        time.sleep(0.1)
    time.sleep(0.5)  # whatever were sent twice would have arrived by now
    return notes()


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no-javascript"])
def test_a_consultation_is_noted_in_four_taps(*, javascript, amira, new_page, sign_in, shot):
    # Given Amira on the stairs, with the telephone in her hand
    page = new_page(javascript=javascript)
    sign_in(page, amira.user)
    started = time.monotonic()
    page.goto("/schreibtisch/quartier/")
    # When she taps what it was about, where she sent them and what comes now
    tap(page, "Wohnen", "Agentur", "erledigt")
    page.get_by_role("button", name="Notiz sichern").click()
    # Then it is kept, in less than thirty seconds even for somebody who thinks before each tap
    expect(page.get_by_text("Die Notiz ist gesichert.")).to_be_visible()
    shot(page, "kept")
    assert wait_for(1) == [("wohnen", "agentur", "erledigt")]
    assert 4 * THINK_AND_TAP + (time.monotonic() - started) < 30


@pytest.mark.parametrize("way", [Way(), Way(language="en")], ids=["de", "en"])
def test_a_day_without_net_and_back(way, amira, arrive, sign_in, shot, axe_clean):
    t = partial(words_in, way.language)
    # Given her desk was open once while there was net
    page = arrive(way)
    sign_in(page, amira.user)
    go(page, "/schreibtisch/quartier/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.wait_for_function("note => caches.match(note).then(Boolean)", arg=f"{way.root}/schreibtisch/quartier/notiz/")
    # When she notes two consultations in a basement
    page.context.set_offline(True)
    tap(page, t("Living"), t("to the agency"), t("done"))
    page.get_by_role("button", name=t("Keep the note")).click()
    expect(page.get_by_text(t("No net. The note is safe in this telephone and goes out by itself."))).to_be_visible()
    tap(page, t("Office and letters"), t("to an advice centre"), t("I stay with it"))
    page.get_by_role("button", name=t("Keep the note")).click()
    expect(page.get_by_text(t(SAFE).format(n=2))).to_be_visible()
    shot(page, "offline")
    # And opens the desk anew, still without net
    go(page, "/schreibtisch/quartier/")
    expect(page.get_by_role("heading", name=t("Note a consultation")).first).to_be_visible()
    expect(page.get_by_text(t(SAFE).format(n=2))).to_be_visible()
    tap(page, t("Children"), t("project or group"), t("handed over"))
    page.get_by_role("button", name=t("Keep the note")).click()
    expect(page.get_by_text(t(SAFE).format(n=3))).to_be_visible()
    shot(page, "kept-page")
    assert notes() == []
    # Then all three arrive once there is net, each once
    page.context.set_offline(False)
    expect(page.get_by_text(t("{n} notes are kept.").format(n=3))).to_be_visible(timeout=30_000)
    assert wait_for(3) == [
        ("wohnen", "agentur", "erledigt"), ("amt", "beratung", "dran"), ("kinder", "vorhaben", "uebergeben"),
    ]  # fmt: skip
    assert page.evaluate("localStorage.getItem('gemeinsinn.notes')") == "[]"
    go(page, "/schreibtisch/quartier/")
    axe_clean(page)


def test_an_answer_that_is_lost_on_the_way_doubles_nothing(amira, new_page, sign_in):
    # Given a connection that breaks after the note has arrived and before the answer is back
    page = new_page()
    sign_in(page, amira.user)
    lost = []

    def lose_the_first_answer(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            return route.abort("internetdisconnected")
        return route.fallback()

    page.route("**/schreibtisch/quartier/notiz/", lose_the_first_answer)
    page.goto("/schreibtisch/quartier/notiz/")
    tap(page, "Wohnen", "Agentur", "erledigt")
    page.get_by_role("button", name="Notiz sichern").click()
    expect(page.get_by_text("Kein Netz. Die Notiz ist in diesem Telefon sicher")).to_be_visible()
    assert (lost, len(notes())) == ([204], 1)
    # When the telephone sends it once more
    page.reload()
    expect(page.get_by_text("Die Notiz ist gesichert.")).to_be_visible()
    # Then it is there once
    assert wait_for(1) == [("wohnen", "agentur", "erledigt")]


def test_notes_wait_for_whoever_wrote_them(amira, halle, new_page, sign_in):
    # Given a note in a telephone that was signed out meanwhile
    page = new_page()
    sign_in(page, amira.user)
    page.goto("/schreibtisch/quartier/notiz/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")  # its program is fetched while she is signed in
    page.context.clear_cookies()
    tap(page, "Wohnen", "Agentur", "erledigt")
    page.get_by_role("button", name="Notiz sichern").click()
    expect(page.get_by_text("Bitte melden Sie sich neu an: 1 Ihrer Notizen")).to_be_visible()
    # When a colleague signs in on the same telephone, it stays where it is
    other = make_guide(team=amira.team, name="Bo Berg")
    sign_in(page, other.user)
    page.goto("/schreibtisch/quartier/")
    page.wait_for_timeout(1000)
    assert notes() == []
    # Then it goes out when Amira is back
    sign_in(page, amira.user)
    page.goto("/schreibtisch/quartier/")
    expect(page.get_by_text("Die Notiz ist gesichert.")).to_be_visible()
    assert [row.guide for row in Consultation.objects.select_related("guide")] == [amira]


def test_from_the_list_to_a_call_back(amira, halle, new_page, sign_in, shot, axe_clean):
    # Given a neighbour who looks for somebody who speaks Arabic
    need = make_need(quarter=halle.quarter, agency=halle.agency, title="Zwanzig Stühle für das Hofcafé")
    herr_kaya, phone = new_page(), new_page()
    herr_kaya.goto("/lotsen/?sprache=ar")
    shot(herr_kaya, "list")
    axe_clean(herr_kaya)
    herr_kaya.get_by_role("link", name="Amira Haddad").click()
    expect(herr_kaya.get_by_text("jeden Dienstag, 16 Uhr bis 18 Uhr")).to_be_visible()
    axe_clean(herr_kaya)
    # When he asks to be called
    herr_kaya.get_by_role("link", name="Rufen Sie mich an").click()
    herr_kaya.get_by_label("Ihr Name").fill("Emre Kaya")
    herr_kaya.get_by_label("Telefonnummer").fill("0345 555 123")
    herr_kaya.get_by_role("button", name="Rufen Sie mich an").click()
    expect(herr_kaya.get_by_role("heading", name="Das ist angekommen")).to_be_visible()
    # Then he waits at Amira's desk, beside what is needed in her quarter
    sign_in(phone, amira.user)
    phone.goto("/schreibtisch/quartier/")
    expect(phone.get_by_role("link", name="0345 555123")).to_have_attribute("href", "tel:+49345555123")
    expect(phone.get_by_role("link", name=need.title)).to_be_visible()
    shot(phone, "desk")
    axe_clean(phone)
    phone.get_by_role("button", name="Gesprochen").click()
    expect(phone.get_by_text("Niemand wartet")).to_be_visible()
    assert CallRequest.objects.get().state == "done"


def test_somebody_is_introduced_and_the_guide_sees_what_became_of_it(
    amira, halle, new_page, sign_in, latest_mail, link_in, shot, axe_clean
):
    # Given a need on the board, and a family that would like to come
    need = make_need(quarter=halle.quarter, agency=halle.agency, title="Zwanzig Stühle für das Hofcafé")
    phone, family, author = new_page(), new_page(), new_page()
    sign_in(phone, amira.user)
    phone.goto("/schreibtisch/quartier/")
    phone.get_by_role("link", name="Jemanden vorstellen").click()
    shot(phone, "introduce")
    axe_clean(phone)
    # When Amira introduces them, and they agree by link
    phone.get_by_label("Bei wem?").select_option(label=need.title)
    phone.get_by_label("Wen stellen Sie vor?").fill("Familie Saleh")
    phone.get_by_label("E-Mail-Adresse der Person").fill("saleh@example.org")
    phone.get_by_label("Worum geht es?").fill("Bringt sechs Stühle mit.")
    phone.get_by_text("Sie bekommt einen Link").click()
    phone.get_by_role("button", name="Vorstellen").click()
    expect(phone.get_by_text("wartet auf das Ja der Person")).to_be_visible()
    family.goto(link_in(latest_mail("saleh@example.org")))
    axe_clean(family)
    family.get_by_role("button", name="Ja, gern").click()
    expect(family.get_by_text("vorgestellt, noch keine Nachricht")).to_be_visible()
    # Then the author of the need hears of it and says that it helped
    author.goto(link_in(latest_mail(need.contact.email)))
    expect(author.get_by_role("heading", name="Familie Saleh wurde Ihnen vorgestellt")).to_be_visible()
    shot(author, "receiver")
    axe_clean(author)
    author.get_by_label("Ein Wort an").fill("Sie sitzen schon auf ihren Stühlen.")
    author.get_by_role("button", name="Es hat geholfen").click()
    expect(author.get_by_text("Danke.")).to_be_visible()
    # And Amira sees it
    phone.reload()
    expect(phone.get_by_text("Sie sitzen schon auf ihren Stühlen.")).to_be_visible()
    expect(phone.get_by_text("hat geholfen", exact=True)).to_be_visible()
    shot(phone, "outcome")
    axe_clean(phone)
