"""Looking after a project that was sent: by its personal link, or with an account."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gemeinsinn.core.models import SecretLink
from gemeinsinn.organisations.views.finding import sign_in_first
from gemeinsinn.people.personal import personal_path
from gemeinsinn.projects.actions import finish_project, finish_step, hide_project, reopen_project, resubmit_project
from gemeinsinn.projects.extras import Door, blocks_for, extra_of
from gemeinsinn.projects.lifecycle import PUBLIC, WRITTEN, State
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.rules import can_edit_project
from gemeinsinn.projects.views.parts import PARTS
from gemeinsinn.projects.views.screens import part_screen
from gemeinsinn.projects.wording import STATE_TONES, STATE_WORDS, project_path

ACTS = {"fertig": finish_project, "weiter": reopen_project, "verbergen": hide_project, "nochmal": resubmit_project}


def find(pk: int) -> Project:
    """A project that was sent; a draft opens by its own address only."""
    found = Project.objects.select_related("municipality", "quarter", "organisation", "contact", "agency")
    return get_object_or_404(found.filter(state__in=WRITTEN), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int, part: str = "") -> HttpResponse:
    """With an account: its author, people of its organisation, its agency."""
    if gate := sign_in_first(request):
        return gate
    project = find(pk)
    if not can_edit_project(request.user, project):
        if project.state in PUBLIC:
            raise PermissionDenied
        raise Http404

    def url(key: str) -> str:
        return reverse("projects:edit_part", args=[pk, key]) if key else reverse("projects:edit", args=[pk])

    return manage_page(request, project, part, Door(url=url, by=request.user, user=request.user))


def manage(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """The personal link of a project written without account."""
    project = find(link.subject_id)
    return manage_page(
        request, project, rest, Door(url=lambda key: personal_path(token, key), by=None, user=request.user)
    )


def manage_page(request: HttpRequest, project: Project, part: str, door: Door) -> HttpResponse:
    """The overview, one part of it, or an act."""
    if part in ACTS or part == "schritt":
        if request.method != "POST":
            return redirect(door.url(""))
        return act(request, project, part, door)
    if extra := extra_of(part):
        return extra.view(request, project, door)
    if part:
        return part_screen(request, project, part, door, after=door.url(""), back=door.url(""), draft=False)
    return show_overview(request, project, door)


@require_safe
def show_overview(request: HttpRequest, project: Project, door: Door) -> HttpResponse:
    """The overview only shows; parts and acts have addresses of their own."""
    return render(request, "projects/manage.html", overview(project, door))


def overview(project: Project, door: Door) -> dict[str, Any]:
    """What the overview shows."""
    state = State(project.state)
    return {
        "project": project, "state_words": STATE_WORDS[state], "tone": STATE_TONES.get(state, "plain"),
        "check": project.checks.first(), "steps": list(project.steps.all()),
        "parts": [(label, door.url(key)) for key, (label, _question) in PARTS.items()],
        "urls": {key: door.url(key) for key in (*ACTS, "schritt", "plan")},
        "is_public": state in PUBLIC, "public_url": project_path(project), "by_link": door.by is None,
        "blocks": blocks_for(project, door),
    }  # fmt: skip


def act(request: HttpRequest, project: Project, part: str, door: Door) -> HttpResponse:
    """Finish, reopen, hide, send again; or a step done or not done after all."""
    now = timezone.now()
    if part == "schritt":
        raw = request.POST.get("step", "")
        step = get_object_or_404(project.steps, pk=int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 18 else 0)
        finish_step(step=step, done_on=timezone.localdate() if request.POST.get("done") else None, by=door.by, now=now)
    else:
        ACTS[part](project=project, by=door.by, now=now)
    messages.success(request, _("Saved."))
    return redirect(door.url(""))
