"""The five questions with many needs behind them, and a file of opportunities taken over at the desk."""

import re
import shutil
import statistics
import time
import urllib.request
from pathlib import Path
from typing import Any

from tools.bench.pages import prepare
from tools.bench.portal import Portal

NEEDS = 10_000
ROUNDS = 40
ROWS = 300  # as many as the desk takes at once
BEGUN = "/mitmachen/?tun=haende&mit=menschen&wie=allein"
WAYS = {"the first question": "/mitmachen/", "the fourth": BEGUN, "the end": f"{BEGUN}&oft=egal&wo=egal&ort=06108"}
TAKE = "/schreibtisch/plattformen/holen/"


def measure(folder: Path) -> list[dict[str, Any]]:
    """Both on SQLite."""
    return [*wizard(prepare(folder, NEEDS)), *taking(folder / "taking")]


def wizard(portal: Portal) -> list[dict[str, Any]]:
    """Each page counts what every answer would leave."""
    rows = []
    with portal.serving("serve", "--workers=1", "--threads=1"):
        for what, path in WAYS.items():
            portal.connect()
            for _warm in range(4):
                portal.milliseconds(path)
            before = portal.cpu_seconds()
            took = [portal.milliseconds(path) for _ in range(ROUNDS)]
            cpu = (portal.cpu_seconds() - before) / ROUNDS
            rows.append(told(f"five questions, {NEEDS} needs on the board: {what}", took, cpu))
    return rows


def taking(folder: Path) -> list[dict[str, Any]]:
    """A look at a file of the most rows the desk takes, then the same in earnest, then once more with nothing new."""
    shutil.rmtree(folder, ignore_errors=True)
    portal = Portal(folder)
    portal.run("demo", "--prepare")
    table = "id;title;kind;postcode;details\n" + "".join(
        f"A{n};Einsatz {n} von drüben;time;06122;Eine Stunde in der Woche helfen, Nummer {n}.\n" for n in range(ROWS)
    )
    with portal.serving("serve", "--workers=1"):
        portal.sign_in("agentur@demo.example")
        rows = []
        for turn in ("new", "known"):
            look, cpu, page = posted(portal, {"source": "drueben"}, table)
            rows.append(told(f"a look at {ROWS} rows from elsewhere, all {turn}", [look], cpu))
            if turn == "new":
                taken, cpu, page = posted(portal, hidden(page) | {"source": "drueben"}, "")
                rows.append(told(f"taking {ROWS} rows over", [taken], cpu))
    return rows


def hidden(page: str) -> dict[str, str]:
    """What the form of the report carries along."""
    form = next(one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if 'name="carried"' in one)
    return {name: value.replace("&quot;", '"') for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}


def posted(portal: Portal, fields: dict[str, str], table: str) -> tuple[float, float, str]:
    """One form with a file or without; milliseconds, seconds of processor time, and the page."""
    address = f"http://127.0.0.1:{portal.port}{TAKE}"
    page = urllib.request.urlopen(urllib.request.Request(address, headers=portal.headers)).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    agency = re.search(r'<option value="([\w-]+)"', page)
    assert token is not None and agency is not None
    told_too = {"csrfmiddlewaretoken": token[1], "agency": agency[1]}
    mark = "drueben-und-hueben"
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in (fields | told_too).items()
    ]
    if table:
        head = 'Content-Disposition: form-data; name="file"; filename="rows.csv"\r\nContent-Type: text/csv'
        parts.append(f"--{mark}\r\n{head}\r\n\r\n{table}\r\n")
    body = ("".join(parts) + f"--{mark}--\r\n").encode()
    headers = portal.headers | {"Content-Type": f"multipart/form-data; boundary={mark}"}
    before, begin = portal.cpu_seconds(), time.perf_counter()
    answer = urllib.request.urlopen(urllib.request.Request(address, body, headers)).read().decode()
    return (time.perf_counter() - begin) * 1000, portal.cpu_seconds() - before, answer


def told(what: str, took: list[float], cpu: float) -> dict[str, Any]:
    """Median and the 95th of a hundred by the clock, and processor time, which other programs hardly touch."""
    return {
        "what": what,
        "median_ms": round(statistics.median(took)),
        "cpu_ms": round(cpu * 1000),
        "p95_ms": round(sorted(took)[int(len(took) * 0.95)]) if len(took) > 1 else "",
    }
