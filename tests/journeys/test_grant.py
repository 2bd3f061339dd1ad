"""Somebody asks for 400 € on a phone: from the page of the fund to the number of the application, screens counted."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from gemeinsinn.fund.models import Application
from tests.factories.funds import make_round, rule_data
from tests.journeys.steps.hands import Way, choose, fill, go, press, read, select, tick, words

MOST_SCREENS = 8


WAYS = {"person": Way(), "association": Way(keyboard=True, language="en")}


@pytest.mark.parametrize("kind", WAYS)
def test_four_hundred_euros_in_at_most_eight_screens(halle, arrive, axe_at_end, shot, latest_mail, link_in, kind):
    """A neighbour with a thumb, in German; an association with a host by keyboard alone, in English."""
    way = WAYS[kind]
    # Given the statewide fund, open all year
    fund = make_round(rules=rule_data(host_for=["association"], papers=[])).fund
    page, screens = arrive(way), []

    def screen():
        screens.append(page.url)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
        axe_at_end(page)

    # When somebody writes an application
    go(page, f"/engagementfonds/{fund.slug}/")
    press(page, "Write an application")
    screen()
    choose(page, "kind", kind)
    fill(page, title="Ein Fest im Hof", aim="Wer neu ist, lernt die Nachbarn kennen.")
    press(page, "Go on")
    screen()
    first = timezone.localdate() + timedelta(days=30)
    fill(page, place="Halle-Neustadt", starts=first.isoformat(), ends=(first + timedelta(days=30)).isoformat())
    tick(page, "not_begun")
    press(page, "Go on")
    screen()
    select(page, "kosten-0-type", "Sachmittel")
    fill(page, **{"kosten-0-what": "Geschirr, Tische", "kosten-0-amount": "400"})
    expect(page.locator("#summen")).to_contain_text(re.compile(rf"{words(page, 'You ask us for')}\s*€?400"))
    press(page, "Go on")
    screen()
    if kind == "association":
        fill(page, organisation_name=f"Nachbarn im Hof und {'x' * 120}")  # of which nothing may stick out
    fill(page, name="Jule Brandt", email="jule@example.org", street="Tulpenweg 3", town="06122 Halle")
    if kind == "association":
        fill(page, host_organisation="Hofverein e. V.", host_name="Hanna Hof", host_email="hanna@example.org")
    press(page, "Go on")
    screen()
    shot(page, "summary")
    tick(page, "agrees")
    press(page, "Send the application")
    read(page, "Look into your mail")
    screen()
    # And signs with the click in the mail
    page.goto(link_in(latest_mail("jule@example.org")))
    screen()
    press(page, "Sign and hand in")
    # Then the application has its number and says what happens next
    made = Application.objects.get()
    expect(page.locator("main")).to_contain_text(made.reference)
    screen()
    assert (made.state, made.asked.cents) == ("submitted" if kind == "person" else "signing", 40_000)
    assert len(screens) <= MOST_SCREENS
    if kind == "association":
        # And the host says yes by a link of its own
        page.goto(link_in(latest_mail("hanna@example.org")))
        axe_at_end(page)
        press(page, "Yes, I sign")
        axe_at_end(page)
        made.refresh_from_db()
        assert made.state == "submitted"
