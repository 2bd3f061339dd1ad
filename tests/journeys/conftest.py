"""Journeys: a real Chromium of phone size against the real portal with a real database, mails and clock included.

    def test_something(site, page, axe_clean, latest_mail, link_in): ...

Every page fails its test at the end if the browser logged an error, met a 500 or asked a third party for anything.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Response

from gemeinsinn.activity.outbox import deliver_due_mails
from gemeinsinn.core.schedule import jobs
from tests.factories.exchange import make_agency_of, make_broker
from tests.factories.places import make_municipality, make_quarter
from tests.journeys.steps.hands import Way, ways

SHOTS = Path(__file__).parents[2] / "var" / "shots"
USUAL = Way()
LINK = re.compile(r"https?://\S+")
switches: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()


def let_scripts_run(page: Page, *, yes: bool) -> None:
    """Playwright's own switch is for good; this one lets axe look at a page that was read without scripts."""
    switches[page].send("Emulation.setScriptExecutionDisabled", {"value": not yes})


@pytest.fixture
def site(portal_address: str, transactional_db: None, settings: Any) -> str:
    """The address of the portal; links in mails lead there."""
    settings.BASE_URL = portal_address
    settings.CSRF_TRUSTED_ORIGINS = [portal_address]
    return portal_address


class Watch:
    """Notes what must not happen in any page of a context."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.faults: list[str] = []
        self.host = urlsplit(site).netloc
        context.on("page", self.watch)
        context.on("response", self.judge)

    def watch(self, page: Page) -> None:
        page.on("pageerror", lambda problem: self.faults.append(f"script error on {page.url}: {problem}"))
        page.on("console", lambda line: self.log(line.type, line.text, page.url))

    def log(self, kind: str, text: str, url: str) -> None:
        # A 404 or 403 may be what the test is about, and so may a lost connection.
        if kind == "error" and "status of 4" not in text and "ERR_INTERNET_DISCONNECTED" not in text:
            self.faults.append(f"browser error on {url}: {text}")

    def judge(self, response: Response) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.status} at {response.url}")
        if urlsplit(response.url).netloc not in {self.host, ""}:
            self.faults.append(f"a third party was asked: {response.url}")


@pytest.fixture
def new_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """new_page(javascript=False, width=1280, language="en-GB", dark=True): a page of a visitor of its own.

    By default: a phone, German, JavaScript on. Addresses may be given as paths.
    """
    contexts: list[tuple[BrowserContext, Watch]] = []

    def make(*, javascript: bool = True, width: int = 375, language: str = "de-DE", dark: bool = False) -> Page:
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": 812 if width < 600 else 900},
            has_touch=width < 600,
            is_mobile=width < 600,
            locale=language,
            timezone_id="Europe/Berlin",
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        contexts.append((context, Watch(context, site)))
        page = context.new_page()
        if not javascript:
            switches[page] = context.new_cdp_session(page)
            let_scripts_run(page, yes=False)
        return page

    yield make
    faults = [fault for _context, watch in contexts for fault in watch.faults]
    for context, _watch in contexts:
        context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A visitor's phone."""
    return new_page()


@pytest.fixture
def sign_in() -> Callable[[Page, Any], None]:
    """sign_in(page, user): as if the person had typed a code; signing in by code is a journey of its own."""

    def act(page: Page, user: Any) -> None:
        session = import_module(django_settings.SESSION_ENGINE).SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        page.context.add_cookies(
            [
                {
                    "name": django_settings.SESSION_COOKIE_NAME,
                    "value": str(session.session_key),
                    "url": django_settings.BASE_URL,
                }
            ]
        )

    return act


@pytest.fixture
def axe_clean() -> Callable[[Page], None]:
    """axe_clean(page): no finding of axe, all its rules on. Needs JavaScript."""

    def check(page: Page) -> None:
        results = Axe().run(page)
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return check


@pytest.fixture
def axe_at_end(axe_clean: Callable[[Page], None]) -> Callable[[Page], None]:
    """axe_at_end(page): where somebody ended up is clean, also as it stands without JavaScript."""

    def check(page: Page) -> None:
        if ways.get(page, USUAL).keyboard:
            return None  # the very page that the same journey by finger ends on
        if page not in switches:
            return axe_clean(page)
        let_scripts_run(page, yes=True)  # those of the page had their chance while it was read
        axe_clean(page)
        return let_scripts_run(page, yes=False)

    return check


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Callable[..., None]:
    """shot(page, "signed"): with SHOTS=1 the whole page as var/shots/<test>-signed.png, which git ignores."""

    def take(page: Page, name: str) -> None:
        if not os.environ.get("SHOTS"):
            return
        SHOTS.mkdir(parents=True, exist_ok=True)
        safe = re.sub(r"[^\w-]+", "-", f"{request.node.name}-{name}").strip("-")
        page.screenshot(path=SHOTS / f"{safe}.png", full_page=True)

    return take


@pytest.fixture
def latest_mail() -> Callable[[str], mail.EmailMessage]:
    """latest_mail("a@b.example"): lets the outbox deliver what is due, then the newest mail to that address."""

    def find(to: str) -> mail.EmailMessage:
        deliver_due_mails(now=timezone.now())
        found = [message for message in mail.outbox if to in message.to]
        assert found, f"no mail to {to}; there are mails to {sorted({a for m in mail.outbox for a in m.to})}"
        return found[-1]

    return find


@pytest.fixture
def link_in() -> Callable[..., str]:
    """link_in(mail) or link_in(mail, "Ja, stattgefunden"): the first link, or the one under a label."""

    def find(message: mail.EmailMessage, label: str = "") -> str:
        text = str(message.body)
        start = text.find(label)
        assert start >= 0, f"no {label!r} in:\n{text}"
        match = LINK.search(text, start + len(label))
        assert match, f"no link after {label!r} in:\n{text}"
        return match[0]

    return find


@pytest.fixture
def travel_to() -> Iterator[Callable[[datetime], None]]:
    """travel_to(moment): sets the clock of the portal, which then goes on ticking. The browser's clock stays."""
    travels: list[Any] = []

    def go(moment: datetime) -> None:
        while travels:
            travels.pop().stop()
        travel = time_machine.travel(moment, tick=True)
        travel.start()
        travels.append(travel)

    yield go
    while travels:
        travels.pop().stop()


@pytest.fixture
def arrive(new_page: Callable[..., Page]) -> Callable[..., Page]:
    """arrive(way): somebody with a phone of their own, who goes about the portal in this way."""

    def come(way: Way = USUAL) -> Page:
        page = new_page(javascript=way.javascript, language="de-DE" if way.language == "de" else "en-GB")
        ways[page] = way
        return page

    return come


@pytest.fixture
def halle(site: str) -> Any:
    """Halle-Neustadt with its agency; Renate works there."""
    quarter = make_quarter()
    agency = make_agency_of(make_municipality(), name="Freiwilligenagentur Halle", phone="0345 2003456")
    return Town(quarter, agency, make_broker(agency, name="Renate Kühn"))


@dataclass(frozen=True)
class Town:
    """Where a journey happens."""

    quarter: Any
    agency: Any
    renate: Any


@pytest.fixture
def time_passes(travel_to: Callable[[datetime], None]) -> Callable[[datetime], None]:
    """time_passes(moment): it is then; what the worker does by itself has been done."""

    def go(moment: datetime) -> None:
        travel_to(moment)
        for job in jobs():
            job.task(now=timezone.now())

    return go
