"""One part on one screen: shown, saved, and on to the next."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.projects.actions import add_picture, remove_picture
from gemeinsinn.projects.extras import Door
from gemeinsinn.projects.lifecycle import State
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.views.parts import PARTS, are_valid, make_forms, save_part, sent_forms, stand_now


def part_screen(
    request: HttpRequest, project: Project, part: str, door: Door, *, after: str, **context: Any
) -> HttpResponse:
    """The screen of one part; `after` is where a saved one leads."""
    if part not in PARTS:
        raise Http404
    posted = request.method == "POST"
    onward = door.url(part) if request.POST.get("more") else after
    if posted and part == "bilder" and request.POST.get("remove"):
        return drop_picture(request, project, door)
    found = read_forms(request, project, part, door)
    if request.headers.get("X-Autosave"):
        return autosave(project, part, found, door)
    if posted and part == "bilder" and not found["form"].is_bound:
        return redirect(onward)
    if posted and are_valid(found):
        try:
            if part == "bilder":
                keep_picture(request, project, found["form"], door)
            else:
                save_part(project, part, found, door, timezone.now())
        except DomainError as problem:
            add_problem(found, str(problem))
        else:
            return redirect(onward)
    wrong = posted and any(form.errors for form in found.values())
    label, question = PARTS[part]
    return render(
        request,
        "projects/ask.html",
        {
            **context, **found, "forms": with_errors(found), "project": project, "part": part, "label": label,
            "question": question, "stand": stand_now(project, part, door),
            "pictures": project.pictures.all() if part == "bilder" else [],
        },
        status=422 if wrong else 200,
    )  # fmt: skip


def read_forms(request: HttpRequest, project: Project, part: str, door: Door) -> dict[str, Any]:
    """The forms of a part as they were sent, or as they are shown first."""
    if request.method != "POST":
        return make_forms(project, part, door)
    read = make_forms if project.state == State.DRAFT else sent_forms  # a draft has one author and saves itself
    return read(project, part, door, request.POST, request.FILES)


def with_errors(found: dict[str, Any]) -> list[Any]:
    """Every single form, for the summary."""
    return [form for one in found.values() for form in (one.forms if hasattr(one, "forms") else [one])]


def add_problem(found: dict[str, Any], words: str) -> None:
    """Puts the sentence of a refused act on the first form."""
    with_errors(found)[0].add_error(None, words)


def autosave(project: Project, part: str, found: dict[str, Any], door: Door) -> HttpResponse:
    """Keeps a whole screen that is right and says nothing about one that is not: it is still being typed."""
    if part != "bilder" and are_valid(found):
        try:
            save_part(project, part, found, door, timezone.now())
        except DomainError:
            return HttpResponse(status=202)
    return HttpResponse(status=204)


def keep_picture(request: HttpRequest, project: Project, form: Any, door: Door) -> None:
    """Adds a picture."""
    picked = form.cleaned_data
    add_picture(
        project=project,
        image=picked["image"],
        alt=picked["alt"],
        rights=picked["rights"],
        by=door.by,
        now=timezone.now(),
    )
    messages.success(request, _("The picture is in."))


def drop_picture(request: HttpRequest, project: Project, door: Door) -> HttpResponse:
    """Takes one of this project's pictures away."""
    raw = request.POST["remove"]
    picture = get_object_or_404(
        project.pictures, pk=int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 18 else 0
    )
    remove_picture(picture=picture, by=door.by, now=timezone.now())
    messages.success(request, _("The picture is gone."))
    return redirect(door.url("bilder"))
