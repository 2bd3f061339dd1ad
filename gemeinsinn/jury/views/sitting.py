"""A sitting for whoever leads it, the chair or the office, and for members to look at; its minutes."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.jury.actions import concluding, conflicts, convening, judging
from gemeinsinn.jury.forms import BodyForm, ConcludeForm, PutOffForm, SeatVoteForm
from gemeinsinn.jury.lifecycle.sittings import DECIDING, Kind, Result, State
from gemeinsinn.jury.models import Case, Conflict, Member, Sitting
from gemeinsinn.jury.papers import minutes_paper
from gemeinsinn.jury.queries.cases import cases_for, recused_ids, sittings_for, tally_of
from gemeinsinn.jury.queries.juries import members_on
from gemeinsinn.jury.rules import can_lead, can_run_juries
from gemeinsinn.jury.views.gate import at_jury, page
from gemeinsinn.jury.wording import KINDS, RESULTS, STANDINGS, STATES, TONES, as_words, ground_words, votes_words


@at_jury
@require_safe
def sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of a sitting."""
    return sitting_page(request, find(request, pk))


def find(request: HttpRequest, pk: int) -> Sitting:
    """A sitting this person may see, or 404."""
    return get_object_or_404(sittings_for(request.user, timezone.localdate()), pk=pk)


def sitting_page(request: HttpRequest, found: Sitting, problem: str = "") -> HttpResponse:
    """Who is there, what is on the agenda, how far it is."""
    day = timezone.localdate()
    noted = dict(found.presences.values_list("member", "present"))
    cases = list(cases_for(request.user, day).filter(sitting=found))
    leads = can_lead(request.user, found.jury, day)
    context = {
        "sitting": found, "jury": found.jury, "kind": KINDS[found.kind], "state": STATES[found.state], "leads": leads,
        "office": can_run_juries(request.user), "problem": problem, "is_meeting": found.kind == Kind.MEETING,
        "members": [(one, noted.get(one.pk)) for one in members_on(found.jury, timezone.localdate(found.starts_at))],
        "cases": [(one, RESULTS[one.result], TONES.get(one.result, "plain"), votes_words(one.tally) if one.tally else "") for one in cases],
        "pots": {one.application.round.pot for one in cases},
        "may_open": leads and found.state == State.PLANNED, "may_note": leads and found.kind == Kind.MEETING and found.state in {State.PLANNED, State.OPEN},
        "may_finish": leads and found.state == DECIDING[Kind(found.kind)] and not any(one.result == Result.PENDING for one in cases),
        "may_cancel": can_run_juries(request.user) and found.state in {State.PLANNED, State.OPEN},
    }  # fmt: skip
    return page(request, "jury/sitting.html", context, status=409 if problem else 200)


ACTS: dict[str, Callable[..., object]] = {
    "eroeffnen": convening.open_meeting, "beenden": concluding.finish, "absagen": convening.call_off,
}  # fmt: skip


