"""Opportunities on a town's own page: a piece of HTML for scripts of any site, its script and styles, and its maker."""

from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from gemeinsinn.api.delivering import organisation_name
from gemeinsinn.api.forms import TownForm
from gemeinsinn.api.gate import tag_of, told
from gemeinsinn.api.queries.opportunities import Wanted, opportunities_of, opportunity_slice, shifts_of
from gemeinsinn.api.wording import town_title
from gemeinsinn.exchange.showing.cards import notice_path
from gemeinsinn.exchange.wording.phrases import when_words
from gemeinsinn.volunteering.models.opportunities import KINDS
from gemeinsinn.volunteering.wording.opportunities import pace_words
from gemeinsinn.volunteering.wording.shifts import room_words, shift_words

DATES = 3  # of each opportunity
KEEP, KEEP_CODE = "public, max-age=300", "public, max-age=86400"
HTML = "text/html; charset=utf-8"
INVALID = 422
# What is fetched is a piece of another page; opened by itself it may do nothing but look as it should.
BARE = {"default-src": ["'none'"], "script-src": ["'none'"], "connect-src": ["'none'"], "form-action": ["'none'"]}


def for_every_site(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Scripts of any site may fetch it; no session, no cookie, no account is looked at."""

    @require_safe
    @csp_replace(BARE)
    @wraps(view)
    def inner(request: HttpRequest, *args: Any) -> HttpResponse:
        response = view(request, *args)
        response["Access-Control-Allow-Origin"] = "*"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    return inner


@for_every_site
def town_list(request: HttpRequest) -> HttpResponse:
    """/einbetten/einsaetze/: the list itself, in the language asked for."""
    form = TownForm(request.GET)
    valid = form.is_valid()
    with translation.override(form.language):
        problems = [f"{form[name].label}: {problem}" for name, found in form.errors.items() for problem in found]
        wanted = form.wanted() if valid else None
        text = render_to_string(
            "api/town_list.html",
            {
                "styles": settings.BASE_URL + steady("town_styles"), "language": form.language, "level": form.level, "below": form.level + 1,
                "title": town_title(form.place, form.cleaned_data.get("bereich")), "problems": problems,
                "rows": rows_of(wanted, form.count) if wanted else [], "board": board_address(form),
                "wizard": settings.BASE_URL + reverse("volunteering:wizard"), "network": settings.NETWORK,
            },
        )  # fmt: skip
    response = told(request, tag_of(text), form.language, lambda: (text, ""), sort=HTML)
    response["Cache-Control"] = KEEP
    response["X-Robots-Tag"] = "noindex"
    if not valid:
        response.status_code = INVALID
    return response


def rows_of(wanted: Wanted, count: int) -> list[dict[str, Any]]:
    """One entry an opportunity, with its next dates."""
    ids = opportunity_slice(wanted, since=None, cursor=None, limit=count).ids
    shifts = shifts_of(ids, most=DATES)
    return [
        {
            "title": need.title,
            "lang": need.language,
            "href": settings.BASE_URL + notice_path(need),
            "who": " · ".join(part for part in (organisation_name(need), need.place_name) if part),
            "facts": "" if need.pk in shifts else time_words(need),
            "dates": [{"words": shift_words(shift), "room": room_words(shift)} for shift in shifts.get(need.pk, [])],
        }
        for need in opportunities_of(ids)
    ]


def time_words(need: Any) -> str:
    """How often, or when, where there are no dates to choose from."""
    row = getattr(need, "opportunity", None)
    return (pace_words(row) if row else "") or when_words(need)


def steady(name: str) -> str:
    """An address that is the same in every language: the language is a parameter of the list."""
    with translation.override("de"):
        return reverse(f"api:{name}")


def board_address(form: TownForm) -> str:
    """The board with the same place."""
    query = [("art", kind) for kind in sorted(KINDS)]
    if form.place:
        query += [("ort", form.place), ("umkreis", str(form.cleaned_data["umkreis"]))]
    return f"{settings.BASE_URL}{reverse('exchange:needs')}?{urlencode(query)}"


@cache
def code(name: str) -> str:
    """A file of ours under an address that stays the same. Raises FileNotFoundError."""
    found = finders.find(f"api/{name}")
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found).read_text(encoding="utf-8")


@for_every_site
def town_script(request: HttpRequest) -> HttpResponse:
    """/einbetten/einsaetze.js: fetches the list and puts it where the page wants it."""
    return kept(request, code("town-list.js"), "text/javascript; charset=utf-8")


@for_every_site
def town_styles(request: HttpRequest) -> HttpResponse:
    """/einbetten/einsaetze.css: the order of the list; colours and letters are those of the page around it."""
    return kept(request, code("town-list.css"), "text/css; charset=utf-8")


def kept(request: HttpRequest, text: str, sort: str) -> HttpResponse:
    """For a day, and then only if it has changed."""
    response = told(request, tag_of(text), "en", lambda: (text, ""), sort=sort)
    response["Cache-Control"] = KEEP_CODE
    return response


@require_safe
def town_maker(request: HttpRequest) -> HttpResponse:
    """/einbetten/freiwillige/: choose, look, copy."""
    form = TownForm(request.GET)
    valid = form.is_valid()
    context: dict[str, Any] = {"form": form, "home": settings.BASE_URL}
    if valid:
        query = form.query()
        told = {"path": f"{steady('town_list')}?{query}", "script": steady("town_script")}
        with translation.override(form.language):
            told["title"], told["board"] = town_title(form.place, form.cleaned_data["bereich"]), board_address(form)
        lines = render_to_string("api/parts/town.html", {**told, "home": settings.BASE_URL}).strip()
        context |= {"told": told, "lines": lines, "address": settings.BASE_URL + told["path"]}
    return render(request, "api/town.html", context, status=200 if valid else INVALID)
