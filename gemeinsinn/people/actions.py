"""Making contacts and accounts, giving roles, keeping consents."""

from datetime import datetime

from django.db import transaction

from gemeinsinn.activity.actions import record
from gemeinsinn.people.models import Consent, Contact, NetworkRole, User


@transaction.atomic
def make_contact(
    *, name: str, email: str, phone: str, language: str, user: User | None = None, now: datetime
) -> Contact:
    """A contact of its own for one form. Signed-in people with this very address count as confirmed."""
    known = user is not None and user.is_authenticated and user.email == email.lower()
    return Contact.objects.create(
        name=name,
        email=email.lower(),
        phone=phone,
        language=language,
        created_at=now,
        user=user if known else None,
        confirmed_at=now if known else None,
    )


@transaction.atomic
def confirm_contact(*, contact: Contact, now: datetime) -> None:
    """The address answered. If it has an account, the account owns what hangs on the contact from now on."""
    if contact.confirmed_at is None:
        contact.confirmed_at = now
    contact.user = contact.user or User.objects.filter(email=contact.email, is_active=True).first()
    contact.save(update_fields=["confirmed_at", "user", "changed_at"])


@transaction.atomic
def claim_contacts(*, user: User, now: datetime) -> int:
    """Gives a new account all confirmed contacts with its verified address; returns how many."""
    return Contact.objects.filter(email=user.email, user=None, confirmed_at__isnull=False).update(
        user=user, changed_at=now
    )


@transaction.atomic
def make_user(*, email: str, name: str, language: str, now: datetime) -> User:
    """An account for an address, or the one that exists."""
    user = User.objects.filter(email=email.lower()).first()
    return user or User.objects.create_user(email, name=name, language=language, date_joined=now)


@transaction.atomic
def give_role(*, user: User, role: str, by: User | None, now: datetime) -> NetworkRole:
    """Gives a task in the network; giving it twice changes nothing."""
    row, created = NetworkRole.objects.get_or_create(user=user, role=role, defaults={"since": now, "given_by": by})
    if created:
        record("role_given", user, by=by, now=now, role=role)
    return row


@transaction.atomic
def record_consent(*, contact: Contact, purpose: str, wording: str, now: datetime) -> Consent:
    """Keeps a yes to one purpose in the words that were shown."""
    return Consent.objects.create(contact=contact, purpose=purpose, wording=wording, given_at=now)
