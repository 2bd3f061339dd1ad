"""gemeinsinn restore FILE"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gemeinsinn.config import soundness
from gemeinsinn.config.archive import restore


class Command(BaseCommand):
    """Brings back what `backup` saved."""

    help = "Brings back database and media from a backup, after verifying every checksum. Stop the portal first."
    requires_system_checks = []  # a damaged deployment is when it is needed

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="a file made by `gemeinsinn backup`")
        parser.add_argument("--force", action="store_true", help="replace what is there")

    def handle(self, *args: Any, **options: Any) -> None:
        restore(options["file"], force=options["force"], say=self.stdout.write)
        checks = [soundness.check_database, soundness.check_migrations, soundness.check_folders, soundness.check_outbox]
        found = soundness.faults(now=timezone.now(), checks=checks)
        for fault in found:
            self.stdout.write(f"{fault['check']}: {fault['fault']}\n    {fault['mend']}")
        if found:
            sys.exit(1)
        self.stdout.write("Verified.")
