"""Documents at the desk: saved, handed in for somebody who sent a letter, a signature by hand confirmed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.core.documents import document_answer
from gemeinsinn.fund.actions.signing import confirm_signature
from gemeinsinn.fund.queries.applications import applications_for, readable_applications
from gemeinsinn.fund.queries.papers import papers_of
from gemeinsinn.fund.views import papers
from gemeinsinn.fund.views.desk_cases import case
from gemeinsinn.fund.views.gate import at_agency, at_office


@at_agency
@require_safe
def document(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """One document, to be saved."""
    found = get_object_or_404(readable_applications(request.user), pk=pk)
    one = get_object_or_404(papers_of(found), pk=paper)
    return document_answer(one.path, label=f"{found.reference} {one.label}", suffix=one.suffix)


@at_office
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A document that came by post or mail."""
    found = get_object_or_404(applications_for(request.user), pk=pk)
    wrong = papers.upload(request, found, by=request.user)
    return case(request, found, ("unterlage", wrong)) if wrong else redirect("fund:application", pk)


@at_office
@require_POST
def confirm(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """The signature on a paper counts."""
    found = get_object_or_404(applications_for(request.user), pk=pk)
    confirm_signature(paper=get_object_or_404(papers_of(found), pk=paper), by=request.user, now=timezone.now())
    messages.success(request, _("Signature confirmed."))
    return redirect("fund:application", pk)
