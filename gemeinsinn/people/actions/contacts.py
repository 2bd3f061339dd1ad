"""People who act without an account, and what they agreed to."""

from datetime import datetime

from django.db import transaction

from gemeinsinn.people.models import Consent, Contact, User


@transaction.atomic
def make_contact(
    *, name: str, email: str, phone: str, language: str, user: User | None = None, now: datetime
) -> Contact:
    """A contact of its own for one form. With the address of the account it is made by it belongs to that, confirmed."""
    email = email.strip().lower()
    own = user is not None and user.is_authenticated and bool(email) and email == user.email.lower()
    return Contact.objects.create(
        name=name,
        email=email,
        phone=phone,
        language=language,
        user=user if own else None,
        created_at=now,
        confirmed_at=now if own else None,
    )


@transaction.atomic
def confirm_contact(*, contact: Contact, now: datetime) -> None:
    """The address answered. If it has an account, that owns the contact from now on; doing it twice changes nothing."""
    Contact.objects.filter(pk=contact.pk, confirmed_at=None).update(confirmed_at=now)
    if contact.user_id is None and contact.email:
        owner = User.objects.filter(email__iexact=contact.email, is_active=True).first()
        if owner is not None:
            Contact.objects.filter(pk=contact.pk, user=None).update(user=owner)
    contact.refresh_from_db()


@transaction.atomic
def claim_contacts(*, user: User, now: datetime) -> int:
    """Gives an account every confirmed contact with its address that nobody owns yet; returns how many."""
    free = Contact.objects.filter(user=None, email__iexact=user.email, confirmed_at__lte=now).exclude(email="")
    return free.update(user=user)


@transaction.atomic
def record_consent(*, contact: Contact, purpose: str, wording: str, now: datetime) -> Consent:
    """A yes to one purpose, in the words that were shown; a later yes replaces none, it is a row of its own."""
    return Consent.objects.create(contact=contact, purpose=purpose, wording=wording, given_at=now)


@transaction.atomic
def withdraw_consent(*, contact: Contact, purpose: str, now: datetime) -> int:
    """Takes back every yes to one purpose; the rows stay as proof. Returns how many were taken back."""
    return Consent.objects.filter(contact=contact, purpose=purpose, withdrawn_at=None).update(withdrawn_at=now)
