"""Noting who took all addresses along."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.newsletter.queries.subscribers import subscribers_for
from gemeinsinn.newsletter.rules import can_take_addresses


@transaction.atomic
def note_export(*, purpose: str, by: Any, now: datetime) -> None:
    """Before the first row leaves. Raises NotAllowed."""
    if not can_take_addresses(by):
        raise NotAllowed(_("Only the network's office takes addresses along."))
    record("subscribers_exported", by, by=by, now=now, purpose=purpose, count=subscribers_for(by).count())
