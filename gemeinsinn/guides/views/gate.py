"""Doors: who may see a guide, who sits at a guide's desk, who looks after teams."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from gemeinsinn.core.errors import NoLongerThere, NotAllowed
from gemeinsinn.guides.lifecycle.guides import WORKING
from gemeinsinn.guides.models import Guide, Team
from gemeinsinn.guides.rules import can_edit_guide, can_manage_team, can_see_guide, manages_guides
from gemeinsinn.people.doors import only_for

View = Callable[..., HttpResponse]
WITH_ALL = ("team__agency", "team__municipality", "team__quarter", "team__town_hall", "user")
ON_PAGE = ("quarters", "languages", "topics", "meetings__pauses")


def find_guide(request: HttpRequest, pk: int) -> Guide:
    """A guide this person may see; 410 where everybody could once."""
    rows = Guide.objects.select_related(*WITH_ALL).prefetch_related(*ON_PAGE)
    guide = get_object_or_404(rows, pk=pk)
    if not can_see_guide(request.user, guide):
        if guide.published_at is not None:
            raise NoLongerThere(_("This page is not shown any more. Other guides are there for you."))
        raise Http404
    return guide


def editable_guide(request: HttpRequest, pk: int) -> Guide:
    """A guide this person may change, or 403."""
    guide = get_object_or_404(Guide.objects.select_related(*WITH_ALL), pk=pk)
    if not can_edit_guide(request.user, guide):
        raise NotAllowed(_("Only the guide in person and the agency can change this page."))
    return guide


def managed_team(request: HttpRequest, pk: int) -> Team:
    """A team this person looks after, or 403."""
    rows = Team.objects.select_related("agency", "municipality", "quarter", "town_hall")
    team = get_object_or_404(rows, pk=pk)
    if not can_manage_team(request.user, team):
        raise NotAllowed(_("This team belongs to another agency."))
    return team


at_agency = only_for(manages_guides, gettext_lazy("Only agencies and the network's office look after guides."))


def as_guide(view: View) -> View:
    """Sign-in first, then only for guides; the view gets the guide after the request."""

    @never_cache
    @login_required
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = Guide.objects.select_related(*WITH_ALL).prefetch_related("quarters")
        guide = rows.filter(user_id=request.user.pk, state__in=WORKING).first()
        if guide is None:
            raise NotAllowed(_("This desk is for guides. Your agency takes you in."))
        return view(request, guide, *args, **kwargs)

    return inner
