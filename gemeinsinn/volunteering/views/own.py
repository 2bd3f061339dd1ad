"""A volunteer's own page: their dates, the place that came free, more or fewer, stepping back. By link or account."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.partnerships.views.personal import by_response_link
from gemeinsinn.people.personal import personal_path
from gemeinsinn.volunteering.actions.cancelling import add_shifts, cancel_sign_up, change_heads, set_reminder
from gemeinsinn.volunteering.actions.hosting import give_reason
from gemeinsinn.volunteering.actions.line import decline_offered_place, take_offered_place
from gemeinsinn.volunteering.calendar import calendar_of_need
from gemeinsinn.volunteering.forms.signing import HeadsForm, ReasonForm, ReminderForm, ShiftChoice
from gemeinsinn.volunteering.lifecycle.signups import LIVE
from gemeinsinn.volunteering.models import Enrolment, SignUp
from gemeinsinn.volunteering.queries.signups import enrolments, sign_ups_of
from gemeinsinn.volunteering.rules import is_own_enrolment
from gemeinsinn.volunteering.views.feeds import from_own_page
from gemeinsinn.volunteering.views.own_context import overview_context
from gemeinsinn.volunteering.views.signing import page_context as dates_context
from gemeinsinn.volunteering.wording.shifts import shift_words


def by_link(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """/m/<token>/… of an answer: ours if it was given shift by shift, else it belongs to partnerships."""
    enrolment = enrolments().filter(pk=link.subject_id).first()
    if enrolment is None:
        return by_response_link(request, link, token, rest)
    name, _slash, number = rest.partition("/")
    page = PAGES.get(name)
    if page is None or bool(number) != (name in OF_ONE_SHIFT):
        raise Http404
    if name not in OF_ONE_SHIFT:
        return page(request, enrolment, token)
    return page(request, own_sign_up(enrolment, number), token)


@login_required
@require_safe
def open_own(request: HttpRequest, pk: int) -> HttpResponse:
    """From the account to the personal page: a link for a day, drawn only for whose it is."""
    enrolment = enrolments().filter(pk=pk).first()
    if enrolment is None or not is_own_enrolment(request.user, enrolment):
        raise Http404
    token = issue_link(purpose="response", subject_id=pk, now=timezone.now(), lasts=timedelta(days=1))
    return redirect(personal_path(token))


def own_sign_up(enrolment: Enrolment, number: str) -> SignUp:
    """One of one's own sign-ups by its number in the path."""
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404
    found = (
        SignUp.objects.select_related("shift__plan__need", "enrolment__response__contact")
        .filter(enrolment=enrolment, pk=int(number))
        .first()
    )
    if found is None:
        raise Http404
    return found


@require_safe
def overview(request: HttpRequest, enrolment: Enrolment, token: str) -> HttpResponse:
    """All dates, what to do with each, and the next step first."""
    return render(request, "volunteering/own.html", overview_context(enrolment, token, now=timezone.now()))


def place(request: HttpRequest, sign_up: SignUp, token: str) -> HttpResponse:
    """The place that came free: yes, or pass it on. Looking at it changes nothing."""
    if request.method == "POST":
        return act(request, token, lambda: answer_place(request, sign_up))
    return redirect(personal_path(token))


def answer_place(request: HttpRequest, sign_up: SignUp) -> str:
    """Yes or no to an offered place; returns what to say."""
    now = timezone.now()
    if request.POST.get("antwort") == "ja":
        take_offered_place(sign_up=sign_up, now=now)
        return _("The place is yours.")
    decline_offered_place(sign_up=sign_up, now=now)
    return _("Passed on. The next in line is asked.")


def step_back(request: HttpRequest, sign_up: SignUp, token: str) -> HttpResponse:
    """Asks once more and takes a few words along."""
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return act(request, token, lambda: cancel(sign_up, form.cleaned_data["reason"]))
    context = {
        "form": form,
        "notice": sign_up.shift.plan.need,
        "words": shift_words(sign_up.shift),
        "back": personal_path(token),
    }
    return render(request, "volunteering/step_back.html", context, status=422 if form.errors else 200)


