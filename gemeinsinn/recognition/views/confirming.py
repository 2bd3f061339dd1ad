"""Hours at the host and at the agency: yes to one or to all that are ticked, a correction, a no with its reason."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.exchange.models import Need
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.rules import is_worked_for
from gemeinsinn.recognition.actions.confirming import confirm_hours, correct_hours, refuse_hours
from gemeinsinn.recognition.forms.hours import CorrectForm, RefuseForm
from gemeinsinn.recognition.lifecycle.hours import Side, State
from gemeinsinn.recognition.models import Hours
from gemeinsinn.recognition.showing import hours_row
from gemeinsinn.recognition.standing import HOURS, Standing
from gemeinsinn.recognition.views import signing
from gemeinsinn.volunteering.models.opportunities import KINDS
from gemeinsinn.volunteering.views import opportunities

PER_PAGE = 50
MOST_DONE = 20


def by_need_link(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """/m/<token>/stunden/… of a need; everything else belongs to what volunteers are told, and below."""
    word, _slash, path = rest.partition("/")
    if word != HOURS:
        return opportunities.by_need_link(request, link, token, rest)
    rows = Need.objects.select_related("contact", "organisation", "agency")
    need = rows.filter(pk=link.subject_id, kind__in=KINDS).first()
    if need is None:
        raise Http404
    return show(request, Standing.by_link(need, token), path)


def by_organisation_link(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """/m/<token>/… of an organisation nobody signs in for; once somebody does, that is the way."""
    organisation = Organisation.objects.filter(pk=link.subject_id).first()
    if organisation is None:
        raise Http404
    if is_worked_for(organisation):
        return redirect("recognition:to_confirm")
    return show(request, Standing.by_organisation_link(organisation, token), rest)


@never_cache
@login_required
def by_account(request: HttpRequest, rest: str = "") -> HttpResponse:
    """/stunden/pruefen/… for people of hosts and for staff: what they may say yes to, perhaps nothing."""
    return show(request, Standing.by_account(request.user), rest)


def show(request: HttpRequest, standing: Standing, rest: str) -> HttpResponse:
    """The list, or one entry's page."""
    if not rest:
        return confirm(request, standing) if request.method == "POST" else listing(request, standing)
    number, _slash, word = rest.partition("/")
    if number == "nachweis":
        return signing.page(request, standing, word)
    page = OF_ONE.get(word)
    if page is None or not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404
    hours = standing.rows().filter(pk=int(number)).first()
    if hours is None:
        raise Http404
    return page(request, standing, hours)


def host_row(hours: Hours, standing: Standing) -> dict[str, Any]:
    """One entry with its volunteer and what can be done."""
    return hours_row(hours, path=standing.path) | {
        "name": hours.volunteer.contact.name,
        "correct_href": standing.path(f"{hours.pk}/berichtigen"),
        "refuse_href": standing.path(f"{hours.pk}/ablehnen"),
    }


def listing(request: HttpRequest, standing: Standing) -> HttpResponse:
    """What waits, oldest first, and the last that were settled."""
    rows = standing.rows().prefetch_related("steps")
    waiting = rows.filter(state=State.ENTERED).order_by("day", "pk")
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("seite"))
    done = rows.exclude(state=State.ENTERED).order_by("-changed_at", "-pk")
    context = {
        "standing": standing,
        "certificates": standing.waiting_attestations(),
        "rows": [host_row(one, standing) for one in page],
        "page": page,
        "base": standing.path(),
        "done": [host_row(one, standing) for one in done[:MOST_DONE]],
    }
    return render(request, "recognition/to_confirm.html", context)


def confirm(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Yes to those that are ticked."""
    numbers = [
        int(one) for one in request.POST.getlist("stunden")[:500] if one.isascii() and one.isdigit() and len(one) < 19
    ]
    rows = list(standing.rows().filter(pk__in=numbers))
    now, done = timezone.now(), 0
    for side in Side:
        mine = [one for one in rows if standing.side_of(one) == side]
        done += confirm_hours(hours=mine, side=side, by=standing.user, now=now) if mine else 0
    if done:
        said = ngettext("Confirmed: %(n)s entry.", "Confirmed: %(n)s entries.", done) % {"n": done}
        messages.success(request, said)
    else:
        messages.info(request, _("Please tick what you want to confirm."))
    return redirect(standing.path())


def correct(request: HttpRequest, standing: Standing, hours: Hours) -> HttpResponse:
    """Another length, with the reason and the history below."""
    form = CorrectForm(request.POST if request.method == "POST" else None, initial={"minutes": hours.minutes})
    if request.method == "POST" and form.is_valid():
        return act(request, standing, hours, form, "recognition/correct.html", correct_hours)
    return page(request, standing, hours, form, "recognition/correct.html")


def refuse(request: HttpRequest, standing: Standing, hours: Hours) -> HttpResponse:
    """No, with the reason."""
    form = RefuseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return act(request, standing, hours, form, "recognition/refuse.html", refuse_hours)
    return page(request, standing, hours, form, "recognition/refuse.html")


def act(request: HttpRequest, standing: Standing, hours: Hours, form: Any, template: str, action: Any) -> HttpResponse:
    """Does it and says so; a rule that says no is told above the form."""
    try:
        side = standing.side_of(hours)
        action(hours=hours, side=side, by=standing.user, now=timezone.now(), **form.cleaned_data)
    except DomainError as problem:
        form.add_error(None, str(problem))
        return page(request, standing, hours, form, template)
    messages.success(request, _("%(name)s hears so by mail.") % {"name": hours.volunteer.contact.name})
    return redirect(standing.path())


def page(request: HttpRequest, standing: Standing, hours: Hours, form: Any, template: str) -> HttpResponse:
    """The form above the entry it is about."""
    context = {"standing": standing, "form": form, "row": host_row(hours, standing), "back": standing.path()}
    return render(request, template, context, status=422 if form.errors else 200)


OF_ONE: dict[str, Any] = {"berichtigen": correct, "ablehnen": refuse}
