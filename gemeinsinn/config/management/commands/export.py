"""gemeinsinn export: gives needs, offers, projects, partners and what is held about a person as files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gemeinsinn.core.exports import ExportFault, exporters, write_file


class Command(BaseCommand):
    """One word after `export` names the kind of output."""

    help = "Writes a file, CSV or JSON by its ending. `gemeinsinn export KIND --help` explains the kinds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
        for exporter in exporters():
            kind = kinds.add_parser(exporter.name, help=exporter.help, description=exporter.help)
            exporter.add_arguments(kind)
            kind.add_argument("file", type=Path, metavar="FILE", help="written whole or not at all")
            kind.add_argument("--replace", action="store_true", help="write over a file that exists")

    def handle(self, *args: Any, **options: Any) -> None:
        exporter = next(exporter for exporter in exporters() if exporter.name == options["kind"])
        try:
            count = write_file(exporter, options, options["file"], replace=options["replace"], say=self.stdout.write)
        except ExportFault as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{count} rows in {options['file']}")
