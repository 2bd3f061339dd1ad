"""Projects in any state, through the real actions."""

from gemeinsinn.projects.actions import publish_project, put_project, start_draft
from gemeinsinn.projects.models import Project
from tests.factories.organisations import NOW, make_spot
from tests.factories.people import make_confirmed_contact


def project_fields(**overrides):
    """Everything a project must say."""
    fields = {
        "title": "Hofcafé am Tulpenbrunnen",
        "aim": "Zwanzig Nachbarn kennen sich beim Namen.",
        "run_by": "Hausgemeinschaft Bunter Weg",
        "place": make_spot(),
    }
    return fields | overrides


def make_project(**overrides) -> Project:
    """A published project; `state` puts it elsewhere."""
    state = overrides.pop("state", "published")
    parts = {name: overrides.pop(name) for name in ("steps", "supporters", "funding") if name in overrides}
    contact = overrides.pop("contact", None) or make_confirmed_contact()
    project = put_project(fields=project_fields(**overrides), contact=contact, by=None, now=NOW, **parts)
    if state == "published":
        publish_project(project=project, by=None, now=NOW)
    elif state != project.state:
        Project.objects.filter(pk=project.pk).update(state=state)
        project.refresh_from_db()
    return project


def make_draft() -> Project:
    """An empty draft."""
    return start_draft(language="de", now=NOW)
