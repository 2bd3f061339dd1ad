"""gemeinsinn serve"""

import os
from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand

from gemeinsinn.config.serving import must_be_free, serve_web


class Command(BaseCommand):
    """Serves the portal."""

    help = "Serves the portal over HTTP until stopped, with --with-worker also the mails and jobs behind it."

    stealth_options = ("greeting",)  # what to print once it answers; the demo says more

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")
        parser.add_argument(
            "--workers", type=int, default=min(2, os.cpu_count() or 1), help="processes (default: %(default)s)"
        )
        parser.add_argument("--threads", type=int, default=16, help="threads a process (default: %(default)s)")
        parser.add_argument("--with-worker", action="store_true", help="run the worker beside it")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        must_be_free(host, port)
        greeting = options.get("greeting") or f"Gemeinsinn answers on http://{host}:{port}"
        serve_web(
            host=host,
            port=port,
            workers=options["workers"],
            threads=options["threads"],
            with_worker=options["with_worker"],
            when_ready=partial(print, greeting, flush=True),
        )
