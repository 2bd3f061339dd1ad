"""An answer on its own page: how it stands, what can be done with it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.exchange.actions.response_mails import who_answers
from gemeinsinn.exchange.actions.responses import change_response, decline_response, withdraw_response
from gemeinsinn.exchange.actions.shares import NotEnoughLeft
from gemeinsinn.exchange.forms.respond import ShareForm
from gemeinsinn.exchange.wording.amounts import amount_text
from gemeinsinn.exchange.wording.responses import STATE_LABELS, STATE_TONES, summary_of
from gemeinsinn.partnerships.actions import accept_response
from gemeinsinn.partnerships.forms import NoteForm
from gemeinsinn.partnerships.standing import Standing
from gemeinsinn.partnerships.steps import steps_of


def page_context(standing: Standing, **more: Any) -> dict[str, Any]:
    """What every page below a standing shows."""
    response = standing.response
    return {
        "standing": standing,
        "response": response,
        "notice": response.notice,
        "is_offer": response.offer_id is not None,
        "agreement": standing.agreement,
        "summary": summary_of(response.notice),
        "benefit_label": _("What is in it for you") if standing.gives else _("What the giver gets"),
        "amount": amount_text(response.notice, response.amount),
        "from_whom": who_answers(response),
        "parties": standing.names(),
        "paths": {name: standing.path(rest) for name, rest in PATHS.items()},
        **more,
    }


PATHS = {
    "overview": "",
    "change": "aendern",
    "withdraw": "zuruecknehmen",
    "accept": "annehmen",
    "decline": "ablehnen",
    "calendar": "termin.ics",
    "agreement": "vereinbarung",
    "propose": "vereinbarung/aendern",
    "cancel": "vereinbarung/absagen",
    "pdf": "vereinbarung.pdf",
    "report": "geklappt",
    "thanks": "dank",
}


@require_safe
def overview(request: HttpRequest, standing: Standing) -> HttpResponse:
    """How it stands, and the next step."""
    response = standing.response
    context = page_context(
        standing,
        steps=steps_of(response, standing.agreement),
        label=STATE_LABELS[response.state],
        tone=STATE_TONES[response.state],
        sign_in=sign_in_address(request, standing),
    )
    return render(request, "partnerships/overview.html", context)


def sign_in_address(request: HttpRequest, standing: Standing) -> str:
    """Where an answer without account becomes one of an account: after signing in with the same address."""
    belongs = standing.me is not None and (standing.me.user_id is not None or not standing.me.email)
    if standing.user is not None or standing.is_staff or belongs:
        return ""
    return reverse("account_login")


def change(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Another number, other words."""
    response = standing.response
    if not standing.may_change:
        return changed_meanwhile(request, standing)
    first = {"amount": response.amount, "message": response.message}
    form = ShareForm(request.POST if request.method == "POST" else None, notice=response.notice, initial=first)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            change_response(response=response, by=standing.user, now=standing.now, **form.cleaned_data)
            messages.success(request, _("Changed."))
            return redirect(standing.path())
        except NotEnoughLeft as problem:
            form.add_error("amount", str(problem))
            status = problem.status
    return render(request, "partnerships/change.html", page_context(standing, form=form), status=status)


def withdraw(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Taking an answer back; an agreement is called off on its own page."""
    if standing.may_cancel:
        return redirect(standing.path(PATHS["cancel"]))
    if not standing.may_change:
        return changed_meanwhile(request, standing)

    def act(note: str) -> str:
        withdraw_response(response=standing.response, by=standing.user, now=standing.now, note=note)
        return _("Taken back. The share is free for others again.")

    return with_note(request, standing, "partnerships/withdraw.html", act)


def accept(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Yes: the agreement is written at once."""
    if not standing.may_decide:
        return changed_meanwhile(request, standing)

    def act(note: str) -> str:
        accept_response(response=standing.response, by=standing.user, now=standing.now, note=note)
        return _("Accepted. Now read the page, change what does not fit, and sign.")

    return with_note(request, standing, "partnerships/accept.html", act, PATHS["agreement"])


def decline(request: HttpRequest, standing: Standing) -> HttpResponse:
    """No, with a reason if there is one."""
    if not standing.may_decide:
        return changed_meanwhile(request, standing)

    def act(note: str) -> str:
        decline_response(response=standing.response, by=standing.user, now=standing.now, note=note)
        return _("Declined. We have told them, and the share is free for others again.")

    return with_note(request, standing, "partnerships/decline.html", act)


def with_note(request: HttpRequest, standing: Standing, template: str, act: Any, then: str = "") -> HttpResponse:
    """A page that asks once more and takes a few words along; looking at it changes nothing."""
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, act(form.cleaned_data["note"]))
        except NoLongerThere:
            raise
        except DomainError as problem:
            messages.warning(request, str(problem))
            return redirect(standing.path())
        return redirect(standing.path(then))
    return render(request, template, page_context(standing, form=form), status=422 if form.errors else 200)


def changed_meanwhile(request: HttpRequest, standing: Standing) -> HttpResponse:
    """The page asked for is no longer possible: back to how it stands now."""
    messages.info(request, _("That has been decided in the meantime. This is how it stands now."))
    return redirect(standing.path())
