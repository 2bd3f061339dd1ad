"""Accounts and the tasks they have in the network."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from gemeinsinn.activity.actions import record
from gemeinsinn.people.models import NetworkRole, User


@transaction.atomic
def make_user(*, email: str, name: str, language: str, now: datetime, phone: str = "") -> User:
    """The account of an address that is known to be the person's own; made if there is none yet."""
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        user, made = _open_account(email.strip(), name=name, phone=phone, language=language, date_joined=now)
        if made:
            record("account_opened", user, by=user, now=now)
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )  # fmt: skip
    return user


def _open_account(email: str, **fields: Any) -> tuple[User, bool]:
    """The new account and True, or the one that was opened at the same moment and False."""
    try:
        with transaction.atomic():
            return User.objects.create_user(email, **fields), True
    except IntegrityError:
        return User.objects.get(email__iexact=email), False


@transaction.atomic
def change_profile(*, user: User, name: str, phone: str, language: str, now: datetime) -> None:
    """Name, phone and language of one's own account."""
    before = (user.name, user.phone, user.language)
    if before == (name, phone, language):
        return
    user.name, user.phone, user.language = name, phone, language
    user.save(update_fields=["name", "phone", "language"])
    record("profile_changed", user, by=user, now=now)


@transaction.atomic
def give_role(*, user: User, role: str, by: User | None, now: datetime) -> NetworkRole:
    """Gives an account a task in the network; `by` is None only while the first account is set up."""
    row, made = NetworkRole.objects.get_or_create(user=user, role=role, defaults={"since": now, "given_by": by})
    if made:
        record("role_given", user, by=by, now=now, role=role)
    return row


@transaction.atomic
def take_role(*, user: User, role: str, by: User | None, now: datetime) -> bool:
    """Ends a task; False if the account did not have it."""
    gone, _rows = NetworkRole.objects.filter(user=user, role=role).delete()
    if gone:
        record("role_taken", user, by=by, now=now, role=role)
    return bool(gone)
