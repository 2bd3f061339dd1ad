"""Trainings at the agency's desk, and the certificate."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.guides.actions.cohorts import (
    add_day,
    add_module,
    certify,
    choose_project,
    note_attendance,
    open_cohort,
    remove_day,
    take_in_trainee,
)
from gemeinsinn.guides.forms.training import CohortForm, DayForm, HouseForm, ModuleForm, ProjectForm, TraineeForm
from gemeinsinn.guides.models import Certificate, Cohort, CohortDay, Trainee
from gemeinsinn.guides.papers import certificate_paper
from gemeinsinn.guides.queries.cohorts import attendance_rows, cohorts_for
from gemeinsinn.guides.rules import can_manage_cohort, is_own_page
from gemeinsinn.guides.views.gate import at_agency
from gemeinsinn.organisations.queries import agencies_of


def managed(request: HttpRequest, pk: int) -> Cohort:
    """A training this person plans, or 403."""
    cohort = get_object_or_404(Cohort.objects.select_related("agency"), pk=pk)
    if not can_manage_cohort(request.user, cohort):
        raise NotAllowed(_("This training belongs to another agency."))
    return cohort


@at_agency
@require_http_methods(["GET", "HEAD", "POST"])
def cohorts(request: HttpRequest) -> HttpResponse:
    """All trainings, and a new one."""
    form = CohortForm(
        request.POST if request.method == "POST" else None, agencies=agencies_of(request.user).order_by("name")
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = open_cohort(by=request.user, now=timezone.now(), **form.cleaned_data)
        except DomainError as problem:
            form.add_error("ends", str(problem))
        else:
            return redirect("guides:cohort", made.pk)
    context = {"form": form, "cohorts": list(cohorts_for(request.user)[:60])}
    return render(request, "guides/cohorts.html", context, status=422 if form.errors else 200)


@at_agency
@require_safe
def cohort(request: HttpRequest, pk: int) -> HttpResponse:
    """One training: modules, dates, who was there, projects, certificates."""
    return page(request, managed(request, pk), {})


def page(request: HttpRequest, cohort: Cohort, bound: dict[str, Any]) -> HttpResponse:
    """The page with all its forms, one of which may hold errors."""
    wrong = next((form for form in bound.values() if form.errors), None)
    days = list(cohort.days.select_related("module"))
    rows = attendance_rows(cohort, days)
    context = {
        "module_form": ModuleForm(prefix="modul"), "day_form": DayForm(cohort=cohort, prefix="termin"),
        "trainee_form": TraineeForm(cohort=cohort, prefix="teilnahme"), **bound,
        "cohort": cohort, "wrong": wrong, "modules": list(cohort.modules.all()), "rows": [
            {"row": row, "form": ProjectForm(cohort=cohort, auto_id=f"id_{row.trainee.pk}_%s", initial={"project": row.trainee.project_id}),
             "house_form": HouseForm(cohort=cohort, auto_id=f"id_h{row.trainee.pk}_%s")} for row in rows
        ],
        "days": [
            {"day": day, "past": day.day <= timezone.localdate(), "people": [
                {"trainee": row.trainee, "there": day.pk in row.there} for row in rows
            ]} for day in days
        ],
    }  # fmt: skip
    return render(request, "guides/cohort.html", context, status=422 if wrong else 200)


def saved(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the training."""
    messages.success(request, _("Saved."))
    return redirect("guides:cohort", pk)


def refused(request: HttpRequest, pk: int, form: Any) -> HttpResponse:
    """Back to the training with what was wrong: these forms are one choice each."""
    for problem in form.errors.values():
        messages.error(request, str(problem[0]))
    return redirect("guides:cohort", pk)


@at_agency
@require_POST
def new_module(request: HttpRequest, pk: int) -> HttpResponse:
    """One more part."""
    cohort, form = managed(request, pk), ModuleForm(request.POST, prefix="modul")
    if form.is_valid():
        add_module(cohort=cohort, by=request.user, now=timezone.now(), **form.cleaned_data)
        return saved(request, pk)
    return page(request, cohort, {"module_form": form})


@at_agency
@require_POST
def new_day(request: HttpRequest, pk: int) -> HttpResponse:
    """One more date."""
    cohort = managed(request, pk)
    form = DayForm(request.POST, cohort=cohort, prefix="termin")
    if form.is_valid():
        try:
            add_day(cohort=cohort, by=request.user, now=timezone.now(), **form.cleaned_data)
        except DomainError as problem:
            form.add_error("ends", str(problem))
        else:
            return saved(request, pk)
    return page(request, cohort, {"day_form": form})


@at_agency
@require_POST
def new_trainee(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody takes part."""
    cohort = managed(request, pk)
    form = TraineeForm(request.POST, cohort=cohort, prefix="teilnahme")
    if form.is_valid():
        take_in_trainee(cohort=cohort, guide=form.cleaned_data["guide"], by=request.user, now=timezone.now())
        return saved(request, pk)
    return page(request, cohort, {"trainee_form": form})


@at_agency
@require_POST
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of one date, or the date is dropped."""
    day = get_object_or_404(CohortDay, pk=pk)
    day.cohort = managed(request, day.cohort_id)
    if "weg" in request.POST:
        remove_day(day=day, by=request.user, now=timezone.now())
    else:
        there = [int(raw) for raw in request.POST.getlist("da") if raw.isascii() and raw.isdigit() and len(raw) < 18]
        note_attendance(day=day, there=there, by=request.user, now=timezone.now())
    return saved(request, day.cohort_id)


def own_trainee(request: HttpRequest, pk: int) -> Trainee:
    """A trainee of a training this person plans."""
    trainee = get_object_or_404(Trainee.objects.select_related("guide"), pk=pk)
    trainee.cohort = managed(request, trainee.cohort_id)
    return trainee


@at_agency
@require_POST
def project(request: HttpRequest, pk: int) -> HttpResponse:
    """The trainee's own project."""
    trainee = own_trainee(request, pk)
    form = ProjectForm(request.POST, cohort=trainee.cohort)
    if not form.is_valid():
        return refused(request, trainee.cohort_id, form)
    choose_project(trainee=trainee, by=request.user, now=timezone.now(), **form.cleaned_data)
    return saved(request, trainee.cohort_id)


@at_agency
@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """The certificate."""
    trainee = own_trainee(request, pk)
    form = HouseForm(request.POST, cohort=trainee.cohort)
    if not form.is_valid():
        return refused(request, trainee.cohort_id, form)
    certify(trainee=trainee, house=form.cleaned_data["house"], by=request.user, now=timezone.now())
    return saved(request, trainee.cohort_id)


@never_cache
@login_required
@require_safe
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """The page to print and sign: for the agency, and for the guide in person."""
    rows = Certificate.objects.select_related(
        "trainee__guide__team", "trainee__cohort__agency", "trainee__project", "house"
    )
    found = get_object_or_404(rows, trainee=pk)
    own = is_own_page(request.user, found.trainee.guide)
    if not own and not can_manage_cohort(request.user, found.trainee.cohort):
        raise NotAllowed(_("This certificate belongs to somebody else."))
    answer = HttpResponse(certificate_paper(found), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="zertifikat-{pk}.pdf"'
    answer["X-Robots-Tag"] = "noindex"
    return answer
