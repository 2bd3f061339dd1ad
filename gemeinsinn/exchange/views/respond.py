""" "Ja, das machen wir": the form, the page after it, and the link in the mail."""

from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinsinn.core.errors import TooOften
from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.middleware import client_address
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.actions.response_mails import LINK_LASTS
from gemeinsinn.exchange.actions.responses import confirm_by_link, is_verified, respond
from gemeinsinn.exchange.actions.shares import NotEnoughLeft
from gemeinsinn.exchange.answering import answer_path
from gemeinsinn.exchange.forms.respond import RespondForm
from gemeinsinn.exchange.lifecycle.notices import is_answerable
from gemeinsinn.exchange.lifecycle.responses import HOLDING, State
from gemeinsinn.exchange.models import Need, Offer, Response
from gemeinsinn.exchange.queries.responses import answerable_notice, responses
from gemeinsinn.exchange.views import correct
from gemeinsinn.exchange.wording import answering
from gemeinsinn.exchange.wording.gone import NoticeGone
from gemeinsinn.exchange.wording.responses import confirmation_words, summary_of
from gemeinsinn.organisations.queries import organisations_of
from gemeinsinn.people.personal import personal_path
from gemeinsinn.people.views.one_click import render as render_one_click

SIGNED = "exchange.answered"
ONE_HOUR = 3600
MOST_AN_HOUR = 120  # from one network address: a school or an office shares one


@never_cache
@require_http_methods(["GET", "POST"])
def respond_need(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers a need."""
    return respond_to(request, find_notice(request, Need, pk))


@never_cache
@require_http_methods(["GET", "POST"])
def respond_offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers an offer."""
    return respond_to(request, find_notice(request, Offer, pk))


def find_notice(request: HttpRequest, model: Any, pk: int) -> Need | Offer:
    """The notice, or 404; 410 where it used to hang."""
    try:
        notice: Need | Offer = answerable_notice(request.user, model, pk)
    except model.DoesNotExist:
        raise Http404 from None
    return notice


def respond_to(request: HttpRequest, notice: Need | Offer) -> HttpResponse:
    """One screen; a refused form keeps every word that was typed."""
    if not is_answerable(notice.state, notice.until, timezone.localdate()):
        raise NoticeGone(_("This notice is no longer open. There is more on the board."))
    if isinstance(notice, Need) and notice.planned:
        return redirect(answer_path(notice))
    form = RespondForm(
        request.POST if request.method == "POST" else None, notice=notice, initial=first_values(request, notice)
    )
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(address_after(answer(request, notice, form)))
        except NotEnoughLeft as problem:
            form.add_error("amount", str(problem))
            status = problem.status
            notice.refresh_from_db(fields=["covered"])  # the page shows what is left now
        except TooOften as problem:
            form.add_error(None, str(problem))
            status = problem.status
    context = {
        "form": form,
        "notice": notice,
        "lead": answering.lead(notice),
        "example": answering.example(notice),
        "none_left": notice.left == 0,
        "summary": summary_of(notice),
        "is_offer": isinstance(notice, Offer),
        "known": is_verified(request.user, request.user.email) if request.user.is_authenticated else False,
    }
    return render(request, "exchange/respond.html", context, status=status)


def first_values(request: HttpRequest, notice: Need | Offer) -> dict[str, Any]:
    """All that is left, and what the account knows; whoever works for one organisation mostly answers for it."""
    user = request.user
    if not user.is_authenticated:
        return {"amount": notice.left or None}
    houses = list(organisations_of(user)[:2])
    known = {"name": user.name, "email": user.email, "phone": user.phone}
    return {"amount": notice.left or None, **known, "organisation_name": houses[0].name if len(houses) == 1 else ""}


def answer(request: HttpRequest, notice: Need | Offer, form: RespondForm) -> Response:
    """Hands the form to the action; whoever fills in forms by machine is slowed down."""
    now = timezone.now()
    check_limit("respond-from", client_address(request), most=MOST_AN_HOUR, within=timedelta(hours=1), now=now)
    return respond(
        notice=notice,
        language=get_language() or "de",
        now=now,
        user=request.user if request.user.is_authenticated else None,
        **form.cleaned_data,
    )


def address_after(response: Response) -> str:
    """Where the browser goes after the form: the same address for the same form, good for an hour."""
    name = "exchange:responded_need" if response.need_id else "exchange:responded_offer"
    return f"{reverse(name, args=[response.need_id or response.offer_id])}?a={signing.dumps(response.pk, salt=SIGNED)}"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def responded(request: HttpRequest, pk: int) -> HttpResponse:
    """Look into your mailbox: what happens next, how long the share is kept, and once: another address."""
    try:
        found = signing.loads(request.GET.get("a", ""), salt=SIGNED, max_age=ONE_HOUR)
        response = responses().get(pk=found)
    except (signing.BadSignature, Response.DoesNotExist):
        raise Http404 from None
    if response.notice.pk != pk or response.state not in HOLDING:
        raise Http404
    context = {
        "response": response,
        "notice": response.notice,
        "summary": summary_of(response.notice),
        "waits": response.state == State.UNCONFIRMED,
        "is_offer": response.offer_id is not None,
    }
    return correct.show(request, "exchange/responded.html", context, response)


def confirm(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """The link in the mail. Looking at it changes nothing; the button (or the page itself) sends the yes."""
    try:
        response = responses().get(pk=link.subject_id)
    except Response.DoesNotExist:
        raise Http404 from None
    if rest:
        raise Http404
    if request.method != "POST":
        return render_one_click(request, **confirmation_words(response))
    now = timezone.now()
    confirm_by_link(response=response, link=link, now=now)
    fresh = issue_link(purpose="response", subject_id=response.pk, now=now, lasts=LINK_LASTS)
    return redirect(personal_path(fresh))
