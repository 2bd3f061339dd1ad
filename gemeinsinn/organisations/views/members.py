"""Who belongs to an organisation."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import use_link
from gemeinsinn.organisations.actions import (
    accept_invitation,
    cancel_invitation,
    change_member,
    claim_organisation,
    invite_member,
    remove_member,
)
from gemeinsinn.organisations.forms.people import InviteForm, MemberForm
from gemeinsinn.organisations.models import Invitation, Membership, Organisation
from gemeinsinn.organisations.queries import registered_with
from gemeinsinn.organisations.rules import can_manage_members, can_see_members
from gemeinsinn.organisations.views.finding import find_organisation, must_be, sign_in_first

Role = Membership.Role


@require_safe
def members(request: HttpRequest, slug: str) -> HttpResponse:
    """Everyone who belongs, and who was asked."""
    if gate := sign_in_first(request):
        return gate
    organisation = find_organisation(request, slug)
    must_be(can_see_members, request, organisation)
    return members_page(request, organisation, InviteForm())


def members_page(request: HttpRequest, organisation: Organisation, form: InviteForm, status: int = 200) -> HttpResponse:
    """The page with an invitation form that may hold errors."""
    can_manage = bool(can_manage_members(request.user, organisation))
    parts = list(organisation.memberships.select_related("user").order_by("since", "pk"))
    owners = sum(part.role == Role.OWNER for part in parts)
    rows = [
        {
            "part": part, "own": part.user_id == request.user.pk, "last_owner": part.role == Role.OWNER and owners == 1,
            "form": MemberForm(initial={"role": part.role, "function": part.function}, auto_id=f"id_{part.pk}_%s"),
        }
        for part in parts
    ]  # fmt: skip
    open_invitations = organisation.invitations.filter(answered_at=None) if can_manage else []
    context = {
        "organisation": organisation,
        "rows": rows,
        "can_manage": can_manage,
        "invitations": open_invitations,
        "form": form,
    }
    return render(request, "organisations/members.html", context, status=status)


@require_http_methods(["POST"])
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks somebody by mail."""
    if gate := sign_in_first(request):
        return gate
    organisation = find_organisation(request, slug)
    must_be(can_manage_members, request, organisation)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return members_page(request, organisation, form, status=422)
    invite_member(
        organisation=organisation,
        by=request.user,
        now=timezone.now(),
        language=(get_language() or "de")[:2],
        **form.cleaned_data,
    )
    messages.success(request, _("The invitation is on its way."))
    return redirect("organisations:members", organisation.slug)


def _member(request: HttpRequest, slug: str, pk: int) -> Membership:
    """A member of exactly this organisation, for somebody inside it."""
    organisation = find_organisation(request, slug)
    must_be(can_see_members, request, organisation)
    return get_object_or_404(
        Membership.objects.select_related("organisation", "user"), pk=pk, organisation=organisation
    )


@require_POST
def change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Another role or function."""
    if gate := sign_in_first(request):
        return gate
    part = _member(request, slug, pk)
    form = MemberForm(request.POST)
    if form.is_valid():
        try:
            change_member(membership=part, by=request.user, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Saved."))
        except DomainError as problem:
            if problem.status == 403:
                raise
            messages.error(request, str(problem))
    else:
        messages.error(request, _("That could not be saved. Please choose a part."))
        return members_page(request, part.organisation, InviteForm(), status=422)
    return redirect("organisations:members", slug)


@require_POST
def remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ends a membership: one's own, or (an owner) another's."""
    if gate := sign_in_first(request):
        return gate
    part = _member(request, slug, pk)
    own = part.user_id == request.user.pk
    try:
        remove_member(membership=part, by=request.user, now=timezone.now())
    except DomainError as problem:
        if problem.status == 403:
            raise
        messages.error(request, str(problem))
        return redirect("organisations:members", slug)
    messages.success(request, _("You have left.") if own else _("Done."))
    return redirect("people:account") if own else redirect("organisations:members", slug)


@require_POST
def cancel(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Takes an invitation back."""
    if gate := sign_in_first(request):
        return gate
    organisation = find_organisation(request, slug)
    must_be(can_manage_members, request, organisation)
    invitation = get_object_or_404(Invitation, pk=pk, organisation=organisation)
    cancel_invitation(invitation=invitation, by=request.user, now=timezone.now())
    messages.success(request, _("The invitation is taken back."))
    return redirect("organisations:members", organisation.slug)


@require_POST
def connect(request: HttpRequest, slug: str) -> HttpResponse:
    """A profile registered with this account's own address becomes the account's."""
    if gate := sign_in_first(request):
        return gate
    organisation = registered_with(request.user).filter(slug=slug).first()
    if organisation is None:
        raise Http404
    claim_organisation(organisation=organisation, user=request.user, now=timezone.now())
    messages.success(request, _("From now on the profile belongs to your account."))
    return redirect("organisations:detail", organisation.slug)


def invitation(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """The link in an invitation: shown by GET, accepted by POST."""
    asked = Invitation.objects.select_related("organisation").filter(pk=link.subject_id).first()
    if asked is None or rest:
        raise Http404
    if asked.answered_at is not None:
        raise NoLongerThere(_("This invitation was already answered or taken back."))
    if request.method == "POST":
        now = timezone.now()
        use_link(link, now=now)
        accept_invitation(invitation=asked, user=request.user, language=(get_language() or "de")[:2], now=now)
        messages.success(
            request, _("Good to have you. From now on you belong to “%(name)s”.") % {"name": asked.organisation.name}
        )
        if request.user.is_authenticated:
            return redirect("organisations:members", asked.organisation.slug)
        return redirect("account_login")
    return render(request, "organisations/invitation.html", {"invitation": asked, "organisation": asked.organisation})
