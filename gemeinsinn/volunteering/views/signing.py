"""/bedarfe/<id>/termine/: choosing dates and signing up, the page after it, the click in the mail."""

from datetime import datetime, timedelta
from functools import partial
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

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.middleware import client_address
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.lifecycle.notices import is_answerable
from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.views import correct
from gemeinsinn.exchange.views.respond import MOST_AN_HOUR, find_notice
from gemeinsinn.exchange.wording.gone import NoticeGone
from gemeinsinn.exchange.wording.responses import summary_of
from gemeinsinn.people.personal import personal_path
from gemeinsinn.people.views.one_click import render as render_one_click
from gemeinsinn.volunteering.actions.correcting import correct_enrolment_address
from gemeinsinn.volunteering.actions.mails import LINK_LASTS
from gemeinsinn.volunteering.actions.signing import confirm_by_link, sign_up
from gemeinsinn.volunteering.forms.signing import SignUpForm
from gemeinsinn.volunteering.lifecycle.plans import Mode
from gemeinsinn.volunteering.models import Enrolment, Plan, Shift
from gemeinsinn.volunteering.queries.signups import enrolments, sign_ups_of
from gemeinsinn.volunteering.showing import plan_on_page
from gemeinsinn.volunteering.wording.shifts import shift_words
from gemeinsinn.volunteering.wording.signups import STATE_LABELS, STATE_TONES

SIGNED = "volunteering.signed-up"
ONE_HOUR = 3600


def find_planned(request: HttpRequest, pk: int) -> Need:
    """A need with shifts that this viewer may answer; 404, or 410 where it used to hang."""
    need = find_notice(request, Need, pk)
    if not isinstance(need, Need) or not need.planned:
        raise Http404
    if not is_answerable(need.state, need.until, timezone.localdate()):
        raise NoticeGone(_("This notice is no longer open. There is more on the board."))
    return need


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One screen: the dates and who comes. Turning to another month keeps every word and every tick."""
    need, now = find_planned(request, pk), timezone.now()
    plan = need.plan
    turns = request.method == "POST" and "zeige" in request.POST
    bound = request.method == "POST" and not turns
    form = SignUpForm(request.POST if bound else None, plan=plan, initial=first_values(request, turns=turns))
    status = 422 if form.errors else 200
    if bound and form.is_valid():
        try:
            return redirect(address_after(store(request, need, form, now)))
        except DomainError as problem:
            form.add_error(None, str(problem))
            status = problem.status
    return render(request, "volunteering/sign_up.html", page_context(request, need, form, now), status=status)


def first_values(request: HttpRequest, *, turns: bool) -> dict[str, Any]:
    """What the account knows, or on turning the page what was typed so far."""
    user = request.user
    ticked = [
        int(one) for one in request.GET.getlist("schicht")[:60] if one.isascii() and one.isdigit() and len(one) < 12
    ]
    known = {"name": user.name, "email": user.email, "phone": user.phone} if user.is_authenticated else {}
    if not turns:
        return {"schicht": ticked, **known}
    typed = {name: request.POST.get(name, "") for name in SignUpForm.base_fields}
    chosen = SignUpForm(request.POST, plan=Plan()).chosen()
    return {**typed, "qualified": bool(typed["qualified"]), "schicht": chosen}


def page_context(request: HttpRequest, need: Need, form: SignUpForm, now: datetime) -> dict[str, Any]:
    """The dates to choose from, and what is ticked on months that are not shown."""
    turned = request.POST.get("zeige")
    asked = request.POST if request.method == "POST" else request.GET
    query = {**asked.dict(), **({"monat": turned} if turned else {})}
    page = plan_on_page(need.plan, query, now=now)
    chosen = form.chosen()
    elsewhere = Shift.objects.filter(plan=need.plan, pk__in=[one for one in chosen if one not in page["shown"]])
    return {
        "need": need,
        "notice": need,
        "plan": need.plan,
        "form": form,
        "chosen": chosen,
        "elsewhere": [(shift.pk, shift_words(shift)) for shift in elsewhere[:60]],
        "summary": summary_of(need),
        "decides": {Mode.ON_REQUEST: "host", Mode.AGENCY: "agency", Mode.INTEREST: "interest"}.get(
            Mode(need.plan.mode), ""
        ),
        **page,
    }


def store(request: HttpRequest, need: Need, form: SignUpForm, now: datetime) -> Enrolment:
    """Hands the form to the action; whoever fills in forms by machine is slowed down."""
    check_limit("respond-from", client_address(request), most=MOST_AN_HOUR, within=timedelta(hours=1), now=now)
    return sign_up(
        need=need,
        shifts=form.chosen(),
        volunteer=form.volunteer(),
        form_key=form.cleaned_data["form_key"],
        language=get_language() or "de",
        now=now,
        user=request.user if request.user.is_authenticated else None,
    )


def address_after(enrolment: Enrolment) -> str:
    """Where the browser goes after the form; good for an hour."""
    signed = signing.dumps(enrolment.pk, salt=SIGNED)
    return f"{reverse('volunteering:signed_up', args=[enrolment.response.need_id])}?a={signed}"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def signed_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Look into your mailbox: what is kept, where one waits, what happens next, and once: another address."""
    try:
        found = signing.loads(request.GET.get("a", ""), salt=SIGNED, max_age=ONE_HOUR)
        enrolment = enrolments().get(pk=found, response__need=pk)
    except (signing.BadSignature, Enrolment.DoesNotExist, ValueError):
        raise Http404 from None
    context = {
        "enrolment": enrolment,
        "notice": enrolment.response.need,
        "email": enrolment.response.contact.email,
        "waits": enrolment.response.state == ResponseState.UNCONFIRMED,
        "young": hasattr(enrolment, "guardian"),
        "summary": summary_of(enrolment.response.notice),
        "rows": [
            {"words": shift_words(one.shift), "state": STATE_LABELS[one.state], "tone": STATE_TONES[one.state]}
            for one in sign_ups_of(enrolment)
        ],
    }
    put_right = partial(correct_enrolment_address, enrolment=enrolment)
    return correct.show(request, "volunteering/signed_up.html", context, enrolment.response, put_right)


def confirm(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """The link in the mail. Looking at it changes nothing; the button (or the page itself) sends the yes."""
    enrolment = enrolments().filter(pk=link.subject_id).first()
    if enrolment is None or rest:
        raise Http404
    if request.method != "POST":
        return render_one_click(
            request,
            title=_("Your dates"),
            text=_("For “%(title)s”. With this click your sign-up counts.")
            % {"title": enrolment.response.notice.title},
            button=_("Yes, that is right"),
        )
    now = timezone.now()
    confirm_by_link(enrolment=enrolment, link=link, now=now)
    fresh = issue_link(purpose="response", subject_id=enrolment.pk, now=now, lasts=LINK_LASTS)
    return redirect(personal_path(fresh))
