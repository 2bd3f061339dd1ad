"""Recording what happened."""

from datetime import datetime
from typing import Any

from django.db.models import Model

from gemeinsinn.activity.models import Event


def record(verb: str, subject: Model, *, by: Any = None, now: datetime, public: bool = False, **data: Any) -> Event:
    """Adds one event. Call it inside the action's transaction; `data` must be JSON and name no person."""
    return Event.objects.create(
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        verb=verb,
        by=by if by is not None and by.is_authenticated else None,
        at=now,
        audience=Event.Audience.PUBLIC if public else Event.Audience.INTERNAL,
        data=data,
    )
