"""Asking money back at the desk."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gemeinsinn.core.errors import DomainError
from gemeinsinn.fund.actions.paying import demand_repayment
from gemeinsinn.fund.forms.money import DemandForm
from gemeinsinn.fund.queries.applications import applications_for
from gemeinsinn.fund.views.desk_cases import case
from gemeinsinn.fund.views.gate import at_office


@at_office
@require_POST
def demand(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks money back, with a letter."""
    found = get_object_or_404(applications_for(request.user), pk=pk)
    form = DemandForm(request.POST)
    if form.is_valid():
        try:
            demand_repayment(application=found, by=request.user, now=timezone.now(), **form.cleaned_data)
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("The letter is on its way."))
            return redirect("fund:application", pk)
    return case(request, found, ("rueckforderung", form))
