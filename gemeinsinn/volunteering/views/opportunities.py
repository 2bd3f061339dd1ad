"""More about a need that volunteers want to know: told by its author or by staff, one small screen after the other."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.rules.notices import owns_notice
from gemeinsinn.volunteering.actions.opportunities import can_be_described, describe_opportunity
from gemeinsinn.volunteering.models.opportunities import KINDS
from gemeinsinn.volunteering.opportunity_sections import insurance_words
from gemeinsinn.volunteering.opportunity_steps import BY_KEY, STEPS, WORD, Step, Telling
from gemeinsinn.volunteering.rules import can_plan
from gemeinsinn.volunteering.views import plan


def by_need_link(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """/m/<token>/einsatz/… of a need; everything else belongs to its plan and below."""
    word, _slash, path = rest.partition("/")
    if word != WORD:
        return plan.by_need_link(request, link, token, rest)
    need = find_need(link.subject_id)
    return show(request, Telling.by_link(need, token), path)


@never_cache
@login_required
def by_account(request: HttpRequest, pk: int, key: str = "") -> HttpResponse:
    """/bedarfe/<id>/einsatz/… for its author's account and for staff."""
    need = find_need(pk)
    if not can_plan(request.user, need):
        raise PermissionDenied
    return show(request, Telling.by_account(need, request.user), key)


def find_need(pk: int) -> Need:
    """The need with what its rules look at; 404 where things are asked for and not people."""
    rows = Need.objects.select_related("contact", "agency", "organisation", "municipality")
    need = rows.filter(pk=pk).first() if pk < 2**63 else None
    if need is None or need.kind not in KINDS:
        raise Http404
    return need


def show(request: HttpRequest, telling: Telling, key: str) -> HttpResponse:
    """The screen, or one word why there is none."""
    step = BY_KEY.get(key) if key else STEPS[0]
    if step is None:
        raise Http404
    if not can_be_described(telling.need):
        messages.info(
            request, _("That is possible only for time and skill that is asked for on the board or on its way there.")
        )
        return redirect(telling.back)
    form = step.form(request.POST if request.method == "POST" else None, row=telling.row)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            return take(request, telling, step, form.cleaned_data)
        except DomainError as problem:
            form.add_error(None, str(problem))
            status = problem.status
    author = telling.user is None or owns_notice(telling.user, telling.need)
    context = {
        "need": telling.need,
        "step": step,
        "form": form,
        "steps": telling.states(step),
        "back_href": telling.before(step),
        "leave_href": telling.back,
        "last": step is STEPS[-1],
        "insured": insurance_words(telling.need),
        "checked_again": author and telling.need.state == State.PUBLISHED,
    }
    return render(request, "volunteering/opportunity.html", context, status=status)


def take(request: HttpRequest, telling: Telling, step: Step, told: dict[str, object]) -> HttpResponse:
    """Keeps the screen and goes on; at the end it says thank you."""
    before = telling.need.state
    describe_opportunity(need=telling.need, told=told, by=telling.user, now=timezone.now())
    if before != State.SUBMITTED and telling.need.state == State.SUBMITTED:
        messages.info(request, _("Kept. The agency reads the new words, then it hangs again."))
    if step is STEPS[-1]:
        messages.success(request, _("Thank you. That is how people know what they say yes to."))
    return redirect(telling.after(step))
