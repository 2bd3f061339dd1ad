"""gemeinsinn backup FILE"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gemeinsinn.config.archive import back_up


class Command(BaseCommand):
    """Saves database and media while the portal runs."""

    help = "Saves database and media into one .tar.gz while the portal runs. An older file of that name is replaced."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="where to, such as gemeinsinn-2026-12-04.tar.gz")

    def handle(self, *args: Any, **options: Any) -> None:
        back_up(options["file"], now=timezone.now(), say=self.stdout.write)
