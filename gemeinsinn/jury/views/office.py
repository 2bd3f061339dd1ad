"""Juries at the desk of the network's office: members, sittings, what waits."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.jury.actions.appointing import FIELDS, appoint, end_seat, save_jury
from gemeinsinn.jury.actions.convening import convene
from gemeinsinn.jury.forms import ConveneForm, EndForm, JuryForm, MemberForm
from gemeinsinn.jury.lifecycle.sittings import Kind
from gemeinsinn.jury.models import Jury, Member
from gemeinsinn.jury.queries.juries import juries_for, waiting_for_jury
from gemeinsinn.jury.views.gate import at_office, page
from gemeinsinn.jury.wording import KINDS, STATES

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@at_office
@require_safe
def juries(request: HttpRequest) -> HttpResponse:
    """All juries, and how many applications wait for an agenda."""
    context = {"juries": juries_for(request.user), "waiting": waiting_for_jury(request.user).count()}
    return page(request, "jury/desk/juries.html", context)


@at_office
@BOTH
def new_jury(request: HttpRequest) -> HttpResponse:
    """A jury for a fund."""
    form = JuryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = save_jury(jury=None, **form.cleaned_data, by=request.user, now=timezone.now())
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            return redirect("jury:jury", made.pk)
    return page(request, "jury/desk/new.html", {"form": form}, status=422 if form.errors else 200)


@at_office
@BOTH
def jury(request: HttpRequest, pk: int) -> HttpResponse:
    """Members and sittings of a jury; the form appoints somebody."""
    found = get_object_or_404(Jury.objects.select_related("fund"), pk=pk)
    today = timezone.localdate()
    form = MemberForm(request.POST if request.method == "POST" else None, initial={"starts": today})
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        words = {field: told.pop(field) for field in FIELDS}
        try:
            appoint(jury=found, **told, told=words, by=request.user, now=timezone.now())
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Appointed. The mail with the way to the desk is on its way."))
            return redirect("jury:jury", found.pk)
    context = {
        "jury": found, "form": form, "members": found.members.select_related("user", "institution"), "today": today,
        "end_form": EndForm(initial={"last": today}),
        "sittings": [(one, KINDS[one.kind], STATES[one.state]) for one in found.sittings.all()[:50]],
    }  # fmt: skip
    return page(request, "jury/desk/jury.html", context, status=422 if form.errors else 200)


@at_office
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """The last day of a seat."""
    member = get_object_or_404(Member, pk=pk)
    form = EndForm(request.POST)
    if form.is_valid():
        end_seat(member=member, last=form.cleaned_data["last"], by=request.user, now=timezone.now())
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("Please write the day like this: 4.12.2026."))
    return redirect("jury:jury", member.jury_id)


@at_office
@BOTH
def convene_sitting(request: HttpRequest) -> HttpResponse:
    """A meeting or a vote by mail about what is ticked; ticked beforehand by ?antrag=."""
    waiting = waiting_for_jury(request.user)
    ticked = [one for one in request.GET.getlist("antrag") if one.isdecimal() and len(one) < 10]
    first = next((one for one in waiting if str(one.pk) in ticked), None)
    own = Jury.objects.filter(fund=first.round.fund_id).first() if first else None
    initial = {"applications": ticked, "jury": own, "kind": Kind.MEETING}
    posted = request.POST if request.method == "POST" else None
    form = ConveneForm(posted, initial=initial, juries=juries_for(request.user), waiting=waiting)
    if posted is not None and form.is_valid():
        told: dict[str, Any] = dict(form.cleaned_data)
        day, hour = told.pop("day"), told.pop("hour")
        meets = told["kind"] == Kind.MEETING
        at = timezone.make_aware(datetime.combine(day, hour)) if meets else None
        try:
            made = convene(
                **told | {"applications": list(told["applications"]), "kind": Kind(told["kind"])}, starts_at=at,
                by=request.user, now=timezone.now(),
            )  # fmt: skip
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Convened. Members and applicants hear of it by mail."))
            return redirect("jury:sitting", made.pk)
    context = {"form": form, "waiting": waiting}
    return page(request, "jury/desk/convene.html", context, status=422 if form.errors else 200)
