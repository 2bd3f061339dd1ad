"""Somebody who has a free afternoon: finds dates, signs up, steps back."""

from playwright.sync_api import Page, expect

from tests.journeys.steps.hands import click_in_mail, fill, go, press, press_it, read_heading, words


def open_dates(page: Page, title: str) -> None:
    """From the board to the dates of a need."""
    go(page, "/bedarfe/?art=zeit")
    press_it(page, page.locator(".board").get_by_role("link", name=title, exact=True))
    press_it(page, page.locator("main a[href$='/termine/']:visible").first)
    read_heading(page, "Count me in")


def tick(page: Page, *shifts: str) -> None:
    """Chooses dates by a word on them."""
    for words_on_it in shifts:
        page.locator(".shift-pick", has_text=words_on_it).locator("input").check()


def sign_up(page: Page, name: str, email: str, *shifts: str) -> None:
    """One screen: dates, name, address."""
    tick(page, *shifts)
    fill(page, name=name, email=email)
    press(page, "Count me in")
    read_heading(page, "One click is still missing")


def confirm(page: Page, link: str) -> None:
    """The click in the mail leads to one's own dates."""
    click_in_mail(page, link, "Yes, that is right")
    read_heading(page, "My dates")


def stands(page: Page, state: str, context: str = "") -> None:
    """How the (one) date stands."""
    expect(page.locator(".own-date, .offered").first).to_contain_text(words(page, state, context))


def step_back(page: Page, link: str, reason: str) -> None:
    """From the mail: one page asks once more."""
    go(page, link)
    press(page, "Step back")
    fill(page, reason=reason)
    press(page, "Step back")
    read_heading(page, "My dates")


def take_place(page: Page, link: str) -> None:
    """A place is free: yes."""
    go(page, link)
    press(page, "I take it")
    stands(page, "you are in", "sign-up")
