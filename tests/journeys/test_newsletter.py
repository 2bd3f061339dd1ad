"""Somebody orders the newsletter, with and without script, says yes in the mail, changes it, and ends it from the mail."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from gemeinsinn.newsletter.models import Subscriber, Suppressed
from tests.journeys.steps.hands import Way, choose, fill, go, press, read, read_heading


@pytest.mark.parametrize(
    "way", [Way(), Way(language="en", javascript=False)], ids=["de", "en without script"]
)  # fmt: skip
def test_from_the_box_below_a_page_to_the_end(arrive, axe_at_end, shot, latest_mail, link_in, travel_to, way):
    # Given somebody who types an address into the box below a page
    page = arrive(way)
    go(page, "/kontakt/")
    page.locator("#fuss-brief").fill("jule@example.org")
    with page.expect_navigation():
        page.locator(".footer__letter button").click()
    expect(page.locator("#id_email")).to_have_value("jule@example.org")
    axe_at_end(page)
    shot(page, "order")
    # When they choose and order; without script one more press shows that somebody is there
    choose(page, "topics", "termine")
    press(page, "Order the newsletter")
    if not way.javascript:
        read_heading(page, "One more press")
        axe_at_end(page)
        shot(page, "once-more")
        travel_to(timezone.now() + timedelta(seconds=5))
        press(page, "It is right. Send the mail")
    read_heading(page, "Look into your mail")
    # Then only the button behind the link in the mail begins it
    go(page, link_in(latest_mail("jule@example.org")))
    read_heading(page, "Shall the newsletter come?")
    assert Subscriber.objects.get().state == "waiting"
    axe_at_end(page)
    shot(page, "confirm")
    press(page, "Yes, send it to me")
    read_heading(page, "Your newsletter")
    assert Subscriber.objects.get().state == "active"
    axe_at_end(page)
    shot(page, "own")
    # And they change it, and end it from the welcome mail
    choose(page, "frequency", "monatlich")
    fill(page, place="")
    press(page, "Save")
    read(page, "What we hold about you")
    assert Subscriber.objects.get().frequency == "monatlich"
    go(page, latest_mail("jule@example.org").extra_headers["List-Unsubscribe"].strip("<>"))
    read_heading(page, "No more newsletter?")
    axe_at_end(page)
    press(page, "No more newsletter")
    read_heading(page, "No newsletter comes any more")
    assert (Subscriber.objects.count(), Suppressed.objects.count()) == (0, 1)
