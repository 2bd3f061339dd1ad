"""Who is online: the page, the part that pages load afterwards, the sign of life, and a member's choice."""

from base64 import b64decode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from gemeinsinn.people.brakes import network_of
from gemeinsinn.presence.actions import hide_name, note_visit, show_name
from gemeinsinn.presence.lifecycle import MOST_A_MINUTE, WINDOW, Traits
from gemeinsinn.presence.queries import LASTS, stand
from gemeinsinn.presence.wording import count_words, yes_to_name

DOT = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")  # a transparent picture of one dot
IN_PART = 3  # of those on the phone; the page names all


@require_safe
def online(request: HttpRequest) -> HttpResponse:
    """/online/"""
    found = stand(now=timezone.now())
    context = {
        "stand": found, "counts": count_words(found.guests, found.members), "minutes": WINDOW // 60,
        "most": MOST_A_MINUTE,
    }  # fmt: skip
    answer = render(request, "presence/online.html", context)
    answer["Cache-Control"] = "no-store"  # elsewhere it would be old at once
    return answer


@require_safe
def part(request: HttpRequest) -> HttpResponse:
    """What the footer loads when somebody gets there, so that pages themselves may be kept: the same for everybody."""
    found = stand(now=timezone.now())
    context = {
        "counts": count_words(found.guests, found.members), "duty": found.duty[:IN_PART],
        "more": len(found.duty) > IN_PART,
    }  # fmt: skip
    answer = render(request, "presence/parts/stand.html", context)
    answer["Cache-Control"] = f"public, max-age={LASTS}"
    return answer


@require_GET
def here(request: HttpRequest) -> HttpResponse:
    """A sign that somebody is here: asked for at the first movement, or as a picture where scripts are off."""
    headers = {name.lower(): value for name, value in request.headers.items()}
    note_visit(traits=Traits(network_of(request), headers, request.user.pk), now=timezone.now())
    answer = HttpResponse(DOT, content_type="image/gif")
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@login_required
def name(request: HttpRequest) -> HttpResponse:
    """A member's yes or no to being named."""
    if request.POST.get("ja"):
        show_name(user=request.user, wording=yes_to_name(request.user), by=request.user, now=timezone.now())
    else:
        hide_name(user=request.user, by=request.user, now=timezone.now())
    messages.success(request, _("Noted."))
    return redirect("people:account")
