"""gemeinsinn import: takes places, quarters and other input from files."""  # noqa: N999  # the contract calls the command so

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gemeinsinn.core.imports import ImportFault, importers
from gemeinsinn.core.statistics import refresh_statistics


class Command(BaseCommand):
    """One word after `import` names the kind of input; each kind has its own options."""

    help = "Takes input from a file. `gemeinsinn import KIND --help` explains the kinds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
        for importer in importers():
            importer.add_arguments(kinds.add_parser(importer.name, help=importer.help, description=importer.help))

    def handle(self, *args: Any, **options: Any) -> None:
        importer = next(importer for importer in importers() if importer.name == options["kind"])
        try:
            all_taken = importer.run(options, self.stdout.write)
        except ImportFault as problem:
            raise CommandError(str(problem)) from problem
        refresh_statistics()
        if not all_taken:
            raise CommandError("Not every row could be taken; the lines above say why.")
