"""Supervision: a team's month, its year as a table to take along, talks; and what those who carry a team may see."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.sheets import CSV, sheet_lines
from gemeinsinn.guides.actions.talks import note_talk, remove_talk
from gemeinsinn.guides.forms.notes import TalkForm
from gemeinsinn.guides.lifecycle.figures import Month
from gemeinsinn.guides.models import FeedbackTalk, Referral, Result, Topic
from gemeinsinn.guides.queries.figures import Figures, carried_by, figures_of, gained, months_of
from gemeinsinn.guides.views.gate import at_agency, managed_team
from gemeinsinn.guides.wording import GIVES, HANDOVER_STATES, month_words

FIRST_YEAR = 2000


def tables_of(found: Figures) -> list[dict[str, Any]]:
    """The figures as tables: caption, and rows of label and number."""
    return [
        {"caption": _("What it was about"), "rows": [(Topic(key).label, n) for key, n in found.topics.items()]},
        {"caption": _("Where people were sent"), "rows": [(Referral(key).label, n) for key, n in found.referrals.items()]},
        {"caption": _("What came of it"), "rows": [(Result(key).label, n) for key, n in found.results.items()]},
        {"caption": _("Introduced, and what became of it"), "rows": [
            (HANDOVER_STATES[key], n) for key, n in found.outcomes.items()
        ]},
    ]  # fmt: skip


@at_agency
@require_http_methods(["GET", "HEAD", "POST"])
def month(request: HttpRequest, pk: int) -> HttpResponse:
    """One month of a team; a talk is noted here."""
    team, today = managed_team(request, pk), timezone.localdate()
    form = TalkForm(request.POST if request.method == "POST" else None, initial={"day": today})
    if request.method == "POST" and form.is_valid():
        try:
            note_talk(team=team, by=request.user, now=timezone.now(), **form.cleaned_data)
        except DomainError as problem:
            form.add_error("day", str(problem))
        else:
            messages.success(request, _("The talk is noted."))
            return redirect("guides:month", pk)
    chosen = Month.typed(request.GET.get("monat", ""), today=today)
    found = figures_of(team, chosen, chosen.moved(1))
    context = {
        "team": team, "form": form, "found": found, "tables": tables_of(found), "words": month_words(chosen),
        "before": str(chosen.moved(-1)), "after": "" if chosen == Month.of(today) else str(chosen.moved(1)),
        "year": chosen.year, "talks": list(team.talks.select_related("by")[:24]),
    }  # fmt: skip
    return render(request, "guides/month.html", context, status=422 if form.errors else 200)


@at_agency
@require_safe
def sheet(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """A year of a team as CSV, as a German spreadsheet opens it."""
    team = managed_team(request, pk)
    if not FIRST_YEAR <= year <= timezone.localdate().year:
        raise Http404
    heads = [_("Month"), _("Consultations"), _("Minutes")]
    heads += [str(label) for choices in (Topic, Referral, Result) for label in choices.labels]
    heads += [_("Introduced"), *(str(words) for words in HANDOVER_STATES.values()), _("Answers from paper")]
    rows: list[list[Any]] = []
    for one, found in months_of(team, year):
        row = [str(one), found.consultations, found.minutes, *found.topics.values(), *found.referrals.values()]
        row += [*found.results.values(), found.handed, *found.outcomes.values(), found.from_paper]
        rows.append(row)
    answer = HttpResponse(sheet_lines(heads, rows), content_type=CSV)
    answer["Content-Disposition"] = f'attachment; filename="lotsen-{team.pk}-{year}.csv"'
    return answer


@at_agency
@require_POST
def drop_talk(request: HttpRequest, pk: int) -> HttpResponse:
    """Written down by mistake."""
    talk = get_object_or_404(FeedbackTalk.objects.select_related("team"), pk=pk)
    talk.team = managed_team(request, talk.team_id)
    remove_talk(talk=talk, by=request.user, now=timezone.now())
    messages.success(request, _("Saved."))
    return redirect("guides:month", talk.team_id)


@never_cache
@login_required
@require_safe
def carried(request: HttpRequest) -> HttpResponse:
    """For those who carry a team: what their quarter gained, in numbers that point at nobody."""
    rows = list(carried_by(request.user))
    if not rows:
        raise NotAllowed(_("This page is for organisations that carry a team of guides."))
    now = timezone.now()
    teams = [
        {
            "sponsor": row, "gives": GIVES[row.gives], "found": found,
            "topics": [(Topic(key).label, n) for key, n in found.topics.items()],
        }
        for row in rows for found in [gained(row.team, now=now)]
    ]  # fmt: skip
    return render(request, "guides/carried.html", {"teams": teams})
