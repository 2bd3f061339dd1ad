"""Ask, put aside, put off, and back: the list "Wer könnte das?" of one need, which is the call sheet when printed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.desk.queries.matters import Art, Matter
from gemeinsinn.desk.rules import Desk
from gemeinsinn.desk.views.files import find
from gemeinsinn.desk.views.gate import MAX_ID, at_desk, show
from gemeinsinn.desk.wording.suggestions import ACT_WORDS, is_own, row_of
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.wording.responses import summary_of
from gemeinsinn.matching.actions import suggestions as actions
from gemeinsinn.matching.actions.answering import accept_suggestion, refuse_suggestion
from gemeinsinn.matching.forms.suggestions import AskForm, DismissForm, NotNowForm, PhoneYesForm, SnoozeForm
from gemeinsinn.matching.lifecycle.suggestions import Move, State, can_move
from gemeinsinn.matching.models import Suggestion
from gemeinsinn.matching.partner import BODY, OFFER, WISH, Partner, partner_of
from gemeinsinn.matching.queries.suggestions import ideas_for, suggestions
from gemeinsinn.matching.queries.wishes import wish_seen_by
from gemeinsinn.organisations.models import Organisation

INVALID = 422


@dataclass(frozen=True, slots=True)
class Asked:
    """What a button of the list is about."""

    need: Need
    partner: Partner
    suggestion: Suggestion | None
    by: Any


def need_of(desk: Desk, pk: int) -> Matter:
    """A need on this desk; 404 and 403 as everywhere."""
    return find(desk, Art.NEED, pk)


def partner_or_404(need: Need, key: str, by: Any) -> Partner:
    """ "partner-12", "angebot-34" or "wunsch-56": an existing row's partner first, else who stands on the board."""
    sort, _dash, number = key.partition("-")
    if (
        sort not in {BODY, OFFER, WISH}
        or not (number.isascii() and number.isdigit())
        or not 0 < int(number[:20]) <= MAX_ID
    ):
        raise Http404
    pk = int(number)
    if sort == WISH:
        wish = wish_seen_by(by, need, pk)
        if wish is None:
            raise Http404
        return Partner(wish=wish)
    rows = suggestions().filter(need=need)
    row = rows.filter(**({"organisation": pk} if sort == BODY else {"organisation": None, "offer": pk})).first()
    if row is not None:
        return partner_of(row)
    if sort == BODY:
        body = Organisation.objects.select_related("contact", "agency").filter(pk=pk).first()
        if body is None:
            raise Http404
        return Partner(body)
    offer = Offer.objects.select_related("contact", "agency").filter(pk=pk).first()
    if offer is None:
        raise Http404
    return Partner(None, offer)


