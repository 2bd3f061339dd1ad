"""Personal links: the person's own page, and "how is it going?" answered with one click."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.core.models import SecretLink
from gemeinsinn.people.personal import personal_path
from gemeinsinn.people.views.one_click import render as render_one_click
from gemeinsinn.placement.actions.appealing import tell_appeal
from gemeinsinn.placement.actions.following import answer_follow_up
from gemeinsinn.placement.actions.forgetting import erase_case
from gemeinsinn.placement.forms.acts import AnswerForm
from gemeinsinn.placement.hosts import host_of
from gemeinsinn.placement.lifecycle.following import Answer, Side
from gemeinsinn.placement.lifecycle.proposals import State
from gemeinsinn.placement.models import Case, FollowUp
from gemeinsinn.placement.queries.files import cases_with_all, proposals_of
from gemeinsinn.placement.showing import told_about
from gemeinsinn.placement.wording.cases import facts_of
from gemeinsinn.placement.wording.proposals import ANSWERS, STATES


def person(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """What is suggested to somebody, to tick what appeals; what is kept about them; the end of it, at their wish."""
    case = found_case(link)
    if rest not in {"", "gefaellt", "loeschen"}:
        raise Http404
    if rest == "gefaellt":
        return appeal(request, case, token)
    if not rest:
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return render(request, "placement/own.html", own_page(case, token))
    if request.method == "POST":
        erase_case(case=case, by=None, now=timezone.now())
        return render(request, "placement/erased.html", {"agency": case.agency})
    return render(request, "placement/own_erase.html", {"case": case, "back_href": personal_path(token)})


def own_page(case: Case, token: str) -> dict[str, Any]:
    """What the page shows; as long as the case goes on, what is only suggested can be ticked."""
    rows = [
        told_about(one.need)
        | {
            "pk": one.pk,
            "state": STATES[one.state],
            "appeals": one.appealed_at is not None,
            "open": case.is_open and one.state == State.SUGGESTED,
        }
        for one in proposals_of(case)
    ]
    return {
        "case": case, "facts": facts_of(case), "open": [row for row in rows if row["open"]],
        "rows": [row for row in rows if not row["open"]],
        "appeal_href": personal_path(token, "gefaellt"), "erase_href": personal_path(token, "loeschen"),
    }  # fmt: skip


def appeal(request: HttpRequest, case: Case, token: str) -> HttpResponse:
    """What is ticked, told to the agency. Looking at the address writes nothing."""
    if request.method == "POST":
        ticked = {
            int(one)
            for one in request.POST.getlist("vorschlag")[:50]
            if one.isascii() and one.isdigit() and len(one) < 19
        }
        try:
            number = tell_appeal(case=case, chosen=ticked, now=timezone.now())
        except DomainError as problem:
            messages.warning(request, str(problem))
        else:
            said = _("Thank you. We get in touch about it.") if number else _("Nothing is ticked. That is fine, too.")
            messages.success(request, said)
    return redirect(personal_path(token))


def found_case(link: SecretLink) -> Case:
    """The case a link leads to; 410 once the person is forgotten."""
    case = get_object_or_404(cases_with_all(), pk=link.subject_id)
    if case.contact is None:
        raise NoLongerThere(_("Nothing about you is kept here any more."))
    return case


def asked(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """How is it going? A link for each answer shows it, a POST counts it; a word can be added, and the answer changed."""
    follow_up = found_question(link)
    if rest and rest not in set(Answer):
        raise Http404
    if request.method == "POST":
        form = AnswerForm({"answer": rest, "words": ""} if rest else request.POST)
        if form.is_valid():
            answer_follow_up(follow_up=follow_up, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Thank you. The agency sees it."))
            return redirect(personal_path(token))
        return render(request, "placement/asked.html", question(follow_up, form), status=422)
    if rest:
        return render_one_click(
            request, title=_("How is it going?"), text=asked_words(follow_up), button=str(ANSWERS[Answer(rest)])
        )
    form = AnswerForm(initial={"answer": follow_up.answer or None, "words": follow_up.words})
    return render(request, "placement/asked.html", question(follow_up, form))


def found_question(link: SecretLink) -> FollowUp:
    """The question a link leads to; 410 once the person is forgotten."""
    rows = FollowUp.objects.select_related(
        "proposal__case__agency", "proposal__case__contact", "proposal__need__organisation", "proposal__need__contact"
    )
    follow_up = get_object_or_404(rows, pk=link.subject_id)
    if follow_up.proposal.case.contact is None:
        raise NoLongerThere(_("That is settled. Nothing about it is asked any more."))
    return follow_up


def question(follow_up: FollowUp, form: AnswerForm) -> dict[str, Any]:
    """What the page shows."""
    return {
        "form": form, "title": follow_up.proposal.need.title, "words": asked_words(follow_up),
        "answer": ANSWERS[follow_up.answer] if follow_up.answer else "", "agency": follow_up.proposal.case.agency,
    }  # fmt: skip


def asked_words(follow_up: FollowUp) -> str:
    """About what, and to the host about whom."""
    proposal = follow_up.proposal
    if follow_up.side == Side.PERSON:
        return _("“%(title)s” at %(host)s") % {"title": proposal.need.title, "host": host_of(proposal.need).name}
    return _("%(name)s at “%(title)s”") % {"name": proposal.case.contact, "title": proposal.need.title}
