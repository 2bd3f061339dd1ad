"""Shared by the views: finding a profile and asking a rule before anything is shown."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, resolve_url
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import NoLongerThere
from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.rules import can_see_organisation

Rule = Callable[[Any, Organisation], bool]


def find_organisation(request: HttpRequest, slug: str) -> Organisation:
    """A profile this person may see. A draft has no address; one that everyone could see once is gone, others 404."""
    found = Organisation.objects.select_related("municipality", "quarter", "agency", "contact")
    organisation = get_object_or_404(found.exclude(state=State.DRAFT), slug=slug)
    if not can_see_organisation(request.user, organisation):
        if organisation.state == State.HIDDEN and organisation.checks.filter(state=State.PUBLISHED).exists():
            raise NoLongerThere(_("This profile is not shown any more. There are other partners around."))
        raise Http404
    return organisation


def sign_in_first(request: HttpRequest) -> HttpResponse | None:
    """The way to the sign-in for somebody without an account, back to here afterwards."""
    if request.user.is_authenticated:
        return None
    return redirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}")


def must_be(rule: Rule, request: HttpRequest, organisation: Organisation) -> None:
    """403 unless the rule says yes."""
    if not rule(request.user, organisation):
        raise PermissionDenied


def find_agency(request: HttpRequest, slug: str, rule: Rule) -> Organisation:
    """An agency this person may see to as the rule says; whatever is none has neither area nor hours: 404."""
    agency = find_organisation(request, slug)
    if agency.kind != Organisation.Kind.AGENCY:
        raise Http404
    must_be(rule, request, agency)
    return agency
