"""Reaching a guide: "call me back", or a few lines. Neither shows an address or number of theirs."""

from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gemeinsinn.core.errors import TooOften
from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.middleware import client_address
from gemeinsinn.exchange.forms.respond import CallForm
from gemeinsinn.guides.actions.asking import ask_guide_to_call, write_to_guide
from gemeinsinn.guides.forms.guides import MessageForm
from gemeinsinn.guides.models import Guide
from gemeinsinn.guides.views.gate import find_guide
from gemeinsinn.guides.wording import first_name, guide_path

SIGNED = "guides.asked"
ONE_HOUR = 3600
MOST_AN_HOUR = 30


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Name and number; the guide or the agency calls."""
    return ask(request, find_guide(request, pk), "call")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Name, address and a few lines."""
    return ask(request, find_guide(request, pk), "write")


def ask(request: HttpRequest, guide: Guide, way: str) -> HttpResponse:
    """One screen; a refused form keeps every word."""
    user = request.user
    known = {"name": user.name, "phone": user.phone, "email": user.email} if user.is_authenticated else {}
    made = CallForm if way == "call" else MessageForm
    form: Any = made(request.POST if request.method == "POST" else None, initial=known)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            send(request, guide, way, form.cleaned_data)
        except TooOften as problem:
            form.add_error(None, str(problem))
            status = problem.status
        else:
            token = signing.dumps([guide.pk, way], salt=SIGNED)
            return redirect(f"{reverse('guides:thanks')}?a={token}")
    context = {
        "form": form,
        "guide": guide,
        "first_name": first_name(guide.name),
        "way": way,
        "back": guide_path(guide),
    }
    return render(request, "guides/ask.html", context, status=status)


def send(request: HttpRequest, guide: Guide, way: str, fields: dict[str, Any]) -> None:
    """Hands the form to its action; whoever fills in forms by machine is slowed down."""
    now = timezone.now()
    check_limit("guide-ask", client_address(request), most=MOST_AN_HOUR, within=timedelta(hours=1), now=now)
    act: Any = ask_guide_to_call if way == "call" else write_to_guide
    act(guide=guide, language=(get_language() or "de")[:2], now=now, **fields)


@never_cache
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """What happens next."""
    try:
        pk, way = signing.loads(request.GET.get("a", ""), salt=SIGNED, max_age=ONE_HOUR)
    except signing.BadSignature:
        raise Http404 from None
    guide = find_guide(request, pk)
    context = {"guide": guide, "first_name": first_name(guide.name), "way": way, "back": guide_path(guide)}
    return render(request, "guides/thanks.html", context)
