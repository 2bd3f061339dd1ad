"""Who is online: what a sign of life and the part of the footer cost, with many people here."""

from pathlib import Path
from typing import Any

from tools.bench.portal import Portal

ROUNDS, A_ROUND = 9, 60
AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:{}) Gecko/20100101 Firefox/133.0"
WHAT = {"the sign of somebody new": "/online/da.gif", "the part of the footer": "/online/stand/"}


def measure(folder: Path) -> list[dict[str, Any]]:
    """One process on SQLite; the processor's time over HTTP, so the server's own is in it."""
    portal = Portal(folder / "online")
    portal.run("migrate", "--verbosity=0")
    portal.run("collectstatic", "--noinput", "--verbosity=0")
    portal.environment["GEMEINSINN_TRUSTED_PROXIES"] = "127.0.0.1"
    costs: dict[str, list[float]] = {what: [] for what in WHAT}
    with portal.serving("serve", "--workers=1", "--threads=1"):
        visitors = 0
        for turn in range(ROUNDS + 1):
            for what, path in WHAT.items():
                portal.connect()
                before = portal.cpu_seconds()
                for _request in range(A_ROUND):
                    visitors += path.endswith(".gif")
                    address = f"10.{visitors // 60_000}.{visitors // 250 % 240}.{visitors % 250}"
                    portal.headers |= {"X-Forwarded-For": address, "User-Agent": AGENT.format(visitors)}
                    portal.milliseconds(path)
                if turn:  # the first round warms up
                    costs[what].append((portal.cpu_seconds() - before) / A_ROUND * 1000)
    return [
        {"what": f"{what}, about {visitors} people here", "cpu ms": f"{sorted(took)[len(took) // 2]:.2f}"}
        for what, took in costs.items()
    ]
