"""When an agency answers its telephone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinsinn.core.errors import DomainError
from gemeinsinn.organisations.actions.duty import add_duty_exception, add_duty_hour, drop_duty
from gemeinsinn.organisations.forms.duty import DutyExceptionForm, DutyHourForm
from gemeinsinn.organisations.models import DutyException, DutyHour, Organisation
from gemeinsinn.organisations.queries.duty import coming_exceptions
from gemeinsinn.organisations.rules import can_set_duty
from gemeinsinn.organisations.views.finding import find_agency, sign_in_first
from gemeinsinn.organisations.wording import duty_week, exception_words

LINES: dict[str, Any] = {"zeit": DutyHour, "ausnahme": DutyException}


@require_http_methods(["GET", "HEAD", "POST"])
def duty(request: HttpRequest, slug: str) -> HttpResponse:
    """The week and its exceptions, with a form for each."""
    if gate := sign_in_first(request):
        return gate
    agency = find_agency(request, slug, can_set_duty)
    hour, exception = DutyHourForm(prefix="zeit"), DutyExceptionForm(prefix="ausnahme")
    if request.method == "POST":
        act: Any = add_duty_hour
        if "ausnahme" in request.POST:
            act, form = add_duty_exception, (exception := DutyExceptionForm(request.POST, prefix="ausnahme"))
        else:
            form = hour = DutyHourForm(request.POST, prefix="zeit")
        if form.is_valid() and _done(request, agency, act, form):
            return redirect("organisations:duty", agency.slug)
    context = {
        "organisation": agency, "hour_form": hour, "exception_form": exception,
        "week": duty_week(agency.duty_hours.all()),
        "exceptions": [(one, exception_words(one)) for one in coming_exceptions(agency, timezone.localdate())],
    }  # fmt: skip
    return render(request, "organisations/duty.html", context, status=422 if hour.errors or exception.errors else 200)


def _done(request: HttpRequest, agency: Organisation, act: Any, form: Any) -> bool:
    try:
        act(agency=agency, by=request.user, now=timezone.now(), **form.cleaned_data)
    except DomainError as problem:
        form.add_error(None, str(problem))
        return False
    messages.success(request, _("Saved."))
    return True


@require_POST
def drop(request: HttpRequest, slug: str, what: str, pk: int) -> HttpResponse:
    """Takes an hour or an exception away."""
    if gate := sign_in_first(request):
        return gate
    agency = find_agency(request, slug, can_set_duty)
    if what not in LINES:
        raise Http404
    drop_duty(line=get_object_or_404(LINES[what], pk=pk, agency=agency), by=request.user, now=timezone.now())
    messages.success(request, _("Saved."))
    return redirect("organisations:duty", agency.slug)
