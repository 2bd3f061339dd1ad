"""One shift of a plan: change it in its row, call it off, say yes or no to who asks; the door is in door.py."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.volunteering.actions.hosting import accept_sign_up, refuse_sign_up
from gemeinsinn.volunteering.actions.planning import call_off_shift, change_shift
from gemeinsinn.volunteering.forms.planning import NoteForm, ShiftForm, values_of
from gemeinsinn.volunteering.lifecycle.signups import COMING, OPEN
from gemeinsinn.volunteering.models import Shift, SignUp
from gemeinsinn.volunteering.standing import Standing
from gemeinsinn.volunteering.views import door
from gemeinsinn.volunteering.views.shift_context import context_of, name_of, sign_up_of


def show(request: HttpRequest, standing: Standing, shift: Shift, name: str) -> HttpResponse:
    """The page for the rest of the path."""
    page = PAGES.get(name)
    if page is None:
        raise Http404
    return page(request, standing, shift)


def change(request: HttpRequest, standing: Standing, shift: Shift) -> HttpResponse:
    """Its form, in the row by htmx or as a page of its own."""
    form = ShiftForm(request.POST if request.method == "POST" else None, initial=values_of(shift))
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            asked = change_shift(shift=shift, slot=form.slot(), by=standing.user, now=timezone.now())
            return changed(request, standing, shift, asked)
        except DomainError as problem:
            form.add_error(None, str(problem))
            status = problem.status
    template = "volunteering/parts/shift_form.html" if is_part(request) else "volunteering/shift_change.html"
    return render(request, template, context_of(standing, shift, form=form), status=200 if is_part(request) else status)


def is_part(request: HttpRequest) -> bool:
    """Asked for by htmx, for one row."""
    return bool(getattr(request, "htmx", False))


def changed(request: HttpRequest, standing: Standing, shift: Shift, asked: list[SignUp]) -> HttpResponse:
    """The row as it is now, and who was asked to step back."""
    said = _("Kept.")
    if asked:
        said = ngettext(
            "Kept. %(n)s sign-up too many: we have asked by mail whether they step back. Nobody is thrown out.",
            "Kept. %(n)s sign-ups too many: we have asked by mail whether they step back. Nobody is thrown out.",
            len(asked),
        ) % {"n": len(asked)}
    if is_part(request):
        return render(request, "volunteering/parts/shift_row.html", context_of(standing, shift, said=said))
    messages.success(request, said)
    return redirect(standing.path())


@require_safe
def line(request: HttpRequest, standing: Standing, shift: Shift) -> HttpResponse:
    """The row itself, when changing it is given up."""
    if not is_part(request):
        return redirect(standing.path())
    return render(request, "volunteering/parts/shift_row.html", context_of(standing, shift))


def call_off(request: HttpRequest, standing: Standing, shift: Shift) -> HttpResponse:
    """It does not take place; asks once more and takes a few words along."""
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            told = call_off_shift(shift=shift, by=standing.user, now=timezone.now(), note=form.cleaned_data["note"])
            messages.success(
                request,
                ngettext("Called off. %(n)s person hears of it.", "Called off. %(n)s people hear of it.", told)
                % {"n": told}
                if told
                else _("The shift is gone. Nobody had signed up."),
            )
        except DomainError as problem:
            messages.warning(request, str(problem))
        return redirect(standing.path())
    people = shift.sign_ups.filter(state__in=COMING | OPEN).count()
    context = context_of(standing, shift, form=form, people=people)
    return render(request, "volunteering/call_off.html", context, status=422 if form.errors else 200)


def decide(request: HttpRequest, standing: Standing, shift: Shift) -> HttpResponse:
    """Yes or no to one who wants to come."""
    if request.method != "POST":
        return redirect(standing.path(f"{shift.pk}/wer"))
    if not standing.may_decide:
        raise NotAllowed(_("Here the agency decides. Please call there."))
    one = sign_up_of(shift, request.POST.get("wer", ""))
    form = NoteForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    try:
        if request.POST.get("antwort") == "ja":
            accept_sign_up(sign_up=one, by=standing.user, now=timezone.now())
            messages.success(request, _("%(name)s is in and hears so by mail.") % {"name": name_of(one)})
        else:
            refuse_sign_up(sign_up=one, by=standing.user, now=timezone.now(), note=note)
            messages.success(request, _("%(name)s hears so by mail.") % {"name": name_of(one)})
    except DomainError as problem:
        messages.warning(request, str(problem))
    return redirect(standing.path(f"{shift.pk}/wer"))


PAGES: dict[str, Any] = {
    "zeile": line,
    "aendern": change,
    "ausfall": call_off,
    "wer": door.who,
    "tuer": door.copy,
    "ohne-netz": door.worker,
    "entscheiden": decide,
    "haken": door.tick,
}
