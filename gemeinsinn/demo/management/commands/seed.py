"""gemeinsinn seed demo | bulk"""

from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from gemeinsinn.core.statistics import refresh_statistics
from gemeinsinn.demo.bulk import Wanted, seed_bulk
from gemeinsinn.demo.seeding import seed_demo


class Command(BaseCommand):
    """Fills the database with the demo network, or with any number of rows for measuring."""

    help = "Fills the database: `demo` with the invented network, `bulk` with any number of rows for measuring."

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
        what.add_parser("demo", help="the demo network: a year of needs, offers, agreements and thanks; once")
        bulk = what.add_parser("bulk", help="many invented rows for measuring; the same seed gives the same rows")
        for name, default in (("needs", 10_000), ("offers", 2_000), ("people", 1_000)):
            bulk.add_argument(
                f"--{name}", type=int, default=default, metavar="N", help="how many (default: %(default)s)"
            )
        bulk.add_argument("--seed", type=int, default=1, metavar="S", help="where chance begins (default: %(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEMO or settings.ON_LOOPBACK):
            raise CommandError("Invented data does not belong into a real network: seed only with GEMEINSINN_DEMO=1.")
        started = monotonic()
        with translation.override("de"):
            sentence = self.demo() if options["what"] == "demo" else self.bulk(options)
        refresh_statistics()
        self.stdout.write(f"{sentence} ({monotonic() - started:.1f} s)")

    def demo(self) -> str:
        new = seed_demo(now=timezone.now(), say=self.stdout.write)
        call_command("matching", "rebuild", "--words-only", stdout=self.stdout)
        return "The demo network is there." if new else "The demo network was there already: nothing has changed."

    def bulk(self, options: dict[str, Any]) -> str:
        wanted = Wanted(**{name: options[name] for name in ("needs", "offers", "people", "seed")})
        if min(wanted.needs, wanted.offers, wanted.people) < 0:
            raise CommandError("Give numbers of 0 or more.")
        seed_bulk(wanted, now=timezone.now(), say=self.stdout.write)
        return f"{wanted.needs} needs, {wanted.offers} offers and {wanted.people} people are there."
