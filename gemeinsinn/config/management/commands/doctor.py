"""gemeinsinn doctor"""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gemeinsinn.config.soundness import CHECKS, faults


class Command(BaseCommand):
    """Says whether this deployment is sound."""

    help = "Checks this deployment and names every fault and its mend. Exit status 1 if there is one."
    requires_system_checks = []  # a sick deployment is what it is for

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON document instead of text")

    def handle(self, *args: Any, **options: Any) -> None:
        found = faults(now=timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps({"sound": not found, "faults": found}, ensure_ascii=False, indent=2))
        elif found:
            for fault in found:
                self.stdout.write(f"{fault['check']}: {fault['fault']}\n    {fault['mend']}")
            self.stdout.write(f"\n{len(found)} fault{'s' if len(found) > 1 else ''}.")
        else:
            self.stdout.write(f"Sound: {len(CHECKS)} checks, no fault.")
        if found:
            sys.exit(1)
