"""`gemeinsinn matching status`"""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any, TextIO

from gemeinsinn.matching.shelf.soundness import index_status

HELP = "tells what stands in the index and what is still to come"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON document instead of text")


def run(options: dict[str, Any], out: TextIO) -> None:
    status = index_status()
    if options["json"]:
        out.write(json.dumps(asdict(status), indent=2))
        return
    for side in status.sides:
        out.write(f"{side.side + ':':<9}{side.entries} of {side.objects} in the index, {side.strays} differ")
    out.write(f"words:   {status.words if status.words is not None else 'no index'}")
    for name, waiting in status.waiting.items():
        out.write(f"meaning: {name}, {waiting} texts wait" if waiting else f"meaning: {name}, complete")
    if not status.waiting:
        out.write("meaning: no encoder")
    if status.rebuild:
        out.write(f"A rebuild is under way: {status.rebuild['done']} of {status.rebuild['total']}.")
    out.write(f"{status.unread} events and {status.dirty} marked entries wait to be read.")
