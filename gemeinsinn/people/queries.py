"""Reading accounts and contacts."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import QuerySet

from gemeinsinn.core.tokens import digest_of
from gemeinsinn.people.devices import device_words
from gemeinsinn.people.models import AddressCode, Contact, User


def contacts_of(user: Any) -> QuerySet[Contact]:
    """The contacts an account owns: whatever hangs on them is its own."""
    if not user.is_authenticated:
        return Contact.objects.none()
    return Contact.objects.filter(user=user)


def address_asked(handle: str, purpose: str) -> str:
    """The address a code was sent to, "" if that is forgotten. Sessions keep the handle only, so they name nobody."""
    rows = AddressCode.objects.filter(handle=digest_of(handle), purpose=purpose)
    return rows.values_list("email", flat=True).first() or ""


def account_data(user: User) -> dict[str, Any]:
    """What this context holds about a person, for the export."""
    contacts = contacts_of(user).prefetch_related("consents").order_by("pk")
    return {
        "email": user.email,
        "name": user.name,
        "phone": user.phone,
        "language": user.language,
        "since": user.date_joined,
        "tasks": list(user.network_roles.order_by("pk").values("role", "since")),
        "second_factors": list(
            Authenticator.objects.filter(user=user).order_by("pk").values("type", "created_at", "last_used_at")
        ),
        "devices": [
            {"device": device_words(row.user_agent), "since": row.created_at, "last_used": row.last_seen_at}
            for row in UserSession.objects.filter(user=user).order_by("pk")
        ],
        "contacts": [
            {
                "name": contact.name,
                "email": contact.email,
                "phone": contact.phone,
                "since": contact.created_at,
                "confirmed": contact.confirmed_at,
                "consents": list(
                    contact.consents.order_by("pk").values("purpose", "wording", "given_at", "withdrawn_at")
                ),
            }
            for contact in contacts
        ],
    }


def holders_of(*roles: str) -> QuerySet[User]:
    """Active accounts that hold one of these tasks in the network, each once; whom to write to."""
    return User.objects.filter(network_roles__role__in=roles, is_active=True).distinct().order_by("pk")
