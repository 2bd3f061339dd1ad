"""Oksana lives here: she writes what is missing, says yes to who helps, signs, and tells how it went."""

from dataclasses import dataclass
from datetime import date

from playwright.sync_api import Page, expect

from tests.journeys.steps.hands import choose, click_in_mail, fill, go, press, read_heading, select, tick, words


@dataclass(frozen=True)
class Wish:
    """What she writes."""

    title: str = "Zwanzig Stühle für das Hofcafé"
    details: str = "Stapelbar, dürfen nass werden."
    amount: str = "20"
    unit_words: str = "Stühle"
    place: str = "Halle-Neustadt"
    spot: str = "Hof am Tulpenbrunnen"
    until: date | None = None
    when_words: str = ""
    benefit: str = "Ihr Name steht ein Jahr lang auf jeder Lehne, 340 Haushalte gehen daran vorbei."
    name: str = "Oksana Petrenko"
    email: str = "oksana@example.org"


def begin_on_board(page: Page) -> None:
    """From the notice board."""
    go(page, "/bedarfe/")
    press(page, "Write a need")


def begin_at_project(page: Page, link: str, title: str) -> None:
    """From the personal page of the project she runs; its name goes along."""
    go(page, link)
    press(page, "Write a need for this project")
    expect(page.locator(".for-project")).to_contain_text(title)


def tie_to_project(page: Page, link: str, title: str) -> None:
    """Says later which of her projects a need belongs to."""
    page.goto(link)
    press(page, "Change it")
    select(page, "project", title)
    press(page, "Keep it like this")
    expect(page.locator("main")).to_contain_text(words(page, "On the board"))


def write_need(page: Page, wish: Wish) -> None:
    """Five questions, one a screen, and a look at the whole; no account."""
    read_heading(page, "What is missing?")
    fill(page, title=wish.title)
    choose(page, "kind", "sachen")
    fill(page, details=wish.details)
    press(page, "Next", "step")
    read_heading(page, "How much of it?")
    fill(page, amount=wish.amount, unit_words=wish.unit_words)
    press(page, "Next", "step")
    read_heading(page, "Where, and until when?")
    fill(page, place=wish.place, spot=wish.spot)
    if wish.until:
        fill(page, until=wish.until.isoformat())
    if wish.when_words:
        fill(page, when_words=wish.when_words)
    press(page, "Next", "step")
    read_heading(page, "What does the business get that helps you?")
    choose(page, "benefit_kind", "visible")
    fill(page, benefit=wish.benefit)
    press(page, "Next", "step")
    read_heading(page, "And who are you?")
    fill(page, name=wish.name, email=wish.email)
    press(page, "Have a look at it")


def send_need(page: Page) -> None:
    """The last look, and off it goes."""
    read_heading(page, "Does it hang right?")
    press(page, "Send it off")
    read_heading(page, "Now look into your mailbox")


def confirm_need(page: Page, link: str) -> None:
    """The first mail: yes, that is mine."""
    click_in_mail(page, link, "Yes, that is mine")
    expect(page.locator("main")).to_contain_text(words(page, "The agency is looking at it"))


def accept_answer(page: Page, link: str) -> None:
    """Looks at who said yes, and says yes too."""
    page.goto(link)
    press(page, "Yes, that fits")
    press(page, "Accept")
    expect(page.locator("main")).to_contain_text(words(page, "not signed yet"))


def sign_agreement(page: Page, link: str, name: str) -> None:
    """Reads the page and types a name under it."""
    page.goto(link)
    fill(page, typed_name=name)
    press(page, "Sign")
    expect(page.locator(".deed__names")).to_contain_text(name)


def say_that_it_worked(page: Page, link: str, sentence: str) -> None:
    """One click in the mail, a sentence, and it may be public."""
    page.goto(link)
    read_heading(page, "Did it work?")
    expect(page.locator("input[name='outcome'][value='yes']")).to_be_checked()
    choose(page, "concrete", "5")
    choose(page, "benefit_felt", "4")
    fill(page, sentence=sentence)
    tick(page, "may_publish")
    press(page, "Send", "report")
