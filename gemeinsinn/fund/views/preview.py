"""The applicant's form as a round's rules make it, for the office to look at."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gemeinsinn.fund.models import Application, Round
from gemeinsinn.fund.views.applying import PAPERS, SCREENS
from gemeinsinn.fund.views.gate import at_office
from gemeinsinn.fund.views.screens import forms_of
from gemeinsinn.fund.wording.rules import APPLICANTS


@at_office
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Every screen that asks something, for one kind of applicant."""
    found = get_object_or_404(Round.objects.select_related("fund"), pk=pk)
    rules = found.rule_sets.all()[0].rules
    asked = request.GET.get("wer", "")
    kind = next((one for one in rules.applicants if one.value == asked), rules.applicants[0])
    empty = Application(round=found, rule_set=found.rule_sets.all()[0], kind=kind)
    screens = [
        {"screen": key, "question": question, **forms_of(empty, key, None)}
        for key, (_label, question) in SCREENS.items()
        if key not in {PAPERS, "senden"}
    ]
    context = {
        "round": found, "fund": found.fund, "rules": rules, "screens": screens, "kind": kind, "plan": empty.plan,
        "asked": rules.papers_for(kind),
        "kinds": [(one.value, APPLICANTS[one]) for one in rules.applicants],
    }  # fmt: skip
    return render(request, "fund/desk/preview.html", context)