def cancel(sign_up: SignUp, reason: str) -> str:
    """Steps back; returns what to say."""
    cancel_sign_up(sign_up=sign_up, reason=reason, now=timezone.now())
    return _("All right, your place is free for others.")


def heads(request: HttpRequest, sign_up: SignUp, token: str) -> HttpResponse:
    """More or fewer of a group."""
    form = HeadsForm(request.POST)
    if request.method != "POST":
        return redirect(personal_path(token))
    if not form.is_valid():
        messages.warning(request, " ".join(form.errors["heads"]))
        return redirect(personal_path(token))

    def change() -> str:
        change_heads(sign_up=sign_up, heads=form.cleaned_data["heads"], now=timezone.now())
        return _("Changed.")

    return act(request, token, change)


def explain(request: HttpRequest, sign_up: SignUp, token: str) -> HttpResponse:
    """Why somebody could not come."""
    form = ReasonForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return redirect(personal_path(token))

    def note() -> str:
        give_reason(sign_up=sign_up, reason=form.cleaned_data["reason"], now=timezone.now())
        return _("Thank you, noted.")

    return act(request, token, note)


def reminder(request: HttpRequest, enrolment: Enrolment, token: str) -> HttpResponse:
    """When to be reminded."""
    form = ReminderForm(request.POST)
    if request.method == "POST" and form.is_valid():
        set_reminder(enrolment=enrolment, hours=form.cleaned_data["remind_hours"], now=timezone.now())
        messages.success(request, _("Changed."))
    return redirect(personal_path(token))


def more(request: HttpRequest, enrolment: Enrolment, token: str) -> HttpResponse:
    """Further dates, without typing name and address again."""
    need, now = enrolment.response.need, timezone.now()
    assert need is not None  # an enrolment answers a need
    turns = "zeige" in request.POST
    bound = request.method == "POST" and not turns
    probe = ShiftChoice(request.POST, plan=need.plan) if request.method == "POST" else None
    form = ShiftChoice(
        request.POST if bound else None, plan=need.plan, initial={"schicht": probe.chosen() if probe else []}
    )
    status = 422 if form.errors else 200
    if bound and form.is_valid():
        try:
            add_shifts(enrolment=enrolment, shifts=form.chosen(), now=now)
            messages.success(request, _("Added. This is how it stands."))
            return redirect(personal_path(token))
        except DomainError as problem:
            form.add_error(None, str(problem))
            status = problem.status
    context = dates_context(request, need, form, now) | {"back": personal_path(token), "mine": mine_of(enrolment)}
    return render(request, "volunteering/more.html", context, status=status)


def mine_of(enrolment: Enrolment) -> set[int]:
    """Shifts one is in already."""
    return {one.shift_id for one in sign_ups_of(enrolment) if one.state in LIVE}


@require_safe
def calendar(request: HttpRequest, enrolment: Enrolment, token: str) -> HttpResponse:
    """One's own dates for a calendar: to download once, or to subscribe to by the same address."""
    answer = HttpResponse(calendar_of_need(enrolment, now=timezone.now()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="meine-termine.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def act(request: HttpRequest, token: str, what: Any) -> HttpResponse:
    """Does it and says so; a rule that says no is told on the page."""
    try:
        messages.success(request, what())
    except DomainError as problem:
        messages.warning(request, str(problem))
    return redirect(personal_path(token))


PAGES: dict[str, Any] = {
    "": overview,
    "platz": place,
    "absagen": step_back,
    "personen": heads,
    "grund": explain,
    "erinnern": reminder,
    "mehr": more,
    "termine.ics": calendar,
    "alle-termine": from_own_page,
}
OF_ONE_SHIFT = frozenset({"platz", "absagen", "personen", "grund"})
