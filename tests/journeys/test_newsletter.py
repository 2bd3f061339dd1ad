"""Somebody orders the newsletter, changes it and ends it from the mail; the office writes an issue and lets it go."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from gemeinsinn.delivery.models import Row
from gemeinsinn.newsletter.actions.sending import send_due_issues
from gemeinsinn.newsletter.lifecycle.subscriptions import packed
from gemeinsinn.newsletter.models import Issue, Subscriber, Suppressed
from tests.factories.newsletters import subscribe
from tests.factories.people import make_account
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


def test_the_office_writes_an_issue_and_somebody_else_lets_it_go(new_page, sign_in, axe_clean, shot):
    # Given two people in the office and two who read different things
    subscribe("alle@example.org")
    subscribe("termine@example.org", topics=packed(["termine"]))
    writer, other = make_account(name="Nora Netz", roles=["office"]), make_account(name="Uli Netz", roles=["office"])
    page = new_page()
    sign_in(page, writer)
    # When one writes it, seeing who would get it
    page.goto("/schreibtisch/newsletter/ausgaben/")
    page.locator("#id_subject").fill("Neues aus dem Hof")
    press(page, "Begin an issue")
    expect(page.locator("#leserinnen")).to_contain_text("2 Personen")
    choose(page, "topics", "foerderung")
    expect(page.locator("#leserinnen")).to_contain_text("Eine Person")
    fill(page, preheader="Zwölf Tische, ein Hof, alle da: was daraus wurde.")
    press(page, "Save")
    axe_clean(page)
    shot(page, "draft")
    page.locator(".letter-blocks a").first.click()
    fill(page, heading="Der Hof", text="Er ist fertig.")
    axe_clean(page)
    press(page, "Save")
    press(page, "Hand it in")
    # Then somebody else approves it, it goes out, and everyone reads it
    page = new_page()
    sign_in(page, other)
    page.goto(f"/schreibtisch/newsletter/ausgaben/{Issue.objects.get().pk}/")
    press(page, "Yes, it may go out")
    send_due_issues(now=timezone.now())
    assert [row.address for row in Row.objects.all()] == ["alle@example.org"]
    visitor = new_page()
    visitor.goto("/newsletter/archiv/")
    axe_clean(visitor)
    press(visitor, "Neues aus dem Hof")
    expect(visitor.locator("h1")).to_have_text("Neues aus dem Hof")
    axe_clean(visitor)
    shot(visitor, "issue")
