"""Somebody reports a barrier from the accessibility page; the office finds it with its last day and answers by mail."""

import pytest

from gemeinsinn.contact.models import Concern
from tests.factories.organisations import make_office
from tests.journeys.steps.hands import Way, choose, fill, go, press, press_it, read, read_heading


@pytest.mark.parametrize("way", [Way()], ids=["de"])
def test_from_the_form_to_the_desk_and_back(arrive, sign_in, axe_at_end, shot, latest_mail, way):
    # Given somebody who cannot read a page
    jule, nora = arrive(way), arrive(way)
    sign_in(nora, make_office())
    go(jule, "/kontakt/")
    axe_at_end(jule)
    shot(jule, "contact")
    go(jule, "/barrierefreiheit/")
    axe_at_end(jule)
    shot(jule, "statement")
    # When they report it from the statement
    press(jule, "Report a barrier")
    choose(jule, "topic", "barriere")
    fill(jule, text="Die Karte sagt nur „Bild“.", name="Jule Brandt", email="jule@example.org")
    axe_at_end(jule)
    shot(jule, "form")
    press(jule, "Send it")
    # Then they read the number and the last day
    read_heading(jule, "That has arrived")
    concern = Concern.objects.get()
    read(jule, "Your number: %(number)s", number=concern.number)
    axe_at_end(jule)
    shot(jule, "thanks")
    assert concern.number in latest_mail("jule@example.org").subject
    # When the office answers
    go(nora, "/schreibtisch/anliegen/")
    axe_at_end(nora)
    shot(nora, "list")
    press_it(nora, nora.get_by_role("link", name=concern.number))
    shot(nora, "concern")
    axe_at_end(nora)
    fill(nora, text="Danke, nun sagt sie die Namen.")
    press(nora, "Send the answer")
    read(nora, "The mail is on its way.")
    # Then it is in their mail, with the number
    answer = latest_mail("jule@example.org")
    assert concern.number in answer.subject and "nun sagt sie die Namen" in answer.body
