"""gemeinsinn migrate: Django's, then what editors find in a portal that is new."""

from typing import Any

from django.core.management.commands import migrate
from django.utils import timezone

from gemeinsinn.portal.actions.tree import prepare_site


class Command(migrate.Command):
    help = f"{migrate.Command.help} Then makes the tree of the editors' pages where there is none."

    def handle(self, *labels: Any, **options: Any) -> None:
        super().handle(*labels, **options)
        if not (options["app_label"] or options["plan"] or options["check_unapplied"]):
            prepare_site(now=timezone.now())
