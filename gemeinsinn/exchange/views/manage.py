"""The personal page of a notice: how it stands, still needed, change, settled, withdraw. No account."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link, use_link
from gemeinsinn.exchange.actions.notices import (
    change_notice,
    confirm_notice,
    finish_notice,
    revive_notice,
    withdraw_notice,
)
from gemeinsinn.exchange.actions.notices.moves import LINK_LASTS, is_hidden_by_agency
from gemeinsinn.exchange.forms.change import change_form
from gemeinsinn.exchange.lifecycle.notices import EDITABLE, LACKING_IN, SHOWN, Move, State, can_move, is_expired
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.own_page import sections_for
from gemeinsinn.exchange.queries.history import decisions_on, history_of
from gemeinsinn.exchange.queries.notices import notice_with_all
from gemeinsinn.exchange.rules.notices import owns_notice
from gemeinsinn.exchange.showing.cards import notice_card, notice_path
from gemeinsinn.exchange.wording.notices import HANG_AGAIN, ONE_CLICK, TONES
from gemeinsinn.exchange.wording.phrases import missing_words, state_words
from gemeinsinn.people.personal import personal_path
from gemeinsinn.people.views.one_click import render as render_one_click
from gemeinsinn.ui.meanwhile import ask, stand_of, take_over

MODELS: dict[str, type[Need] | type[Offer]] = {"need": Need, "offer": Offer}
CLICKS: dict[str, Callable[..., Need | Offer]] = {
    "noch-da": revive_notice,
    "erledigt": finish_notice,
    "zurueckziehen": withdraw_notice,
}


def notice_of(link: SecretLink) -> Need | Offer:
    """What a personal link leads to."""
    model = MODELS[link.purpose.removesuffix("-confirm")]
    try:
        return notice_with_all(model, link.subject_id)
    except model.DoesNotExist:
        raise Http404 from None


def confirm(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """The link in the first mail. Looking changes nothing; the button (or the page itself) says yes."""
    if rest:
        raise Http404
    notice = notice_of(link)
    if request.method != "POST":
        is_need = isinstance(notice, Need)
        return render_one_click(
            request,
            title=_("Is this your need?") if is_need else _("Is this your offer?"),
            text=_("“%(title)s”. With this click the agency of the place gets to see it.") % {"title": notice.title},
            button=_("Yes, that is mine"),
        )
    now = timezone.now()
    use_link(link, now=now)
    confirm_notice(notice=notice, now=now)
    fresh = issue_link(purpose=link.purpose.removesuffix("-confirm"), subject_id=notice.pk, now=now, lasts=LINK_LASTS)
    return redirect(personal_path(fresh))


def manage(
    request: HttpRequest, link: SecretLink, token: str, rest: str, extra: dict[str, Any] | None = None
) -> HttpResponse:
    """/m/<token>/ of a need or offer. `extra` may bring "responses_template" with its context from a higher layer."""
    if rest not in {"", "aendern", *CLICKS}:
        raise Http404
    notice = notice_of(link)
    if not rest:
        return overview(request, notice, token, extra or {})
    if rest == "aendern":
        return change(request, notice, token)
    return one_click(request, notice, token, rest)


@require_safe
def overview(request: HttpRequest, notice: Need | Offer, token: str, extra: dict[str, Any]) -> HttpResponse:
    """The page itself; what changes something has an address of its own."""
    return render(request, "exchange/manage.html", page_context(notice, token, extra))


def page_context(notice: Need | Offer, token: str, extra: dict[str, Any]) -> dict[str, Any]:
    """How it stands, what can be done, what the agency said and changed."""
    can = {
        "hang_again": can_hang_again(notice),
        "finish": can_move(notice.state, Move.FINISH),
        "withdraw": can_move(notice.state, Move.WITHDRAW),
        "change": notice.state in EDITABLE,
    }
    return {
        "notice": notice,
        "is_need": isinstance(notice, Need),
        "state": state_words(notice),
        "settled": notice.state == State.DONE,
        "change_tone": "next" if notice.state == State.RETURNED else "outline",
        "tone": TONES.get(State(notice.state), "plain"),
        "missing_words": missing_words(notice),
        "can": can,
        "was_asked": notice.asked_at is not None and notice.state in {State.PUBLISHED, State.HIDDEN},
        "lacking": isinstance(notice, Need) and came_in_part(notice),
        "public_href": notice_path(notice) if notice.state in SHOWN else "",
        "card": {
            **notice_card(notice),
            "yes_href": "",
            "call_href": "",
            "href": notice_path(notice) if notice.state in SHOWN else "#",
        },
        "decisions": decisions_on(notice),
        "history": history_of(notice),
        "hrefs": {rest: personal_path(token, rest) for rest in ("aendern", *CLICKS)},
        "still_href": personal_path(token, "noch-da"),
        "sections": sections_for(notice),
        **extra,
    }


def came_in_part(need: Need) -> bool:
    """Something promised did not come, nobody has promised it since, and it could still be looked for."""
    return need.state in LACKING_IN and bool(need.left) and need.responses.filter(freed__gt=0).exists()


def can_hang_again(notice: Need | Offer) -> bool:
    """Settled, and one click is enough: it has days and a share left, and the agency has nothing against it."""
    fits = notice.left != 0 and not is_expired(notice.until, timezone.localdate())
    return notice.state == State.DONE and fits and not is_hidden_by_agency(notice)


def change(request: HttpRequest, notice: Need | Offer, token: str) -> HttpResponse:
    """Everything on one screen; what is refused keeps every word."""
    if notice.state not in EDITABLE:
        messages.info(request, _("This one is closed and cannot be changed any more."))
        return redirect(personal_path(token))
    form = now = change_form(notice, user=request.user)
    if request.method == "POST":
        sent, asked = take_over(request.POST, now)
        form = change_form(notice, sent, user=request.user)
        ask(form, asked)
    if form.is_valid():
        before = notice.state
        try:
            changed = change_notice(notice=notice, fields=form.values(), now=timezone.now())
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, words_after_change(notice, before, changed=bool(changed)))
            return redirect(personal_path(token))
    context = {
        "form": form,
        "stand": stand_of(now),
        "notice": notice,
        "asked": decisions_on(notice)[:1] if notice.state == State.RETURNED else [],
        "is_need": isinstance(notice, Need),
        "back_href": personal_path(token),
        "hangs": notice.state in SHOWN,
        "pinned": bool(notice.covered),
    }
    return render(request, "exchange/change.html", context, status=422 if form.errors else 200)


def words_after_change(notice: Need | Offer, before: str, *, changed: bool) -> str:
    """What the change set off."""
    if not changed:
        return _("Nothing was different. All as it was.")
    if notice.state == State.SUBMITTED and before != State.SUBMITTED:
        return _("Changed. The agency takes one more look, then it hangs again.")
    if notice.state == State.PUBLISHED and before != State.PUBLISHED:
        return _("Changed. It hangs on the board again.")
    return _("Changed.")


def one_click(request: HttpRequest, notice: Need | Offer, token: str, rest: str) -> HttpResponse:
    """A click in a mail: scanners look, people press (or their browser does)."""
    reopens = rest == "noch-da" and notice.state == State.DONE
    words = HANG_AGAIN if reopens else ONE_CLICK[rest]
    if request.method != "POST":
        return render_one_click(
            request,
            title=str(words.title),
            text=str(words.text) % {"title": notice.title},
            button=str(words.button),
            tone="wrong" if reopens or rest == "zurueckziehen" else "plain",
        )
    if rest == "noch-da" and notice.state != State.PUBLISHED:
        words = HANG_AGAIN  # what was down does not "stay"
    already = {"noch-da": State.PUBLISHED, "erledigt": State.DONE, "zurueckziehen": State.WITHDRAWN}[rest]
    if notice.state != already or rest == "noch-da":
        CLICKS[rest](notice=notice, now=timezone.now())
    messages.success(request, str(words.done))
    return redirect(personal_path(token))


@login_required
@require_safe
def open_own(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """From the account to the personal page: a link for a day, drawn only for who owns the notice."""
    model = MODELS[noun]
    try:
        notice = notice_with_all(model, pk)
    except (model.DoesNotExist, OverflowError):
        raise Http404 from None
    if not owns_notice(request.user, notice):
        raise Http404
    token = issue_link(purpose=noun, subject_id=notice.pk, now=timezone.now(), lasts=timedelta(days=1))
    return redirect(personal_path(token))
