"""One shift of a plan: change it in its row, call it off, who comes, who was there."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.volunteering.actions.hosting import accept_sign_up, mark_attendance, refuse_sign_up
from gemeinsinn.volunteering.actions.planning import call_off_shift, change_shift
from gemeinsinn.volunteering.attendance import check_in_code, code_digest
from gemeinsinn.volunteering.forms.planning import NoteForm, ShiftForm, values_of
from gemeinsinn.volunteering.lifecycle.signups import COMING, OPEN, State
from gemeinsinn.volunteering.models import Shift, SignUp
from gemeinsinn.volunteering.queries.signups import people_of, who_comes
from gemeinsinn.volunteering.showing import shift_row
from gemeinsinn.volunteering.standing import Standing
from gemeinsinn.volunteering.wording.shifts import shift_words
from gemeinsinn.volunteering.wording.signups import HOST_LABELS

MOST_TICKS = 500
EARLY = timedelta(hours=2)  # before the start, ticking begins
TICKS = {"da": True, "fehlt": False, "offen": None}


def show(request: HttpRequest, standing: Standing, shift: Shift, name: str) -> HttpResponse:
    """The page for the rest of the path."""
    page = PAGES.get(name)
    if page is None:
        raise Http404
    return page(request, standing, shift)


def context_of(standing: Standing, shift: Shift, **more: Any) -> dict[str, Any]:
    """What every page of a shift shows."""
    root = f"{shift.pk}"
    return {
        "standing": standing,
        "plan": standing.plan,
        "need": standing.plan.need,
        "shift": shift,
        "row": shift_row(shift, now=timezone.now()),
        "words": shift_words(shift),
        "plan_href": standing.path(),
        "hrefs": {name: standing.path(f"{root}/{name}") for name in PAGES},
        **more,
    }


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


@require_safe
def who(request: HttpRequest, standing: Standing, shift: Shift) -> HttpResponse:
    """Who comes: for the door, on paper or on a phone; requests to answer, and who was there."""
    people = people_of(shift)
    now = timezone.now()
    comes = who_comes(shift)
    context = context_of(
        standing,
        shift,
        comes=[person_row(one) for one in comes],
        open=[person_row(one) for one in people if one.state in OPEN],
        ended=[person_row(one) for one in people if one.state not in COMING | OPEN],
        heads=sum(one.heads for one in comes),
        may_decide=standing.may_decide,
        may_tick=now >= shift.starts_at - EARLY and shift.called_off_at is None,
        note=NoteForm(),
        offline=json.dumps([{"id": one.pk, "digest": code_digest(check_in_code(one))} for one in comes]),
    )
    answer = render(request, "volunteering/who.html", context)
    answer["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(), payment=()"  # to read codes
    return answer


def name_of(one: SignUp) -> str:
    """Who it is."""
    return one.enrolment.response.contact.name


def person_row(one: SignUp) -> dict[str, Any]:
    """One person or group on the list."""
    response = one.enrolment.response
    return {
        "one": one,
        "id": one.pk,
        "name": response.contact.name,
        "from": response.organisation_name,
        "phone": response.contact.phone,
        "email": response.contact.email,
        "message": response.message,
        "age": one.enrolment.age,
        "state": one.state,
        "label": HOST_LABELS[one.state],
        "tick": {State.ATTENDED: "da", State.MISSED: "fehlt"}.get(State(one.state), "offen"),
    }


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


def sign_up_of(shift: Shift, number: str) -> SignUp:
    """One sign-up of this shift by its number; 404 for any other."""
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404
    one = (
        SignUp.objects.select_related("shift__plan", "enrolment__response__contact", "enrolment__response__need")
        .filter(shift=shift, pk=int(number))
        .first()
    )
    if one is None:
        raise Http404
    return one


def tick(request: HttpRequest, standing: Standing, shift: Shift) -> HttpResponse:
    """There or not: one by a button, or all that a phone has ticked offline as JSON [{id, tick, at}]."""
    if request.method != "POST":
        return redirect(standing.path(f"{shift.pk}/wer"))
    if request.content_type == "application/json":
        return ticks_from_phone(request, standing, shift)
    one = sign_up_of(shift, request.POST.get("wer", ""))
    if request.POST.get("haken") not in TICKS:
        raise Http404
    try:
        mark_attendance(sign_up=one, there=TICKS[request.POST["haken"]], by=standing.user, now=timezone.now())
    except DomainError as problem:
        messages.warning(request, str(problem))
    return redirect(standing.path(f"{shift.pk}/wer"))


def ticks_from_phone(request: HttpRequest, standing: Standing, shift: Shift) -> HttpResponse:
    """Each tick once, in the order they were made; what cannot be is named, the rest is kept."""
    now = timezone.now()
    try:
        told = json.loads(request.body)
        ticks = [(str(one["id"]), TICKS[one["tick"]], moment(one["at"], now), str(one.get("code", ""))) for one in told]
    except (ValueError, KeyError, TypeError, RecursionError):
        return JsonResponse({"problem": _("We could not read that.")}, status=400)
    if len(ticks) > MOST_TICKS:
        return JsonResponse({"problem": _("That are too many at once.")}, status=413)
    refused = []
    for number, there, at, code in ticks:
        try:
            one = sign_up_of(shift, number)
            if code and code_digest(code) != code_digest(check_in_code(one)):
                refused.append({"id": number, "problem": _("This code does not belong to this person.")})
                continue
            mark_attendance(sign_up=one, there=there, by=standing.user, now=now, at=at)
        except Http404:
            refused.append({"id": number, "problem": _("Not on this list.")})
        except DomainError as problem:
            refused.append({"id": number, "problem": str(problem)})
    states = {one.pk: person_row(one)["tick"] for one in people_of(shift)}
    return JsonResponse({"states": states, "refused": refused})


def moment(text: Any, now: datetime) -> datetime:
    """When a phone says it ticked; a phone whose clock runs ahead has ticked now. Raises ValueError."""
    found = parse_datetime(str(text)[:40])
    if found is None or timezone.is_naive(found):
        raise ValueError("a moment with its zone is needed")
    return min(found, now)


PAGES: dict[str, Any] = {
    "zeile": line,
    "aendern": change,
    "ausfall": call_off,
    "wer": who,
    "entscheiden": decide,
    "haken": tick,
}
