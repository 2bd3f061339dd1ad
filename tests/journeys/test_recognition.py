"""What a volunteer gave: hours with the host's yes, a certificate on paper, and its check by a stranger."""

import io
from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from pypdf import PdfReader

from gemeinsinn.core.tokens import issue_link
from gemeinsinn.people.models import Contact
from gemeinsinn.recognition.lifecycle.attestations import Signer
from gemeinsinn.recognition.models import Attestation, Hours
from tests.factories.recognition import help_need, make_volunteer
from tests.factories.volunteering import hang_planned, in_days, join, plan_shift
from tests.journeys.steps.hands import Way, go, words_in

HOURS = {"de": "2,5 Stunden", "en": "2.5 hours"}


def link(purpose, pk):
    return f"/m/{issue_link(purpose=purpose, subject_id=pk, now=timezone.now(), lasts=timedelta(days=9))}/"


@pytest.fixture
def reading(halle):
    """Ida was taken for reading aloud last week."""
    plan = hang_planned(agency=halle.agency, title="Vorlesen im Hort")
    shift = plan_shift(plan, starts_at=in_days(-3, 9), hours=2)
    return join(shift, name="Ida Ilse", email="ida@example.org", now=timezone.now() - timedelta(days=5))


@pytest.mark.parametrize("way", [Way(), Way(language="en")], ids=["de", "en"])
def test_from_hours_to_a_certificate_that_can_be_checked(
    *, way, site, halle, reading, arrive, latest_mail, link_in, sign_in, axe_clean, shot
):
    t = partial(words_in, way.language)
    ida, host, agency, stranger = (arrive(way) for _person in range(4))
    need = reading.response.need
    Contact.objects.update(language=way.language)
    # Given Ida, who enters her hours from the page of her dates
    go(ida, link("response", reading.pk))
    ida.get_by_role("button", name=t("To my hours")).click()
    ida.get_by_role("link", name=t("Enter hours")).click()
    ida.get_by_label("Vorlesen im Hort").check()
    expect(ida.get_by_label(t("Which organisation?"))).to_be_hidden()
    ida.get_by_label(t("On which day?")).fill(in_days(-3).date().isoformat())
    ida.get_by_label(t("How many hours?")).fill("2:30")
    ida.get_by_label(t("What did you do?")).fill("Kindern vorgelesen")
    axe_clean(ida)
    ida.get_by_role("button", name=t("Enter hours")).click()
    expect(ida.get_by_text(t("waits for a yes"))).to_be_visible()
    shot(ida, "entered")
    # When the host says yes
    go(host, f"{link('need', need.pk)}stunden/")
    axe_clean(host)
    host.get_by_role("button", name=t("Confirm what is ticked")).click()
    expect(host.get_by_text(t("Confirmed: %(n)s entry.", n=1))).to_be_visible()
    # Then Ida hears so, and asks for a certificate that shows neither her name nor her functions to others
    ida.goto(link_in(latest_mail("ida@example.org")))
    ida.get_by_role("link", name=t("To the certificates")).click()
    ida.get_by_role("link", name=t("Ask for a certificate")).click()
    ida.get_by_label(t("Functions")).first.fill("Lesepatin")
    axe_clean(ida)
    ida.get_by_role("button", name=t("Ask for the certificate")).click()
    expect(ida.get_by_text(t("waits for confirmation"))).to_be_visible()
    # When host and agency have confirmed it, one by link, one signed in
    host.goto(link_in(latest_mail(need.contact.email)))
    host.get_by_role("button", name=t("Confirm %(label)s", label=t("for the host"))).click()
    sign_in(agency, halle.renate)
    agency.goto(link_in(latest_mail(halle.agency.email)).replace(site, site + way.root))
    axe_clean(agency)
    agency.get_by_role("button", name=t("Confirm %(label)s", label=t("for the agency"))).click()
    expect(agency.get_by_text(t("Confirmed. Thank you."))).to_be_visible()
    # Then the paper says all of it
    ida.goto(link_in(latest_mail("ida@example.org")))
    axe_clean(ida)
    shot(ida, "valid")
    paper = ida.request.get(ida.get_by_role("link", name=t("The certificate as a PDF")).get_attribute("href"))
    text = " ".join(PdfReader(io.BytesIO(paper.body())).pages[0].extract_text().split())
    assert all(word in text for word in ("Ida Ilse", HOURS[way.language], "Lesepatin", halle.agency.name))
    assert [one.signer for one in Attestation.objects.get().signings.all()] == list(Signer)
    # And a stranger who types its code sees what Ida allows, and no more
    code = ida.locator(".hours-address").inner_text()
    go(stranger, "/nachweis/")
    stranger.get_by_label(t("Code")).fill(code.lower())
    stranger.get_by_role("button", name=t("Check", "certificate")).click()
    expect(stranger.get_by_role("heading", name=t("This certificate is real"))).to_be_visible()
    expect(stranger.get_by_text(HOURS[way.language])).to_be_visible()
    assert "Ida" not in stranger.content() and "Lesepatin" not in stranger.content()
    axe_clean(stranger)
    shot(stranger, "checked")
    # Until she takes it back
    ida.get_by_text(t("Take the certificate back")).click()
    ida.get_by_role("button", name=t("Take it back")).click()
    expect(ida.get_by_text(t("Taken back. The code answers no more."))).to_be_visible()
    assert stranger.reload().status == 410
    assert Hours.objects.get().state == "confirmed"


def test_the_pages_beside_it_are_for_everybody(new_page, axe_clean, shot):
    # Given somebody on the phone, and somebody at a desk in the dark
    me = make_volunteer(name="Ida Ilse")
    help_need()
    for width, dark in ((375, False), (1280, True)):
        page = new_page(width=width, dark=dark)
        start = link("hours", me.pk)
        for rest in ("", "neu/", "nachweis/", "pauschalen/", "dank/"):
            page.goto(f"{start}{rest}")
            axe_clean(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), rest
        page.goto("/en/danke/")
        expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
        axe_clean(page)
        shot(page, f"{width}")
