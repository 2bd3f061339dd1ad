"""gemeinsinn demo: what `make demo` runs."""

import os
import subprocess
import sys
from argparse import ArgumentParser
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from gemeinsinn.config.serving import must_be_free

ROLES = {
    "netz@demo.example": "network office",
    "agentur@demo.example": "agency",
    "initiative@demo.example": "resident lead",
    "partner@demo.example": "company",
    "lotse@demo.example": "guide",
    "jury@demo.example": "jury member",
    "kasse@demo.example": "treasurer",
    "redaktion@demo.example": "editor",
}


def run(*arguments: str) -> None:
    """Runs another command in a process of its own, so that the server does not keep what only that needed."""
    program = [sys.executable, "-c", "from gemeinsinn.config.cli import main; main()"]
    done = subprocess.run([*program, *arguments], check=False)
    if done.returncode:
        raise CommandError(f"gemeinsinn {' '.join(arguments)} ended with status {done.returncode}.")


class Command(BaseCommand):
    """Prepares the demo network and serves it."""

    help = "Makes the demo ready (database, static files, demo network; each only if needed) and serves it with its worker."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")
        parser.add_argument("--prepare", action="store_true", help="only make it ready, without serving it")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is for the demo only: set GEMEINSINN_DEMO=1, or use `serve` and `worker`.")
        if options["prepare"]:
            self.prepare()
            return
        must_be_free("127.0.0.1", options["port"])
        self.prepare_apart()
        call_command("serve", port=options["port"], workers=1, with_worker=True, greeting=self.greeting())

    def prepare_apart(self) -> None:
        """Prepares in a fork: the server keeps nothing of it, and what both need is loaded once."""
        connections.close_all()
        child = get_context("fork").Process(target=self.prepare_or_say_why)
        child.start()
        child.join()
        if child.exitcode:
            raise CommandError("The demo could not be prepared; the lines above say why.")

    def prepare_or_say_why(self) -> None:
        """The fork's whole life; its exit status tells whether it worked."""
        try:
            self.prepare()
        except CommandError as problem:
            self.stderr.write(str(problem))
            sys.exit(1)

    def prepare(self) -> None:
        """Each step only if it is needed."""
        self.bring_database_up_to_date()
        self.collect_static_files()
        self.seed_once()

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()

    def bring_database_up_to_date(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.say("Preparing the database ...")
            run("migrate", "--verbosity=0", "--noinput")

    def collect_static_files(self) -> None:
        """Collects again if anything static, or the code that makes it, is newer than the last time."""
        made = Path(settings.STATIC_ROOT) / "staticfiles.json"
        places = [Path(app.path) for app in apps.get_app_configs()]
        sources = [path for place in places for path in (place / "static").rglob("*") if path.is_file()]
        sources += [path for place in places if place.name == "ui" for path in place.glob("*.py")]
        if made.exists() and made.stat().st_mtime > max(path.stat().st_mtime for path in sources):
            return
        self.say("Collecting static files ...")
        run("collectstatic", "--verbosity=0", "--noinput", "--clear")

    def seed_once(self) -> None:
        """Fills the demo network the first time; a start that was broken off is taken up again."""
        done = settings.VAR / "demo-seeded"
        if done.exists() and get_user_model().objects.filter(email__in=ROLES).exists():
            return
        self.say("Filling the demo network ...")
        run("seed", "demo")
        done.touch()

    def greeting(self) -> str:
        known = set(get_user_model().objects.filter(email__in=ROLES).values_list("email", flat=True))
        lines = [f"  {address:<26}{role}" for address, role in ROLES.items() if address in known]
        return "\n".join(
            [
                "",
                f"Gemeinsinn answers on {settings.BASE_URL}  (Ctrl-C ends it)",
                "",
                f"Demo sign-ins, each with the code {settings.DEMO_CODE} (also mailed to {os.path.relpath(settings.VAR / 'mail')}):",
                *lines,
                "",
                "All people in the demo are invented.",
            ]
        )
