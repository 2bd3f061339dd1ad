"""Who is online: a phone that moves is counted, and the footer says how many; without scripts there is the page."""

from datetime import time

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from gemeinsinn.core import duty
from gemeinsinn.core.duty import OnDuty
from gemeinsinn.presence.registers import memory
from tests.presence.traffic import FIREFOX, PHONE


@pytest.fixture
def ringing(monkeypatch):
    """Somebody answers the phone until four."""
    memory.REGISTER.clear()
    monkeypatch.setattr(
        duty, "_providers", [lambda local: [OnDuty("Freiwilligenagentur Halle", "0345 2003456", time(16))]]
    )
    yield
    memory.REGISTER.clear()


def test_somebody_moves_and_counts(site, ringing, halle, new_page, axe_at_end, shot):
    # Given a page that is open while nobody moves: a program might have opened it
    page = new_page()
    page.set_extra_http_headers({"User-Agent": PHONE})  # by its own name the browser of the tests is a program
    with page.expect_response("**/js/here*.js") as script:
        page.goto("/kontakt/")
    page.evaluate("address => import(address)", script.value.url)  # loaded before, so the page listens by now
    assert len(memory.REGISTER.rows["seen"].nonzero()[0]) == 0
    # When somebody touches it, they are here, once, however often they do
    with page.expect_response("**/online/da.gif"):
        page.locator("h1").tap()
    page.locator("h1").tap()
    assert len(memory.REGISTER.rows["seen"].nonzero()[0]) == 1
    # Then the footer says who answers, and how many are here, and no cookie was set
    cache.clear()
    page.locator(".online").scroll_into_view_if_needed()
    expect(page.locator(".online")).to_contain_text("Jetzt am Telefon")
    expect(page.locator(".online")).to_contain_text("Gerade hier: wenige Gäste.")
    shot(page, "online-footer")
    page.locator(".online").get_by_role("link", name="Wer ist online?").click()
    expect(page.get_by_role("heading", name="Wer ist online?")).to_be_visible()
    axe_at_end(page)
    shot(page, "online")
    assert page.context.cookies() == []
    # And without scripts the picture counts, and a link leads to the page
    silent = new_page(javascript=False, language="en-GB")
    silent.set_extra_http_headers({"User-Agent": FIREFOX})
    with silent.expect_response("**/online/da.gif"):
        silent.goto("/en/kontakt/")
    assert len(memory.REGISTER.rows["seen"].nonzero()[0]) == 2
    silent.get_by_role("link", name="Who answers the phone now?").click()
    expect(silent.get_by_role("heading", name="Who is online?")).to_be_visible()
    expect(silent.locator("main")).to_contain_text("until 16:00")
