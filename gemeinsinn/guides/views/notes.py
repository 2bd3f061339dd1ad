"""Noting a consultation: with net, without, and twice. Without JavaScript it is an ordinary form."""

import json
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.guides.actions.consultations import note_consultation, take_back_consultation
from gemeinsinn.guides.forms.notes import NoteForm
from gemeinsinn.guides.models import Guide
from gemeinsinn.guides.views.gate import as_guide

# What the page for notes needs when there is no net. Everything else of the desk names people and is never kept.
KEPT = (
    "ui/site.css", "ui/site.js", "ui/icon.svg", "ui/fonts/serif-bold.woff2", "ui/fonts/sans-medium.woff2",
    "ui/fonts/sans-bold.woff2", "guides/desk.css", "guides/note.js",
)  # fmt: skip


def note_context(guide: Guide, form: NoteForm) -> dict[str, Any]:
    """What the form needs: whose notes wait in this telephone, and where they go."""
    return {
        "note_form": form,
        "note_guide": guide.pk,
        "note_url": reverse("guides:note"),
        "worker_url": reverse("guides:worker"),
    }


@as_guide
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, guide: Guide) -> HttpResponse:
    """The form alone, which names nobody and can be kept in the telephone; 204 for a note a script sends."""
    by_script = "X-Note" in request.headers
    form = NoteForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                note_consultation(guide=guide, by=request.user, now=timezone.now(), **form.cleaned_data)
            except DomainError as problem:
                form.add_error(None, str(problem))
                status = problem.status
            else:
                if by_script:
                    return HttpResponse(status=204)
                messages.success(request, _("The note is kept."))
                return redirect("guides:desk")
        if by_script:
            return JsonResponse({"errors": form.errors}, status=status)
    return render(request, "guides/note.html", note_context(guide, form), status=status)


@as_guide
@require_safe
def mark(request: HttpRequest, guide: Guide) -> HttpResponse:
    """Whose desk is open, and a fresh token: what a telephone asks before it sends what it kept."""
    return JsonResponse({"guide": guide.pk, "token": get_token(request)})


@as_guide
@require_POST
def take_back(request: HttpRequest, guide: Guide, pk: int) -> HttpResponse:
    """A slip of the finger."""
    found = get_object_or_404(guide.consultations, pk=pk)
    take_back_consultation(consultation=found, by=request.user, now=timezone.now())
    messages.success(request, _("The note is taken back."))
    return redirect("guides:desk")


@as_guide
@require_safe
def worker(request: HttpRequest, guide: Guide) -> HttpResponse:
    """The service worker of this desk: its address is its reach, so it knows nothing of the rest of the portal."""
    files = [static(name) for name in KEPT]
    told = {"page": reverse("guides:note"), "files": files, "statics": static("")}
    version = sha256(json.dumps(told).encode()).hexdigest()[:12]
    context = {"told_json": json.dumps(told | {"name": f"lotsen-{version}"})}
    return render(request, "guides/worker.js", context, content_type="text/javascript; charset=utf-8")
