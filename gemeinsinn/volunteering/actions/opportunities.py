"""What volunteers want to know, written beside a need: by its author or by staff."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.exchange.actions.notices.keeping import follow_change
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.rules.notices import owns_notice
from gemeinsinn.organisations.rules import others_work_for
from gemeinsinn.people.personal_data import Person
from gemeinsinn.volunteering.lifecycle.opportunities import CHOICES, WORDS, needs_check
from gemeinsinn.volunteering.models import Opportunity
from gemeinsinn.volunteering.models.opportunities import KINDS
from gemeinsinn.volunteering.rules import can_plan

WRITABLE = frozenset({*CHOICES, *WORDS})
# Where it can be written. What is taken down or over comes back by one click, so no unread words may get in there.
OPEN = frozenset({State.UNCONFIRMED, State.SUBMITTED, State.RETURNED, State.PUBLISHED})
WITHDRAWN_KEPT = timedelta(days=30)


def can_be_described(need: Need) -> bool:
    """A need of time or skill that waits for the agency or hangs on the board."""
    return need.kind in KINDS and need.state in OPEN


@transaction.atomic
def describe_opportunity(*, need: Need, told: dict[str, Any], by: Any = None, now: datetime) -> list[str]:
    """Keeps what was told and returns the names of what differs; the rest stays.

    By its author (`by` is None or owns it): choices take effect at once, words are checked again like those of the
    need itself. By staff of its agency everything takes effect at once.
    """
    if by is not None and not can_plan(by, need):
        raise NotAllowed(_("Only whoever wrote it and the agency of the place can do that."))
    if not can_be_described(need):
        raise DomainError(
            _("That is possible only for time and skill that is asked for on the board or on its way there.")
        )
    if unknown := set(told) - WRITABLE:
        raise ValueError(f"{sorted(unknown)} is not written by hand")
    known = Opportunity.objects.filter(pk=need.pk).first() or Opportunity(need=need)
    changed = [name for name, value in told.items() if getattr(known, name) != value]
    if not changed:
        return []
    row, _fresh = Opportunity.objects.select_for_update(of=("self",)).get_or_create(
        need=need, defaults={"created_at": now}
    )
    for name in changed:
        setattr(row, name, told[name])
    row.save(update_fields=[*changed, "changed_at"])
    Need.objects.filter(pk=need.pk).update(changed_at=now)  # whoever keeps a copy asks for what changed
    record("changed", need, by=by, now=now, fields=[f"opportunity.{name}" for name in changed])
    if (by is None or owns_notice(by, need)) and needs_check(changed):
        follow_change(need, ["opportunity"], now=now)
    return changed


@transaction.atomic
def erase_opportunities(person: Person, *, now: datetime) -> None:
    """A person leaves: the words beside their needs go; those of an organisation stay, without the name."""
    rows = Opportunity.objects.filter(need__contact__in=person.contacts)
    for row in rows.select_related("need__organisation"):
        stays = others_work_for(row.need.organisation, person.user_id)
        words = {name: person.without(getattr(row, name)) if stays else "" for name in WORDS}
        Opportunity.objects.filter(pk=row.pk).update(**words)


@transaction.atomic
def forget_opportunities(*, now: datetime) -> int:
    """A month after a need was withdrawn, what was said beside it goes; returns how many."""
    old = Opportunity.objects.filter(need__state=State.WITHDRAWN, need__changed_at__lt=now - WITHDRAWN_KEPT)
    return old.delete()[0]
