"""The last screens of writing: everything on one card, the button that sends it, and where to look for the mail."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.middleware import client_address
from gemeinsinn.exchange.actions.notices import send_notice
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.showing.cards import notice_card
from gemeinsinn.exchange.steps import NEED, SENT, Writing, step_states
from gemeinsinn.exchange.views import correct
from gemeinsinn.exchange.wording.points import panel

HOUR = timedelta(hours=1)


def saved_words(draft: Need | Offer) -> str:
    """ "14.32 gespeichert"; "" before anything was."""
    if draft.pk is None:
        return ""
    clock = timezone.localtime(draft.changed_at)
    german = (get_language() or "de").startswith("de")
    return _("saved at %(time)s") % {"time": f"{clock:%H.%M}" if german else f"{clock:%H:%M}"}


def summary(request: HttpRequest, writing: Writing, draft: Need | Offer, token: str) -> HttpResponse:
    """Everything on one card, and the button that sends it."""
    here = writing.url("write") + "_step"
    contact = draft.contact
    known = bool(contact and contact.email and contact.name)
    problem = ""
    if request.method == "POST":
        if not known:
            return redirect(here, token, writing.steps[-1].key)
        problem = send(request, draft)
        if not problem:
            return redirect(here, token, SENT)
    verdict = panel(draft, today=timezone.localdate())
    steps = step_states(writing, draft, "", today=timezone.localdate())
    context = {
        "is_need": writing is NEED,
        "draft": draft,
        "steps": [{**one, "href": reverse(here, args=[token, one["key"]])} for one in steps],
        "card": {**notice_card(draft), "yes_href": "", "call_href": "", "href": "#"},
        "panel": verdict,
        "saved": saved_words(draft),
        "lacking": [
            {"line": line, "href": reverse(here, args=[token, step_for(writing, line.key)])}
            for line in verdict["lacking"]
        ],
        "problem": problem,
        "has_author": known,
        "author_href": reverse(here, args=[token, writing.steps[-1].key]),
        "signed_in": bool(contact and contact.user_id),
    }
    return render(request, "exchange/write/summary.html", context, status=409 if problem else 200)


def send(request: HttpRequest, draft: Need | Offer) -> str:
    """Sends it off; returns what speaks against it. One that a twin of this request has sent is sent."""
    contact = draft.contact
    assert contact is not None
    now = timezone.now()
    check_limit("notice-network", client_address(request), most=30, within=HOUR, now=now)
    check_limit("notice-address", contact.email, most=6, within=HOUR, now=now)
    try:
        send_notice(
            notice=draft,
            name=contact.name,
            email=contact.email,
            phone=contact.phone,
            organisation_name=draft.organisation_name,
            user=request.user,
            now=now,
        )
    except DomainError as fault:
        draft.refresh_from_db(fields=["state"])
        return str(fault) if draft.state == State.DRAFT else ""
    return ""


def step_for(writing: Writing, point: str) -> str:
    """Where a point is asked in this way of writing."""
    return next((step.key for step in writing.steps if point in step.makes), writing.steps[0].key)


def show_sent(request: HttpRequest, writing: Writing, notice: Need | Offer) -> HttpResponse:
    """Look into your mailbox, and once: another address; or, signed in, the agency has it already."""
    context = {
        "is_need": writing is NEED,
        "notice": notice,
        "waits": notice.state == State.UNCONFIRMED,
        "agency": notice.agency,
        "board_href": reverse("exchange:needs" if writing is NEED else "exchange:offers"),
    }
    return correct.show(request, "exchange/write/sent.html", context, notice)
