"""gemeinsinn deliver"""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from gemeinsinn.core.errors import DomainError
from gemeinsinn.delivery.actions.mailings import cancel, pause, resume
from gemeinsinn.delivery.lifecycle.mailings import RowState, State
from gemeinsinn.delivery.models import Mailing
from gemeinsinn.delivery.queries.mailings import progress
from gemeinsinn.delivery.sending import Courier

ACTS = {"pause": pause, "resume": resume, "cancel": cancel}


class Command(BaseCommand):
    """Sends what is on its way, shows how far it is, and stops it."""

    help = "Sends running mailings until nothing is due and shows how far they are; several may run at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--status", action="store_true", help="only show how far each mailing is")
        for name in ACTS:
            parser.add_argument(f"--{name}", type=int, metavar="ID", help=f"{name} this mailing")

    def handle(self, *args: Any, **options: Any) -> None:
        for name, act in ACTS.items():
            if options[name] is not None:
                try:
                    act(mailing=Mailing.objects.get(pk=options[name]), by=None, now=timezone.now())
                except Mailing.DoesNotExist:
                    raise CommandError(f"There is no mailing {options[name]}.") from None
                except DomainError as problem:
                    raise CommandError(str(problem)) from None
        if options["status"] or any(options[name] is not None for name in ACTS):
            self._show(Mailing.objects.all()[:20])
            return
        stopping = threading.Event()
        before = {
            number: signal.signal(number, lambda *_: stopping.set()) for number in (signal.SIGTERM, signal.SIGINT)
        }
        try:
            courier = Courier(clock=timezone.now, stopping=stopping)
            while courier.work(seconds=5.0):
                self._show(Mailing.objects.filter(state=State.RUNNING))
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
        self._show(Mailing.objects.all()[:20])

    def _show(self, mailings: Any) -> None:
        for mailing in mailings:
            how = progress(mailing, now=timezone.now())
            until = f", done about {timezone.localtime(how.done_at):%H:%M}" if how.done_at else ""
            self.stdout.write(
                f"{mailing.pk}  {mailing.kind} {mailing.reference}  {mailing.state}  "
                f"{how.counts[RowState.SENT]} of {how.total} sent, {how.counts[RowState.FAILED]} failed, "
                f"{how.counts[RowState.UNKNOWN]} unknown, {how.rate:.0f} a second{until}"
                + (f"  ({mailing.stopped_because})" if mailing.stopped_because else "")
            )
