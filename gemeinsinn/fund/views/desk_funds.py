"""Funds, rounds and rules at the desk of the network's office."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.fund.actions.funds import ROUND_FIELDS, note_advice, save_fund, save_round
from gemeinsinn.fund.forms.funds import (
    AdviceForm,
    CostTypeRows,
    FundForm,
    PaperRows,
    RoundForm,
    RulesForm,
    data_of,
    initial_of,
    rows_of,
)
from gemeinsinn.fund.lifecycle.reading import RuleFault
from gemeinsinn.fund.models import Fund, Round
from gemeinsinn.fund.queries.funds import recent_advice, rule_history, visible_funds
from gemeinsinn.fund.rules import can_run_funds
from gemeinsinn.fund.samples import NAMES, sample
from gemeinsinn.fund.views.gate import at_agency, at_office
from gemeinsinn.fund.wording.rules import APPLICANTS, PLACES, fault_words, value_words


@at_office
@require_safe
def funds(request: HttpRequest) -> HttpResponse:
    """All funds with their rounds."""
    return render(request, "fund/desk/funds.html", {"funds": visible_funds(request.user)})


@at_office
@require_http_methods(["GET", "HEAD", "POST"])
def edit_fund(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Name and words; a new one goes on to its first round."""
    fund = get_object_or_404(Fund, pk=pk) if pk is not None else None
    first = {"name": fund.name, "summary": fund.summary, "public": fund.public} if fund else {}
    form = FundForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            made = save_fund(fund=fund, **form.cleaned_data, by=request.user, now=timezone.now())
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Saved."))
            return redirect("fund:desk_funds") if fund else redirect("fund:new_round", made.pk)
    return render(request, "fund/desk/fund.html", {"form": form, "fund": fund}, status=422 if form.errors else 200)


@at_office
@require_http_methods(["GET", "HEAD", "POST"])
def new_round(request: HttpRequest, pk: int) -> HttpResponse:
    """A round begins with the rules of the one before, or with a sample."""
    fund = get_object_or_404(Fund, pk=pk)
    before = fund.rounds.first()
    asked = request.GET.get("wie", "")
    data = before.rule_sets.all()[0].data if before and asked not in NAMES else sample(asked)
    today = timezone.localdate()
    first = {"year": today.year, "starts": today} if before is None else {
        "year": before.year + 1, "starts": today, "focus": before.focus, "funder": before.funder,
        "funder_line": before.funder_line, "budget": before.pot.budget,
    }  # fmt: skip
    return round_form(request, fund, None, first, data)


@at_office
@require_http_methods(["GET", "HEAD", "POST"])
def edit_round(request: HttpRequest, pk: int) -> HttpResponse:
    """A round with its rules; what was sent keeps the rules it was sent under."""
    found = get_object_or_404(Round.objects.select_related("fund", "pot"), pk=pk)
    first = {name: getattr(found, name) for name in ROUND_FIELDS} | {"budget": found.pot.budget}
    return round_form(request, found.fund, found, first, found.rule_sets.all()[0].data)


def round_form(
    request: HttpRequest, fund: Fund, found: Round | None, first: dict[str, Any], data: dict[str, Any]
) -> HttpResponse:
    """The form of a round, in sections."""
    posted = request.POST if request.method == "POST" else None
    costs, papers = rows_of(data)
    form, rules = RoundForm(posted, initial=first), RulesForm(posted, initial=initial_of(data), prefix="regeln")
    cost_rows = CostTypeRows(posted, initial=costs, prefix="kosten")
    paper_rows = PaperRows(posted, initial=papers, prefix="unterlagen")
    if posted is not None and sum(not one.is_valid() for one in (form, rules, cost_rows, paper_rows)) == 0:
        fields = dict(form.cleaned_data)
        try:
            made = save_round(
                fund=fund, funding=found, budget=fields.pop("budget"), fields=fields,
                rules=data_of(rules.cleaned_data, cost_rows, paper_rows, data), by=request.user, now=timezone.now(),
            )  # fmt: skip
        except RuleFault as fault:
            rules.add_error(None, fault_words(fault))
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Saved. What has been sent keeps the rules it was sent under."))
            return redirect("fund:edit_round", made.pk)
    forms = [form, rules, *cost_rows.forms, *paper_rows.forms]
    wrong = posted is not None
    context = {
        "fund": fund, "round": found, "form": form, "rules": rules, "costs": cost_rows, "papers": paper_rows,
        "forms": forms, "history": history_of(found) if found else [], "samples": NAMES,
    }  # fmt: skip
    return render(request, "fund/desk/round.html", context, status=422 if wrong else 200)


def history_of(found: Round) -> list[dict[str, Any]]:
    """Versions with what changed, in words."""
    return [
        {
            "version": version, "by": version.by,
            "changes": [
                (PLACES.get(place, place), value_words(place, old), value_words(place, new)) for place, old, new in changed
            ],
        }
        for version, changed in rule_history(found)
    ]  # fmt: skip


@at_agency
@require_http_methods(["GET", "HEAD", "POST"])
def advice(request: HttpRequest) -> HttpResponse:
    """Noting a talk about a grant, and what was noted before."""
    found = visible_funds(request.user)
    form = AdviceForm(request.POST if request.method == "POST" else None, funds=found, initial={"fund": found.first()})
    if request.method == "POST" and form.is_valid():
        note_advice(**form.cleaned_data, by=request.user, now=timezone.now())
        messages.success(request, _("Noted."))
        return redirect("fund:advice")
    rows = [(one, APPLICANTS[one.kind]) for one in recent_advice(request.user)]
    context = {"form": form, "rows": rows, "only_advice": not can_run_funds(request.user)}
    return render(request, "fund/desk/advice.html", context, status=422 if form.errors else 200)
