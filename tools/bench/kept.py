"""Finished pages: made, kept, known to the browser; by the portal alone and by nginx in front, beside a plain file."""

import http.client
import re
import shutil
import statistics
import subprocess
import time
from pathlib import Path
from typing import Any

from tools.bench.pages import prepare
from tools.bench.portal import TICKS, Portal, below, free_port
from tools.nginx import in_front, program

FEW = 1_000
ROUNDS = 5
SECONDS, AT_ONCE = 3, 32
PAGE = "/"
MADE, KEPT, KNOWN = "made anew", "kept", "known to the browser (304)"
PLAIN, STORE = "nginx, a plain file of the same size", "nginx with our pages"


def measure(folder: Path) -> list[dict[str, Any]]:
    """The front page with 1,000 needs; one process of the portal, one of nginx; rounds in turn, medians."""
    for name in ("nginx", "wrk"):
        if not (program() if name == "nginx" else shutil.which(name)):
            raise RuntimeError(f"The benchmark of finished pages needs {name}: apt-get install nginx-light wrk")
    portal, outside = prepare(folder, FEW), free_port()
    place = (folder / "kept").resolve()
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    portal.environment |= {
        "GEMEINSINN_PAGES_MB": "16", "GEMEINSINN_PAGES_FOLDER": str(place / "pages"),
        "GEMEINSINN_TRUSTED_PROXIES": "127.0.0.1", "GEMEINSINN_ENCODERS": "none",
    }  # fmt: skip
    plain = f"location = /plain.html {{ root {place}; gzip_static on; }}"
    with (
        portal.serving("serve", "--workers=1", "--threads=8"),
        in_front(place, pages=place / "pages", portal=portal.port, port=outside, more=plain) as nginx,
    ):
        time.sleep(1)
        (place / "plain.html").write_bytes(asked(outside, PAGE, {})[1])
        (place / "plain.html.gz").write_bytes(asked(outside, PAGE, {"Accept-Encoding": "gzip"})[1])
        return rows(portal, outside, nginx.pid)


def rows(portal: Portal, outside: int, nginx: int) -> list[dict[str, Any]]:
    """The processor's time a request on one connection, and requests a second on 32."""
    tag = asked(portal.port, PAGE, {})[0]
    assert portal.process is not None
    web, gzip = portal.process.pid, {"Accept-Encoding": "gzip"}
    ways: dict[str, tuple[int, int, str, dict[str, str], int]] = {
        MADE: (portal.port, web, PAGE, gzip | {"Cookie": "a=b"}, 40),
        KEPT: (portal.port, web, PAGE, gzip, 2_000),
        KNOWN: (portal.port, web, PAGE, gzip | {"If-None-Match": tag}, 2_000),
        PLAIN: (outside, nginx, "/plain.html", gzip, 4_000),
        STORE: (outside, nginx, PAGE, gzip, 4_000),
    }
    cpu: dict[str, list[float]] = {what: [] for what in ways}
    rate: dict[str, list[float]] = {what: [] for what in ways}
    slowest: dict[str, list[float]] = {what: [] for what in ways}
    for _turn in range(ROUNDS):
        for what, (port, pid, path, headers, many) in ways.items():
            cpu[what].append(processor(port, pid, path, headers, many))
            told = pressed(port, path, headers)
            rate[what].append(told[0])
            slowest[what].append(told[1])
    most = statistics.median(rate[PLAIN])
    return [
        {
            "what": what, "cpu ms": f"{statistics.median(cpu[what]):.3f}",
            "requests a second": f"{statistics.median(rate[what]):.0f}",
            "p99 ms": f"{statistics.median(slowest[what]):.1f}",
            "of a plain file": f"{statistics.median(rate[what]) / most:.0%}",
        }
        for what in ways
    ]  # fmt: skip


def asked(port: int, path: str, headers: dict[str, str]) -> tuple[str, bytes]:
    """(ETag, body)"""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request("GET", path, headers=headers)
    answer = line.getresponse()
    return answer.headers.get("ETag", ""), answer.read()


def processor(port: int, pid: int, path: str, headers: dict[str, str], many: int) -> float:
    """Milliseconds of the processor a request, of a process and all below it."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    asked(port, path, headers)
    before = seconds(pid)
    for _request in range(many):
        line.request("GET", path, headers=headers)
        line.getresponse().read()
    return (seconds(pid) - before) / many * 1000


def seconds(pid: int) -> float:
    """User and system time so far."""
    total = 0
    for one in below(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def pressed(port: int, path: str, headers: dict[str, str]) -> tuple[float, float]:
    """(requests a second, milliseconds within which 99 of 100 were answered)"""
    told = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t1", f"-c{AT_ONCE}", f"-d{SECONDS}", "--latency", *told, f"http://127.0.0.1:{port}{path}"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rate, late = re.search(r"Requests/sec:\s*([\d.]+)", said), re.search(r"99%\s*([\d.]+)(us|ms|s)", said)
    assert rate is not None
    assert late is not None
    return float(rate[1]), float(late[1]) * {"us": 0.001, "ms": 1, "s": 1000}[late[2]]
