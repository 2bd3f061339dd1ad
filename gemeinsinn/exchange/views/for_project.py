"""A need for a project, begun where the project is looked after: by account, or by its personal link."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gemeinsinn.exchange.views.write import begin
from gemeinsinn.projects.extras import Door, Extra
from gemeinsinn.projects.lifecycle import GOING
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.rules import runs_project

KEY = "bedarf"


def may_ask(project: Project, door: Door) -> bool:
    """Whoever holds the project's link has proven it; an account must run the project, looking after it as agency is
    not enough: a need is written in one's own name."""
    return door.by is None or runs_project(door.by, project)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def write_for_project(request: HttpRequest, project: Project, door: Door) -> HttpResponse:
    """The first screen of a need that belongs to this project. The draft it begins goes on at its own address."""
    if not may_ask(project, door):
        raise PermissionDenied
    if project.state not in GOING:
        messages.info(
            request, _("This project is finished or taken down. Once it goes on, you can ask for what it lacks.")
        )
        return redirect(door.url(""))
    return begin(request, "need", project=project)


def block(project: Project, door: Door) -> tuple[str, dict[str, Any]] | None:
    """The way there, on the page where the project is looked after."""
    if project.state not in GOING or not may_ask(project, door):
        return None
    return "exchange/parts/ask_for_project.html", {"href": door.url(KEY)}


EXTRA = Extra(KEY, write_for_project, block)
