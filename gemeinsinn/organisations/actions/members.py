"""Who belongs to an organisation: inviting by mail, changing, leaving."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.text import clean_line
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.organisations.actions.attending import attend
from gemeinsinn.organisations.actions.moves import allow, must
from gemeinsinn.organisations.models import Invitation, Membership, Organisation
from gemeinsinn.organisations.rules import can_manage_members
from gemeinsinn.people.actions import make_user
from gemeinsinn.people.personal import personal_address

INVITATION_LASTS = timedelta(days=14)
SAME_CLICK = timedelta(seconds=20)
Role = Membership.Role


@transaction.atomic
def add_member(
    *, organisation: Organisation, user: Any, role: str, by: Any, now: datetime, function: str = ""
) -> Membership:
    """Adds a person at once, or gives a member another role (an invitation asks first)."""
    allow(can_manage_members, by, organisation)
    part = Membership.objects.filter(organisation=organisation, user=user).first()
    if part is not None:
        change_member(membership=part, role=role, function=function, by=by, now=now)
        return part
    part = Membership.objects.create(
        organisation=organisation, user=user, role=Role(role), function=clean_line(function)[:80], since=now
    )
    attend(organisation)
    record("member_added", organisation, by=by, now=now, role=part.role)
    return part


@transaction.atomic
def invite_member(
    *,
    organisation: Organisation,
    email: str,
    role: str,
    by: Any,
    now: datetime,
    function: str = "",
    language: str = "de",
) -> Invitation:
    """Asks somebody by mail. Asking an address again renews the invitation and ends the older link."""
    allow(can_manage_members, by, organisation)
    asked = Invitation.objects.filter(
        organisation=organisation, email=email.strip().lower(), answered_at=None, role=role
    )
    if twin := asked.filter(at__gt=now - SAME_CLICK, at__lte=now).first():
        return twin  # an impatient finger: one mail, and its link stays good
    check_limit("organisation-invite", str(organisation.pk), most=30, within=timedelta(days=1), now=now)
    check_limit("organisation-invite-address", email, most=5, within=timedelta(days=1), now=now)
    invitation, created = Invitation.objects.update_or_create(
        organisation=organisation,
        email=email.strip().lower(),
        answered_at=None,
        defaults={"role": Role(role), "function": clean_line(function)[:80], "by": by, "at": now},
    )
    if not created:
        revoke_links(purpose="organisation-invite", subject_id=invitation.pk)
    mail_invitation(invitation=invitation, by=by, language=language, now=now)
    record("member_invited", organisation, by=by, now=now, role=invitation.role)
    return invitation


def mail_invitation(*, invitation: Invitation, by: Any, language: str, now: datetime) -> None:
    """Sends the link that answers an invitation; it is good for 14 days."""
    link = personal_address(
        purpose="organisation-invite", subject_id=invitation.pk, now=now, lasts=INVITATION_LASTS, language=language
    )
    queue_mail(
        key=f"invitation-{invitation.pk}-{now:%Y%m%d%H%M%S%f}",
        to=invitation.email,
        template="organisations/mail/invite.txt",
        context={
            "organisation": invitation.organisation,
            "inviter": by.get_full_name() if by is not None else "",
            "role": Membership.Role(invitation.role).label,
            "link": link,
        },
        language=language,
        now=now,
    )


@transaction.atomic
def accept_invitation(*, invitation: Invitation, user: Any, language: str, now: datetime) -> Membership:
    """The invited person says yes: with the account signed in, else with the account of the invited address.

    Of two answers to one invitation exactly one counts.
    """
    email = invitation.email
    if not Invitation.objects.filter(pk=invitation.pk, answered_at=None).update(answered_at=now, email=""):
        raise NoLongerThere(_("This invitation was already answered or taken back."))
    if not user.is_authenticated:
        user = make_user(email=email, name="", language=language, now=now)
    part, created = Membership.objects.get_or_create(
        organisation=invitation.organisation,
        user=user,
        defaults={"role": invitation.role, "function": invitation.function, "since": now},
    )
    if not created and part.role != Role.OWNER:
        part.role = invitation.role
        part.save(update_fields=["role"])
    attend(invitation.organisation)
    record("member_added", invitation.organisation, by=user, now=now, role=part.role)
    return part


@transaction.atomic
def cancel_invitation(*, invitation: Invitation, by: Any, now: datetime) -> None:
    """Takes an invitation back; its link ends and the address is forgotten."""
    allow(can_manage_members, by, invitation.organisation)
    Invitation.objects.filter(pk=invitation.pk, answered_at=None).update(answered_at=now, email="")
    revoke_links(purpose="organisation-invite", subject_id=invitation.pk)
    record("invitation_cancelled", invitation.organisation, by=by, now=now)


@transaction.atomic
def change_member(*, membership: Membership, role: str, function: str, by: Any, now: datetime) -> None:
    """Gives a member another role or function; the last owner stays owner."""
    allow(can_manage_members, by, membership.organisation)
    if membership.role == Role.OWNER and Role(role) != Role.OWNER:
        _must_leave_an_owner(membership)
    membership.role = Role(role)
    membership.function = clean_line(function)[:80]
    membership.save(update_fields=["role", "function"])
    attend(membership.organisation)
    record("member_changed", membership.organisation, by=by, now=now, role=membership.role)


@transaction.atomic
def remove_member(*, membership: Membership, by: Any, now: datetime) -> None:
    """Ends a membership: an owner ends any, everyone their own; the last owner cannot leave."""
    own = by is not None and membership.user_id == by.pk
    must(own or by is None or bool(can_manage_members(by, membership.organisation)))
    if membership.role == Role.OWNER:
        _must_leave_an_owner(membership)
    record("member_left" if own else "member_removed", membership.organisation, by=by, now=now, role=membership.role)
    membership.delete()


def _must_leave_an_owner(membership: Membership) -> None:
    """Locks the owners' rows, so that two owners leaving at once cannot both go."""
    owners = Membership.objects.select_for_update().filter(organisation=membership.organisation, role=Role.OWNER)
    if not [part for part in owners if part.pk != membership.pk]:
        raise DomainError(_("The last owner cannot go. Make somebody else an owner first."))
