"""The page of one case, and what is done on it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.placement.actions.caring import add_note, close_case, hand_over_case, remind_on, reopen_case
from gemeinsinn.placement.actions.certificates import drop_certificate, note_certificate
from gemeinsinn.placement.actions.forgetting import erase_case
from gemeinsinn.placement.actions.talks import change_person, note_talk
from gemeinsinn.placement.forms.acts import CertificateForm, CloseForm, ColleagueForm, DueForm, NoteForm
from gemeinsinn.placement.forms.opening import PersonForm
from gemeinsinn.placement.forms.talks import TalkForm
from gemeinsinn.placement.models import Case
from gemeinsinn.placement.queries.staff import staff_of
from gemeinsinn.placement.showing import case_page
from gemeinsinn.placement.views.gate import Agencies, at_agency, own_case


@at_agency
@require_safe
def file(request: HttpRequest, agencies: Agencies, pk: int) -> HttpResponse:
    """Who it is, what is suggested, what is due, what happened."""
    return render(request, "placement/case.html", case_page(own_case(request, pk), request.user, now=timezone.now()))


@at_agency
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: HttpRequest, agencies: Agencies, pk: int) -> HttpResponse:
    """The first talk, or what was said later."""
    case = own_case(request, pk)
    form = TalkForm(request.POST if request.method == "POST" else None, case=case)
    if request.method == "POST" and form.is_valid():
        try:
            note_talk(case=case, talk=form.talk(), by=request.user, now=timezone.now())
        except DomainError as problem:
            form.add_error("talked_on", str(problem))
        else:
            messages.success(request, _("The talk is noted."))
            return redirect("placement:ideas" if "suchen" in request.POST else "placement:case", pk)
    return render(request, "placement/talk.html", {"form": form, "case": case}, status=422 if form.errors else 200)


@at_agency
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, agencies: Agencies, pk: int) -> HttpResponse:
    """Name and ways to reach somebody, put right."""
    case = own_case(request, pk)
    kept = {name: getattr(case.contact, name) for name in ("name", "phone", "email", "language")}
    form = PersonForm(request.POST if request.method == "POST" else None, initial=kept)
    if request.method == "POST" and form.is_valid():
        try:
            change_person(case=case, by=request.user, now=timezone.now(), **form.cleaned_data)
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Saved."))
            return redirect("placement:case", pk)
    return render(request, "placement/person.html", {"form": form, "case": case}, status=422 if form.errors else 200)


@at_agency
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, agencies: Agencies, pk: int) -> HttpResponse:
    """The person wants everything deleted."""
    case = own_case(request, pk)
    if request.method == "POST":
        erase_case(case=case, by=request.user, now=timezone.now())
        messages.success(request, _("Everything is deleted. Only the figures stay."))
        return redirect("placement:cases")
    return render(request, "placement/erase.html", {"case": case})


Do = Callable[[Case, Any, Any], None]


def _note(case: Case, told: Any, who: Any) -> None:
    add_note(case=case, text=told["text"], **who)


def _remind(case: Case, told: Any, who: Any) -> None:
    remind_on(case=case, due_on=told["due_on"], words=told["words"], **who)


def _hand_over(case: Case, told: Any, who: Any) -> None:
    hand_over_case(case=case, to=told["to"], **who)


def _close(case: Case, told: Any, who: Any) -> None:
    close_case(case=case, why=told["why"], words=told["words"], **who)


def _reopen(case: Case, told: Any, who: Any) -> None:
    reopen_case(case=case, **who)


def _see(case: Case, told: Any, who: Any) -> None:
    note_certificate(case=case, **told, **who)


def _drop(case: Case, told: Any, who: Any) -> None:
    drop_certificate(case=case, **who)


ACTS: dict[str, tuple[type[forms.Form], Do]] = {
    "notiz": (NoteForm, _note),
    "wiedervorlage": (DueForm, _remind),
    "weitergeben": (ColleagueForm, _hand_over),
    "schliessen": (CloseForm, _close),
    "oeffnen": (forms.Form, _reopen),
    "zeugnis": (CertificateForm, _see),
    "zeugnis-weg": (forms.Form, _drop),
}


@at_agency
@require_POST
def act(request: HttpRequest, agencies: Agencies, pk: int, act: str) -> HttpResponse:
    """One small thing; a rule that says no is read at the top of the page."""
    case = own_case(request, pk)
    if act not in ACTS:
        raise Http404
    kind, do = ACTS[act]
    form = kind(request.POST, **({"people": staff_of(case.agency)} if kind is ColleagueForm else {}))
    if not form.is_valid():
        context = case_page(case, request.user, now=timezone.now(), wrong=(act, form))
        return render(request, "placement/case.html", context, status=422)
    try:
        do(case, form.cleaned_data, {"by": request.user, "now": timezone.now()})
    except DomainError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Saved."))
    return redirect("placement:case", pk)
