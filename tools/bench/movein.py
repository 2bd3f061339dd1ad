"""Moving in from an old Joomla site: articles a minute and memory, for a tenth of the site and for all of it."""

import os
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from tools.bench.oldsite import write_dump
from tools.bench.portal import PROGRAM, Portal

ARTICLES = 10_000
KEEPER = "import os, subprocess, sys; done = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL); _pid, status, used = os.wait4(done.pid, 0); print(status, used.ru_utime + used.ru_stime, used.ru_maxrss)"


def watched(portal: Portal, *arguments: str) -> tuple[float, float, float]:
    """Seconds by the clock and of the processor, and the largest resident size in megabytes."""
    begin = time.monotonic()
    command = ["python3", "-c", KEEPER, PROGRAM, *arguments]
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
