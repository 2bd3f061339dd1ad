"""`gemeinsinn import freinet FILE`"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from gemeinsinn.core.imports import ImportFault, Say, Tally
from gemeinsinn.exchange.imports.freinet.partners import Partners
from gemeinsinn.exchange.imports.freinet.placing import Homes, forget_places
from gemeinsinn.exchange.imports.freinet.reading import open_export
from gemeinsinn.exchange.imports.freinet.report import Line, Writer, open_report
from gemeinsinn.exchange.imports.freinet.run import Run, readable_rows
from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.people.models import User
from gemeinsinn.people.rules import is_network_office
from gemeinsinn.places.models import Postcode

SHOWN = 20  # refused rows that are said aloud; the report has all


class FreinetImporter:
    """Opportunities as freinet exports them."""

    name = "freinet"
    help = (
        "Opportunities exported from freinet (CSV with semicolons). A dry run unless --apply is given: it decides on every "
        "row and writes the report, and changes nothing. Running it again changes nothing; changed rows are taken over."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the export")
        parser.add_argument("--apply", action="store_true", help="in earnest: make and change needs")
        parser.add_argument("--dry-run", action="store_true", help="only look (this is the default)")
        parser.add_argument(
            "--by", metavar="EMAIL",
            help="account in whose name rows are taken: the network office, or staff for the rows of their own agency",
        )  # fmt: skip
        parser.add_argument(
            "--complete", action="store_true",
            help="FILE is everything its agencies have: withdraw what came from an earlier export and is missing now",
        )  # fmt: skip
        parser.add_argument(
            "--report", type=Path, metavar="CSV", help="where to write one line a row (default: under var/imports/)"
        )

    def run(self, options: dict[str, Any], say: Say) -> bool:
        apply = bool(options["apply"])
        if apply and options["dry_run"]:
            raise ImportFault("--apply and --dry-run contradict each other.")
        by = person_called(options["by"], needed=apply)
        if not Postcode.objects.exists():
            raise ImportFault("There are no places yet. Run `gemeinsinn import places` first.")
        now = timezone.now()
        export = open_export(options["file"], say)
        say(
            f"{export.path.name}: about {export.lines} lines. {'In earnest.' if apply else 'Dry run: nothing is changed.'}"
        )
        forget_places()
        partners = Partners(by=by, now=now, homes=Homes.of(readable_rows(export)))
        report = options["report"] or settings.VAR / "imports" / f"freinet-{timezone.localtime(now):%Y%m%d-%H%M%S}.csv"
        tally = Tally(say, every=500)
        with open_report(report) as write, translation.override("en"):
            Run(partners=partners, apply=apply, write=aloud(write, say), tally=tally).over(
                export, complete=bool(options["complete"])
            )
        say(f"{tally.sentence()}. Every row is in {report}.")
        if not apply:
            say("Nothing was changed. Add --apply --by EMAIL to take the rows.")
        return "refused" not in (tally.counts or {})


def person_called(email: str | None, *, needed: bool) -> User | None:
    """The account behind --by. Raises ImportFault if it is missing or works at no desk."""
    if not email:
        if needed:
            raise ImportFault("Say in whose name: --by EMAIL, somebody of the network office or of the agency.")
        return None
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None:
        raise ImportFault(f"There is no account {email}.")
    if not is_network_office(user) and not agencies_of(user).exists():
        raise ImportFault(f"{email} works neither in the network office nor at an agency.")
    return user


def aloud(write: Writer, say: Say) -> Writer:
    """Says refused rows, and rows that wait because of injected words, while there are few."""
    said = 0

    def both(line: Line) -> None:
        nonlocal said
        write(line)
        if (line.what == "refused" or line.why) and line.what != "changed":
            said += 1
            if said <= SHOWN:
                say(f"line {line.line}: {line.what}: {line.number} {line.title[:60]}: {line.why}")
            elif said == SHOWN + 1:
                say("More of these are in the report.")

    return both
