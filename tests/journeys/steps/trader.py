"""Jule has a joinery around the corner: she finds a need and says yes, without an account."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.journeys.steps.hands import choose, click_in_mail, fill, go, press, press_it, read_heading, words


@dataclass(frozen=True)
class Answer:
    """What she says."""

    amount: str = "20"
    message: str = "Die stehen bei uns im Keller, wir bringen sie am Freitag."
    name: str = "Jule Brandt"
    email: str = "jule@example.org"
    firm: str = "Tischlerei Brandt & Töchter"


def find_need(page: Page, title: str) -> None:
    """Looks at the board and opens a notice."""
    go(page, "/bedarfe/")
    press_it(page, page.locator(".board").get_by_role("link", name=title, exact=True))
    expect(page.locator("h1")).to_have_text(title)


def open_form(page: Page) -> None:
    """ "Ja, das machen wir": one screen."""
    press_it(page, page.locator("main a[href$='/ja/']:visible").first)
    read_heading(page, "Yes, we will do it")


def send_answer(page: Page, answer: Answer) -> None:
    """Fills in the form and sends it."""
    fill(
        page,
        amount=answer.amount,
        message=answer.message,
        name=answer.name,
        email=answer.email,
        organisation_name=answer.firm,
    )
    press(page, "Yes, we will do it")


def say_yes(page: Page, answer: Answer) -> None:
    """From the notice to the mailbox."""
    open_form(page)
    send_answer(page, answer)
    read_heading(page, "One click is still missing")


def correct_amount(page: Page, amount: str) -> None:
    """Another number in a form that came back."""
    fill(page, amount=amount)
    press(page, "Yes, we will do it")
    read_heading(page, "One click is still missing")


def confirm_answer(page: Page, link: str) -> None:
    """The first mail: yes, that is right."""
    click_in_mail(page, link, "Yes, that is right")
    read_heading_of_own_answer(page)


def read_heading_of_own_answer(page: Page) -> None:
    """She sees how her answer stands."""
    expect(page.locator(".kicker").first).to_contain_text(words(page, "Your answer"))


def ask_for_a_call(page: Page, *, name: str, phone: str, times: str, message: str) -> None:
    """Would rather be called."""
    press_it(page, page.locator("main a[href$='/anruf/']:visible").first)
    read_heading(page, "Please call me")
    fill(page, name=name, phone=phone)
    choose(page, "good_times", times)
    fill(page, message=message)
    press(page, "Please call me")
    read_heading(page, "We will call you")
