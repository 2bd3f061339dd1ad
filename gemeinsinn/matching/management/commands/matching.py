"""`gemeinsinn matching rank | explain | rebuild | status`: hands over to the module of that name in matching/commands."""

import pkgutil
from argparse import ArgumentParser
from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand

from gemeinsinn.matching import commands


class Command(BaseCommand):
    help = "Search and matching: rank a set of texts, explain a pair, rebuild the index, tell its state."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="what")
        for found in pkgutil.iter_modules(commands.__path__):
            module = import_module(f"{commands.__name__}.{found.name}")
            module.add_arguments(verbs.add_parser(found.name, help=module.HELP))

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        import_module(f"{commands.__name__}.{verb}").run(options, self.stdout)
