"""Doors: who looks after cases, and which."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.placement.models import Case, Proposal
from gemeinsinn.placement.queries.files import WITH_ALL, cases_with_all
from gemeinsinn.placement.queries.staff import own_agencies
from gemeinsinn.placement.rules import can_work_on_case

View = Callable[..., HttpResponse]
Agencies = list[Organisation]


def at_agency(view: View) -> View:
    """Sign-in first, then only for the staff of an agency; the view gets their agencies after the request."""

    @never_cache
    @login_required
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        agencies = list(own_agencies(request.user))
        if not agencies:
            raise NotAllowed(_("Cases are looked after by the staff of an agency. The network sees only figures."))
        return view(request, agencies, *args, **kwargs)

    return inner


def own_case(request: HttpRequest, pk: int) -> Case:
    """A case with somebody behind it that this person looks after; 404 for lines that only count."""
    return allowed(request, get_object_or_404(cases_with_all().filter(contact__isnull=False), pk=pk))


def own_proposal(request: HttpRequest, pk: int) -> Proposal:
    """A proposal in such a case."""
    rows = Proposal.objects.select_related(
        "need__contact", "need__organisation", *(f"case__{path}" for path in WITH_ALL)
    )
    proposal = get_object_or_404(rows.filter(case__contact__isnull=False), pk=pk)
    allowed(request, proposal.case)
    return proposal


def allowed(request: HttpRequest, case: Case) -> Case:
    """The case, or 403."""
    if not can_work_on_case(request.user, case):
        raise NotAllowed(_("This case belongs to another agency."))
    return case
