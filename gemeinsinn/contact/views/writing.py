"""/kontakt/schreiben/: the form; /kontakt/danke/: its number."""

import json
from datetime import datetime, timedelta

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gemeinsinn.contact.actions import write_concern
from gemeinsinn.contact.forms import ConcernForm
from gemeinsinn.contact.lifecycle import Topic
from gemeinsinn.contact.models import Concern
from gemeinsinn.contact.wording import desk_name
from gemeinsinn.core.challenges import make_challenge
from gemeinsinn.core.errors import TooOften
from gemeinsinn.core.limits import check_limit
from gemeinsinn.people.brakes import network_of
from gemeinsinn.people.proving import is_proven, once_more

SIGNED = "contact.written"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOST_FROM = 20  # from one network an hour
MOST_BY = 5  # confirmations to one address a day


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """One page; a refused form keeps every word. `?thema=barriere` chooses the topic."""
    user = request.user
    known = {"name": user.name, "email": user.email, "phone": user.phone} if user.is_authenticated else {}
    wanted = request.GET.get("thema", "")
    asked = wanted if wanted in set(Topic) else ""
    form = ConcernForm(request.POST if request.method == "POST" else None, initial={**known, "topic": asked})
    if request.method != "POST" or not form.is_valid():
        return shown(request, form, 422 if form.errors else 200)
    if form.cleaned_data["homepage"]:
        return redirect("contact:write")
    now = timezone.now()
    try:
        if not is_proven(request, "contact", now=now):
            return pressed_again(request, form, now)
        concern = send(request, form, now)
    except TooOften as problem:
        form.add_error(None, str(problem))
        return shown(request, form, problem.status)
    return redirect(f"{reverse('contact:thanks')}?a={signing.dumps(concern.pk, salt=SIGNED)}")


def shown(request: HttpRequest, form: ConcernForm, status: int = 200) -> HttpResponse:
    """The page, with a puzzle for the browser."""
    challenge = json.dumps(make_challenge(now=timezone.now()))
    return render(request, "contact/write.html", {"form": form, "challenge": challenge}, status=status)


def pressed_again(request: HttpRequest, form: ConcernForm, now: datetime) -> HttpResponse:
    """Without script: everything once more, hidden, and one button."""
    context = once_more(request, now=now) | {
        "look": form.cleaned_data["email"] or form.cleaned_data["phone"], "go": _("It is right. Send it"),
        "target": reverse("contact:write"),
    }  # fmt: skip
    return render(request, "people/second_press.html", context)


def send(request: HttpRequest, form: ConcernForm, now: datetime) -> Concern:
    """Hands the form to its action; whoever writes too often is slowed down. The same form again costs nothing."""
    fields = {name: value for name, value in form.cleaned_data.items() if name not in {"homepage", "topic"}}
    twin = Concern.objects.filter(form_key=fields["form_key"]).first()
    if twin is not None:
        return twin
    check_limit("contact-from", network_of(request), most=MOST_FROM, within=HOUR, now=now)
    if fields["email"]:
        check_limit("contact-by", fields["email"], most=MOST_BY, within=DAY, now=now)
    topic, language = Topic(form.cleaned_data["topic"]), (get_language() or "de")[:2]
    return write_concern(topic=topic, language=language, by=request.user, now=now, **fields)


@never_cache
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """The number, and who reads it."""
    try:
        pk = signing.loads(request.GET.get("a", ""), salt=SIGNED, max_age=3600)
        concern = Concern.objects.select_related("agency", "contact").get(pk=pk)
    except (signing.BadSignature, Concern.DoesNotExist):
        raise Http404 from None
    context = {"concern": concern, "desk": desk_name(concern.agency)}
    return render(request, "contact/thanks.html", context)