@require_safe
@at_desk
def ideas(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    """Who could do it, who was asked, who was put aside."""
    return show_ideas(request, desk, need_of(desk, pk))


def show_ideas(
    request: HttpRequest, desk: Desk, matter: Matter, *, wrong: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The list; `wrong` brings back a form that could not be taken: {"key": ..., "act": ..., "form": ...}."""
    need, now = matter.subject, timezone.now()
    found = ideas_for(need, desk.user, now=now)
    context = {
        "matter": matter,
        "need": need,
        "summary": summary_of(need),
        "printed": now,
        "open": [row_of(one, desk.handles) for one in found.open],
        "asked": [row_of(one, desk.handles) for one in found.asked],
        "aside": [row_of(one, desk.handles) for one in found.aside],
        "file_url": reverse("desk:file", args=[Art.NEED, need.pk]),
        "no_form": NotNowForm(),
        "dismiss_form": DismissForm(),
        "snooze_form": SnoozeForm(initial={"until": timezone.localdate(now) + timedelta(days=14)}),
        "wrong": wrong or {},
    }
    return show(request, desk, "desk/ideas/list.html", context, page="needs", status=status)


@require_POST
@at_desk
def suggest(request: HttpRequest, desk: Desk, pk: int, key: str, act: str) -> HttpResponse:
    """One button of the list; a refused form comes back with its words."""
    matter = need_of(desk, pk)
    partner = partner_or_404(matter.subject, key, desk.user)
    if act not in ACTS:
        raise Http404
    row = suggestions().filter(need=matter.subject, **whose(partner)).first()
    form_class, do = ACTS[act]
    form = form_class(request.POST) if form_class else None
    if form is not None and not form.is_valid():
        return show_ideas(request, desk, matter, wrong={"key": key, "act": act, "form": form}, status=INVALID)
    try:
        do(Asked(matter.subject, partner, row, desk.user), form.cleaned_data if form is not None else {})
    except DomainError as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, ACT_WORDS[act] % {"name": partner.name})
    return redirect("desk:ideas", pk=pk)


def whose(partner: Partner) -> dict[str, Any]:
    """The lookup of a partner's row."""
    if partner.organisation is not None:
        return {"organisation": partner.organisation}
    if partner.wish is not None:
        return {"wish": partner.wish}
    return {"organisation": None, "offer": partner.offer}


def ask(asked: Asked, told: dict[str, Any]) -> None:
    actions.ask_partner(
        need=asked.need, partner=asked.partner, by=asked.by, now=timezone.now(), note=told.get("note", "")
    )


def ask_by_phone(asked: Asked, told: dict[str, Any]) -> None:
    actions.ask_partner(need=asked.need, partner=asked.partner, by=asked.by, now=timezone.now(), by_phone=True)


def dismiss(asked: Asked, told: dict[str, Any]) -> None:
    actions.dismiss_suggestion(need=asked.need, partner=asked.partner, by=asked.by, now=timezone.now(), **told)


def snooze(asked: Asked, told: dict[str, Any]) -> None:
    actions.snooze_suggestion(
        need=asked.need, partner=asked.partner, until=told["until"], by=asked.by, now=timezone.now()
    )


def back(asked: Asked, told: dict[str, Any]) -> None:
    row = existing(asked)
    undo = actions.take_back_ask if row.state == State.ASKED else actions.reopen_suggestion
    undo(suggestion=row, by=asked.by, now=timezone.now())


def not_now(asked: Asked, told: dict[str, Any]) -> None:
    refuse_suggestion(suggestion=existing(asked), by=asked.by, now=timezone.now(), **told)


def existing(asked: Asked) -> Suggestion:
    """The row, or 404 where nobody has touched the pair."""
    if asked.suggestion is None:
        raise Http404
    return asked.suggestion


Do = Callable[[Asked, dict[str, Any]], None]
ACTS: dict[str, tuple[type[Any] | None, Do]] = {
    "fragen": (AskForm, ask),
    "angerufen": (None, ask_by_phone),
    "zuruecklegen": (DismissForm, dismiss),
    "spaeter": (SnoozeForm, snooze),
    "zurueck": (None, back),
    "gerade-nicht": (NotNowForm, not_now),
}


@at_desk
def yes(request: HttpRequest, desk: Desk, pk: int, key: str) -> HttpResponse:
    """They said yes on the phone: written down in their name, everything known filled in."""
    matter = need_of(desk, pk)
    row = suggestions().filter(need=matter.subject, **whose(partner_or_404(matter.subject, key, desk.user))).first()
    if row is None:
        raise Http404
    partner = partner_of(row)
    if not can_move(row.state, Move.ACCEPT):
        return redirect("desk:ideas", pk=pk)
    form = PhoneYesForm(
        request.POST if request.method == "POST" else None,
        need=matter.subject,
        partner=partner,
        known=is_own(partner, desk.handles),
    )
    status = INVALID if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            accept_suggestion(
                suggestion=row, told=form.told(), language=partner.language, by=desk.user, now=timezone.now()
            )
        except DomainError as problem:
            form.add_error(None, str(problem))
            status = problem.status
        else:
            messages.success(request, ACT_WORDS["ja"] % {"name": partner.name})
            return redirect("desk:ideas", pk=pk)
    context = {
        "matter": matter, "need": matter.subject, "partner": partner, "form": form,
        "back_url": reverse("desk:ideas", args=[pk]),
    }  # fmt: skip
    return show(request, desk, "desk/ideas/yes.html", context, page="needs", status=status)
