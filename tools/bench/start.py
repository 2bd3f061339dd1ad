"""Starting the demo: the first time, again, and what web and worker then take of memory."""

import shutil
import time
from pathlib import Path
from typing import Any

from tools.bench.portal import Portal

PATHS = ("/", "/bedarfe/", "/angebote/", "/vorhaben/", "/partner/")


def measure(folder: Path) -> list[dict[str, Any]]:
    """`gemeinsinn demo` on an empty folder and again; seconds to the first page, megabytes after some visits."""
    shutil.rmtree(folder / "demo", ignore_errors=True)
    rows = []
    for name in ("first start, with the demo network made", "second start"):
        portal = Portal(folder / "demo")
        start = time.monotonic()
        with portal.serving("demo"):
            seconds = time.monotonic() - start
            for _ in range(10):
                for path in PATHS:
                    portal.milliseconds(path)
            resident, once = portal.memory()
        rows.append({"what": name, "seconds": round(seconds, 1), "resident_mb": round(resident), "pss_mb": round(once)})
    return rows
