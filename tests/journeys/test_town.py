"""A town's own website, on another server, shows what volunteers are wanted for; the agency makes the lines for it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.factories.exchange import make_need
from tests.factories.volunteering import hang_planned, plan_shift
from tests.journeys.steps.hands import Way, go, press, press_it, words, words_in

TOWN = """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Stadt Halle: Engagement</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Engagement in Halle</h1>{lines}</main></body></html>"""

PLACES = {"de": "4 Plätze", "en": "4 places"}
PHONE: Any = {"width": 375, "height": 812}


@contextmanager
def town_site(lines: str, portal: str) -> Iterator[str]:
    """The town's web server: one page, and a policy that lets in what the maker's page says."""
    policy = f"default-src 'none'; script-src {portal}; connect-src {portal}; style-src {portal}; img-src 'self'"

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(TOWN.format(lines=lines).encode())

        def log_message(self, *_args: object) -> None:
            """Nothing to say."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def opportunities(halle):
    """A day with places, and a standing need, of the agency of Halle."""
    about = {"agency": halle.agency, "quarter": halle.quarter, "lat": halle.quarter.lat, "lon": halle.quarter.lon}
    plan = hang_planned(title="Waffeln backen beim Hoffest", **about)
    plan_shift(plan, capacity=4)
    make_need(title="Wer liest alte Handschrift?", kind="wissen", unit="person", unit_words="", **about)
    return plan


@pytest.mark.parametrize("way", [Way(), Way(language="en")], ids=["de", "en"])
def test_a_town_shows_the_list_on_its_own_page(
    *, way, browser, site, halle, opportunities, arrive, sign_in, axe_clean, shot
):
    # Given Renate at the agency, who makes the lines for the town
    desk = arrive(way)
    sign_in(desk, halle.renate)
    go(desk, "/schreibtisch/plattformen/")
    axe_clean(desk)
    press_it(desk, desk.get_by_role("link", name=re.compile(words(desk, "Lines for the town's site"))))
    desk.goto(f"{desk.url}&sprache={way.language}")
    expect(desk.locator("[data-gemeinsinn] .gemeinsinn h3")).to_have_count(2)
    shot(desk, "maker")
    lines = desk.locator("#lines").input_value()
    maker = desk.url
    # And who takes a file over from elsewhere reads what would become of each row
    go(desk, "/schreibtisch/plattformen/holen/")
    axe_clean(desk)
    desk.locator("[name=source]").fill("ehrenamt-portal")
    rows = "id;title;kind;postcode\nA1;Im Hort am Nachmittag vorlesen;time;06122\nA2;Ohne Ort;time;\n"
    file = {"name": "rows.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    desk.locator("input[type=file]").set_input_files(file)
    press(desk, "Look at it")
    expect(desk.locator("main")).to_contain_text(words(desk, "where is missing: postcode or town"))
    axe_clean(desk)
    # When the town puts them into its page, on a server of its own
    with town_site(lines, site) as address:
        visitor = browser.new_context(viewport=PHONE, locale="de-DE")
        faults: list[str] = []
        page = visitor.new_page()
        page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        page.goto(address)
        # Then the list stands in it, leads to the portal, and takes nothing along
        entry = page.get_by_role("link", name=opportunities.need.title)
        expect(entry).to_be_visible()
        expect(page.locator(".gemeinsinn")).to_contain_text(PLACES[way.language])
        assert (visitor.cookies(), faults) == ([], [])
        shot(page, "town")
        entry.click()
        expect(page.locator("h1")).to_have_text(opportunities.need.title)
        assert page.url.startswith(f"{site}{way.root}/bedarfe/")
        visitor.close()
        # And where scripts are switched off, the link leads to the board
        plain = browser.new_context(java_script_enabled=False)
        page = plain.new_page()
        page.goto(address)
        page.get_by_role("link", name=words_in(way.language, "Volunteers wanted")).click()
        expect(page.get_by_role("link", name=opportunities.need.title).first).to_be_visible()
        plain.close()
        # And nothing is in the way of anybody: axe needs styles of its own inside the list, which the policies refuse
        lenient = browser.new_context(viewport=PHONE, locale="de-DE", bypass_csp=True)
        for look in (address, maker):
            page = lenient.new_page()
            page.goto(look)
            expect(page.locator(".gemeinsinn h3")).to_have_count(2)
            axe_clean(page)
        lenient.close()
