"""Many hands: three partners together bring twenty chairs, and the fourth is thanked kindly."""

from dataclasses import replace

from playwright.sync_api import expect

from gemeinsinn.exchange.models import Response
from tests.factories.exchange import make_author, make_need
from tests.journeys.steps import trader
from tests.journeys.steps.hands import go, read, words
from tests.journeys.steps.trader import Answer

TITLE = "Zwanzig Stühle für das Hofcafé"
FIRST = Answer("8", "Acht stehen bei uns.", "Jule Brandt", "jule@example.org", "Tischlerei Brandt")
SECOND = Answer("7", "Wir haben sieben.", "Emre Kaya", "emre@example.org", "Café Kaya")
THIRD = Answer("5", "Die letzten fünf.", "Ines Vogt", "ines@example.org", "Wohnen Neustadt")
FOURTH = Answer("3", "Drei hätten wir auch noch.", "Max Roth", "max@example.org", "Rothbäckerei")


def test_three_partners_cover_a_need_and_the_cards_show_what_is_left(
    halle, arrive, latest_mail, link_in, shot, axe_clean
):
    # Given a need for twenty chairs
    make_need(contact=make_author(email="oksana@example.org"), quarter=halle.quarter, agency=halle.agency, title=TITLE)
    visitor = arrive()
    assert missing(visitor) == "noch 20 von 20 Stühlen"
    # And a fourth partner who has the form open already
    fourth = arrive()
    trader.find_need(fourth, TITLE)
    trader.open_form(fourth)

    # When one after the other says yes to a part, then the card shows what is left
    for answer, left in ((FIRST, "noch 12 von 20 Stühlen"), (SECOND, "noch 5 von 20 Stühlen")):
        partner = arrive()
        trader.find_need(partner, TITLE)
        trader.say_yes(partner, answer)
        trader.confirm_answer(partner, link_in(latest_mail(answer.email), words(partner, "Yes, that is right")))
        assert missing(visitor) == left
    shot(visitor, "five-left")

    # When the third wants more than there is left, then nothing they typed is lost
    partner = arrive()
    trader.find_need(partner, TITLE)
    trader.open_form(partner)
    trader.send_answer(partner, replace(THIRD, amount="9"))
    expect(partner.locator("main")).to_contain_text("5 Stühle")
    axe_clean(partner)
    assert [partner.locator(f"[name={name}]").input_value() for name in ("name", "message")] == [
        THIRD.name,
        THIRD.message,
    ]
    # And with the right number it is enough
    trader.correct_amount(partner, THIRD.amount)
    trader.confirm_answer(partner, link_in(latest_mail(THIRD.email), words(partner, "Yes, that is right")))
    assert stamp(visitor)
    shot(visitor, "all-there")
    axe_clean(visitor)

    # Then the fourth is told in a friendly way, keeps what was typed, and sees where else help is needed
    trader.send_answer(fourth, FOURTH)
    expect(fourth.locator("[data-wrong]")).to_contain_text(
        words(fourth, "Everything has been promised in the meantime.")
    )
    read(fourth, "Everything is promised. If somebody drops out, it opens again.")
    read(fourth, "What else is needed")
    assert fourth.locator("[name=message]").input_value() == FOURTH.message
    shot(fourth, "fourth")
    axe_clean(fourth)
    # And on the page itself nobody is asked for more
    trader.find_need(fourth, TITLE)
    read(fourth, "Everything is promised. If somebody drops out, it opens again.")
    assert fourth.locator("main a[href$='/ja/']").count() == 0
    assert sorted(Response.objects.values_list("amount", flat=True)) == [500, 700, 800]


def missing(page):
    """What the card on the board says is still missing."""
    go(page, "/bedarfe/")
    return " ".join(page.locator(".board .need", has_text=TITLE).locator(".missing").inner_text().split())


def stamp(page):
    """The card says that all is there."""
    go(page, "/bedarfe/")
    return page.locator(".board .need", has_text=TITLE).locator(".stamp").inner_text() == "Geschafft"
