"""Pages with few and with very many needs: median time, CPU, queries, growth."""

import json
import statistics
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tools.bench.portal import Portal

FEW, MANY = 1_000, 100_000
ROUNDS, A_ROUND = 15, 4
LIST = "/bedarfe/?art=sachen&ort=06108&umkreis=25"


def prepare(folder: Path, needs: int) -> Portal:
    """A portal with that many needs; made once and kept for the next run."""
    portal = Portal(folder / f"needs-{needs}")
    done = portal.folder / "filled"
    if not done.exists():
        portal.run("migrate", "--verbosity=0")
        portal.run("seed", "demo")
        sizes = [f"--needs={needs}", f"--offers={needs // 5}", f"--people={needs // 10}", "--seed=1"]
        portal.run("seed", "bulk", *sizes)
        done.touch()
    portal.run("migrate", "--verbosity=0")
    portal.run("collectstatic", "--noinput", "--verbosity=0")
    return portal


def addresses(portal: Portal) -> dict[str, str]:
    portal.connect()
    return {
        "front page": "/",
        "list, filtered by kind and distance": LIST,
        "detail of a need": portal.find("/bedarfe/", r'href="(/bedarfe/\d+-[^"]*)"'),
    }


def queries(portal: Portal, paths: dict[str, str], *, by: str = "") -> dict[str, int]:
    """Counted in a process of its own with the same data."""
    command = [sys.executable, "-m", "tools.bench.queries", *([f"--by={by}"] if by else []), *paths.values()]
    done = subprocess.run(command, env=portal.environment, check=True, capture_output=True, text=True)
    return dict(zip(paths, json.loads(done.stdout), strict=True))


def compare(few: Portal, many: Portal, paths: dict[Portal, dict[str, str]], *, by: str = "") -> list[dict[str, Any]]:
    """Alternating rounds between few and many, so that the machine's moods hit both alike; `by` is signed in."""
    counted = {portal: queries(portal, paths[portal], by=by) for portal in (few, many)}
    rows = []
    for page in paths[few]:
        times: dict[Portal, list[float]] = {few: [], many: []}
        cpu: dict[Portal, list[float]] = {few: [], many: []}
        for turn in range(ROUNDS):
            for portal in times:
                portal.connect()
                before = portal.cpu_seconds()
                taken = [portal.milliseconds(paths[portal][page]) for _ in range(A_ROUND)]
                if turn:  # the first round warms up
                    times[portal] += taken
                    cpu[portal].append((portal.cpu_seconds() - before) * 1000 / A_ROUND)
        medians = {portal: statistics.median(found) for portal, found in times.items()}
        rows.append(
            {
                "page": page,
                "needs": MANY,
                "median_ms": round(medians[many], 1),
                "median_ms_few": round(medians[few], 1),
                "growth": round(medians[many] / medians[few], 2),
                "cpu_ms": round(statistics.mean(cpu[many]), 1),
                "cpu_ms_few": round(statistics.mean(cpu[few]), 1),
                "queries": counted[many][page],
                "queries_few": counted[few][page],
            }
        )
    return rows


def measure(folder: Path) -> list[dict[str, Any]]:
    """The pages everybody sees."""
    few, many = prepare(folder, FEW), prepare(folder, MANY)
    with ExitStack() as stack:
        for portal in (few, many):
            stack.enter_context(portal.serving("serve", "--workers=1", "--threads=1"))
        return compare(few, many, {portal: addresses(portal) for portal in (few, many)})
