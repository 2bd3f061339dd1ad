"""Renate works at the agency: she checks, calls and brings people together, one click each."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.steps.hands import fill, go, press, press_it, select, unfold, words


def open_desk(page: Page) -> None:
    """What is due today."""
    go(page, "/schreibtisch/")


def row_about(page: Page, title: str) -> Locator:
    """The row of today's list that names something."""
    row = page.locator(".due", has_text=title)
    expect(row).to_have_count(1)
    return row


def do(page: Page, title: str, verb: str) -> None:
    """The verb of a row."""
    press(page, verb, within=row_about(page, title))


def told(page: Page, text: str, **values: object) -> None:
    """What the desk says after an act."""
    expect(page.locator(".told")).to_contain_text(words(page, text, **values))


def undo(page: Page) -> None:
    """Takes the last act back."""
    press(page, "Undo", within=page.locator(".told"))


def put_on_board(page: Page, title: str) -> None:
    """Checks a notice and hangs it up."""
    open_desk(page)
    do(page, title, "Put on the board")
    told(page, "“%(title)s” is on the board.", title=title)


def tie_to_project(page: Page, title: str, project: str) -> None:
    """Says in a need's file which project it belongs to, slips, takes it back and does it again."""
    go(page, "/schreibtisch/bedarfe/")
    press_it(page, page.locator("main").get_by_role("link", name=title).first)
    for again in (True, False):
        unfold(page, "Say which project it belongs to")
        select(page, "project", project)
        press(page, "Keep the project")
        told(page, "“%(title)s”: the project is noted. The author gets to see it.", title=title)
        if again:
            undo(page)


def name_the_firm(page: Page, notice_title: str, firm: str) -> None:
    """Says which partner page an answer belongs to."""
    go(page, "/schreibtisch/rueckmeldungen/")
    press_it(page, page.locator("main").get_by_role("link", name=firm).first)
    unfold(page, "Link an organisation")
    fill(page, organisation=firm)
    press(page, "Link")
    told(page, "The organisation is linked.")
