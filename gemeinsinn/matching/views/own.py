"""A kept search by its personal link: see, change, pause, delete; and the address that stops its mails."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import find_link, issue_link
from gemeinsinn.matching.actions.saving import (
    PURPOSE,
    change_search,
    confirm_search,
    delete_search,
    pause_search,
    resume_search,
)
from gemeinsinn.matching.actions.wishing import let_agency_ask, stop_agency_asking
from gemeinsinn.matching.forms.asking import Asked
from gemeinsinn.matching.forms.saving import ChangeForm
from gemeinsinn.matching.lifecycle.saved import LINK_LASTS, State
from gemeinsinn.matching.models import SavedSearch
from gemeinsinn.matching.queries.saved import request_of, searches_of
from gemeinsinn.matching.queries.wishes import agency_at
from gemeinsinn.matching.wording.asked import RHYTHMS, asked_words
from gemeinsinn.matching.wording.saved import DONE, QUESTIONS, STATES, TONES
from gemeinsinn.people.personal import personal_path
from gemeinsinn.people.views.one_click import render as render_one_click

ACTS = {
    "pause": pause_search,
    "weiter": resume_search,
    "fragen": let_agency_ask,
    "nicht-fragen": stop_agency_asking,
    "loeschen": delete_search,
}


def search_of(link: SecretLink) -> SavedSearch:
    """What a personal link leads to."""
    try:
        return SavedSearch.objects.select_related("contact", "agency").get(pk=link.subject_id)
    except SavedSearch.DoesNotExist:
        raise Http404 from None


def confirm(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """The link in the first mail. Looking changes nothing; the button (or the page itself) says yes."""
    search = search_of(link)
    if rest:
        raise Http404
    if request.method != "POST":
        return render_one_click(
            request,
            title=_("Shall we write to you?"),
            text=_("As soon as something new fits: %(asked)s") % {"asked": asked_words(search)},
            button=_("Yes, write to me"),
        )
    confirm_search(search=search, link=link, now=timezone.now())
    messages.success(request, _("Confirmed. From now on we look out for you."))
    return redirect(fresh_path(search))


def fresh_path(search: SavedSearch) -> str:
    """A new personal link to a search."""
    return personal_path(issue_link(purpose=PURPOSE, subject_id=search.pk, now=timezone.now(), lasts=LINK_LASTS))


def manage(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """/m/<token>/ of a kept search."""
    search = search_of(link)
    if not rest:
        return overview(request, search, token)
    if rest == "aendern":
        return change(request, search, token)
    if rest in ACTS:
        return act(request, search, token, rest)
    raise Http404


@require_safe
def overview(request: HttpRequest, search: SavedSearch, token: str) -> HttpResponse:
    """How it stands; what changes something has an address of its own."""
    return render(request, "matching/own.html", context_of(search, token))


def context_of(search: SavedSearch, token: str) -> dict[str, Any]:
    """What the page shows."""
    query = Asked(request_of(search), place=search.place).querystring
    return {
        "search": search,
        "asked": asked_words(search),
        "state": STATES[State(search.state)],
        "tone": TONES[State(search.state)],
        "rhythm": RHYTHMS[search.rhythm],
        "told": search.told.count(),
        "asks": search.agency,
        "could_ask": agency_at(search.place, search.lat, search.lon) if search.agency_id is None else None,
        "active": search.state == State.ACTIVE,
        "paused": search.state == State.PAUSED,
        "hrefs": {name.replace("-", "_"): personal_path(token, name) for name in ("aendern", *ACTS)},
        "look_href": reverse("matching:search") + (f"?{query}" if query else ""),
    }


def change(request: HttpRequest, search: SavedSearch, token: str) -> HttpResponse:
    """Other words, another place, another rhythm."""
    form = ChangeForm(request.POST if request.method == "POST" else None, search=search)
    if request.method == "POST" and form.is_valid():
        change_search(search=search, fields=form.changes(), now=timezone.now())
        messages.success(request, _("Changed."))
        return redirect(personal_path(token))
    context = {"form": form, "search": search, "back_href": personal_path(token)}
    return render(request, "matching/change.html", context, status=422 if form.errors else 200)


def act(request: HttpRequest, search: SavedSearch, token: str, rest: str) -> HttpResponse:
    """Pause, go on, delete: a page with a button, which waits for the person."""
    if request.method != "POST":
        title, button = QUESTIONS[rest]
        return render_one_click(request, title=str(title), text=asked_words(search), button=str(button), tone="wrong")
    try:
        ACTS[rest](search=search, now=timezone.now())
    except DomainError as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, str(DONE[rest]))
    return redirect(reverse("matching:search") if rest == "loeschen" else personal_path(token))


@login_required
@require_safe
def open_own(request: HttpRequest, pk: int) -> HttpResponse:
    """From the account to the personal page."""
    try:
        search = searches_of(request.user).get(pk=pk)
    except (SavedSearch.DoesNotExist, OverflowError):
        raise Http404 from None
    return redirect(fresh_path(search))


@csrf_exempt  # mail programs post here without a page of ours before (RFC 8058); the token is the secret
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """No more mails about this search. Scanners open every link: only a POST stops, and a second one changes nothing."""
    try:
        link = find_link(token, now=timezone.now())
    except SecretLink.DoesNotExist:
        raise Http404 from None
    if link.purpose != PURPOSE:
        raise Http404
    search = search_of(link)
    if request.method == "POST" and search.state == State.ACTIVE:
        pause_search(search=search, now=timezone.now())
    context = {
        "asked": asked_words(search),
        "stopped": search.state == State.PAUSED,
        "page_href": personal_path(token),
    }
    return render(request, "matching/stop.html", context)
