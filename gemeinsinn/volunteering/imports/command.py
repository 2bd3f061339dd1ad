"""`gemeinsinn import opportunities FILE`"""

import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.core.imports import ImportFault, Say, Tally
from gemeinsinn.exchange.imports.freinet.command import aloud, person_called
from gemeinsinn.exchange.imports.freinet.report import open_report
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.places.models import Postcode
from gemeinsinn.volunteering.imports.applying import Taker
from gemeinsinn.volunteering.imports.reading import MOST_BYTES, Table, read_table
from gemeinsinn.volunteering.imports.run import Run

SOURCE = re.compile(r"[a-z0-9][a-z0-9-]{1,23}")


class OpportunityImporter:
    """Opportunities in the columns in which we give out our own."""

    name = "opportunities"
    help = (
        "Opportunities of another platform, as CSV or JSON with the columns of docs/platforms.md. A dry run unless --apply is "
        "given: it decides on every row and writes the report, and changes nothing. Running it again changes nothing; "
        "changed rows are taken over, withdrawn ones end."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the file")
        parser.add_argument(
            "--source",
            required=True,
            metavar="NAME",
            help="the platform, as a short name: rows are known by it and their id",
        )
        parser.add_argument("--agency", required=True, metavar="KEY", help="whose opportunities these are")
        parser.add_argument(
            "--by", required=True, metavar="EMAIL", help="account in whose name rows are taken: staff of the agency"
        )
        parser.add_argument("--apply", action="store_true", help="in earnest: make and change needs")
        parser.add_argument("--publish", action="store_true", help="put new ones on the board without a further check")
        parser.add_argument(
            "--complete", action="store_true", help="FILE is all there is: what came from NAME and is missing now ends"
        )
        parser.add_argument(
            "--report", type=Path, metavar="CSV", help="where to write one line a row (default: under var/imports/)"
        )

    def run(self, options: dict[str, Any], say: Say) -> bool:
        now, apply = timezone.now(), bool(options["apply"])
        taker = Taker(
            source=source_called(options["source"]), agency=agency_called(options["agency"]),
            by=person_called(options["by"], needed=True), now=now, publish=bool(options["publish"]),
        )  # fmt: skip
        if not Postcode.objects.exists():
            raise ImportFault("There are no places yet. Run `gemeinsinn import places` first.")
        report = options["report"] or settings.VAR / "imports" / f"opportunities-{now:%Y%m%d-%H%M%S}.csv"
        tally = Tally(say, every=500)
        with translation.override("en"):
            table = table_of(options["file"])
            for note in table.notes:
                say(note)
            with open_report(report) as write:
                tell = aloud(write, say)
                for line in run_of(taker, apply).over(table, complete=bool(options["complete"])):
                    tell(line)
                    tally.add(line.what)
        say(f"{tally.sentence()}. Every row is in {report}.")
        if not apply:
            say("Nothing was changed. Add --apply to take the rows.")
        return "refused" not in (tally.counts or {})


def table_of(path: Path) -> Table:
    """The file as rows. Raises ImportFault."""
    try:
        with path.open("rb") as file:
            return read_table(file.read(MOST_BYTES + 1))
    except OSError as problem:
        raise ImportFault(f"{path} cannot be read: {problem.strerror}.") from problem


def source_called(name: str) -> str:
    """A short name. Raises ImportFault."""
    if not SOURCE.fullmatch(name):
        raise ImportFault("--source: 2 to 24 small letters, digits and hyphens, such as ehrenamt-portal.")
    return name


def agency_called(slug: str) -> Organisation:
    """The agency by the key in the address of its page. Raises ImportFault."""
    found = Organisation.objects.filter(slug=slug, kind=Organisation.Kind.AGENCY).first()
    if found is None:
        raise ImportFault(f"There is no agency {slug}.")
    return found


def run_of(taker: Taker, apply: bool) -> Run:
    """Raises ImportFault for somebody who does not work there."""
    try:
        return Run(taker=taker, apply=apply)
    except NotAllowed as problem:
        raise ImportFault(str(problem)) from problem
