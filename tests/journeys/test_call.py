""" "Rufen Sie mich an": a number and good times, and the agency calls."""

import pytest

from gemeinsinn.exchange.models import CallRequest, Response
from tests.factories.exchange import make_need
from tests.journeys.steps import broker, trader
from tests.journeys.steps.hands import Way, fill, press, press_it, read, unfold

TITLE = "Zwanzig Stühle für das Hofcafé"


@pytest.fixture
def need(halle):
    """On the board of Halle."""
    return make_need(quarter=halle.quarter, agency=halle.agency, title=TITLE)


@pytest.mark.parametrize("way", [Way(), Way(javascript=False)], ids=["deutsch", "no-javascript"])
def test_a_call_is_taken_missed_and_done_and_the_last_word_can_be_taken_back(
    *, way, need, halle, arrive, sign_in, shot, axe_at_end
):
    # Given a need on the board
    herr_kaya, renate = arrive(way), arrive(way)
    sign_in(renate, halle.renate)
    # When Herr Kaya would rather be called
    trader.find_need(herr_kaya, TITLE)
    trader.ask_for_a_call(
        herr_kaya, name="Emre Kaya", phone="0345 555 123", times="vormittags", message="Ich hätte acht Stühle."
    )
    call = CallRequest.objects.get()
    # Then the agency has it on the desk, with the number to tap
    broker.open_desk(renate)
    row = broker.row_about(renate, "Emre Kaya")
    assert row.locator("a.tel").get_attribute("href") == "tel:+49345555123"
    shot(renate, "desk")

    # When Renate takes it over from its file
    press_it(renate, row.get_by_role("heading").get_by_role("link"))
    press(renate, "I will call")
    # Then it is hers
    assert state_of(call) == ("taken", 0)

    # When nobody is there, it stays on the list
    broker.open_desk(renate)
    broker.do(renate, "Emre Kaya", "Nobody there")
    assert state_of(call) == ("missed", 1)
    broker.row_about(renate, "Emre Kaya")

    # When he is there at last, it is done
    broker.do(renate, "Emre Kaya", "Spoken to")
    assert state_of(call) == ("done", 1)
    assert renate.locator(".due", has_text="Emre Kaya").count() == 0

    # And if that was a slip of the finger, it is undone
    broker.undo(renate)
    assert state_of(call) == ("open", 1)
    broker.row_about(renate, "Emre Kaya")
    for person in (renate, herr_kaya):
        axe_at_end(person)


def test_what_was_said_on_the_phone_becomes_a_yes(need, halle, arrive, sign_in, axe_clean):
    # Given Herr Kaya waits for a call
    herr_kaya, renate = arrive(), arrive()
    sign_in(renate, halle.renate)
    trader.find_need(herr_kaya, TITLE)
    trader.ask_for_a_call(herr_kaya, name="Emre Kaya", phone="0345 555 123", times="heute", message="")
    # When he says yes to eight chairs, and Renate writes it down
    broker.open_desk(renate)
    press_it(renate, broker.row_about(renate, "Emre Kaya").get_by_role("heading").get_by_role("link"))
    unfold(renate, "Said yes on the phone")
    fill(renate, amount="8", message="Bringt er am Freitag.")
    press(renate, "Write down the yes")
    # Then it is an answer in his name that needs no mail, and the call is done
    read(renate, "The yes is written down, the call is done.")
    response = Response.objects.get()
    assert (response.state, response.amount, response.contact.name) == ("offered", 800, "Emre Kaya")
    assert CallRequest.objects.get().state == "done"
    axe_clean(renate)


def state_of(call):
    call.refresh_from_db()
    return call.state, call.tries
