"""/m/<token>/ of a question to a partner: look, say yes, not now, or not at all any more. No account."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import TooOften
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.actions.response_mails import LINK_LASTS
from gemeinsinn.exchange.actions.shares import NotEnoughLeft
from gemeinsinn.exchange.lifecycle.notices import is_answerable
from gemeinsinn.exchange.wording.responses import summary_of
from gemeinsinn.matching.actions.answering import accept_suggestion, never_ask_again, refuse_suggestion
from gemeinsinn.matching.actions.asking import allow_asking
from gemeinsinn.matching.forms.suggestions import NotNowForm, yes_form
from gemeinsinn.matching.lifecycle.suggestions import Move, State, can_move
from gemeinsinn.matching.models import Suggestion
from gemeinsinn.matching.partner import partner_of
from gemeinsinn.matching.queries.asked import is_quiet, most_for
from gemeinsinn.matching.queries.fits import fit_between
from gemeinsinn.matching.queries.suggestions import suggestions
from gemeinsinn.matching.wording.fits import reasons_to_partner
from gemeinsinn.people.personal import personal_path
from gemeinsinn.people.views.one_click import render as render_one_click

ALSO = ("need__agency", "need__contact", "need__municipality", "need__quarter", "need__organisation")


def suggested(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """Finds the question and the page of it."""
    suggestion = suggestions().select_related(*ALSO).filter(pk=link.subject_id).first()
    if suggestion is None or rest not in PAGES:
        raise Http404
    return PAGES[rest](request, suggestion, token)


def context_of(suggestion: Suggestion, token: str, **more: Any) -> dict[str, Any]:
    """What every page of a question shows."""
    need, partner = suggestion.need, partner_of(suggestion)
    is_open = is_answerable(need.state, need.until, timezone.localdate()) and need.left != 0
    return {
        "suggestion": suggestion,
        "notice": need,
        "partner": partner,
        "summary": summary_of(need),
        "agency": need.agency,
        "is_open": is_open and can_move(suggestion.state, Move.ACCEPT),
        "said_yes": suggestion.state == State.ACCEPTED,
        "said_no": suggestion.state == State.REFUSED,
        "is_quiet": is_quiet(partner),
        "most": most_for(need, partner),
        "paths": {name: personal_path(token, rest) for name, rest in PATHS.items()},
        **more,
    }


def overview(request: HttpRequest, suggestion: Suggestion, token: str) -> HttpResponse:
    """What is needed, and why we thought of them."""
    fit = fit_between(suggestion.need, partner_of(suggestion), now=timezone.now())
    return render(request, "matching/suggested.html", context_of(suggestion, token, reasons=reasons_to_partner(fit)))


def say_yes(request: HttpRequest, suggestion: Suggestion, token: str) -> HttpResponse:
    """One screen with everything we know filled in; the link has proved the address, so the yes counts at once."""
    context = context_of(suggestion, token)
    if not context["is_open"]:
        return redirect(personal_path(token))
    partner = partner_of(suggestion)
    form = yes_form(suggestion.need, partner, request.POST if request.method == "POST" else None)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            response = accept_suggestion(
                suggestion=suggestion, told=form.cleaned_data, language=get_language() or "de", now=now
            )
        except NotEnoughLeft as problem:
            form.add_error("amount", str(problem))
            status = problem.status
        except TooOften as problem:
            form.add_error(None, str(problem))
            status = problem.status
        else:
            messages.success(request, _("Thank you. Your answer has gone out."))
            fresh = issue_link(purpose="response", subject_id=response.pk, now=now, lasts=LINK_LASTS)
            return redirect(personal_path(fresh))
    return render(request, "matching/suggested_yes.html", context | {"form": form}, status=status)


def say_not_now(request: HttpRequest, suggestion: Suggestion, token: str) -> HttpResponse:
    """A reason helps; nothing else is asked."""
    if suggestion.state not in {State.ASKED, State.REFUSED}:
        return redirect(personal_path(token))
    form = NotNowForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        refuse_suggestion(suggestion=suggestion, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Noted. Thank you for telling us."))
        return redirect(personal_path(token))
    context = context_of(suggestion, token, form=form)
    return render(request, "matching/suggested_no.html", context, status=422 if form.errors else 200)


def never_again(request: HttpRequest, suggestion: Suggestion, token: str) -> HttpResponse:
    """One click; the page after it has the way back."""
    if request.method != "POST":
        return render_one_click(
            request,
            title=_("Not be asked any more?"),
            text=_("Then we send you no more questions of this kind. Everything else stays as it is."),
            button=_("Please do not ask me any more"),
            tone="wrong",
        )
    never_ask_again(suggestion=suggestion, now=timezone.now())
    messages.success(request, _("We will not ask you any more."))
    return redirect(personal_path(token))


def ask_again(request: HttpRequest, suggestion: Suggestion, token: str) -> HttpResponse:
    """The way back."""
    if request.method == "POST":
        allow_asking(partner=partner_of(suggestion), now=timezone.now())
        messages.success(request, _("Thank you. We may ask you again."))
    return redirect(personal_path(token))


PATHS = {"overview": "", "yes": "ja", "no": "gerade-nicht", "quiet": "nicht-mehr-fragen", "again": "wieder-fragen"}
PAGES = {
    "": overview,
    "ja": say_yes,
    "gerade-nicht": say_not_now,
    "nicht-mehr-fragen": never_again,
    "wieder-fragen": ask_again,
}
