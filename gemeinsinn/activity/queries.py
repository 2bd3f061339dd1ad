"""Reading the stream."""

from datetime import datetime

from django.db.models import Model, QuerySet, TextField
from django.db.models.functions import Cast

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.activity.outbox import mark_of


def events_of(subject: Model, *, public_only: bool = False) -> QuerySet[Event]:
    """What happened to one subject, newest first."""
    events = Event.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).select_related("by")
    return events.filter(audience=Event.Audience.PUBLIC) if public_only else events


def changed_in(model: type[Model], field: str, *, since: datetime) -> QuerySet[Event, int]:
    """The ids of those of a model whose `field` somebody has changed since then."""
    rows = Event.objects.filter(subject_type=model._meta.label_lower, verb="changed", at__gte=since)
    told = rows.annotate(told=Cast("data", TextField())).filter(told__contains=f'"{field}"')
    return told.order_by().values_list("subject_id", flat=True)


def mails_to(address: str) -> QuerySet[OutgoingMail]:
    """All to one address of the last month, newest first, also those whose words are blanked."""
    return OutgoingMail.objects.filter(person=mark_of(address)).order_by("-queued_at", "-pk")


def troubled_mails() -> QuerySet[OutgoingMail]:
    """Mails that failed or whose fate is unknown: a person has to look."""
    return OutgoingMail.objects.filter(state__in=[OutgoingMail.State.FAILED, OutgoingMail.State.UNKNOWN])
