"""A neighbour votes by mail and reads the result; the office makes a closed case the project of the month."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from gemeinsinn.fund.actions.deciding import accept_award
from gemeinsinn.voting.actions.polls import count_poll, open_poll
from gemeinsinn.voting.models import Ballot
from tests.factories.funds import WHO, award_grant, check_grant, make_round
from tests.factories.people import make_account
from tests.factories.polls import vote
from tests.factories.residents import put_all_to_vote
from tests.journeys.steps.hands import Way, go, press, read, words


@pytest.mark.parametrize("way", [Way(), Way(language="en")], ids=["de", "en"])
def test_a_confirmed_ballot_and_how_it_was_counted(arrive, axe_at_end, shot, latest_mail, link_in, way):
    # Given two complete applications of 400 € put to the vote, with money for one
    funding = make_round()
    for title, email in (("Ein Fest im Hof", "a@example.org"), ("Bänke am Markt", "b@example.org")):
        check_grant(funding=funding, title=title, who=WHO | {"email": email})
    poll = put_all_to_vote(funding)
    open_poll(poll=poll, by=None, now=timezone.now())
    page = arrive(way)
    # When a neighbour ticks one and clicks the link in the mail
    go(page, f"/abstimmungen/{poll.pk}-{poll.slug}/")
    axe_at_end(page)
    shot(page, "ballot")
    page.get_by_label("Bänke am Markt").check()
    page.locator("#id_email").fill("jule@example.org")
    press(page, "Send me the link")
    read(page, "Look into your mail")
    page.goto(link_in(latest_mail("jule@example.org")))
    assert not Ballot.objects.exists()
    axe_at_end(page)
    shot(page, "link")
    press(page, "Count my ballot")
    read(page, "Your ballot is counted")
    axe_at_end(page)
    # Then the page of the counted vote says why what was chosen
    vote(poll, "max@example.org", 2)
    vote(poll, "eva@example.org", 1)
    count_poll(poll=poll, now=timezone.now())
    go(page, f"/abstimmungen/{poll.pk}-{poll.slug}/")
    first = page.locator(".vote-step").first
    expect(first).to_contain_text("Bänke am Markt")
    expect(first).to_have_attribute("data-taken", "yes")
    axe_at_end(page)
    shot(page, "result")


@pytest.mark.parametrize("way", [Way(), Way(language="en")], ids=["de", "en"])
def test_project_of_the_month_from_a_closed_case_to_the_front_page(arrive, sign_in, axe_clean, shot, way):
    # Given an accepted grant
    grant = award_grant()
    accept_award(application=grant, typed_name="Jule Brandt", now=timezone.now())
    page = arrive(way)
    sign_in(page, make_account(name="Nora Netz", roles=["office"], language=way.language))
    # When the office begins a portrait with it, writes a sentence and shows it
    go(page, "/schreibtisch/vorhaben-des-monats/")
    page.get_by_label(words(page, "Project or grant")).select_option(f"a{grant.pk}")
    press(page, "Begin a portrait")
    expect(page.locator("h1")).to_have_text("Ein Fest im Hof")
    page.locator("#id_lead").fill("Zwölf Tische, ein Hof, alle da.")
    press(page, "Save")
    axe_clean(page)
    shot(page, "desk")
    press(page, "Make it public")
    # Then everyone reads it on the front page and behind it
    visitor = arrive(way)
    go(visitor, "/")
    expect(visitor.locator("#monat")).to_have_text("Ein Fest im Hof")
    visitor.locator("section", has=visitor.locator("#monat")).get_by_role("link").last.click()
    expect(visitor.locator("h1")).to_have_text("Ein Fest im Hof")
    axe_clean(visitor)
    shot(visitor, "portrait")
    go(visitor, "/vorhaben-des-monats/")
    axe_clean(visitor)
