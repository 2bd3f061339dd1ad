"""gemeinsinn mails"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.activity.queries import troubled_mails


class Command(BaseCommand):
    """Shows mails that need a person, and sends them again when told to."""

    help = "Lists mails that were refused or whose fate is unknown; with --again they are sent once more."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ids", nargs="*", type=int, metavar="id", help="only these mails (default: all in trouble)")
        parser.add_argument("--again", action="store_true", help="queue them again; an unknown one may arrive twice")

    def handle(self, *args: Any, **options: Any) -> None:
        mails = troubled_mails().order_by("pk")
        if options["ids"]:
            mails = mails.filter(pk__in=options["ids"])
        for mail in mails:
            self.stdout.write(
                f"{mail.pk}  {mail.state}  {mail.queued_at:%Y-%m-%d %H:%M}  {mail.problem or '-'}  {mail.key}"
            )
        if options["again"]:
            count = mails.update(state=OutgoingMail.State.QUEUED, due_at=timezone.now(), tries=0, problem="")
            self.stdout.write(f"{count} queued again.")
        else:
            self.stdout.write(f"{mails.count()} mails in trouble.")
