"""A volunteer's own hours: what counts, what waits, entering and changing. By personal link; an account gets one."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.exchange.models import Response
from gemeinsinn.people.personal import personal_path
from gemeinsinn.recognition.actions.entering import Told, change_hours, drop_hours, enter_hours
from gemeinsinn.recognition.actions.mails import PURPOSE
from gemeinsinn.recognition.actions.volunteers import find_volunteer, volunteer_of
from gemeinsinn.recognition.forms.hours import ELSE, EnterForm, LengthForm
from gemeinsinn.recognition.lifecycle.hours import Source, State
from gemeinsinn.recognition.models import Hours, Volunteer
from gemeinsinn.recognition.placing import Place, place_of_need, place_of_organisation
from gemeinsinn.recognition.queries.hosts import MOST_SHOWN, hosts_of, needs_helped_by, organisations_called
from gemeinsinn.recognition.queries.hours import hours_of
from gemeinsinn.recognition.showing import hours_row, overview
from gemeinsinn.recognition.standing import HOURS, Own
from gemeinsinn.recognition.views import attesting, thanks
from gemeinsinn.recognition.wording.hours import host_words
from gemeinsinn.volunteering.views import own as volunteering_own

PER_PAGE = 12


def by_response_link(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """/m/<token>/stunden/ of an answer leads to the hours of its address, by a button: looking at a link writes nothing.

    Everything else belongs below.
    """
    if rest != HOURS:
        return volunteering_own.by_link(request, link, token, rest)
    response = Response.objects.select_related("contact").filter(pk=link.subject_id).first()
    if response is None or response.state == ResponseState.UNCONFIRMED:
        raise Http404
    if request.method != "POST":
        return redirect(personal_path(token))
    now = timezone.now()
    try:
        volunteer = find_volunteer(contact=response.contact, now=now)
    except DomainError:
        raise Http404 from None
    return open_pages(volunteer)


@login_required
@require_safe
def open_own(request: HttpRequest) -> HttpResponse:
    """/stunden/: from the account to one's own hours."""
    return open_pages(volunteer_of(user=request.user, now=timezone.now()))  # type: ignore[arg-type]  # signed in


def open_pages(volunteer: Volunteer) -> HttpResponse:
    """A link for a day, drawn only for whose hours they are."""
    token = issue_link(purpose=PURPOSE, subject_id=volunteer.pk, now=timezone.now(), lasts=timedelta(days=1))
    return redirect(personal_path(token))


