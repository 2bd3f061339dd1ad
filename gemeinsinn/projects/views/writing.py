"""Writing a project: one question a screen, kept as a draft behind a secret address."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.middleware import client_address
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link, use_link
from gemeinsinn.organisations.forms.people import ContactForm
from gemeinsinn.people.personal import personal_path
from gemeinsinn.people.views import one_click
from gemeinsinn.projects.actions import confirm_project, save_draft, start_draft, submit_project
from gemeinsinn.projects.actions.writing import missing_of
from gemeinsinn.projects.extras import Door
from gemeinsinn.projects.forms import WhatForm
from gemeinsinn.projects.lifecycle import DRAFT_LASTS, State
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.views.parts import KEYS, PARTS
from gemeinsinn.projects.views.screens import part_screen
from gemeinsinn.projects.wording import project_path

SCREENS = [*KEYS, "kontakt"]
SCREEN_OF = {"title": "was", "aim": "was", "runner": "wer", "place": "wo"}


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """The first question; its answer begins the draft."""
    form = WhatForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        check_limit("project-start", client_address(request), most=30, within=timedelta(hours=1), now=now)
        project = start_draft(language=(get_language() or "de")[:2], now=now)
        save_draft(project=project, fields=form.cleaned_data, now=now)
        token = issue_link(purpose="project-draft", subject_id=project.pk, now=now, lasts=DRAFT_LASTS)
        return redirect(personal_path(token, "wer"))
    context = {
        "form": form,
        "forms": [form],
        "part": "was",
        "question": PARTS["was"][1],
        "steps": stepper("was", "", None),
    }
    return render(request, "projects/ask.html", context, status=422 if form.errors else 200)


def draft(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """One screen of a draft, behind its secret address."""
    project = (
        Project.objects.select_related("municipality", "quarter", "organisation", "contact")
        .filter(pk=link.subject_id)
        .first()
    )
    if project is None or project.state != State.DRAFT:
        raise NoLongerThere(_("This one has already been sent. You can change it with the link in your mail."))
    if not rest:  # each screen has an address of its own, so that what is sent belongs to what was seen
        return redirect(personal_path(token, next_screen(project)))
    screen = rest
    if screen not in SCREENS:
        raise Http404
    place = SCREENS.index(screen)
    context = {
        "steps": stepper(screen, token, project), "draft": True,
        "back": personal_path(token, SCREENS[place - 1]) if place else "",
        "here": request.build_absolute_uri(personal_path(token)),
    }  # fmt: skip
    if screen == "kontakt":
        return contact_screen(request, project, token, context)
    door = Door(url=lambda key: personal_path(token, key), by=None, user=request.user)
    return part_screen(request, project, screen, door, after=personal_path(token, SCREENS[place + 1]), **context)


def contact_screen(request: HttpRequest, project: Project, token: str, context: dict[str, Any]) -> HttpResponse:
    """Who writes, and send."""
    signed_in = request.user.is_authenticated
    data = request.POST if request.method == "POST" else None
    form: Any = forms.Form(data) if getattr(request.user, "name", "") else ContactForm(data)
    if signed_in and "contact_email" in form.fields:
        del form.fields["contact_email"]
    if request.method == "POST" and missing_of(project):
        return redirect(personal_path(token, next_screen(project)))
    if request.method == "POST" and form.is_valid():
        now, found = timezone.now(), form.cleaned_data
        check_limit("project-send", client_address(request), most=10, within=timedelta(hours=1), now=now)
        if not signed_in:
            check_limit("project-send-mail", found["contact_email"], most=5, within=timedelta(days=1), now=now)
        try:
            submit_project(
                project=project, now=now, user=request.user, name=found.get("contact_name", ""),
                email=found.get("contact_email", ""), phone=found.get("contact_phone", ""),
            )  # fmt: skip
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            return redirect(project_path(project)) if signed_in else redirect("projects:sent")
    context = {
        **context, "form": form, "forms": [form], "part": "kontakt", "question": _("Who writes?"), "project": project,
        "missing": [(PARTS[part][0], personal_path(token, part)) for part in screens_of(missing_of(project))],
    }  # fmt: skip
    return render(request, "projects/ask.html", context, status=422 if form.errors else 200)


def screens_of(missing: list[str]) -> list[str]:
    """The screens that still need an answer, each once."""
    return list(dict.fromkeys(SCREEN_OF[name] for name in missing))


def next_screen(project: Project) -> str:
    """The first screen that still needs an answer."""
    return next(iter(screens_of(missing_of(project))), "plan")


def stepper(screen: str, token: str, project: Project | None) -> list[dict[str, Any]]:
    """The way through the screens; a draft may be walked in any order."""
    here = SCREENS.index(screen)
    labels = [*(str(label) for label, _question in PARTS.values()), _("You yourself")]
    return [
        {
            "label": label,
            "state": "current" if place == here else "done" if place < here else "todo",
            "href": personal_path(token, key) if token and project else "",
        }
        for place, (key, label) in enumerate(zip(SCREENS, labels, strict=True))
    ]


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Look into your mail."""
    return render(request, "projects/sent.html")


def confirm(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """The click in the mail: asked for by GET, done by POST."""
    project = Project.objects.select_related("contact").filter(pk=link.subject_id).first()
    if project is None or rest:
        raise Http404
    if request.method == "POST":
        now = timezone.now()
        use_link(link, now=now)
        return redirect(urlsplit(confirm_project(project=project, now=now)).path)
    return one_click.render(
        request,
        title=_("Is this your address?"),
        text=_("With one click “%(title)s” goes to your agency, which has a look.") % {"title": project.title},
        button=_("Yes, confirm"),
    )
