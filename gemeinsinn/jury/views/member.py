"""A member's desk: what is due, and one case to read, to give points, to talk about and to vote on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.core.documents import document_answer
from gemeinsinn.core.errors import DomainError
from gemeinsinn.fund.papers import cost_label
from gemeinsinn.jury.actions import conflicts, judging
from gemeinsinn.jury.forms import ReasonForm, RemarkForm, ScoreForm, VoteForm
from gemeinsinn.jury.lifecycle.blind import seen
from gemeinsinn.jury.lifecycle.conflicts import Standing
from gemeinsinn.jury.lifecycle.sittings import SCORING, Result, State
from gemeinsinn.jury.lifecycle.tally import weighted_mean
from gemeinsinn.jury.models import Case, Member
from gemeinsinn.jury.queries.cases import cases_for, conflict_of, open_of, scores_seen, seat_in, sittings_for
from gemeinsinn.jury.queries.papers import has_hidden_papers, papers_seen
from gemeinsinn.jury.rules import seats_of
from gemeinsinn.jury.views.gate import at_jury, page
from gemeinsinn.jury.wording import KINDS, RESULTS, STATES, TONES, facts_of, ground_words


@at_jury
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Seats, what is due, and the sittings."""
    day = timezone.localdate()
    due = [(one, due_of(one)) for one in open_of(request.user, day)]
    sittings = [(one, KINDS[one.kind], STATES[one.state]) for one in sittings_for(request.user, day)[:20]]
    context = {"seats": seats_of(request.user, day).select_related("jury__fund"), "due": due, "sittings": sittings}
    return page(request, "jury/desk.html", context)


def due_of(case: Any) -> str:
    """What a member still has to do with a case of `open_of`; "" if nothing."""
    if case.is_asked:
        return str(_("Are you biased? Please answer."))
    if case.sitting.state == State.OPEN and not case.has_voted:
        return str(_("Please vote."))
    if not case.has_scored and case.application.rules.jury.criteria:
        return str(_("Please give points."))
    return ""


@at_jury
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One case."""
    return case_page(request, find(request, pk))


def find(request: HttpRequest, pk: int) -> Case:
    """A case this person may see, or 404."""
    return get_object_or_404(cases_for(request.user, timezone.localdate()), pk=pk)


def case_page(request: HttpRequest, found: Case, wrong: tuple[str, Any] | None = None) -> HttpResponse:
    """The page; `wrong` is an act with the form that could not be taken."""
    member = seat_in(request.user, found, timezone.localdate())
    conflict = conflict_of(member, found) if member else None
    is_asked = conflict is not None and conflict.standing == Standing.SUGGESTED
    pending = found.result == Result.PENDING and member is not None
    forms = forms_of(found, member)
    if wrong is not None:
        forms[wrong[0]] = wrong[1]
    criteria = {one.key: one.weight for one in found.application.rules.jury.criteria}
    context = {
        **shown(found), "member": member, "conflict": conflict, "is_asked": is_asked, "forms": forms, "not_biased": forms["nicht-befangen"], "wrong": wrong,
        "grounds": ground_words(conflict.grounds) if conflict else "",
        "may_score": pending and criteria and found.sitting.state in SCORING and not is_asked,
        "may_vote": pending and found.sitting.state == State.OPEN and not is_asked, "may_declare": pending and not is_asked,
        "own_vote": found.votes.filter(member=member).first() if member else None,
        "scores": [(one, weighted_mean(one.points, criteria)) for one in scores_seen(found, request.user, member)],
        "talk": found.remarks.select_related("by"),
    }  # fmt: skip
    return page(request, "jury/case.html", context, status=422 if wrong else 200)


def forms_of(found: Case, member: Member | None) -> dict[str, Any]:
    """All forms of the page, filled with what the member said before."""
    criteria = found.application.rules.jury.criteria
    score = found.scores.filter(member=member).first() if member else None
    vote = found.votes.filter(member=member).first() if member else None
    points = {f"k-{key}": value for key, value in score.points.items()} | {"reasons": score.reasons} if score else {}
    return {
        "punkte": ScoreForm(criteria=criteria, initial=points), "wort": RemarkForm(),
        "stimme": VoteForm(initial={"choice": vote.choice, "amount": vote.amount} if vote else {}),
        "befangen": ReasonForm(prefix="b"), "nicht-befangen": ReasonForm(prefix="n"),
    }  # fmt: skip


def shown(found: Case) -> dict[str, Any]:
    """The frozen version without what is blind."""
    application, rules = found.application, found.application.rules
    frozen = application.submissions.last()
    content = seen(frozen.content if frozen else {}, rules.jury.blind)
    costs = [(cost_label(application, row["type"]), row["what"], row["cents"]) for row in content.get("costs", ())]
    return {
        "case": found, "application": application, "aim": content.get("aim", ""), "facts": facts_of(content, rules) if content.get("starts") else [],
        "costs": costs, "left": application.round.pot.available, "result": RESULTS[found.result],
        "tone": TONES.get(found.result, "plain"), "kind": KINDS[found.sitting.kind], "is_blind": bool(rules.jury.blind),
        "papers": papers_seen(found), "hides_papers": has_hidden_papers(found),
    }  # fmt: skip


@at_jury
@require_safe
def document(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """One document the jury may read, to be saved; named by the case, which names nobody."""
    found = find(request, pk)
    one = get_object_or_404(papers_seen(found), pk=paper)
    return document_answer(one.path, label=f"{found.application.reference} {one.label}", suffix=one.suffix)


Do = Callable[[dict[str, Any], Any], object]
ACTS: dict[str, Do] = {
    "punkte": lambda told, form: judging.score(**told, points=form.points(), reasons=form.cleaned_data["reasons"]),
    "wort": lambda told, form: judging.remark(**told, **form.cleaned_data),
    "stimme": lambda told, form: judging.vote(**told, **form.cleaned_data),
    "befangen": lambda told, form: conflicts.declare(**told, **form.cleaned_data),
    "nicht-befangen": lambda told, form: conflicts.answer_suggestion(**told, biased=False, **form.cleaned_data),
}


@at_jury
@require_POST
def act(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """One act; what could not be taken stands in its form. Whoever stays out is led back to the desk."""
    found = find(request, pk)
    told = {"case": found, "by": request.user, "now": timezone.now()}
    if what == "ja-befangen":
        conflicts.answer_suggestion(**told, biased=True, reason="")
    elif what not in ACTS:
        raise Http404
    else:
        form = posted(found, what, request.POST)
        if not form.is_valid():
            return case_page(request, found, (what, form))
        try:
            ACTS[what](told, form)
        except DomainError as problem:
            if problem.status == 403:
                raise
            form.add_error(None, str(problem))
            return case_page(request, found, (what, form))
    messages.success(request, _("You stay out of this one.") if what in {"befangen", "ja-befangen"} else _("Saved."))
    return redirect("jury:desk") if what in {"befangen", "ja-befangen"} else redirect("jury:case", found.pk)


def posted(found: Case, what: str, data: Any) -> Any:
    """The form of an act with what was sent."""
    if what == "punkte":
        return ScoreForm(data, criteria=found.application.rules.jury.criteria)
    makers: dict[str, Callable[[], Any]] = {
        "wort": lambda: RemarkForm(data), "stimme": lambda: VoteForm(data),
        "befangen": lambda: ReasonForm(data, prefix="b"), "nicht-befangen": lambda: ReasonForm(data, prefix="n"),
    }  # fmt: skip
    return makers[what]()
