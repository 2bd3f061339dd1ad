"""`gemeinsinn import camt FILE`"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils import timezone

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.imports import ImportFault, Say
from gemeinsinn.people.models import User
from gemeinsinn.treasury.actions.statements import take_statement
from gemeinsinn.treasury.queries.statements import lines_of


class CamtImporter:
    """What the bank answered, without the page: for whoever fetches it by a program."""

    name = "camt"
    help = (
        "A statement (camt.053) or notification (camt.054) of the network's own account, versions 02 and 08. Sets "
        "payments paid, refused or returned and books repayments. All of it or nothing; a file read twice changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the file, as the bank gives it")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="treasurer in whose name it is read")

    def run(self, options: dict[str, Any], say: Say) -> bool:
        path: Path = options["file"]
        by = User.objects.filter(email__iexact=options["by"], is_active=True).first()
        if by is None:
            raise ImportFault(f"Nobody here has the address {options['by']}.")
        try:
            file = take_statement(name=path.name, data=path.read_bytes(), by=by, now=timezone.now())
        except OSError as problem:
            raise ImportFault(f"{path} cannot be read: {problem.strerror}.") from problem
        except DomainError as problem:
            raise ImportFault(str(problem)) from problem
        for line in lines_of(file):
            say(f"{line.day} {'+' if line.credit else '-'}{line.amount} {line.end_to_end or '–'} {line.outcome}")
        say(f"{file.known} known already.")
        return True
