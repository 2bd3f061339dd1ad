"""Closing an account: what names the person goes, what happened stays without a name."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import ProtectedError, Q

from gemeinsinn.people.actions.codes import drop_mails_to
from gemeinsinn.people.models import AddressCode, Consent, Contact, NetworkRole, User
from gemeinsinn.people.personal_data import erase_all

NOBODY = "N. N."


def anonymise_contacts(*, contacts: Q) -> int:
    """Takes name, address and phone out of contacts; returns how many. The rows stay, other rows point to them."""
    rows = Contact.objects.filter(contacts)
    Consent.objects.filter(contact__in=rows).delete()
    return rows.update(name=NOBODY, email="", phone="", user=None)


@transaction.atomic
def close_account(*, user: User, now: datetime) -> None:
    """Erases an account and everything that names its person, in every context that registered an eraser."""
    email = user.email
    asked = set(AddressCode.objects.filter(user=user).values_list("email", flat=True))
    erase_all(user, now=now)
    anonymise_contacts(contacts=Q(user=user) | Q(email__iexact=email))
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
