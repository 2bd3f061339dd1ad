"""What is promised: find it, say where it is paid to, and plan a payment."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.treasury.actions.demands import drop_demand
from gemeinsinn.treasury.actions.payees import note_payee
from gemeinsinn.treasury.actions.payments import schedule_payment
from gemeinsinn.treasury.forms.commitments import FindForm, PayeeForm, PaymentForm
from gemeinsinn.treasury.models import Commitment, Demand
from gemeinsinn.treasury.queries.commitments import payments_for, shown_commitments
from gemeinsinn.treasury.queries.demands import demands_of, open_demands
from gemeinsinn.treasury.views.gate import at_till
from gemeinsinn.treasury.wording.ledger import STATES

PAGE = 25


@at_till
@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    """What is promised and not yet to be paid, or all of it."""
    form = FindForm(request.GET)
    form.is_valid()
    words, every = form.cleaned_data.get("zeichen", ""), form.cleaned_data.get("alle", False)
    page = Paginator(shown_commitments(words=words, every=every), PAGE).get_page(request.GET.get("seite"))
    base = request.GET.copy()
    base.pop("seite", None)
    context = {"form": form, "page": page, "base": base.urlencode(), "narrowed": bool(words or every)}
    context |= {"asked": open_demands(), "today": timezone.localdate()}
    return render(request, "treasury/commitments.html", context)


@at_till
@require_safe
def commitment(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them."""
    return show_commitment(request, found(pk), PayeeForm(), None)


@at_till
@require_POST
def payee(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it is paid to, or another account than before; who the person is stays as it was."""
    ours, form = found(pk), PayeeForm(request.POST)
    if form.is_valid():
        try:
            contact = ours.payee.contact if ours.payee else None
            note_payee(commitment_id=pk, contact=contact, by=request.user, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Noted. From now on only the last four figures are shown."))
            return redirect("treasury:commitment", pk)
        except DomainError as problem:
            form.add_error(None, str(problem))
    return show_commitment(request, ours, form, None)


@at_till
@require_POST
def payment(request: HttpRequest, pk: int) -> HttpResponse:
    """One payment is due."""
    ours, form = found(pk), PaymentForm(request.POST)
    if form.is_valid():
        try:
            schedule_payment(commitment_id=pk, by=request.user, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("It stands among what is to be paid."))
            return redirect("treasury:commitment", pk)
        except DomainError as problem:
            form.add_error(None, str(problem))
    return show_commitment(request, ours, PayeeForm(), form)


@at_till
@require_POST
def drop_asked(request: HttpRequest, pk: int) -> HttpResponse:
    """It is not asked back any more."""
    ours = get_object_or_404(Demand, pk=pk)
    drop_demand(demand_id=pk, by=request.user, now=timezone.now())
    messages.success(request, _("It is not asked back any more."))
    return redirect("treasury:commitment", ours.commitment_id)


def found(pk: int) -> Commitment:
    """404 if there is none."""
    return get_object_or_404(Commitment.objects.select_related("pot", "payee__contact"), pk=pk)


def show_commitment(
    request: HttpRequest, ours: Commitment, payee: PayeeForm, payment: PaymentForm | None
) -> HttpResponse:
    """The page; a payment is asked for with what is free and today filled in."""
    free = ours.committed - ours.planned
    payment = payment or PaymentForm(initial={"amount": free, "due_on": timezone.localdate()})
    context: dict[str, Any] = {
        "ours": ours, "free": free, "payee_form": payee, "payment_form": payment,
        "asked": demands_of(ours), "rows": [(one, STATES[one.state]) for one in payments_for(ours)],
    }  # fmt: skip
    return render(request, "treasury/commitment.html", context, status=422 if payee.errors or payment.errors else 200)
