"""A broker thinks of somebody, and it becomes an agreement: suggested, asked by mail, yes, signed by both."""

import re

import pytest
from playwright.sync_api import expect

from gemeinsinn.matching.models import Suggestion
from gemeinsinn.partnerships.models import Agreement
from tests.factories.exchange import make_author, make_need
from tests.factories.suggestions import make_firm
from tests.journeys.steps import broker, resident
from tests.journeys.steps.hands import Way, fill, press, read, words

TITLE = "Zwanzig Stühle für das Hofcafé"
SEEKER = "oksana@example.org"


@pytest.mark.parametrize("way", [Way(), Way(javascript=False)], ids=["deutsch", "no-javascript"])
def test_a_brokers_idea_becomes_an_agreement(*, way, halle, arrive, sign_in, latest_mail, link_in, shot, axe_at_end):
    def letter(to, text, context=""):
        """The link in the newest mail to somebody, by what stands above it."""
        return link_in(latest_mail(to), words(oksana, text, context))

    # Given a need on the board, and a joinery that likes to give things
    author = make_author(name="Oksana Petrenko", email=SEEKER)
    need = make_need(quarter=halle.quarter, agency=halle.agency, title=TITLE, contact=author)
    firm = make_firm(quarter=halle.quarter, lat=halle.quarter.lat, lon=halle.quarter.lon, agency=halle.agency)
    renate, jule, oksana = arrive(way), arrive(way), arrive(way)
    sign_in(renate, halle.renate)
    oksana.goto("/so-ordnen-wir/")

    # When Renate asks from the need's file who could do it
    renate.goto(f"/schreibtisch/bedarf/{need.pk}/")
    press(renate, "Who could do it?")
    idea = renate.locator(".idea", has_text=firm.name)
    expect(idea).to_contain_text("Stühle und Tische")
    shot(renate, "ideas")
    # And asks by mail, with a sentence of her own
    idea.locator("summary", has_text=words(renate, "Ask by mail")).click()
    idea.locator("input[name=note]").first.fill("Bei Ihnen standen doch noch Stühle.")
    press(renate, "Send the question", within=idea)
    # Then the desk says that it went out
    broker.told(renate, "The question to %(name)s goes out by mail.", name=firm.name)

    # When Jule opens the mail and reads why it is her
    question = latest_mail(firm.contact.email)
    assert "Bei Ihnen standen doch noch Stühle." in question.body
    jule.goto(re.search(r"https?://\S+/m/[^/\s]+/", question.body)[0])
    read(jule, "Why you?")
    shot(jule, "asked")
    # And says yes to what is filled in
    press(jule, "Yes, we'll do it")
    fill(jule, amount="8")
    press(jule, "Yes, we'll do it")
    # Then her answer stands at once, without another mail to confirm
    read(jule, "Thank you. Your answer has gone out.")
    suggestion = Suggestion.objects.get()
    assert (suggestion.state, suggestion.response.state) == ("accepted", "offered")

    # When Oksana accepts it, and both sign
    resident.accept_answer(oksana, letter(SEEKER, "Look at the answer"))
    resident.sign_agreement(oksana, letter(SEEKER, "Read and sign"), "Oksana Petrenko")
    resident.sign_agreement(jule, letter(firm.contact.email, "Read and sign"), "Jule Brandt")
    # Then it is agreed, in the firm's name and with Renate beside it
    agreement = Agreement.objects.get()
    assert agreement.state == "signed"
    assert (agreement.response.organisation, agreement.response.broker) == (firm, halle.renate)
    for person in (renate, jule, oksana):
        axe_at_end(person)
