"""Changing a profile: with an account, or by the personal link of a registration without one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.organisations.actions import (
    claim_organisation,
    edit_organisation,
    hide_organisation,
    publish_organisation,
    remove_logo,
    set_logo,
)
from gemeinsinn.organisations.forms.profile import ProfileForm
from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.organisations.models import Membership, Organisation
from gemeinsinn.organisations.rules import can_check_organisation, can_edit_organisation, can_see_members
from gemeinsinn.organisations.views.finding import find_organisation, must_be, sign_in_first
from gemeinsinn.organisations.wording import STATE_TONES, STATE_WORDS
from gemeinsinn.people.personal import personal_path
from gemeinsinn.people.rules import is_network_office


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole profile on one page, for its own people and its agency."""
    if gate := sign_in_first(request):
        return gate
    organisation = find_organisation(request, slug)
    must_be(can_edit_organisation, request, organisation)
    return edit_page(request, organisation, by=request.user, after="")


def edit_page(request: HttpRequest, organisation: Organisation, *, by: Any, after: str) -> HttpResponse:
    """Shows and saves the form; `by=None` came by the personal link."""
    may_be_agency = by is not None and bool(is_network_office(by))
    posted = request.method == "POST"
    form = ProfileForm(
        request.POST if posted else None, request.FILES if posted else None,
        organisation=organisation, may_be_agency=may_be_agency,
    )  # fmt: skip
    if posted and form.is_valid():
        before = organisation.state
        try:
            save(form, organisation, by=by)
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            if organisation.state != before:
                messages.info(
                    request,
                    _("Saved. Because name or kind are new, your agency has another look before everyone sees it."),
                )
            else:
                messages.success(request, _("Saved."))
            return redirect(after or "organisations:detail", *([] if after else [organisation.slug]))
    sees_members = by is not None and bool(can_see_members(by, organisation))
    context = {"form": form, "organisation": organisation, "back": after, "sees_members": sees_members}
    return render(request, "organisations/edit.html", context, status=422 if form.errors else 200)


def save(form: ProfileForm, organisation: Organisation, *, by: Any) -> None:
    """Fields first, then the logo: a refused field leaves the picture as it was."""
    now = timezone.now()
    edit_organisation(organisation=organisation, fields=form.changes(), by=by, now=now)
    if form.cleaned_data.get("logo"):
        set_logo(organisation=organisation, image=form.cleaned_data["logo"], by=by, now=now)
    elif form.cleaned_data.get("no_logo"):
        remove_logo(organisation=organisation, by=by, now=now)


@require_POST
def visibility(request: HttpRequest, slug: str) -> HttpResponse:
    """Hides a profile, or (its agency) shows it again."""
    if gate := sign_in_first(request):
        return gate
    organisation = find_organisation(request, slug)
    must_be(can_edit_organisation, request, organisation)
    if request.POST.get("hide"):
        hide_organisation(organisation=organisation, by=request.user, now=timezone.now())
        messages.success(request, _("The profile is hidden. Only you and your agency see it now."))
    else:
        must_be(can_check_organisation, request, organisation)
        publish_organisation(organisation=organisation, by=request.user, now=timezone.now())
        messages.success(request, _("The profile can be seen again."))
    return redirect("organisations:detail", organisation.slug)


def manage(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """The personal link of a registration without account: how it stands, change it, make it an account's."""
    organisation = (
        Organisation.objects.select_related("municipality", "quarter", "agency").filter(pk=link.subject_id).first()
    )
    if organisation is None:
        raise Http404
    owned = Membership.objects.filter(organisation=organisation, role=Membership.Role.OWNER).exists()
    if rest == "bearbeiten":
        if owned:  # since then an account owns it: the mail of last year opens no door any more
            return redirect("organisations:edit", organisation.slug)
        return edit_page(request, organisation, by=None, after=personal_path(token))
    if rest == "verbinden" and request.method == "POST":
        if gate := sign_in_first(request):
            return gate
        if claim_organisation(organisation=organisation, user=request.user, now=timezone.now()):
            messages.success(request, _("From now on the profile belongs to your account."))
        return redirect("organisations:detail", organisation.slug)
    if rest not in {"", "verbinden"}:
        raise Http404
    return overview(request, organisation, token, owned=owned)


@require_safe
def overview(request: HttpRequest, organisation: Organisation, token: str, *, owned: bool) -> HttpResponse:
    """How the profile stands; changing and connecting have addresses of their own."""
    return render(
        request,
        "organisations/manage.html",
        {
            "organisation": organisation, "owned": owned, "state_words": STATE_WORDS[organisation.state],
            "tone": STATE_TONES.get(State(organisation.state), "plain"),
            "published": organisation.state == State.PUBLISHED,
            "check": organisation.checks.first(),
            "edit_url": personal_path(token, "bearbeiten"), "connect_url": personal_path(token, "verbinden"), "here": personal_path(token),
        },
    )  # fmt: skip
