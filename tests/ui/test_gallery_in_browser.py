"""The gallery and whole sample pages in a real browser: accessible by day and night, at every width, and light."""

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe

from gemeinsinn.ui.views.gallery import SAMPLES

pytestmark = pytest.mark.browser
AXE = Axe()
PAGES = [
    "/werkstatt/",
    "/werkstatt/need-card/",
    *(f"/werkstatt/{name}/" for name in SAMPLES),
    "/en/werkstatt/seite/",
    "/werkstatt/nirgends/",
]


@pytest.fixture
def open_page(browser, portal_address):
    """open_page(path, width, dark=...) gives the page; its context is closed afterwards."""
    contexts = []

    def go(path, width, *, dark=False, **options):
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
        page.goto(portal_address + path)
        return page

    yield go
    for context in contexts:
        context.close()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(open_page, path):
    """By day and by night, on the phone and on the desk: one page, its window and its hour changed under it."""
    page = open_page(path, 375, bypass_csp=True)
    page.evaluate(AXE.axe_script)
    for width, scheme in product((375, 1280), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("() => axe.run({resultTypes: ['violations']}).then((results) => results.violations)")
        assert [(width, scheme, one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_and_no_policy_is_broken(open_page, path):
    page = open_page(path, 1600)
    wide = []
    for width in (1600, 1024, 768, 375, 320):
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(width)
    assert wide == []
    assert [fault for fault in page.faults if "404" not in fault] == []


def test_targets_are_big_enough_for_a_thumb(open_page):
    """44 px for everything to press on the phone, links inside sentences and lists of them aside."""
    page = open_page("/werkstatt/seite/", 375)
    small = page.evaluate(
        """[...document.querySelectorAll('.btn, .chip, .more, .menu-button, .search button, .control')]
        .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44).map(one => one.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_first_visit_is_light_and_steady(open_page, browser, portal_address):
    page = browser.new_page(viewport={"width": 375, "height": 800})
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    weights = []
    network.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    page.goto(portal_address + "/werkstatt/liste/")
    page.wait_for_timeout(500)
    shift = page.evaluate(
        """new Promise(done => { let sum = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value })).observe({type: 'layout-shift', buffered: true});
        setTimeout(() => done(sum), 200) })"""
    )
    page.close()
    assert sum(weights) <= 150_000
    assert len(weights) <= 12
    assert shift <= 0.05


def test_menu_opens_without_script(open_page):
    page = open_page("/werkstatt/seite/", 375, java_script_enabled=False)
    assert not page.locator("#menue").is_visible()
    page.locator(".menu-button").click()
    assert page.locator("#menue").is_visible()


def test_dialog_opens_with_and_without_script(open_page):
    page = open_page("/werkstatt/dialog/", 375)
    page.get_by_role("button", name="Ich kann doch nicht").first.click()
    assert page.get_by_role("dialog", name="Zusage zurückziehen?").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    plain = open_page("/werkstatt/dialog/", 375, java_script_enabled=False)
    plain.locator("#absagen > summary").click()
    assert plain.locator("#absagen .dialog__sheet").is_visible()


def test_error_summary_takes_the_focus_and_leads_to_the_field(open_page):
    page = open_page("/werkstatt/frage/", 375)
    page.wait_for_function("() => document.activeElement.classList.contains('summary')")
    page.locator(".summary a").first.click()
    assert page.evaluate("document.activeElement.id") == "id_c-text"


def test_numbers_of_the_tabs_are_reached_by_arrows(open_page):
    page = open_page("/werkstatt/liste/", 1280)
    tabs = page.locator("[data-tabs] a")
    tabs.first.focus()
    for _ in range(100):  # the script that listens comes after the page
        page.keyboard.press("ArrowRight")
        if tabs.first.evaluate("one => one !== document.activeElement"):
            break
        page.wait_for_timeout(50)
    assert page.evaluate("document.activeElement.textContent.trim()") == "Liste"


def test_on_paper_every_stub_has_a_whole_outline_and_the_first_hangs_on_the_corner(open_page):
    page = open_page("/werkstatt/liste/", 1280)
    page.emulate_media(media="print")
    stubs = page.evaluate(
        """[...document.querySelectorAll('.strips i[data-gone]')].filter(one => one.checkVisibility()).map(one => {
        const look = getComputedStyle(one); return [look.clipPath, look.borderBottomStyle, look.borderLeftStyle] })"""
    )
    assert stubs and {tuple(stub) for stub in stubs} == {("none", "dashed", "solid")}
    corners = page.evaluate(
        """[...document.querySelectorAll('.need:has(.strips:not([data-few], [data-single])) .need__sheet')]
        .map(one => getComputedStyle(one).borderBottomLeftRadius)"""
    )
    assert corners and set(corners) == {"0px"}


def test_without_script_no_button_is_shown_that_needs_it(open_page):
    open_page("/werkstatt/share/", 375).locator("[data-copy]").first.wait_for()
    plain = open_page("/werkstatt/share/", 375, java_script_enabled=False)
    assert [one.is_visible() for one in plain.locator("[hidden]").all()] == [False] * plain.locator("[hidden]").count()
    assert plain.locator("[data-copy]").count()
