"""Teams at the agency: who is in them, who carries them, who answers in the town hall."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.guides.actions.guides import add_guide
from gemeinsinn.guides.actions.teams import add_sponsor, change_team, end_sponsor, found_team
from gemeinsinn.guides.forms.guides import JoinForm, SponsorForm, TeamForm, TownHallForm
from gemeinsinn.guides.lifecycle.guides import TEAM_LEAST, TEAM_MOST, WORKING, is_usual_size
from gemeinsinn.guides.models import Guide, GuideConsent, Team, TeamSponsor
from gemeinsinn.guides.queries.teams import guides_of, teams_for, unanswered_messages
from gemeinsinn.guides.views.gate import at_agency, managed_team
from gemeinsinn.guides.wording import GIVES, STATE_TONES, STATE_WORDS
from gemeinsinn.organisations.queries import agencies_of


@at_agency
@require_safe
def teams(request: HttpRequest) -> HttpResponse:
    """All teams of one's agencies, and what was written to guides and waits."""
    rows = [{"team": team, "unusual": not is_usual_size(team.working)} for team in teams_for(request.user)]
    context = {
        "rows": rows, "least": TEAM_LEAST, "most": TEAM_MOST, "waiting": list(unanswered_messages(request.user)[:50]),
    }  # fmt: skip
    return render(request, "guides/teams.html", context)


@at_agency
@require_http_methods(["GET", "HEAD", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    """A new team."""
    data = request.POST if request.method == "POST" else None
    form = TeamForm(data, agencies=agencies_of(request.user).order_by("name"))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            team = found_team(
                name=told["name"], place=told["place"], agency=told["agency"], town_hall=form.town_hall(),
                by=request.user, now=timezone.now(),
            )  # fmt: skip
        except DomainError as problem:
            form.add_error("place", str(problem))
        else:
            messages.success(request, _("The team is founded. Now take in its guides."))
            return redirect("guides:team", team.pk)
    return render(request, "guides/found.html", {"form": form}, status=422 if form.errors else 200)


@at_agency
@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest, pk: int) -> HttpResponse:
    """One team; its name and town hall are changed here."""
    found = managed_team(request, pk)
    form = TownHallForm(request.POST if request.method == "POST" else None, initial=TownHallForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        change_team(
            team=found, name=form.cleaned_data["name"], town_hall=form.town_hall(), by=request.user, now=timezone.now()
        )
        messages.success(request, _("Saved."))
        return redirect("guides:team", pk)
    return team_page(request, found, {"form": form})


def team_page(request: HttpRequest, team: Team, bound: dict[str, Any]) -> HttpResponse:
    """The page with all its forms, one of which may hold errors."""
    guides = list(guides_of(team))
    working = [guide for guide in guides if guide.state in WORKING]
    wrong = next((form for form in bound.values() if form.errors), None)
    context = {
        "form": TownHallForm(initial=TownHallForm.initial_of(team)), "join_form": JoinForm(prefix="neu"),
        "sponsor_form": SponsorForm(team=team, prefix="traeger", initial={"since": timezone.localdate()}),
        **bound,
        "team": team, "wrong": wrong, "working": len(working), "unusual": not is_usual_size(len(working)),
        "least": TEAM_LEAST, "most": TEAM_MOST, "guides": [guide_row(guide) for guide in guides],
        "sponsors": [
            {"sponsor": one, "gives": GIVES[one.gives]} for one in team.sponsors.select_related(
                "organisation", "agreement__response__need", "agreement__response__offer"
            )
        ],
    }  # fmt: skip
    return render(request, "guides/team.html", context, status=422 if wrong else 200)


def guide_row(guide: Guide) -> dict[str, Any]:
    """A guide in the list of a team: the state, and whether their yes to being shown is still missing."""
    agreed = {row.purpose for row in guide.consents.all() if row.withdrawn_at is None}
    waits = guide.state in WORKING and GuideConsent.Purpose.PAGE not in agreed
    return {
        "guide": guide, "words": STATE_WORDS[guide.state], "tone": STATE_TONES.get(guide.state, "plain"),
        "waits_for_yes": waits,
    }  # fmt: skip


@at_agency
@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes somebody in."""
    team = managed_team(request, pk)
    form = JoinForm(request.POST, prefix="neu")
    if form.is_valid():
        try:
            guide = add_guide(team=team, by=request.user, now=timezone.now(), **form.cleaned_data)
        except DomainError as problem:
            form.add_error("email", str(problem))
        else:
            messages.success(request, _("%(name)s is in the team.") % {"name": guide.name})
            return redirect("guides:edit", guide.pk)
    return team_page(request, team, {"join_form": form})


@at_agency
@require_POST
def sponsor(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody carries the team."""
    team = managed_team(request, pk)
    form = SponsorForm(request.POST, team=team, prefix="traeger")
    if form.is_valid():
        try:
            add_sponsor(team=team, by=request.user, now=timezone.now(), **form.cleaned_data)
        except DomainError as problem:
            form.add_error("agreement", str(problem))
        else:
            messages.success(request, _("Saved."))
            return redirect("guides:team", pk)
    return team_page(request, team, {"sponsor_form": form})


@at_agency
@require_POST
def end_sponsoring(request: HttpRequest, pk: int) -> HttpResponse:
    """What was given ends today."""
    row = get_object_or_404(TeamSponsor.objects.select_related("team__agency"), pk=pk)
    managed_team(request, row.team_id)
    end_sponsor(sponsor=row, by=request.user, now=timezone.now(), until=max(timezone.localdate(), row.since))
    messages.success(request, _("Saved."))
    return redirect("guides:team", row.team_id)
