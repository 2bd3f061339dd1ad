"""Somebody stands at the desk: the form of a minute, and the line without a name."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinsinn.core.errors import DomainError
from gemeinsinn.placement.actions.opening import count_enquiry, open_case
from gemeinsinn.placement.forms.opening import EnquiryForm, WalkInForm
from gemeinsinn.placement.views.gate import Agencies, at_agency
from gemeinsinn.placement.wording.consents import KEEPING_VERSION, keeping_words


@at_agency
@require_http_methods(["GET", "HEAD", "POST"])
def walk_in(request: HttpRequest, agencies: Agencies) -> HttpResponse:
    """Name, a way to reach them, a wish, the consent; the talk can come later."""
    form = WalkInForm(request.POST if request.method == "POST" else None, agencies=agencies)
    if request.method == "POST" and form.is_valid():
        agency = form.agency_of(agencies)
        try:
            case = open_case(agency=agency, by=request.user, now=timezone.now(), **form.told())
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("%(name)s is written down.") % {"name": case.contact})
            return redirect("placement:ideas" if "suchen" in request.POST else "placement:case", case.pk)
    context = {
        "form": form,
        "consent": keeping_words(agencies[0]),
        "version": KEEPING_VERSION,
        "several": len(agencies) > 1,
    }
    return render(request, "placement/new.html", context, status=422 if form.errors else 200)


@at_agency
@require_http_methods(["GET", "HEAD", "POST"])
def count(request: HttpRequest, agencies: Agencies) -> HttpResponse:
    """No consent, no name: it counts."""
    form = EnquiryForm(request.POST if request.method == "POST" else None, agencies=agencies)
    if request.method == "POST" and form.is_valid():
        agency = form.agency_of(agencies)
        count_enquiry(agency=agency, by=request.user, now=timezone.now(), **form.told())
        messages.success(request, _("The enquiry is counted, without a name."))
        return redirect("placement:cases")
    return render(request, "placement/count.html", {"form": form}, status=422 if form.errors else 200)
