"""Portraits through the real actions."""

from django.utils import timezone

from gemeinsinn.showcase.actions.portraits import portrait_from_project, publish_portrait, save_portrait
from gemeinsinn.showcase.models import Portrait
from tests.factories.projects import make_project


def make_portrait(*, now=None, public=True, project=None, **fields) -> Portrait:
    """Of a project, for the first month that is free."""
    when = now or timezone.now()
    made = portrait_from_project(project=project or make_project(), by=None, now=when)
    told = {
        "title": "Ein Hof für alle", "month": made.month, "lead": "Aus einem Abstellplatz wird ein Garten.",
        "text": "Im März lag hier noch Schrott.\n\nHeute blüht es.", "who": "Hofgruppe", "funder_line": "Gefördert vom Land.",
    } | fields  # fmt: skip
    save_portrait(portrait=made, fields=told, by=None, now=when)
    if public:
        publish_portrait(portrait=made, by=None, now=when)
    return made
