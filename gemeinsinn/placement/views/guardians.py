"""A parent's or guardian's page by link: about whom, with whom, the words; yes or no, changed until the introduction."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.people.personal import personal_path
from gemeinsinn.placement.actions.guardians import answer_guardian, words_for
from gemeinsinn.placement.hosts import host_of
from gemeinsinn.placement.lifecycle.proposals import State
from gemeinsinn.placement.models import GuardianAsked
from gemeinsinn.placement.showing import told_about

WITH_ALL = (
    "contact", "proposal__case__agency", "proposal__case__contact", "proposal__need__contact",
    "proposal__need__organisation", "proposal__need__quarter", "proposal__need__municipality",
    "proposal__need__opportunity",
)  # fmt: skip


def guardian(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """Looking changes nothing; two buttons do."""
    if rest:
        raise Http404
    asked = get_object_or_404(GuardianAsked.objects.select_related(*WITH_ALL), pk=link.subject_id)
    problem = ""
    if request.method == "POST":
        try:
            answer_guardian(asked=asked, agreed=request.POST.get("antwort") == "ja", now=timezone.now())
        except DomainError as error:
            problem = str(error)
        else:
            return redirect(personal_path(token))
    proposal = asked.proposal
    context = {
        "asked": asked, "young": proposal.case.contact.name if proposal.case.contact else "",
        "agency": proposal.case.agency, "host": host_of(proposal.need).name, "wording": words_for(asked),
        "open": proposal.case.is_open and proposal.state == State.SUGGESTED, "problem": problem,
        **told_about(proposal.need),
    }  # fmt: skip
    return render(request, "placement/guardian.html", context, status=409 if problem else 200)
