"""What was learned from noes, with the way back, and how often partners are asked."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.desk.queries.matters import Art
from gemeinsinn.desk.rules import Desk
from gemeinsinn.desk.views.files import find
from gemeinsinn.desk.views.gate import MAX_ID, at_desk, choice_query, show
from gemeinsinn.desk.wording.suggestions import ACT_WORDS, learned_row
from gemeinsinn.matching.actions.asking import set_most_asked
from gemeinsinn.matching.actions.suggestions import reopen_suggestion
from gemeinsinn.matching.forms.suggestions import AskingRuleForm
from gemeinsinn.matching.partner import partner_of
from gemeinsinn.matching.queries.asked import most_of_agency
from gemeinsinn.matching.queries.suggestions import MOST_LEARNED, learned_from, put_aside, suggestions
from gemeinsinn.matching.queries.wishes import wishes_seen_by

INVALID = 422


@require_safe
@at_desk
def learned(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Everything the lists know from people's own words."""
    return show_learned(request, desk, rule_form(desk))


def rule_form(desk: Desk, data: Any = None) -> AskingRuleForm | None:
    """How often; only where it is clear whose rule it is."""
    if desk.agency is None:
        return None
    return AskingRuleForm(data, initial={"most": most_of_agency(desk.agency)})


def show_learned(request: HttpRequest, desk: Desk, form: AskingRuleForm | None, *, status: int = 200) -> HttpResponse:
    """The page, with the form as it is."""
    shown = desk.covering("need__agency")
    context = {
        "learned": [learned_row(row) for row in learned_from(shown, desk.user)[:MOST_LEARNED]],
        "aside": [learned_row(row) for row in put_aside(shown, desk.user)[:MOST_LEARNED]],
        "form": form,
    }
    return show(request, desk, "desk/ideas/learned.html", context, status=status)


@require_POST
@at_desk
def unlearn(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    """Takes one no back; what was learned from it is forgotten."""
    row = suggestions().filter(wishes_seen_by(desk.user), pk=pk).first() if 0 < pk <= MAX_ID else None
    if row is None:
        raise Http404
    find(desk, Art.NEED, row.need_id)
    try:
        reopen_suggestion(suggestion=row, by=desk.user, now=timezone.now())
    except DomainError as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, ACT_WORDS["zurueck"] % {"name": partner_of(row).name})
    return redirect(f"{request.path.rpartition('/gelernt/')[0]}/gelernt/{choice_query(desk)}")


@require_POST
@at_desk
def set_rule(request: HttpRequest, desk: Desk) -> HttpResponse:
    """So often a month at most."""
    form = rule_form(desk, request.POST)
    if form is None or desk.agency is None:
        raise Http404
    if not form.is_valid():
        return show_learned(request, desk, form, status=INVALID)
    set_most_asked(agency=desk.agency, most=form.cleaned_data["most"], by=desk.user, now=timezone.now())
    messages.success(request, _("Kept. It counts from now on."))
    return redirect(f"{request.path.rpartition('/regel/')[0]}/{choice_query(desk)}")
