"""gemeinsinn migrate: Django's, then what editors find in a portal that is new."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.utils import timezone

from gemeinsinn.portal.actions.tree import prepare_site

# Their many small migrations take a third of the time while hardly another table is known yet.
FIRST = ("wagtailcore", "wagtailimages", "wagtaildocs", "wagtailadmin", "wagtailusers", "wagtailredirects", "portal")


class Command(migrate.Command):
    help = f"{migrate.Command.help} Then makes the tree of the editors' pages where there is none."

    def handle(self, *labels: Any, **options: Any) -> None:
        whole = not (options["app_label"] or options["plan"] or options["check_unapplied"])
        if whole and not connections[options["database"]].introspection.table_names():
            for app in FIRST:
                super().handle(*labels, **{**options, "app_label": app})
        super().handle(*labels, **options)
        if whole:
            prepare_site(now=timezone.now())
