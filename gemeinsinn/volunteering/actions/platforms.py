"""Whether an agency's own address travels with its opportunities."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.rules import can_work_at_desk_of
from gemeinsinn.volunteering.models import ContactRelease
from gemeinsinn.volunteering.models.opportunities import KINDS


@transaction.atomic
def release_contact(*, agency: Organisation, released: bool, by: Any, now: datetime) -> bool:
    """Yes or no; returns whether that was new. Its opportunities count as changed, so that every copy follows.

    Raises NotAllowed for others than the agency's staff and the network office.
    """
    if not can_work_at_desk_of(by, agency):
        raise NotAllowed(_("Only the agency itself decides that."))
    rows = ContactRelease.objects.filter(agency=agency)
    if released:
        new = ContactRelease.objects.get_or_create(agency=agency, defaults={"by": by, "at": now})[1]
    else:
        new = bool(rows.delete()[0])
    if new:
        Need.objects.filter(agency=agency, kind__in=KINDS, state=State.PUBLISHED).update(changed_at=now)
        record("contact_released" if released else "contact_kept_back", agency, by=by, now=now)
    return new
