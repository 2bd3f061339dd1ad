"""Who comes: the list for the door, its copy for a phone without net, and the ticks that come back from there."""

import json
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.volunteering.actions.hosting import mark_attendance
from gemeinsinn.volunteering.attendance import check_in_code, code_digest
from gemeinsinn.volunteering.forms.planning import NoteForm
from gemeinsinn.volunteering.lifecycle.door import MOST_TICKS, can_tick, day_of_list
from gemeinsinn.volunteering.lifecycle.signups import COMING, OPEN
from gemeinsinn.volunteering.models import Shift
from gemeinsinn.volunteering.queries.signups import people_of, who_comes
from gemeinsinn.volunteering.standing import Standing
from gemeinsinn.volunteering.views.shift_context import context_of, person_row, sign_up_of

TICKS = {"da": True, "fehlt": False, "offen": None}
# What the copy of the list needs when there is no net.
KEPT_FILES = (
    "ui/site.css", "ui/site.js", "ui/js/once.js", "ui/js/kept.js", "ui/icon.svg", "ui/fonts/serif-bold.woff2",
    "ui/fonts/sans-medium.woff2", "ui/fonts/sans-bold.woff2", "volunteering/shifts.css", "volunteering/door.js",
)  # fmt: skip


@require_safe
def who(request: HttpRequest, standing: Standing, shift: Shift) -> HttpResponse:
    """For the door, on paper or on a phone; requests to answer, and who was there."""
    people = people_of(shift)
    context = door_context(standing, shift)
    context |= {
        "open": [person_row(one) for one in people if one.state in OPEN],
        "ended": [person_row(one) for one in people if one.state not in COMING | OPEN],
        "may_decide": standing.may_decide,
        "may_tick": can_tick(shift.starts_at, timezone.now()) and shift.called_off_at is None,
        "note": NoteForm(),
        "kept": kept_on_phone(standing, shift) if context["comes"] else None,
    }
    return with_camera(render(request, "volunteering/who.html", context))


@require_safe
def copy(request: HttpRequest, standing: Standing, shift: Shift) -> HttpResponse:
    """The list as a phone keeps it for the day: names, numbers and buttons, nothing else. 404 on other days."""
    if kept_on_phone(standing, shift) is None:
        raise Http404
    context = door_context(standing, shift) | {"may_tick": True, "copy": True, "made_at": timezone.now()}
    return with_camera(render(request, "volunteering/door.html", context))


@require_safe
def worker(request: HttpRequest, standing: Standing, shift: Shift) -> HttpResponse:
    """The service worker that opens the copy: it reaches this one list and nothing else of the portal."""
    answer = render(request, "volunteering/door-worker.js", {}, content_type="text/javascript; charset=utf-8")
    answer["Service-Worker-Allowed"] = standing.path(f"{shift.pk}/wer")
    return answer


def door_context(standing: Standing, shift: Shift) -> dict[str, Any]:
    """Everybody who has a place, and the digests of their codes."""
    comes = who_comes(shift)
    return context_of(
        standing,
        shift,
        comes=[person_row(one) for one in comes],
        heads=sum(one.heads for one in comes),
        offline=json.dumps([{"id": one.pk, "digest": code_digest(check_in_code(one))} for one in comes]),
    )


def kept_on_phone(standing: Standing, shift: Shift) -> dict[str, Any] | None:
    """Where and until when a phone may keep the list; None on any other day than the shift's own.

    The name of the copy holds what any page needs to throw it away: its end, whose account opened it, its address.
    """
    first, until = day_of_list(timezone.localtime(shift.starts_at), timezone.localtime(shift.ends_at))
    if not first <= timezone.now() < until or shift.called_off_at is not None:
        return None
    scope = standing.path(f"{shift.pk}/wer")
    person = standing.user.pk if standing.user is not None else ""
    return {
        "scope": scope,
        "worker": standing.path(f"{shift.pk}/ohne-netz"),
        "copy": standing.path(f"{shift.pk}/tuer"),
        "name": f"kept|{until.timestamp() * 1000:.0f}|{person}|{scope}",
        "files": json.dumps([static(name) for name in KEPT_FILES]),
    }


def with_camera(answer: HttpResponse) -> HttpResponse:
    """Lets the page read codes with the camera."""
    answer["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(), payment=()"
    return answer


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
