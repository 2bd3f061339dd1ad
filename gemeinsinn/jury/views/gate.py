"""Doors: members for their desk, the office for juries, both for sittings of a jury of theirs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinsinn.jury.rules import can_run_juries, is_juror
from gemeinsinn.people.doors import only_for


def comes_in(user: Any) -> bool:
    """Members of a jury and the office. Which cases they see, the queries say."""
    return bool(can_run_juries(user) or is_juror(user, timezone.localdate()))


at_jury = only_for(comes_in, _("Only members of a jury come in here."))
at_office = only_for(can_run_juries, _("Only the network's office looks after juries."))


def page(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of this context; its menu depends on who reads it."""
    return render(request, template, context | {"runs_juries": can_run_juries(request.user)}, status=status)
