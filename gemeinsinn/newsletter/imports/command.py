"""`gemeinsinn import subscribers FILE`"""

import csv
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.imports import ImportFault, Say, Tally, read_text
from gemeinsinn.core.sheets import safe_cell, sheet_lines
from gemeinsinn.core.tables import Table, open_table
from gemeinsinn.delivery.actions.ledger import spare_memory
from gemeinsinn.newsletter.actions.intakes import check_ground, finish_intake, open_intake, take_rows
from gemeinsinn.newsletter.imports.columns import AGREED, named
from gemeinsinn.newsletter.imports.entries import entries_in
from gemeinsinn.newsletter.lifecycle.intakes import ASKED_ANEW, DAYS, Entry, Outcome, State, Way
from gemeinsinn.newsletter.models import Intake
from gemeinsinn.newsletter.queries.intakes import Seen, outcomes_of
from gemeinsinn.newsletter.rules import can_run_newsletter
from gemeinsinn.newsletter.wording.intakes import OUTCOMES, REASONS
from gemeinsinn.people.models import User

BATCH = 500
HEAD = ("line", "address", "what", "why")
DRY = "Dry run: nothing is changed. Add --apply --by EMAIL and --source to take the rows."


class SubscriberImporter:
    """Subscribers of an earlier newsletter."""

    name = "subscribers"
    help = (
        "Subscribers of an earlier list: CSV or XLSX, also as listmonk, Mailchimp and AcyMailing export them. A dry run unless "
        "--apply is given. With --wording FILE and a column of days people are taken with that proof; else everybody is asked "
        "once by mail. Who ended the newsletter here or there is never taken. Running it again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the list")
        parser.add_argument(
            "--source", default="", help="where people gave their address; stands in the mail or the proof"
        )
        parser.add_argument("--wording", type=Path, metavar="FILE", help="the words they agreed to, as a text file")
        parser.add_argument(
            "--column", action="append", default=[], metavar="WHAT=NAME",
            help="what stands in which column: address, agreed (the day of the yes), standing, language",
        )  # fmt: skip
        parser.add_argument("--days", type=int, default=ASKED_ANEW, help="in which people may answer (default: 30)")
        parser.add_argument(
            "--language", choices=["de", "en"], default="de", help="of those of whom the list says none"
        )
        parser.add_argument("--apply", action="store_true", help="in earnest")
        parser.add_argument("--by", metavar="EMAIL", help="account in whose name it is done: the network's office")
        parser.add_argument(
            "--report", type=Path, metavar="CSV", help="where to write one line a row (default: under var/imports/)"
        )

    def run(self, options: dict[str, Any], say: Say) -> bool:
        now, apply = timezone.now(), bool(options["apply"])
        with translation.override("en"):
            table = open_table(options["file"])
            columns = named(table.heads, dict(part.partition("=")[::2] for part in options["column"]))
            wording = read_text(options["wording"], most=20_000).strip() if options["wording"] else ""
            way = Way.PROVED if wording else Way.ASK
            for words in filter(None, [table.assumed, said_of(table.heads, columns), "" if apply else DRY]):
                say(words)
            fields = {
                "heads": table.heads, "columns": columns, "assumed": table.assumed, "way": way, "wording": wording,
                "source": options["source"].strip()[:200], "language": options["language"],
                "days": min(max(options["days"], DAYS[0]), DAYS[1]),
            }  # fmt: skip
            intake = begun(options["file"].name, fields, options["by"], now) if apply else None
            report = (
                options["report"]
                or settings.VAR / "imports" / f"subscribers-{timezone.localtime(now):%Y%m%d-%H%M%S}.csv"
            )
            tally, counts = Tally(say, every=10_000), dict.fromkeys(Outcome, 0)
            with open_report(report) as write:
                for entry, outcome in go_through(table, columns, way, intake):
                    write(entry, outcome)
                    tally.add(str(OUTCOMES[outcome]))
                    counts[outcome] += 1
            if intake is not None:
                told = {str(what): number for what, number in counts.items() if number}
                finish_intake(intake=intake, counts=told, now=timezone.now())
            say(f"{tally.sentence()}. Every row is in {report}.")
        return not counts[Outcome.UNREADABLE]


def said_of(heads: Sequence[str], columns: dict[str, int]) -> str:
    """Which column is read as what, so that a wrong guess is seen before anything is taken."""
    return "Columns: " + ", ".join(f"{what} = {heads[place]}" for what, place in sorted(columns.items())) + "."


def begun(name: str, fields: dict[str, Any], email: str | None, now: datetime) -> Intake:
    """The list as a row, in earnest. Raises ImportFault where ground or right is missing."""
    by = User.objects.filter(email=(email or "").strip().lower(), is_active=True).first()
    if by is None or not can_run_newsletter(by):
        raise ImportFault("Say in whose name: --by EMAIL, somebody of the network's office.")
    try:
        check_ground(fields["way"], fields["source"], fields["wording"], AGREED in fields["columns"])
    except DomainError as problem:
        raise ImportFault(f"{problem} (--source, --wording, --column agreed=NAME)") from problem
    return open_intake(name=name, fields=fields | {"state": State.TAKING}, by=by, now=now)


@contextmanager
def open_report(path: Path) -> Iterator[Callable[[Entry, Outcome], None]]:
    """One line a row, in a file a spreadsheet opens. Raises ImportFault if it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w", encoding="utf-8", newline="")
    except OSError as problem:
        raise ImportFault(f"The report {path} cannot be written: {problem.strerror}.") from problem
    with file:
        file.writelines(sheet_lines(HEAD, []))
        line = csv.writer(file, delimiter=";")

        def write(entry: Entry, outcome: Outcome) -> None:
            line.writerow([entry.line, safe_cell(entry.address), str(OUTCOMES[outcome]), str(REASONS[outcome])])

        yield write


def go_through(
    table: Table, columns: dict[str, int], way: Way, intake: Intake | None
) -> Iterator[tuple[Entry, Outcome]]:
    """Row by row, some hundred in each transaction; without an intake nothing is changed."""
    spare_memory()
    seen = Seen()
    try:
        entries = entries_in(table.rows, columns, now=timezone.now())
        while batch := list(islice(entries, BATCH)):
            with transaction.atomic():
                now = timezone.now()
                outcomes = outcomes_of(batch, way=way, seen=seen, now=now)
                if intake is not None:
                    outcomes = take_rows(intake=intake, entries=batch, outcomes=outcomes, now=now)
            yield from zip(batch, outcomes, strict=True)
    finally:
        seen.close()
