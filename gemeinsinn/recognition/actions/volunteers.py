"""Finding the one row behind an address, whatever somebody signed up for with it."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.people.actions import confirm_contact, make_contact
from gemeinsinn.people.models import Contact, User
from gemeinsinn.recognition.models import Volunteer


@transaction.atomic
def find_volunteer(*, contact: Contact, now: datetime) -> Volunteer:
    """The volunteer behind a confirmed contact, made when it is the first time. Raises DomainError without an address."""
    if not contact.email or contact.confirmed_at is None:
        raise DomainError(_("Hours need an e-mail address that has been confirmed."))
    return volunteer_at(contact.email, name=contact.name, language=contact.language, now=now)


@transaction.atomic
def volunteer_of(*, user: User, now: datetime) -> Volunteer:
    """The volunteer of an account: what is its own already, else by its address."""
    own = Volunteer.objects.select_related("contact").filter(contact__user=user).order_by("pk").first()
    return own or volunteer_at(user.email, name=user.name, language=user.language, now=now)


def volunteer_at(email: str, *, name: str, language: str, now: datetime) -> Volunteer:
    """By address; of two at once one is stored. The address has been proved by the caller's contact or account."""
    address = email.strip().lower()
    known = volunteer_known_at(address)
    if known is not None:
        return known
    try:
        with transaction.atomic():
            contact = make_contact(name=name, email=address, phone="", language=language, now=now)
            confirm_contact(contact=contact, now=now)
            return Volunteer.objects.create(contact=contact, address=address, created_at=now)
    except IntegrityError:
        return Volunteer.objects.select_related("contact").get(address=address)


def volunteer_known_at(address: str) -> Volunteer | None:
    """Who has hours under this address already."""
    return Volunteer.objects.select_related("contact").filter(address=address).first()