@at_jury
@require_POST
def act(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Opening, who is there, the end."""
    found = find(request, pk)
    told = {"sitting": found, "by": request.user, "now": timezone.now()}
    try:
        if what == "anwesend":
            there = [(one.pk, request.POST.get(f"p{one.pk}", "")) for one in found.jury.members.all()]
            convening.note_presence(
                **told, present=[pk for pk, said in there if said == "da"],
                excused=[pk for pk, said in there if said == "entschuldigt"],
            )  # fmt: skip
        elif what in ACTS:
            ACTS[what](**told)
        else:
            raise Http404
    except NotAllowed:
        raise
    except DomainError as problem:
        return sitting_page(request, found, str(problem))
    messages.success(request, _("Done."))
    return redirect("jury:sitting", found.pk)


@at_jury
@require_safe
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes as PDF, without what the reader stays out of."""
    found = get_object_or_404(sittings_for(request.user, timezone.localdate()), pk=pk, state=State.DONE)
    mine = set(
        cases_for(request.user, timezone.localdate()).filter(sitting=found).values_list("application", flat=True)
    )
    hidden = set(found.cases.values_list("application", flat=True)) - mine
    headers = {"Content-Disposition": f'inline; filename="protokoll-{found.pk}.pdf"'}
    return HttpResponse(minutes_paper(found, without=hidden), content_type="application/pdf", headers=headers)


@at_jury
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One case for whoever leads: votes, bias, the result."""
    return case_page(request, led(request, pk))


def led(request: HttpRequest, pk: int) -> Case:
    """A case this person may see and leads, or 404; a member who does not lead may not."""
    found = get_object_or_404(cases_for(request.user, timezone.localdate()), pk=pk)
    if not can_lead(request.user, found.sitting.jury, timezone.localdate()):
        raise NotAllowed(_("Only the chair and the office lead a sitting."))
    return found


def case_page(request: HttpRequest, found: Case, wrong: tuple[str, Any] | None = None) -> HttpResponse:
    """The page; `wrong` is an act with the form that could not be taken."""
    forms = {
        "beschluss": ConcludeForm(initial={"reasons": found.reasons}),
        "vertagen": PutOffForm(),
        "gremium": BodyForm(),
    }
    if wrong is not None and wrong[0] in forms:
        forms[wrong[0]] = wrong[1]
    pending = found.result == Result.PENDING
    tally = as_words(tally_of(found)) if pending else None
    context = {
        "case": found, "sitting": found.sitting, "application": found.application, "forms": forms, "wrong": wrong,
        "left": found.application.round.pot.available, "result": RESULTS[found.result], "tone": TONES.get(found.result, "plain"),
        "seats": wrong[1] if wrong and wrong[0] == "stimmen" else seat_forms(found), "tally": tally, "counted": votes_words(found.tally) if found.tally else "",
        "conflicts": [(one, ground_words(one.grounds), STANDINGS[one.standing]) for one in conflicts_of(found)],
        "may_record": pending and found.sitting.state == State.OPEN and found.sitting.kind == Kind.MEETING,
        "may_decide": pending and found.sitting.state == DECIDING[Kind(found.sitting.kind)],
        "shows_count": found.sitting.state != State.PLANNED and (found.sitting.state != State.OPEN or found.sitting.kind == Kind.MEETING),
        "may_body": found.result == Result.RECOMMENDED and can_run_juries(request.user),
    }  # fmt: skip
    return page(request, "jury/lead_case.html", context, status=422 if wrong else 200)


def conflicts_of(found: Case) -> Any:
    """Of members of this jury."""
    rows = Conflict.objects.filter(application=found.application, member__jury=found.sitting.jury)
    return rows.select_related("member")


def seat_forms(found: Case, posted: Any = None) -> list[tuple[Member, SeatVoteForm]]:
    """One row for each who is there and may vote."""
    there = set(found.sitting.presences.filter(present=True).values_list("member", flat=True)) - recused_ids(found)
    votes = {one.member_id: one for one in found.votes.all()}
    members = found.sitting.jury.members.filter(pk__in=there)
    return [(one, SeatVoteForm.of(one, votes.get(one.pk), posted)) for one in members]


def take_votes(request: HttpRequest, found: Case, told: dict[str, Any]) -> tuple[str, Any] | None:
    """All rows at once; None if they were taken."""
    rows = seat_forms(found, request.POST)
    wrong = [form for _member, form in rows if not form.is_valid()]  # every row, so that each says what is wrong
    if wrong:
        return ("stimmen", rows)
    said = {
        one.pk: (form.cleaned_data["choice"], form.cleaned_data["amount"])
        for one, form in rows
        if form.cleaned_data["choice"]
    }
    try:
        judging.record_votes(**told, votes=said)
    except DomainError as problem:
        rows[0][1].add_error(None, str(problem))
        return ("stimmen", rows)
    return None


def settle(found: Case, told: dict[str, Any], data: Any, *, stands: bool) -> None:
    """Whether a conflict holds, by the id of the member."""
    number = str(data.get("mitglied", ""))
    member = int(number) if number.isdecimal() and len(number) < 10 else 0
    conflict = conflicts_of(found).filter(member=member).first()
    if conflict is None:
        raise Http404
    conflicts.settle(**told, conflict=conflict, stands=stands)


def body_told(form: BodyForm) -> dict[str, Any]:
    """What `record_body` takes."""
    told = dict(form.cleaned_data)
    return told | {"agrees": told["agrees"] == "ja"}


WITH_FORM: dict[str, tuple[Any, Callable[[dict[str, Any], Any], object]]] = {
    "beschluss": (ConcludeForm, lambda told, form: concluding.conclude(**told, **form.cleaned_data)),
    "vertagen": (PutOffForm, lambda told, form: concluding.put_off(**told, **form.cleaned_data)),
    "gremium": (BodyForm, lambda told, form: concluding.record_body(**told, **body_told(form))),
}


@at_jury
@require_POST
def act_on_case(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Votes, bias, the order, the result."""
    found = led(request, pk)
    told = {"case": found, "by": request.user, "now": timezone.now()}
    wrong: tuple[str, Any] | None = None
    if what == "stimmen":
        wrong = take_votes(request, found, told)
    elif what == "hoch":
        convening.move_up(**told)
        return redirect("jury:sitting", found.sitting_id)
    elif what in {"gilt", "gilt-nicht"}:
        settle(found, told, request.POST, stands=what == "gilt")
    elif what in WITH_FORM:
        make, do = WITH_FORM[what]
        wrong = with_form(make(request.POST), what, told, do)
    else:
        raise Http404
    if wrong is not None:
        return case_page(request, found, wrong)
    messages.success(request, _("Done."))
    return redirect("jury:lead_case", found.pk)


def with_form(form: Any, what: str, told: dict[str, Any], do: Any) -> tuple[str, Any] | None:
    """Does it, or returns the form with what is wrong."""
    if not form.is_valid():
        return (what, form)
    try:
        do(told, form)
    except NotAllowed:
        raise
    except DomainError as problem:
        form.add_error(None, str(problem))
        return (what, form)
    return None
