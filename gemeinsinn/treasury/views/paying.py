"""What is due, and putting it together; the network's own account."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.treasury.actions.payees import reveal_iban
from gemeinsinn.treasury.actions.payments import drop_payment, pay_again
from gemeinsinn.treasury.actions.runs import prepare_run, set_account
from gemeinsinn.treasury.forms.paying import AccountForm, RunForm
from gemeinsinn.treasury.models import Payee, Payment
from gemeinsinn.treasury.queries.payments import (
    brought_back,
    current_account,
    due_payments,
    shown_pots,
    sum_of,
    waiting_runs,
)
from gemeinsinn.treasury.queries.statements import open_lines
from gemeinsinn.treasury.rules import can_see_ibans
from gemeinsinn.treasury.views.gate import at_till
from gemeinsinn.treasury.wording.ledger import STATES

MOST = 500
MOST_POTS = 12


@at_till
@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """First what has to be done: pay, release, look after what came back. Then how the pots stand."""
    return show_due(request, RunForm(today=timezone.localdate()))


@at_till
@require_POST
def prepare(request: HttpRequest) -> HttpResponse:
    """A run of what was ticked."""
    form = RunForm(request.POST, today=timezone.localdate())
    account = current_account()
    if account is None:
        return redirect("treasury:account")
    if form.is_valid():
        try:
            run = prepare_run(
                payment_ids=[one.pk for one in form.cleaned_data["payments"]], account=account,
                execute_on=form.cleaned_data["execute_on"], by=request.user, now=timezone.now(),
            )  # fmt: skip
            messages.success(request, _("Prepared. Now somebody else looks at it and releases it."))
            return redirect("treasury:run", run.pk)
        except DomainError as problem:
            form.add_error(None, str(problem))
    return show_due(request, form, status=422)


def show_due(request: HttpRequest, form: RunForm, *, status: int = 200) -> HttpResponse:
    """The page, with what was ticked before."""
    today, found = timezone.localdate(), due_payments()
    shown = list(found[:MOST])
    count, total = sum_of(found) if len(shown) == MOST else (len(shown), Money.total(one.amount for one in shown))
    ticked = set(form.data.getlist("payments")) if form.is_bound else None  # type: ignore[attr-defined]  # a QueryDict
    rows = [
        {
            "one": one,
            "payee": one.commitment.payee,
            "payable": one.commitment.payee is not None and one.commitment.payee.has_account,
            "ticked": one.due_on <= today if ticked is None else str(one.pk) in ticked,
        }
        for one in shown
    ]
    context: dict[str, Any] = {
        "form": form, "rows": rows, "count": count, "total": total, "account": current_account(),
        "waiting": waiting_runs(), "back": [(one, STATES[one.state]) for one in brought_back()[:MOST]],
        "pots": shown_pots()[:MOST_POTS], "unassigned": open_lines().count(),
    }  # fmt: skip
    return render(request, "treasury/due.html", context, status=status)


@at_till
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Not to be paid after all."""
    drop_payment(payment_id=get_object_or_404(Payment, pk=pk).pk, by=request.user, now=timezone.now())
    messages.success(request, _("Taken off the list. The money is still promised."))
    return redirect("treasury:due")


@at_till
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Once more, after it came back."""
    pay_again(
        payment_id=get_object_or_404(Payment, pk=pk).pk, due_on=timezone.localdate(), by=request.user,
        now=timezone.now(),
    )  # fmt: skip
    messages.success(request, _("It stands among what is due again."))
    return redirect("treasury:due")


@at_till
@require_POST
def number(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole account number, for the treasurer; written down."""
    payee = get_object_or_404(Payee, pk=pk)
    iban = reveal_iban(payee=payee, by=request.user, now=timezone.now())
    return render(request, "treasury/number.html", {"payee": payee, "iban": iban})


@at_till
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """The account the network pays from."""
    known = current_account()
    initial = {"holder": known.holder, "iban": str(known).rpartition(", ")[2], "bic": known.bic} if known else {}
    form = AccountForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            set_account(**form.cleaned_data, by=request.user, now=timezone.now())
            messages.success(request, _("Saved. Runs prepared from now on use this account."))
            return redirect("treasury:due")
        except DomainError as problem:
            form.add_error(None, str(problem))
    context = {"form": form, "known": known, "may_see": can_see_ibans(request.user)}
    return render(request, "treasury/account.html", context, status=422 if form.errors else 200)
