"""Accounts and contacts."""

from itertools import count

from django.utils import timezone

from gemeinsinn.people.actions import give_role, make_contact, make_user
from gemeinsinn.people.models import Contact, User

_numbers = count(1)


def make_account(**overrides) -> User:
    """An account with a verified address; `roles` gives it tasks in the network."""
    fields = {"email": f"person-{next(_numbers)}@example.org", "name": "Jule Brandt", "language": "de"} | overrides
    roles = fields.pop("roles", ())
    active = fields.pop("is_active", True)
    user = make_user(now=fields.pop("now", None) or timezone.now(), **fields)
    if not active:
        User.objects.filter(pk=user.pk).update(is_active=False)
        user.refresh_from_db()
    for role in roles:
        give_role(user=user, role=role, by=None, now=timezone.now())
    return user


def make_confirmed_contact(**overrides) -> Contact:
    """Somebody without account whose address has answered."""
    now = overrides.pop("now", None) or timezone.now()
    fields = {"name": "Jule Brandt", "email": "jule@example.org", "phone": "", "language": "de"} | overrides
    contact = make_contact(now=now, **fields)
    Contact.objects.filter(pk=contact.pk).update(confirmed_at=now)
    contact.refresh_from_db()
    return contact
