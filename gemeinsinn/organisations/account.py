"""What the account page, the second factor and the right to one's data need to know from this context."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.organisations.actions.attending import note_if_unattended
from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.organisations.models import Invitation, Membership, Organisation, OrganisationCheck
from gemeinsinn.organisations.queries import drafts_of, registered_with
from gemeinsinn.organisations.rules import WORKING
from gemeinsinn.people.models import User
from gemeinsinn.people.personal_data import Person

UNSENT = frozenset({State.DRAFT, State.UNCONFIRMED})


def own_organisations(user: User) -> tuple[str, dict[str, Any]] | None:
    """The section "My organisations" of /konto/: those one belongs to, registered with one's address, or began."""
    parts = list(Membership.objects.filter(user=user).select_related("organisation").order_by("organisation__name"))
    waiting = list(registered_with(user))
    context = {"parts": parts, "waiting": waiting, "drafts": list(drafts_of(user)[:10])}
    return ("organisations/account.html", context) if any(context.values()) else None


def works_for_agency(user: Any) -> bool:
    """Staff of an agency see what others entrusted to it: they need a second factor."""
    return Membership.objects.filter(user=user, role__in=WORKING, organisation__kind="agency").exists()


def collect_parts(user: User) -> list[dict[str, Any]]:
    """For the export: which organisations, in which part, since when."""
    parts = Membership.objects.filter(user=user).select_related("organisation")
    return [
        {
            "organisation": part.organisation.name,
            "role": part.role,
            "function": part.function,
            "since": part.since.isoformat(),
        }
        for part in parts
    ]


def left_alone_by(user: User) -> list[str]:
    """What closing the account would leave without anybody, as sentences for whoever is about to do it."""
    mine = Organisation.objects.filter(memberships__user=user, memberships__role__in=WORKING, state=State.PUBLISHED)
    others = Membership.objects.filter(role__in=WORKING).exclude(user=user).values("organisation")
    reachable = Q(contact__isnull=False) & ~Q(contact__email="") & ~Q(contact__email__iexact=user.email)
    alone = mine.exclude(pk__in=others).exclude(reachable).order_by("name").values_list("name", flat=True)
    return [
        _("Nobody but you looks after “%(name)s”. Its page stays, says so, and your agency looks for somebody.")
        % {"name": name}
        for name in alone
    ]


@transaction.atomic
def erase_parts(person: Person, *, now: datetime) -> None:
    """Ends every membership and forgets invitations; the organisation stays, a registration nobody sent goes.

    The agency of an organisation that loses its last person is told.
    """
    left = Q(contact__in=person.contacts) | Q(memberships__user=person.user_id, memberships__role__in=WORKING)
    behind = set(Organisation.objects.filter(left).values_list("pk", flat=True))
    _erase_parts(person, now=now)
    for organisation in Organisation.objects.filter(pk__in=behind).select_related("contact", "agency"):
        note_if_unattended(organisation=organisation, now=now)


def _erase_parts(person: Person, *, now: datetime) -> None:
    for organisation in Organisation.objects.filter(contact__in=person.contacts):
        drop_mails(about=f"organisation-{organisation.pk}-")
        for purpose in ("organisation", "organisation-confirm", "organisation-draft"):
            revoke_links(purpose=purpose, subject_id=organisation.pk)
        if organisation.state in UNSENT:
            organisation.delete()
        else:
            OrganisationCheck.objects.filter(organisation=organisation).update(note="")
    if person.user is None:
        return
    Membership.objects.filter(user=person.user).delete()
    for invitation in Invitation.objects.filter(email__iexact=person.user.email):
        drop_mails(about=f"invitation-{invitation.pk}-")
        revoke_links(purpose="organisation-invite", subject_id=invitation.pk)
        invitation.email, invitation.function, invitation.answered_at = "", "", now
        invitation.save(update_fields=["email", "function", "answered_at"])
