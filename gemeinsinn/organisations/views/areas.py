"""What an agency is responsible for."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.organisations.actions import draw_quarter, drop_area, remove_quarter, set_area
from gemeinsinn.organisations.forms.areas import AreaForm
from gemeinsinn.organisations.models import AgencyArea, Organisation
from gemeinsinn.organisations.rules import can_draw_quarters, can_set_area
from gemeinsinn.organisations.views.finding import find_agency, must_be, sign_in_first
from gemeinsinn.places.forms import QuarterForm
from gemeinsinn.places.models import Quarter


@require_http_methods(["GET", "HEAD", "POST"])
def areas(request: HttpRequest, slug: str) -> HttpResponse:
    """The area; the network office adds municipalities and quarters here."""
    if gate := sign_in_first(request):
        return gate
    agency = find_agency(request, slug, can_draw_quarters)
    form = AreaForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        must_be(can_set_area, request, agency)
        if form.is_valid():
            spot = form.cleaned_data["place"]
            if spot.municipality is None:
                form.add_error("place", _("We do not know which town this belongs to. Please write the town."))
            else:
                return _add(request, agency, form)
    return areas_page(request, agency, form, QuarterForm())


def _add(request: HttpRequest, agency: Organisation, form: AreaForm) -> HttpResponse:
    spot = form.cleaned_data["place"]
    try:
        area = set_area(
            agency=agency, municipality=spot.municipality, quarter=spot.quarter, by=request.user, now=timezone.now()
        )
    except DomainError as problem:
        form.add_error("place", str(problem))
        return areas_page(request, agency, form, QuarterForm())
    messages.success(request, _("%(place)s now belongs to the area.") % {"place": area})
    return redirect("organisations:areas", agency.slug)


def areas_page(request: HttpRequest, agency: Organisation, form: Any, quarter_form: Any) -> HttpResponse:
    """The page with both forms, either of which may hold errors."""
    rows = list(agency.areas.select_related("municipality", "quarter").order_by("municipality__name", "quarter__name"))
    can_set = can_set_area(request.user, agency)
    towns = [row.municipality_id for row in rows if can_set or row.quarter_id is None]
    return render(
        request,
        "organisations/areas.html",
        {
            "organisation": agency, "rows": rows, "form": form, "quarter_form": quarter_form,
            "quarters": Quarter.objects.filter(municipality__in=towns).select_related("municipality"),
            "can_set": can_set,
        },
        status=422 if form.errors or quarter_form.errors else 200,
    )  # fmt: skip


@require_POST
def quarter(request: HttpRequest, slug: str) -> HttpResponse:
    """Draws a quarter: centre and radius, or an uploaded area."""
    if gate := sign_in_first(request):
        return gate
    agency = find_agency(request, slug, can_draw_quarters)
    form = QuarterForm(request.POST, request.FILES)
    if form.is_valid():
        drawing = form.drawing()
        if drawing["municipality"] is None:
            form.add_error("spot", _("We do not know which town this belongs to. Please write the town."))
        else:
            try:
                drawn = draw_quarter(agency=agency, drawing=drawing, by=request.user, now=timezone.now())
            except DomainError as problem:
                form.add_error("spot", str(problem))
            else:
                messages.success(request, _("%(place)s is drawn.") % {"place": drawn})
                return redirect("organisations:areas", agency.slug)
    return areas_page(request, agency, AreaForm(), form)


@require_POST
def remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Takes away a quarter that nothing uses."""
    if gate := sign_in_first(request):
        return gate
    agency = find_agency(request, slug, can_draw_quarters)
    drawn = get_object_or_404(Quarter.objects.select_related("municipality"), pk=pk)
    try:
        remove_quarter(agency=agency, quarter=drawn, by=request.user, now=timezone.now())
    except DomainError as problem:
        if isinstance(problem, NotAllowed):
            raise
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("%(place)s is gone.") % {"place": drawn})
    return redirect("organisations:areas", agency.slug)


@require_POST
def drop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ends the responsibility for one place."""
    if gate := sign_in_first(request):
        return gate
    agency = find_agency(request, slug, can_draw_quarters)
    area = get_object_or_404(
        AgencyArea.objects.select_related("agency", "municipality", "quarter"), pk=pk, agency=agency
    )
    name = str(area)
    drop_area(area=area, by=request.user, now=timezone.now())
    messages.success(request, _("%(place)s no longer belongs to the area.") % {"place": name})
    return redirect("organisations:areas", agency.slug)
