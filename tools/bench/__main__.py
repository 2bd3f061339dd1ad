"""Runs the benchmarks: python -m tools.bench [name ...], without a name all of them; --help names them."""

import argparse
import json
import os
import platform
import sys
from pathlib import Path
from typing import Any

from tools.bench import (
    allocation,
    care,
    desk,
    grants,
    helping,
    kept,
    mailings,
    movein,
    online,
    pages,
    readers,
    search,
    signups,
    start,
    visit,
)

BENCHES = {
    "start": start.measure,
    "visit": visit.measure,
    "pages": pages.measure,
    "kept": kept.measure,
    "desk": desk.measure,
    "care": care.measure,
    "allocation": allocation.measure,
    "search": search.measure,
    "signups": signups.measure,
    "helping": helping.measure,
    "grants": grants.measure,
    "online": online.measure,
    "mailings": mailings.measure,
    "movein": movein.measure,
    "readers": readers.measure,
}


def table(rows: list[dict[str, Any]]) -> str:
    """Rows as a Markdown table."""
    heads = list(dict.fromkeys(head for row in rows for head in row))
    lines = [heads, ["---"] * len(heads), *[[str(row.get(head, "")) for head in heads] for row in rows]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures the portal and writes tables and JSON to the folder.")
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], metavar="name", help=f"of {', '.join(BENCHES)}")
    chosen = parser.parse_args().names or list(BENCHES)
    folder = Path(os.environ.get("GEMEINSINN_BENCH_VAR", "var/bench")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    print(machine)
    for name in chosen:
        print(f"\n## {name}", flush=True)
        rows = BENCHES[name](folder)
        (folder / f"{name}.json").write_text(json.dumps({"machine": machine, "rows": rows}, indent=1))
        (folder / f"{name}.md").write_text(table(rows) + "\n")
        print(table(rows), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
