"""Moving in from an old Joomla site: articles a minute and memory, for a tenth of the site and for all of it."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tools.bench.oldsite import write_dump
from tools.bench.portal import PROGRAM, Portal

ARTICLES = 10_000
# Starts a command, looks at its memory (without the part of the database's file that SQLite maps) and waits for it.
KEEPER = """
import os, re, subprocess, sys, time
from pathlib import Path
done, most = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL), 0
while True:
    pid, status, used = os.wait4(done.pid, os.WNOHANG)
    if pid:
        break
    most = max([most, *map(int, re.findall(r"RssAnon:\\s+(\\d+)", Path(f"/proc/{done.pid}/status").read_text()))])
    time.sleep(0.2)
print(status, used.ru_utime + used.ru_stime, most)
"""


def watched(portal: Portal, *arguments: str) -> tuple[float, float, float]:
    """Seconds by the clock and of the processor, and the most memory of its own in megabytes."""
    begin = time.monotonic()
    command = [sys.executable, "-c", KEEPER, PROGRAM, *arguments]
    done = subprocess.run(command, env=portal.environment, check=True, capture_output=True, text=True)
    status, cpu, kilobytes = done.stdout.split()
    if status != "0":
        raise RuntimeError(done.stderr)
    return time.monotonic() - begin, float(cpu), int(kilobytes) / 1024


def measure(folder: Path) -> list[dict[str, Any]]:
    """A dry run of a tenth and of all, all in earnest, and all once more."""
    rows = []
    with tempfile.TemporaryDirectory(dir=folder) as made:
        portal = Portal(Path(made))
        portal.run("migrate", "--verbosity=0")
        for name, articles, more in (
            ("dry run", ARTICLES // 10, ["--dry-run"]),
            ("dry run", ARTICLES, ["--dry-run"]),
            ("in earnest", ARTICLES, []),
            ("once more", ARTICLES, []),
        ):
            dump = Path(made) / f"alt-{articles}.sql"
            write_dump(dump, articles)
            clock, cpu, memory = watched(portal, "import", "joomla", str(dump), *more)
            rows.append({
                "run": name, "articles": articles, "dump": f"{dump.stat().st_size / 1e6:.0f} MB", "clock": f"{clock:.0f} s",
                "processor": f"{cpu:.0f} s", "memory at most": f"{memory:.0f} MB", "load": f"{os.getloadavg()[0]:.1f}",
            })  # fmt: skip
    return rows
