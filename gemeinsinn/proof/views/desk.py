"""Grants at the desk of the network's office: the list, a case, its receipts, and the result."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.fund.extras import Note
from gemeinsinn.fund.models import Application
from gemeinsinn.fund.views.gate import at_office
from gemeinsinn.proof.actions import checking
from gemeinsinn.proof.actions.changing import answer_change
from gemeinsinn.proof.actions.closing import settle_too_much_back
from gemeinsinn.proof.forms.checking import AnswerForm, BackForm, CheckForm, RevokeForm
from gemeinsinn.proof.lifecycle.grants import WRITABLE, Answer, State, Way
from gemeinsinn.proof.models import Grant
from gemeinsinn.proof.papers import closing_paper, proof_paper
from gemeinsinn.proof.queries.checking import receipts_to_check
from gemeinsinn.proof.queries.closing import surplus_of
from gemeinsinn.proof.queries.figures import figures_of
from gemeinsinn.proof.queries.grants import counts_of, desk_grants, grant_of, grants_for
from gemeinsinn.proof.views.files import file_answer, pdf
from gemeinsinn.proof.wording import (
    ANSWERS,
    CHANGES,
    QUESTIONS,
    REPORT_COUNTS,
    RESULTS,
    STATES,
    TONES,
    VERDICTS,
    WAYS,
    figure_heads,
)

PER_PAGE = 25
NO_LETTER = frozenset({"belege", "auszahlen", "behalten"})


def notes_on(application: Application) -> list[Note]:
    """What the page of an application says about its grant."""
    grant = grant_of(application)
    if grant is None:
        return []
    words = _("Grant: %(state)s") % {"state": STATES[State(grant.state)]}
    return [Note(words, reverse("proof:grant", args=[grant.pk]))]


@at_office
@require_safe
def grants(request: HttpRequest) -> HttpResponse:
    """One tab of the list; without one, what waits for the office."""
    today = timezone.localdate()
    names = {"todo": _("Waits for us"), "late": _("Late")} | {one.value: str(STATES[one]) for one in State}
    tab = request.GET.get("stand", "todo")
    tab = tab if tab in names else "todo"
    counts = counts_of(request.user, today=today)
    tabs = [
        {"label": label, "count": counts.get(name, 0), "current": name == tab, "href": f"?stand={name}"}
        for name, label in names.items()
        if counts.get(name) or name in {tab, "todo", "late"}
    ]
    page = Paginator(desk_grants(request.user, tab=tab, today=today), PER_PAGE).get_page(
        request.GET.get("seite", "")[:9]
    )
    rows = [
        (
            one,
            STATES[State(one.state)],
            TONES.get(State(one.state), "plain"),
            one.state in WRITABLE and one.due_on < today,
        )
        for one in page
    ]
    return render(request, "proof/desk/grants.html", {"page": page, "rows": rows, "tabs": tabs, "base": f"stand={tab}"})


@at_office
@require_safe
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """One case."""
    return case(request, get_object_or_404(grants_for(request.user), pk=pk))


def case(request: HttpRequest, found: Grant, wrong: tuple[str, Any] | None = None) -> HttpResponse:
    """The page of a case; `wrong` is an act with the form that could not be taken."""
    figures = figures_of(found)
    shown: dict[str, Any] = {
        "zurueck": BackForm(), "pruefen": CheckForm(initial={"recognised": Money(figures.recognisable)}),
        "aufheben": RevokeForm(), "ja": AnswerForm(), "nein": AnswerForm(), "belege": None,
    }  # fmt: skip
    if wrong is not None:
        shown[wrong[0]] = wrong[1]
    today = timezone.localdate()
    context = {
        "grant": found, "application": found.application, "fund": found.application.round.fund, "figures": figures,
        "figure_heads": figure_heads(), "state": STATES[State(found.state)], "tone": TONES.get(State(found.state), "plain"), "forms": shown,
        "wrong": wrong[1] if wrong else None, "act": wrong[0] if wrong else "",
        "receipts": receipts_to_check(found, checking.sample_numbers(found)), "verdicts": [(one.value, words) for one, words in VERDICTS.items()],
        "answers": [(QUESTIONS[key], found.answers[key]) for key in QUESTIONS if found.answers.get(key)],
        "counted": [(label, found.evaluation.get(key)) for key, label in REPORT_COUNTS.items() if key in found.evaluation],
        "pictures": found.pictures.all(), "hours": found.hours.all(), "handed": found.hand_ins.last(),
        "changes": [(CHANGES[one.kind], ANSWERS[one.answer], one, plan_words(found, one.costs)) for one in found.changes.select_related("by")],
        "reviews": [(RESULTS.get(one.result, _("sent back")), one) for one in found.reviews.select_related("by")],
        "may_check": found.state == State.HANDED_IN, "may_revoke": found.state in WRITABLE and found.due_on < today,
        "late": found.state in WRITABLE and found.due_on < today, "surplus": surplus_of(found),
        "too_much": [(WAYS[one.way], one) for one in found.too_much_back.select_related("by")],
    }  # fmt: skip
    return render(request, "proof/desk/grant.html", context, status=422 if wrong else 200)


def plan_words(found: Grant, costs: dict[str, int]) -> list[tuple[str, int, int]]:
    """Label, what is in force, what is wanted."""
    now = found.plans.order_by("-number")[0].costs
    return [
        (kind.label, now.get(kind.key, 0), costs.get(kind.key, 0))
        for kind in found.rules.cost_types
        if costs and now.get(kind.key, 0) != costs.get(kind.key, 0)
    ]


Do = Callable[[HttpRequest, Grant, dict[str, Any]], object]


def answered(yes: bool) -> Do:
    """Says yes or no to the one open change that was named."""

    def act(request: HttpRequest, found: Grant, told: dict[str, Any]) -> None:
        number = request.POST.get("aenderung", "")
        change = get_object_or_404(
            found.changes.filter(answer=Answer.OPEN), pk=number if number.isdecimal() and len(number) < 10 else 0
        )
        answer_change(change=change, grants=yes, words=told["words"], by=request.user, now=timezone.now())

    return act


def receipts_said(request: HttpRequest, found: Grant, _told: dict[str, Any]) -> None:
    """A verdict for each receipt that got one."""
    said = {
        number: (request.POST.get(f"urteil-{number}", ""), request.POST.get(f"wort-{number}", ""))
        for number in found.receipts.values_list("number", flat=True)
    }
    checking.check_receipts(grant=found, said=said, by=request.user, now=timezone.now())


def settled(way: Way) -> Do:
    """What came back too much goes to the payer once more, or stays."""

    def act(request: HttpRequest, found: Grant, _told: dict[str, Any]) -> None:
        settle_too_much_back(grant=found, way=way, by=request.user, now=timezone.now())

    return act


ACTS: dict[str, tuple[Any, Do]] = {
    "belege": (AnswerForm, receipts_said),
    "zurueck": (BackForm, lambda request, one, told: checking.send_back(grant=one, **told, by=request.user, now=timezone.now())),
    "pruefen": (CheckForm, lambda request, one, told: checking.check_proof(grant=one, **told, by=request.user, now=timezone.now())),
    "aufheben": (RevokeForm, lambda request, one, told: checking.revoke_grant(grant=one, **told, by=request.user, now=timezone.now())),
    "ja": (AnswerForm, answered(True)), "nein": (AnswerForm, answered(False)),
    "auszahlen": (forms.Form, settled(Way.RETURNED)), "behalten": (forms.Form, settled(Way.KEPT)),
}  # fmt: skip


@at_office
@require_POST
def act(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """One act; what could not be taken stands in its form."""
    found = get_object_or_404(grants_for(request.user), pk=pk)
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
    messages.success(request, _("Saved.") if what in NO_LETTER else _("Done. The letter is on its way."))
    return redirect("proof:grant", found.pk)


@at_office
@require_safe
def paper(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """The proof as handed in, or the closing letter."""
    found = get_object_or_404(grants_for(request.user), pk=pk)
    if what == "nachweis":
        return pdf(
            proof_paper(found, get_object_or_404(found.hand_ins.order_by("-number")[:1])), f"{found}-nachweis.pdf"
        )
    if what == "abschluss":
        return pdf(closing_paper(get_object_or_404(found.reviews.exclude(result="")[:1])), f"{found}-abschluss.pdf")
    raise Http404


@at_office
@require_safe
def file(request: HttpRequest, pk: int, sort: str, number: int) -> HttpResponse:
    """A receipt by its number, or a picture by its id."""
    found = get_object_or_404(grants_for(request.user), pk=pk)
    if sort == "beleg":
        receipt = get_object_or_404(found.receipts, number=number)
        return file_answer(receipt.path, receipt.suffix, f"{found} {number}")
    if sort == "bild":
        return file_answer(get_object_or_404(found.pictures, pk=number).path, "jpg", f"{found} {number}")
    raise Http404
