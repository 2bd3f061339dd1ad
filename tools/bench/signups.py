"""Five hundred people who want one of a hundred places within ten seconds, and a plan of two thousand shifts."""

import http.cookiejar
import re
import shutil
import statistics
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.postgres import running_postgres
from tools.bench.portal import Portal

PEOPLE, PLACES, SECONDS = 500, 100, 10
HANDS = 48  # requests on their way at the same time, at most

# What the shell of the portal does: one shift of a hundred places on a need of the demo, or a plan of 2,000 shifts.
HUNDRED = """
from datetime import timedelta
from django.utils import timezone
from gemeinsinn.volunteering.actions.planning import Slot, add_shift
from gemeinsinn.volunteering.models import Plan
now = timezone.now()
plan = Plan.objects.get(need__title__startswith="Frühjahrsputz")
start = now + timedelta(days=40)
shift = add_shift(plan=plan, slot=Slot(start, start + timedelta(hours=3), {places}), by=None, now=now)
print("shift", plan.pk, shift.pk)
"""
THOUSANDS = """
from datetime import timedelta
from django.utils import timezone
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.volunteering.actions.planning import Slot
from gemeinsinn.volunteering.actions.series import shift_of
from gemeinsinn.volunteering.models import Plan, Shift
now = timezone.now()
plan = Plan.objects.get(need__title__startswith="Lichterfest")
slots = [Slot(now + timedelta(hours=5 * n + 5), now + timedelta(hours=5 * n + 8), 4, role=f"Aufgabe {{n % 7}}") for n in range(1994)]
Shift.objects.bulk_create([shift_of(plan, slot) for slot in slots])
print("link", plan.pk, issue_link(purpose="need", subject_id=plan.pk, now=now, lasts=timedelta(days=9)))
"""
COUNTED = """
from collections import Counter
from gemeinsinn.volunteering.models import Shift, SignUp
shift = Shift.objects.get(pk={shift})
states = Counter(shift.sign_ups.values_list("state", flat=True))
line = list(shift.sign_ups.filter(state="waiting").order_by("queued_at", "pk").values_list("queued_at", flat=True))
held = shift.sign_ups.filter(state="held").order_by("-queued_at").values_list("queued_at", flat=True).first()
fair = line == sorted(line) and (not line or held <= line[0])
print("counted", shift.taken, states["held"], states["waiting"], fair)
"""


@dataclass(slots=True)
class Guest:
    """Somebody with the form open in front of them."""

    number: int
    opener: urllib.request.OpenerDirector
    address: str
    form: dict[str, str]


def measure(folder: Path) -> list[dict[str, Any]]:
    """Both on SQLite and PostgreSQL; the plan on SQLite."""
    shutil.rmtree(folder / "signups", ignore_errors=True)
    portal = Portal(folder / "signups" / "sqlite")
    rows = [crowd(portal, "SQLite"), *plan(portal)]
    with running_postgres() as url:
        portal = Portal(folder / "signups" / "postgres")
        portal.environment["GEMEINSINN_DATABASE_URL"] = url
        rows.insert(1, crowd(portal, "PostgreSQL"))
    return rows


def said(portal: Portal, script: str) -> list[str]:
    """What the portal's shell prints last."""
    return portal.output("shell", "-c", script).strip().splitlines()[-1].split()


def crowd(portal: Portal, database: str) -> dict[str, Any]:
    """Everybody has the form open; then all of them send it within ten seconds, evenly spread."""
    portal.environment["GEMEINSINN_TRUSTED_PROXIES"] = "127.0.0.1"  # so that each guest has an address of their own
    portal.run("demo", "--prepare")
    _word, need, shift = said(portal, HUNDRED.format(places=PLACES))
    with portal.serving("serve"):
        with ThreadPoolExecutor(8) as pool:
            guests = list(pool.map(lambda number: open_form(portal, number, need, shift), range(PEOPLE)))
        begin = time.perf_counter() + 0.5
        with ThreadPoolExecutor(HANDS) as pool:
            answers = list(pool.map(lambda guest: send(guest, begin), guests))
    _word, taken, held, waiting, fair = said(portal, COUNTED.format(shift=shift))
    took = sorted(seconds * 1000 for _status, seconds in answers)
    return {
        "what": f"{PEOPLE} sign up for {PLACES} places in {SECONDS} s, {database}",
        "median_ms": round(statistics.median(took)),
        "p95_ms": round(took[int(len(took) * 0.95)]),
        "places_held": int(held),
        "taken": int(taken),
        "in_line": int(waiting),
        "line_in_order": fair,
        "not_answered_well": sum(status != 200 for status, _seconds in answers),
    }


def open_form(portal: Portal, number: int, need: str, shift: str) -> Guest:
    """A browser of its own with the page of dates."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    opener.addheaders = [("X-Forwarded-For", f"10.1.{number // 250}.{number % 250 + 1}"), ("Accept-Language", "de")]
    address = f"http://127.0.0.1:{portal.port}/bedarfe/{need}/termine/"
    page = opener.open(address).read().decode()
    hidden = {name: re.search(rf'name="{name}" value="([^"]+)"', page) for name in ("csrfmiddlewaretoken", "form_key")}
    form = {name: match[1] for name, match in hidden.items() if match}
    told = {"schicht": shift, "name": f"Gast {number}", "email": f"gast-{number}@nachbarn.example"}
    return Guest(number, opener, address, form | told | {"heads": "1", "remind_hours": "24"})


def send(guest: Guest, begin: float) -> tuple[int, float]:
    """Sends the form at its time; how long the answer took, counted from that time, also where it had to wait."""
    due = begin + guest.number * SECONDS / PEOPLE
    time.sleep(max(0.0, due - time.perf_counter()))
    request = urllib.request.Request(guest.address, urllib.parse.urlencode(guest.form).encode(), method="POST")
    try:
        with NoRedirect.of(guest.opener).open(request, timeout=60) as answer:
            status = answer.status
    except urllib.error.HTTPError as answer:
        status = 200 if answer.status == 302 else answer.status  # to the page after it: stored
    return status, time.perf_counter() - due


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """The answer to the form itself is measured, not the page after it."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """Stays."""

    @classmethod
    def of(cls, opener: urllib.request.OpenerDirector) -> urllib.request.OpenerDirector:
        """An opener with the same cookies and headers."""
        cookies = next(one for one in opener.handlers if isinstance(one, urllib.request.HTTPCookieProcessor))
        found = urllib.request.build_opener(cookies, cls())
        found.addheaders = opener.addheaders
        return found


def plan(portal: Portal) -> list[dict[str, Any]]:
    """The host's plan and the guests' list with 2,000 shifts behind them."""
    _word, need, token = said(portal, THOUSANDS)
    rows = []
    with portal.serving("serve", "--workers=1"):
        for what, path in (
            ("plan of 2,000 shifts, as the host sees it", f"/m/{token}/plan/"),
            ("plan of 2,000 shifts, as guests choose from it", f"/bedarfe/{need}/termine/"),
        ):
            portal.connect()
            took = sorted(portal.milliseconds(path) for _ in range(40))
            rows.append({"what": what, "median_ms": round(statistics.median(took)), "p95_ms": round(took[37])})
    return rows
