"""Noting that somebody is here, and a member's choice to be named."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.people.models import User
from gemeinsinn.people.personal_data import Person
from gemeinsinn.presence.lifecycle import MOST_A_MINUTE, MOST_FROM_NETWORK, Traits, days_of, digest, is_person
from gemeinsinn.presence.models import NameShown
from gemeinsinn.presence.registers import Register, chosen_register


def note_visit(*, traits: Traits, now: datetime) -> bool:
    """Notes a person for one window, under a fingerprint that is worth nothing tomorrow; True if they count.

    After midnight a fingerprint takes the place of yesterday's, and a member's that of the guest they were before.
    """
    register = chosen_register()
    if register is None or not is_person(traits):
        return False
    moment = now.timestamp()
    today, before = days_of(timezone.localtime(now))
    salt = register.salt(today, now=moment, make=True)
    if not salt:  # the cache does not answer: rather nobody than somebody who could be found again by their address
        return False
    guest = digest(salt, "guest", traits.network, traits.agent)
    if is_too_much(register, guest, digest(salt, "network", traits.network), moment):
        return False
    who = digest(salt, "member", str(traits.user_id)) if traits.user_id else guest
    register.note(who, traits.user_id or 0, now=moment)
    if who != guest:
        register.drop(guest)
    if before is not None and (old := register.salt(before, now=moment, make=False)):
        register.drop(digest(old, "guest", traits.network, traits.agent))
        if traits.user_id:
            register.drop(digest(old, "member", str(traits.user_id)))
    return True


def is_too_much(register: Register, guest: int, network: int, moment: float) -> bool:
    """More signs a minute than people give: the browser, or the whole network, is not counted for one window."""
    for who, most in ((guest, MOST_A_MINUTE), (network, MOST_FROM_NETWORK)):
        if register.is_barred(who, now=moment):
            return True
        if register.hits(who, now=moment) > most:
            register.bar(who, now=moment)
            return True
    return False


@transaction.atomic
def show_name(*, user: User, wording: str, by: Any, now: datetime) -> None:
    """A yes to being named, by the member in person and in the words they read. Twice is once."""
    _must_be_own(user, by)
    try:
        with transaction.atomic():
            shown = NameShown.objects.create(user=user, wording=wording, given_at=now)
    except IntegrityError:
        return
    record("name_shown", shown, by=by, now=now)


@transaction.atomic
def hide_name(*, user: User, by: Any, now: datetime) -> None:
    """No after all: gone at once, and from pages within seconds."""
    _must_be_own(user, by)
    for shown in NameShown.objects.select_for_update().filter(user=user, withdrawn_at=None):
        shown.withdrawn_at = now
        shown.save(update_fields=["withdrawn_at"])
        record("name_hidden", shown, by=by, now=now)


def erase_names(person: Person, *, now: datetime) -> None:
    """Who leaves is named nowhere, and the yes goes with them."""
    NameShown.objects.filter(user=person.user_id).delete()


def _must_be_own(user: User, by: Any) -> None:
    if by is None or by.pk != user.pk:
        raise NotAllowed
