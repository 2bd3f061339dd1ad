"""Changes a grantee makes or asks for."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.proof.actions.changing import ask_for_time, end_early, shift_costs
from gemeinsinn.proof.forms.writing import ShiftForm, UntilForm
from gemeinsinn.proof.lifecycle.figures import over_by, total_of
from gemeinsinn.proof.lifecycle.grants import Answer, State
from gemeinsinn.proof.models import ChangeRequest, Grant
from gemeinsinn.proof.views.ways import Way

ACTS = ("umschichten", "zeit", "ende")


def changing(way: Way, inner: str, tabs: list[dict[str, Any]]) -> HttpResponse:
    """Three forms on one page; a shift says while it is typed whether it is free."""
    if inner and inner not in ACTS:
        raise Http404
    request, grant = way.request, way.grant
    posted = request.POST if request.method == "POST" else None
    found = {
        "shift": ShiftForm(posted if inner == "umschichten" else None, grant=grant),
        "time": UntilForm(posted if inner == "zeit" else None, prefix="zeit"),
        "end": UntilForm(posted if inner == "ende" else None, prefix="ende"),
    }
    used: Any = found[("shift", "time", "end")[ACTS.index(inner)]] if inner else None
    if posted is not None and used is not None:
        fits = used.is_valid()
        if request.headers.get("X-Autosave"):
            if not fits or inner != "umschichten":
                return HttpResponse(status=204)
            return render(request, "proof/parts/shift.html", weighed(grant, used.costs()))
        made = change_made(way, inner, used) if fits else None
        if made is not None:
            free = made.answer == Answer.NOTED
            messages.success(request, _("Noted, and it holds.") if free else _("Asked for. We answer soon."))
            return redirect(way.url(""))
    return way.shown(
        "aendern", tabs=tabs, acts={name: way.url(f"aendern/{name}") for name in ACTS},
        may_end=grant.state == State.RUNNING, may_extend=grant.state != State.BACK, **found,
        **weighed(grant, grant.plans.order_by("-number")[0].costs),
    )  # fmt: skip


def weighed(grant: Grant, costs: dict[str, int]) -> dict[str, Any]:
    """The sum of a plan, and what of it the office has to agree to."""
    contract = grant.plans.order_by("number")[0].costs
    over = over_by(contract, {key: cents for key, cents in costs.items() if cents}, grant.rules.shift_percent)
    labels = [kind.label for kind in grant.rules.cost_types if kind.key in over]
    return {"total": total_of(costs), "whole": total_of(contract), "over": labels, "percent": grant.rules.shift_percent}


def change_made(way: Way, inner: str, form: Any) -> ChangeRequest | None:
    """The change; None, with the reason in the form, if it could not be taken."""
    told, now = form.cleaned_data, timezone.now()
    try:
        if inner == "umschichten":
            return shift_costs(grant=way.grant, costs=form.costs(), reason=told["reason"], now=now)
        if inner == "zeit":
            return ask_for_time(grant=way.grant, until=told["until"], reason=told["reason"], now=now)
        return end_early(grant=way.grant, on=told["until"], reason=told["reason"], now=now)
    except DomainError as problem:
        form.add_error(None, str(problem))
        return None
