"""Erasing a person at their wish, for those who never had an account or would rather phone."""

from datetime import datetime

from django.db import transaction

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.desk.queries.people import Someone
from gemeinsinn.desk.rules import Desk, can_erase
from gemeinsinn.desk.wording.people import why_not_erased
from gemeinsinn.people.actions.leaving import close_account, erase_contact


@transaction.atomic
def erase_person(*, desk: Desk, someone: Someone, now: datetime) -> None:
    """Erases everything that names somebody: their account if there is one, else each contact. Nothing brings it back.

    The stream keeps that it happened and who did it, never whom it was about.
    """
    if not can_erase(desk, someone.agencies, is_staff=someone.is_staff):
        raise NotAllowed(why_not_erased(is_staff=someone.is_staff))
    if someone.user is not None:
        close_account(user=someone.user, now=now)
        record("contact_erased", someone.contact, by=desk.user, now=now)
        return
    for contact in someone.contacts:
        erase_contact(contact=contact, by=desk.user, now=now)
