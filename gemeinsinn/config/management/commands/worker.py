"""gemeinsinn worker"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gemeinsinn.config.worker import Worker


class Command(BaseCommand):
    """Sends waiting mails and runs recurring jobs."""

    help = "Sends waiting mails and runs recurring jobs until stopped. Several may run at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="one round, then end: for cron, or to see what happens")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker()
        if options["once"]:
            while worker.round(now=timezone.now()):
                pass
            return
        worker.stop_on_signals()
        worker.run()
