"""Portraits at the desk: begin, write, pictures, quotes, publish, prize."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinsinn.core.errors import DomainError
from gemeinsinn.fund.models import Application
from gemeinsinn.projects.models import Project
from gemeinsinn.showcase.actions.portraits import (
    add_picture,
    agree_to_picture,
    give_prize,
    hide_portrait,
    portrait_from_grant,
    portrait_from_project,
    publish_portrait,
    remove_picture,
    save_portrait,
)
from gemeinsinn.showcase.actions.quotes import add_quote, drop_quote
from gemeinsinn.showcase.forms import BeginForm, PictureForm, PortraitForm, PrizeForm, QuoteForm
from gemeinsinn.showcase.models import Portrait
from gemeinsinn.showcase.queries import portraits_for, possible_grants, possible_projects
from gemeinsinn.showcase.rules import can_give_prizes
from gemeinsinn.showcase.views.gate import at_office
from gemeinsinn.showcase.wording import STATES, month_words

FIELDS = ("title", "month", "lead", "text", "who", "funder_line")


@at_office
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """All portraits, and a new one in one click."""
    grants = possible_grants(request.user)
    form = BeginForm(request.POST if request.method == "POST" else None, projects=possible_projects(), grants=grants)
    if request.method == "POST" and form.is_valid():
        return redirect("showcase:edit", begun(request, form.cleaned_data["source"]).pk)
    rows = [(one, month_words(one.month), STATES[one.state]) for one in portraits_for(request.user)[:200]]
    return render(
        request, "showcase/desk/portraits.html", {"rows": rows, "form": form}, status=422 if form.errors else 200
    )


def begun(request: HttpRequest, source: str) -> Portrait:
    """A draft out of "p12" or "a7"; the form knows no other words."""
    by, now, pk = request.user, timezone.now(), int(source[1:])
    if source[0] == "p":
        return portrait_from_project(project=Project.objects.get(pk=pk), by=by, now=now)
    return portrait_from_grant(application=Application.objects.get(pk=pk), by=by, now=now)


def found_for(request: HttpRequest, pk: int) -> Portrait:
    """Or 404."""
    return get_object_or_404(portraits_for(request.user), pk=pk)


@at_office
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Words and month, kept while typing."""
    found = found_for(request, pk)
    form = PortraitForm(request.POST if request.method == "POST" else None, initial=first_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            save_portrait(portrait=found, fields=form.cleaned_data, by=request.user, now=timezone.now())
        except DomainError as problem:
            form.add_error("month", str(problem))
        else:
            if request.headers.get("X-Autosave"):
                return HttpResponse(status=204)
            messages.success(request, _("Saved."))
            return redirect("showcase:edit", pk)
    return page(request, found, form=form)


def first_of(found: Portrait) -> dict[str, Any]:
    """The portrait as its form would be typed."""
    return {name: getattr(found, name) for name in FIELDS}


def page(request: HttpRequest, found: Portrait, **forms: Any) -> HttpResponse:
    """The whole page; `forms` are those that could not be taken."""
    context = {
        "portrait": found, "month": month_words(found.month), "state": STATES[found.state], "pictures": found.pictures.all(),
        "quotes": found.quotes.select_related("contact"), "form": PortraitForm(initial=first_of(found)),
        "picture": PictureForm(prefix="bild"), "quote": QuoteForm(prefix="zitat"), "prize": PrizeForm(prefix="preis"),
        "may_prize": can_give_prizes(request.user), "forms": list(forms.values()), **forms,
    }  # fmt: skip
    wrong = any(one.errors for one in forms.values())
    return render(request, "showcase/desk/portrait.html", context, status=422 if wrong else 200)


@at_office
@require_POST
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """One more picture."""
    found, form = found_for(request, pk), PictureForm(request.POST, request.FILES, prefix="bild")
    return taken(request, found, "picture", form, lambda told: add_picture(portrait=found, **told))


@at_office
@require_POST
def quote(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody's words; they are asked by mail."""
    found, form = found_for(request, pk), QuoteForm(request.POST, prefix="zitat")
    return taken(request, found, "quote", form, lambda told: add_quote(portrait=found, **told))


@at_office
@require_POST
def prize(request: HttpRequest, pk: int) -> HttpResponse:
    """Prize money out of a pot."""
    found, form = found_for(request, pk), PrizeForm(request.POST, prefix="preis")

    def give(told: dict[str, Any]) -> None:
        give_prize(portrait=found, pot_id=told.pop("pot").pk, **told)

    return taken(request, found, "prize", form, give)


def taken(
    request: HttpRequest, found: Portrait, name: str, form: Any, act: Callable[[dict[str, Any]], Any]
) -> HttpResponse:
    """Done and back to the page, or the page with what is wrong."""
    if form.is_valid():
        try:
            act(form.cleaned_data | {"by": request.user, "now": timezone.now()})
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Saved."))
            return redirect("showcase:edit", found.pk)
    return page(request, found, **{name: form})


ACTS = ("zeigen", "verbergen", "bild-ja", "bild-nein", "bild-weg", "zitat-weg")


@at_office
@require_POST
def act(request: HttpRequest, pk: int, what: str, part: int = 0) -> HttpResponse:
    """What takes one click; `part` is a picture or a quote of this portrait."""
    found = found_for(request, pk)
    if what not in ACTS:
        raise Http404
    told: dict[str, Any] = {"by": request.user, "now": timezone.now()}
    try:
        if what == "zeigen":
            publish_portrait(portrait=found, **told)
        elif what == "verbergen":
            hide_portrait(portrait=found, **told)
        elif what == "zitat-weg":
            drop_quote(quote=get_object_or_404(found.quotes, pk=part), **told)
        elif what == "bild-weg":
            remove_picture(picture=get_object_or_404(found.pictures, pk=part), **told)
        else:
            agree_to_picture(picture=get_object_or_404(found.pictures, pk=part), agreed=what == "bild-ja", **told)
    except DomainError as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("Saved."))
    return redirect("showcase:edit", pk)
