"""What the account page, the second factor and the right to one's data need to know from this context."""

from datetime import datetime
from typing import Any

from gemeinsinn.organisations.models import Invitation, Membership
from gemeinsinn.organisations.queries import registered_with
from gemeinsinn.organisations.rules import WORKING
from gemeinsinn.people.models import User


def own_organisations(user: User) -> tuple[str, dict[str, Any]] | None:
    """The section "My organisations" of /konto/: those one belongs to, and those registered with one's address."""
    parts = list(Membership.objects.filter(user=user).select_related("organisation").order_by("organisation__name"))
    waiting = list(registered_with(user))
    return ("organisations/account.html", {"parts": parts, "waiting": waiting}) if parts or waiting else None


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


def erase_parts(user: User, *, now: datetime) -> None:
    """Ends every membership and forgets the address in invitations; the organisation itself stays."""
    Membership.objects.filter(user=user).delete()
    Invitation.objects.filter(email__iexact=user.email).update(email="", answered_at=now)
