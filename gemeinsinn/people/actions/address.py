"""Moving an account to another e-mail address."""

import uuid
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.people.actions.contacts import claim_contacts
from gemeinsinn.people.models import Contact, User


def change_address(*, user: User, email: str, now: datetime) -> None:
    """Gives an account an address that has just answered a code, and tells the old one.

    Its contacts move along, and contacts of the new address that nobody owned become its own.
    Raises DomainError if the address has an account already: only its owner can have got this far.
    """
    old, new = user.email, email.strip().lower()
    if old == new:
        return
    try:
        with transaction.atomic():
            user.email = new
            user.save(update_fields=["email"])
            EmailAddress.objects.filter(user=user).delete()
            EmailAddress.objects.create(user=user, email=new, verified=True, primary=True)
            Contact.objects.filter(user=user, email__iexact=old).update(email=new)
            claim_contacts(user=user, now=now)
            record("address_changed", user, by=user, now=now)
            queue_mail(
                key=f"address-{user.pk}-{uuid.uuid4().hex}", to=old, template="people/mail/address_changed.txt",
                context={}, language=user.language, now=now,
            )  # fmt: skip
    except IntegrityError as problem:
        user.email = old
        raise DomainError(
            _("This address has an account of its own. Sign in there, or take another address.")
        ) from problem