def by_link(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """/m/<token>/… of a volunteer."""
    volunteer = Volunteer.objects.select_related("contact").filter(pk=link.subject_id).first()
    if volunteer is None or volunteer.address is None:
        raise Http404
    own = Own(volunteer, token)
    first, _slash, path = rest.partition("/")
    if first.isdigit():
        page = OF_ONE.get(path)
        if page is None:
            raise Http404
        return page(request, own, own_hours(volunteer, first))
    if first in BELOW:
        return BELOW[first](request, own, path)
    page = PAGES.get(rest)
    if page is None:
        raise Http404
    return page(request, own)


def own_hours(volunteer: Volunteer, number: str) -> Hours:
    """One of one's own entries by its number in the path."""
    if not (number.isascii() and len(number) < 19):
        raise Http404
    found = hours_of(volunteer).filter(pk=int(number)).first()
    if found is None:
        raise Http404
    return found


@require_safe
def mine(request: HttpRequest, own: Own) -> HttpResponse:
    """What counts and what waits, newest first."""
    page = Paginator(hours_of(own.volunteer).prefetch_related("steps"), PER_PAGE).get_page(request.GET.get("seite"))
    rows = [hours_row(one, path=own.path) for one in page]
    context = overview(own, now=timezone.now()) | {"rows": rows, "page": page}
    return render(request, "recognition/own.html", context)


def host_choices(volunteer: Volunteer) -> list[tuple[str, str]]:
    """What can be chosen: needs first, then organisations."""
    needs = [
        (
            f"need-{one.pk}",
            f"{one.title} ({host})" if (host := host_words(None, one.organisation)) and one.organisation else one.title,
        )
        for one in needs_helped_by(volunteer)[:MOST_SHOWN]
    ]
    return needs + [(f"organisation-{one.pk}", one.name) for one in hosts_of(volunteer)[:MOST_SHOWN]]


def enter(request: HttpRequest, own: Own) -> HttpResponse:
    """One day for one host, on one screen."""
    data = request.POST if request.method == "POST" else None
    form = EnterForm(data, hosts=host_choices(own.volunteer))
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        place = chosen_place(form, own.volunteer)
        if place is not None:
            try:
                enter_hours(
                    volunteer=own.volunteer, told=told(form), place=place, form_key=form.cleaned_data["form_key"],
                    by=None, now=timezone.now(),
                )  # fmt: skip
                messages.success(request, _("Noted. The host is asked for a yes, then it counts."))
                return redirect(own.path())
            except DomainError as problem:
                form.add_error(None, str(problem))
        status = 422
    return render(request, "recognition/enter.html", {"form": form, "back": own.path()}, status=status)


def told(form: LengthForm, hours: Hours | None = None) -> Told:
    """What was typed."""
    found = form.cleaned_data
    return Told(day=hours.day if hours else found["day"], minutes=found["minutes"], what=found["what"])


def chosen_place(form: EnterForm, volunteer: Volunteer) -> Place | None:
    """The chosen need or organisation; None with words beside the field where a name leads to none or to several."""
    chosen, field = form.cleaned_data["host"], form.cleaned_data["field"]
    if chosen != ELSE:
        kind, _dash, number = chosen.partition("-")
        if kind == "need":
            return place_of_need(needs_helped_by(volunteer).get(pk=int(number)))
        return place_of_organisation(hosts_of(volunteer).select_related("agency").get(pk=int(number)), field)
    found = organisations_called(form.cleaned_data["elsewhere"])
    if len(found) == 1:
        return place_of_organisation(found[0], field)
    if found:
        names = ", ".join(one.name for one in found)
        form.add_error("elsewhere", _("Which of these do you mean? %(names)s") % {"names": names})
    else:
        form.add_error("elsewhere", _("We do not know an organisation of this name. Please ask your agency to add it."))
    return None


def change(request: HttpRequest, own: Own, hours: Hours) -> HttpResponse:
    """Another length, other words; or away with it."""
    if hours.source != Source.OWN or hours.state == State.CONFIRMED:
        raise Http404
    first = {"minutes": hours.minutes, "what": hours.what}
    form = LengthForm(request.POST if request.method == "POST" else None, initial=first)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            change_hours(hours=hours, told=told(form, hours), by=None, now=timezone.now())
            messages.success(request, _("Changed. The host is asked once more."))
            return redirect(own.path())
        except DomainError as problem:
            form.add_error(None, str(problem))
            status = problem.status
    context: dict[str, Any] = {"form": form, "row": hours_row(hours, path=own.path), "back": own.path()}
    return render(request, "recognition/change.html", context, status=status)


def drop(request: HttpRequest, own: Own, hours: Hours) -> HttpResponse:
    """Away with an entry nobody has confirmed."""
    if request.method == "POST":
        try:
            drop_hours(hours=hours, by=None, now=timezone.now())
            messages.success(request, _("Taken out of your list."))
        except DomainError as problem:
            messages.warning(request, str(problem))
    return redirect(own.path())


PAGES: dict[str, Any] = {"": mine, "neu": enter}
OF_ONE: dict[str, Any] = {"aendern": change, "weg": drop}
BELOW: dict[str, Any] = {
    attesting.WORD: attesting.page,
    thanks.ALLOWANCES: thanks.allowances,
    thanks.THANKS: thanks.thanks,
}
