"""Mailings into Postfix's smtp-sink, beside smtp-source and a loop over Django's send_mail in the same run."""

import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools.bench.portal import Portal, free_port

KILLS, CREW, KILLED = 50, 4, 8_000
ROUNDS, MESSAGES, RIVALS, MANY = 5, 20_000, 600, 1_000_000


def program(name: str) -> str:
    """Postfix's own tools; they lie where only root looks."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if not found:
        raise RuntimeError(f"The benchmark of mailings needs {name}: apt-get install postfix")
    return found


@contextmanager
def sinking() -> Iterator[int]:
    """smtp-sink on a free port until the end of the block."""
    port = free_port()
    person = ["-u", "nobody"] if os.getuid() == 0 else []
    process = subprocess.Popen([program("smtp-sink"), *person, f"127.0.0.1:{port}", "256"])
    try:
        time.sleep(1)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def by_source(port: int) -> float:
    """Messages a second of smtp-source: one connection, 12,000 bytes each."""
    start = time.monotonic()
    subprocess.run(
        [program("smtp-source"), "-d", "-s", "1", "-l", "12000", "-m", str(MESSAGES), "-f", "a@b.example", "-t", "c@d.example", f"127.0.0.1:{port}"],
        check=True,
    )  # fmt: skip
    return MESSAGES / (time.monotonic() - start)


def part(portal: Portal, act: str, *numbers: int) -> dict[str, str]:
    """One act of tools.bench.posting in a process of its own; what it says as key=value."""
    told = subprocess.run(
        [sys.executable, "-m", "tools.bench.posting", act, *map(str, numbers)],
        env=portal.environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return dict(re.findall(r"(\w+)=(\S+)", told.stdout))


def rates(portal: Portal, port: int, key: str) -> dict[str, list[float]]:
    """All ways in turn, round after round: what disturbs one disturbs the others."""
    told: dict[str, list[float]] = {name: [] for name in ("source", "one", "two", "signed", "loop", "loop_quick")}
    for _round in range(ROUNDS):
        portal.environment.pop("GEMEINSINN_DKIM_KEY", None)
        told["source"].append(by_source(port))
        told["one"].append(float(part(portal, "send", MESSAGES, 1)["rate"]))
        told["two"].append(float(part(portal, "send", MESSAGES, 2)["rate"]))
        portal.environment["GEMEINSINN_DKIM_KEY"] = key
        told["signed"].append(float(part(portal, "send", MESSAGES // 2, 1)["rate"]))
        told["loop"].append(float(part(portal, "loop", RIVALS)["rate"]))
        told["loop_quick"].append(float(part(portal, "loop_quick", RIVALS)["rate"]))
    portal.environment.pop("GEMEINSINN_DKIM_KEY", None)
    return told


def measure(folder: Path) -> list[dict[str, Any]]:
    """Rates as medians, their ratios as medians of ratios within a round, memory, kills."""
    portal = Portal(folder / "mailings")
    key = folder / "mailings" / "dkim.pem"
    portal.environment |= {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    portal.environment["DJANGO_SETTINGS_MODULE"] = "gemeinsinn.config.settings"
    portal.run("migrate", "--verbosity=0")
    with sinking() as port:
        portal.environment["GEMEINSINN_EMAIL_URL"] = f"smtp://127.0.0.1:{port}"
        part(portal, "key")
        told = rates(portal, port, str(key))
        killed = part(portal, "crash", KILLS, CREW, KILLED)
        many = part(portal, "many", MANY)  # last: its mailing stays half sent

    def ratio(one: str, other: str) -> str:
        pairs = zip(told[one], told[other], strict=True)
        return f"{statistics.median(a / b for a, b in pairs):.2f}"

    rows = [{"what": name, "a second": f"{statistics.median(found):.0f}"} for name, found in told.items()]
    rows += [
        {"what": "one worker, unsigned, to smtp-source", "ratio": ratio("one", "source")},
        {"what": "two workers, unsigned, to smtp-source", "ratio": ratio("two", "source")},
        {"what": "one worker, signed, to send_mail signed by dkimpy", "ratio": ratio("signed", "loop")},
        {"what": "one worker, signed, to send_mail with our signature", "ratio": ratio("signed", "loop_quick")},
        {"what": f"{MANY} rows added: peak MB", "ratio": many["added"]},
        {"what": f"{MANY} rows, 5,000 of them sent: peak MB", "ratio": many["sent"]},
        {"what": f"{MANY} rows: progress, ms", "ratio": many["progress"]},
        {
            "what": f"{KILLED} messages, {CREW} workers, {KILLS} kills",
            "ratio": ", ".join(f"{n} {what}" for what, n in killed.items()),
        },
    ]
    return rows
