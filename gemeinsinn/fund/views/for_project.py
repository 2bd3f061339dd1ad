"""Looking after a project: one click begins an application with what the project says already."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language

from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.middleware import client_address
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.fund.actions.from_project import draft_from_project
from gemeinsinn.fund.lifecycle.applications import DRAFT_LASTS
from gemeinsinn.fund.queries.funds import offers
from gemeinsinn.people.personal import personal_path
from gemeinsinn.projects.extras import Door, Extra
from gemeinsinn.projects.models import Project

KEY = "foerderung"


def begin(request: HttpRequest, project: Project, door: Door) -> HttpResponse:
    """A draft from the project; a plain visit leads back to the overview."""
    now = timezone.now()
    chosen = [
        one for one in offers(AnonymousUser(), now=now) if one.is_open and one.fund.slug == request.POST.get("fonds")
    ]
    if request.method != "POST" or not chosen:
        return redirect(door.url(""))
    check_limit("grant-start", client_address(request), most=30, within=timedelta(hours=1), now=now)
    made = draft_from_project(project=project, funding=chosen[0].round, language=(get_language() or "de")[:2], now=now)
    token = issue_link(purpose="fund-draft", subject_id=made.pk, now=now, lasts=DRAFT_LASTS)
    return redirect(personal_path(token, "was"))


def block(project: Project, door: Door) -> tuple[str, dict[str, Any]] | None:
    """The open funds, each with its button."""
    open_ones = [one.fund for one in offers(AnonymousUser(), now=timezone.now()) if one.is_open]
    return ("fund/parts/project.html", {"funds": open_ones, "url": door.url(KEY)}) if open_ones else None


EXTRA = Extra(KEY, begin, block)
