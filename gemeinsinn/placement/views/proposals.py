"""What becomes of a suggestion: introduced with the words read out, tried, placed or not; and a slip taken back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinsinn.core.errors import DomainError
from gemeinsinn.placement.actions.following import answer_follow_up
from gemeinsinn.placement.actions.guardians import ask_guardian
from gemeinsinn.placement.actions.proposals import begin_trial, end_proposal, introduce, place, take_back
from gemeinsinn.placement.forms.acts import AnswerForm, EndForm, GuardianForm
from gemeinsinn.placement.hosts import host_of
from gemeinsinn.placement.lifecycle.cases import GuardianSays, youth_of
from gemeinsinn.placement.lifecycle.proposals import Move
from gemeinsinn.placement.models import FollowUp, Proposal
from gemeinsinn.placement.views.gate import Agencies, at_agency, own_case, own_proposal
from gemeinsinn.placement.wording.consents import INTRODUCING_VERSION, guardian_words, introducing_words
from gemeinsinn.placement.wording.proposals import DONE
from gemeinsinn.placement.wording.proposals import guardian_words as guardian_answer

GUARDIANS = {"eltern": GuardianSays.YES, "alt": GuardianSays.NOT_NEEDED}  # which of the buttons was pressed
ENDS = {"nicht": Move.DROP, "ende": Move.END}


@at_agency
@require_http_methods(["GET", "HEAD", "POST"])
def introduction(request: HttpRequest, agencies: Agencies, pk: int) -> HttpResponse:
    """The words to read out; only with a yes the host hears of it. Under 16 a guardian can be asked by mail from here."""
    proposal = own_proposal(request, pk)
    form = GuardianForm(request.POST if "fragen" in request.POST else None)
    problem = ""
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        try:
            messages.success(request, ask(proposal, form, request) if form.is_bound else tell(proposal, request))
            return redirect(*(("placement:introduce", pk) if form.is_bound else ("placement:case", proposal.case_id)))
        except DomainError as refusal:
            problem = str(refusal)
    case, host = proposal.case, host_of(proposal.need)
    context = {
        "proposal": proposal, "case": case, "host": host, "problem": problem, "form": form,
        "youth": youth_of(case.birth_year, case.age_band, timezone.localdate().year),
        "guardian": getattr(proposal, "guardian", None), "guardian_words": guardian_answer(proposal),
        "guardian_consent": guardian_words(case.agency, host),
        "consent": introducing_words(case.agency, host), "version": INTRODUCING_VERSION,
    }  # fmt: skip
    return render(request, "placement/introduce.html", context, status=422 if problem or form.errors else 200)


def ask(proposal: Proposal, form: GuardianForm, request: HttpRequest) -> str:
    """A link to a parent or guardian, and what is said about it."""
    ask_guardian(proposal=proposal, by=request.user, now=timezone.now(), **form.cleaned_data)
    return _("The link is on its way. What they say stands here.")


def tell(proposal: Proposal, request: HttpRequest) -> str:
    """The introduction, and what is said about it."""
    said = GUARDIANS.get(request.POST.get("ja", ""))
    introduce(proposal=proposal, agreed="ja" in request.POST, guardian=said, by=request.user, now=timezone.now())
    host = host_of(proposal.need)
    if host.email:
        return str(DONE[Move.INTRODUCE])
    return _("Introduced. They have no e-mail address: please ring %(phone)s.") % {"phone": host.phone or host.name}


@at_agency
@require_POST
def move(request: HttpRequest, agencies: Agencies, pk: int, act: str) -> HttpResponse:
    """On trial, placed, not, over, or back to how it was."""
    proposal = own_proposal(request, pk)
    if act not in {"probe", "vermittelt", "zurueck", *ENDS}:
        raise Http404
    try:
        said = do(proposal, act, request)
    except DomainError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect("placement:case", proposal.case_id)


def do(proposal: Proposal, act: str, request: HttpRequest) -> str:
    """One move, and what is said about it."""
    who: dict[str, Any] = {"proposal": proposal, "by": request.user, "now": timezone.now()}
    if act == "probe":
        begin_trial(**who)
        return str(DONE[Move.TRY])
    if act == "vermittelt":
        place(**who)
        return str(DONE[Move.PLACE])
    if act == "zurueck":
        take_back(**who)
        return _("Taken back.")
    form = EndForm(request.POST, move=ENDS[act])
    if not form.is_valid():
        raise DomainError(_("Please choose why."))
    end_proposal(move=ENDS[act], **form.cleaned_data, **who)
    return str(DONE[ENDS[act]])


@at_agency
@require_POST
def told_on_the_phone(request: HttpRequest, agencies: Agencies, pk: int) -> HttpResponse:
    """What one side said when a colleague rang."""
    follow_up = get_object_or_404(
        FollowUp.objects.select_related("proposal__case__agency", "proposal__case__contact"), pk=pk
    )
    case = own_case(request, follow_up.proposal.case_id)
    form = AnswerForm(request.POST)
    if form.is_valid():
        answer_follow_up(follow_up=follow_up, by=request.user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("Please choose an answer."))
    return redirect("placement:case", case.pk)
