"""Who looks after a matter: taking it over, handing it on, and the way back."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.desk.models import Assignment
from gemeinsinn.desk.queries.desks import colleagues
from gemeinsinn.desk.queries.matters import Matter
from gemeinsinn.desk.rules import Desk
from gemeinsinn.people.models import User


@transaction.atomic
def assign_matter(*, desk: Desk, matter: Matter, colleague: Any, now: datetime) -> int | None:
    """Puts a matter into a colleague's hands; returns the id of who had it before.

    Only somebody who works at the desk the matter lies on, or the person acting, can get it.
    """
    if colleague.pk != desk.user.pk and not colleagues(desk, matter.agency_id).filter(pk=colleague.pk).exists():
        raise DomainError(_("This colleague does not work at the agency this belongs to."))
    before = _holder(matter)
    _hand_to(matter, colleague.pk, by=desk.user, now=now)
    verb = "taken_over" if colleague.pk == desk.user.pk else "handed_over"
    record(verb, matter.subject, by=desk.user, now=now, to=colleague.pk)
    return before


@transaction.atomic
def restore_assignment(*, matter: Matter, user_id: int | None, by: Any, now: datetime) -> None:
    """Undo of assign_matter: back to whoever had it, or to nobody."""
    if user_id is None or not User.objects.filter(pk=user_id, is_active=True).exists():
        _held(matter).delete()
    else:
        _hand_to(matter, user_id, by=by, now=now)
    record("handed_back", matter.subject, by=by, now=now)


def _held(matter: Matter) -> Any:
    return Assignment.objects.filter(subject_type=matter.shelf.subject_type, subject_id=matter.pk)


def _holder(matter: Matter) -> int | None:
    found: int | None = _held(matter).values_list("user_id", flat=True).first()
    return found


def _hand_to(matter: Matter, user_id: int, *, by: Any, now: datetime) -> None:
    Assignment.objects.update_or_create(
        subject_type=matter.shelf.subject_type,
        subject_id=matter.pk,
        defaults={"user_id": user_id, "by": by, "since": now},
    )
