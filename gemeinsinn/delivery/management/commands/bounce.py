"""gemeinsinn bounce"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gemeinsinn.delivery.models import Bounce
from gemeinsinn.delivery.receiving import take_in


class Command(BaseCommand):
    """Takes one mail that came back, from standard input: for a mail server that hands them over by a pipe."""

    help = "Reads one mail of the bounce address from standard input: gemeinsinn bounce < message."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--to", default="", metavar="ADDRESS", help="the address it came to, if its head does not say"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        taken = take_in(sys.stdin.buffer.read(), came_to=options["to"], now=timezone.now())
        self.stdout.write(said_of(taken))


def said_of(taken: Bounce | str | None) -> str:
    """One line for the log of the mail server."""
    if isinstance(taken, Bounce):
        return f"{taken.kind}: {taken.words}"
    return taken or "Not about a message of ours."
