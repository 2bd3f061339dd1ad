"""Leaving: what names the person goes, what happened stays without a name."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import ProtectedError, Q

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.forgetting import drop_mails_to
from gemeinsinn.people.models import AddressCode, Consent, Contact, NetworkRole, User
from gemeinsinn.people.personal_data import NOBODY, erase_all, person_behind, person_of


def anonymise_contacts(*, contacts: Q) -> int:
    """Takes name, address and phone out of contacts; returns how many. The rows stay, other rows point to them."""
    rows = Contact.objects.filter(contacts)
    Consent.objects.filter(contact__in=rows).delete()
    return rows.update(name=NOBODY, email="", phone="", user=None)


@transaction.atomic
def erase_contact(*, contact: Contact, by: Any, now: datetime) -> None:
    """Erases somebody without account at their own wish, with everything that hangs on this one contact.

    The caller has checked that `by` may: staff of the agency whose matter it is.
    """
    person = person_behind(contact)
    anonymise_contacts(contacts=Q(pk=contact.pk))
    erase_all(person, now=now)
    record("contact_erased", contact, by=by, now=now)


@transaction.atomic
def close_account(*, user: User, now: datetime) -> None:
    """Erases an account and everything that names its person, in every context that registered an eraser.

    The contacts lose their names first, so that no mail that others get about it names the person once more.
    """
    email, person = user.email, person_of(user)
    asked = set(AddressCode.objects.filter(user=user).values_list("email", flat=True))
    anonymise_contacts(contacts=Q(pk__in=person.contacts))
    erase_all(person, now=now)
    AddressCode.objects.filter(Q(user=user) | Q(email__iexact=email)).delete()
    for address in {email, *asked}:
        drop_mails_to(email=address)
    for session in UserSession.objects.filter(user=user):
        session.end()
    NetworkRole.objects.filter(user=user).delete()
    try:
        with transaction.atomic():
            user.delete()
    except ProtectedError:
        # A decision must keep who made it; then the row stays, without a person in it.
        User.objects.filter(pk=user.pk).update(
            email=f"nobody-{user.pk}@invalid.example",
            name="",
            phone="",
            is_active=False,
            is_staff=False,
            is_superuser=False,
        )
        EmailAddress.objects.filter(user=user).delete()
        Authenticator.objects.filter(user=user).delete()
