"""Applications at the desk of the network's office: the list, a case, and what can be done with it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.sheets import CSV, sheet_lines
from gemeinsinn.fund.actions import conversation, deciding, objecting
from gemeinsinn.fund.actions.deciding import is_offices
from gemeinsinn.fund.extras import notes_on, taker_of
from gemeinsinn.fund.following import hidden_from
from gemeinsinn.fund.forms.applying import AwardForm, DeferForm, NoteForm, ObjectionForm, QuestionForm, RejectForm
from gemeinsinn.fund.forms.money import DemandForm
from gemeinsinn.fund.lifecycle.applications import CHECKABLE, DECIDABLE, OF_OFFICE, Check, Move, State, can
from gemeinsinn.fund.models import Application, Message
from gemeinsinn.fund.papers import application_paper, decision_paper
from gemeinsinn.fund.queries.applications import (
    Filters,
    applications_for,
    counts_of,
    filtered,
    has_other_grant,
    readable_applications,
    similar_to,
)
from gemeinsinn.fund.queries.funds import visible_funds
from gemeinsinn.fund.queries.money import money_of
from gemeinsinn.fund.queries.papers import papers_of
from gemeinsinn.fund.queries.today import due_again, open_objections
from gemeinsinn.fund.rules import can_run_funds
from gemeinsinn.fund.views.case import pdf, shown
from gemeinsinn.fund.views.gate import at_agency, at_office
from gemeinsinn.fund.views.papers import shown_papers
from gemeinsinn.fund.wording.applications import CHECKS, STATES, TONES
from gemeinsinn.ui import formats

PER_PAGE = 25
MOST = 10_000


@at_agency
@require_safe
def applications(request: HttpRequest) -> HttpResponse:
    """One page of the list."""
    filters = Filters.of(request.GET)
    counts = counts_of(request.user, filters)
    page = Paginator(filtered(request.user, filters), PER_PAGE).get_page(request.GET.get("seite", "")[:9])
    open_ones = sum(
        counts.get(one, 0) for one in OF_OFFICE if one not in {State.ACCEPTED, State.REJECTED, State.WITHDRAWN}
    )
    tabs = [
        {"label": _("All open ones"), "count": open_ones, "current": not filters.state, "href": f"?{filters.query('')}"}
    ]
    tabs += [
        {
            "label": STATES[one],
            "count": counts.get(one, 0),
            "current": filters.state == one,
            "href": f"?{filters.query(one)}",
        }
        for one in State
        if counts.get(one) or filters.state == one
    ]
    rows = [(one, STATES[State(one.state)], TONES.get(State(one.state), "plain")) for one in page]
    office = can_run_funds(request.user)
    taker = taker_of(filters.state) if office else None
    free = taker.free(list(page)) if taker else ()
    context = {
        "page": page, "rows": rows, "tabs": tabs, "filters": filters, "funds": visible_funds(request.user),
        "base": filters.query(filters.state), "only_advice": not office, "taker": taker if free else None, "free": free,
        **waiting_of(request.user),
    }  # fmt: skip
    return render(request, "fund/desk/applications.html", context)


def waiting_of(user: Any) -> dict[str, Any]:
    """Put-off ones whose day has come, and open objections, above the list of the office."""
    if not can_run_funds(user):
        return {}
    hidden = hidden_from(user)
    return {
        "again": due_again(timezone.localdate()).exclude(pk__in=hidden),
        "objected": open_objections().exclude(application__in=hidden),
    }


@at_agency
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """What is filtered, as CSV."""
    heads = [
        _("Number"), _("Fund"), _("State"), _("Applicant"), _("Kind"), _("Title"), _("Place"), _("Asked for"), _("Awarded"),
        _("Received on"), _("From"), _("Until"),
    ]  # fmt: skip
    rows = filtered(request.user, Filters.of(request.GET)).prefetch_related("decisions")[:MOST]
    lines = sheet_lines(heads, (cells_of(one) for one in rows))
    return HttpResponse(
        "".join(lines), content_type=CSV, headers={"Content-Disposition": 'attachment; filename="antraege.csv"'}
    )


def cells_of(one: Application) -> list[object]:
    """One line of the table."""
    given = next((row.amount for row in one.decisions.all() if row.amount is not None), None)
    return [
        one.reference or "", one.round.fund.name, STATES[State(one.state)], one.applicant_name, one.kind, one.title,
        one.place_name, formats.quantity(one.asked.cents), formats.quantity(given.cents) if given else "",
        timezone.localdate(one.submitted_at) if one.submitted_at else "", one.starts or "", one.ends or "",
    ]  # fmt: skip


@at_agency
@require_safe
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """One case."""
    return case(request, get_object_or_404(readable_applications(request.user), pk=pk))


def case(request: HttpRequest, found: Application, wrong: tuple[str, Any] | None = None) -> HttpResponse:
    """The page of a case; `wrong` is an act with the form that could not be taken."""
    forms: dict[str, Any] = {
        "frage": QuestionForm(), "notiz": NoteForm(), "bewilligen": AwardForm(initial={"amount": found.asked}),
        "zurueckstellen": DeferForm(), "ablehnen": RejectForm(), "rueckforderung": DemandForm(),
        "widerspruch": ObjectionForm(),
    }  # fmt: skip
    if wrong is not None:
        forms[wrong[0]] = wrong[1]
    paper_form = wrong[1] if wrong is not None and wrong[0] == "unterlage" else None
    last = found.checks.first()
    ticked = set(last.ticked) if last else set()
    office = can_run_funds(request.user)
    talk = found.messages.select_related("by")
    if not office:  # what the office notes for itself is its own
        talk = talk.exclude(kind=Message.Kind.NOTE, by_office=True)
    alone = found.state != State.DEFERRED or is_offices(found)
    context = {
        **shown(found), **desk_papers(found, paper_form), "forms": forms, "wrong": wrong, "talk": talk, "office": office,
        "money": money_of(found) if office else None, "objections": found.objections.select_related("decision"),
        "only_advice": not office,
        "points": [(point.value, CHECKS[point], point.value in ticked) for point in Check], "last_check": last,
        "similar": similar_shown(request.user, found) if office else [],
        "double": office and has_other_grant(found), "left": found.round.pot.available,
        "may_check": office and found.state in CHECKABLE,
        "may_decide": office and found.state in DECIDABLE and alone,
        "may_defer": office and can(found.state, Move.DEFER),
        "may_reject": office and can(found.state, Move.REJECT) and alone, "notes": notes_on(found) if office else [],
    }  # fmt: skip
    return render(request, "fund/desk/application.html", context, status=422 if wrong else 200)


def similar_shown(viewer: Any, found: Application) -> list[tuple[Application, Any, bool]]:
    """Similar ones the viewer may read: application, state, whether of the same applicant."""
    hidden = hidden_from(viewer)
    return [(one, STATES[State(one.state)], same) for one, same in similar_to(found) if one.pk not in hidden]


def desk_papers(found: Application, form: Any) -> dict[str, Any]:
    """Documents with their addresses at the desk; nobody takes one back there."""
    return shown_papers(found, lambda _page: "", form) | {
        "papers": [(one, reverse("fund:document", args=[found.pk, one.pk]), "") for one in papers_of(found)],
        "paper_url": reverse("fund:add_paper", args=[found.pk]),
    }


Do = Callable[[HttpRequest, Application, dict[str, Any]], object]
ACTS: dict[str, tuple[Any, Do]] = {
    "frage": (QuestionForm, lambda request, one, told: conversation.ask(application=one, **told, by=request.user, now=timezone.now())),
    "notiz": (NoteForm, lambda request, one, told: conversation.note(application=one, **told, by=request.user, now=timezone.now())),
    "bewilligen": (AwardForm, lambda request, one, told: deciding.award(application=one, **told, by=request.user, now=timezone.now())),
    "zurueckstellen": (DeferForm, lambda request, one, told: deciding.defer(application=one, **told, by=request.user, now=timezone.now())),
    "widerspruch": (ObjectionForm, lambda request, one, told: objecting.answer_open(application=one, **told, by=request.user, now=timezone.now())),
    "ablehnen": (RejectForm, lambda request, one, told: deciding.reject(application=one, **told, by=request.user, now=timezone.now())),
}  # fmt: skip


@at_agency
@require_http_methods(["POST"])
def act(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """One act; what could not be taken stands in its form. An agency notes something, everything else is the office's."""
    if what != "notiz" and not can_run_funds(request.user):
        raise NotAllowed(_("Only the network's office looks after funds."))
    found = get_object_or_404(readable_applications(request.user), pk=pk)
    if what not in ACTS:
        raise Http404
    make, do = ACTS[what]
    form = make(request.POST)
    if not form.is_valid():
        return case(request, found, (what, form))
    try:
        do(request, found, form.cleaned_data)
    except DomainError as problem:
        form.add_error(None, str(problem))
        return case(request, found, (what, form))
    messages.success(request, _("Done."))
    return redirect("fund:application", found.pk)


@at_office
@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of the formal check."""
    found = get_object_or_404(applications_for(request.user), pk=pk)
    try:
        deciding.check_formally(
            application=found, ticked=request.POST.getlist("punkt"), by=request.user, now=timezone.now()
        )
    except DomainError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Saved."))
    return redirect("fund:application", found.pk)


@at_agency
@require_safe
def paper(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """The application or the letter as PDF."""
    found = get_object_or_404(readable_applications(request.user), pk=pk)
    if what == "antrag":
        return pdf(application_paper(found), f"{found.reference}.pdf")
    decision = get_object_or_404(found.decisions.all()[:1]) if what == "bescheid" else None
    if decision is None:
        raise Http404
    return pdf(decision_paper(decision), f"{found.reference}-bescheid.pdf")
