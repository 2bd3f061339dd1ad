"""Reading the stream."""

from django.db.models import Model, QuerySet

from gemeinsinn.activity.models import Event, OutgoingMail


def events_of(subject: Model, *, public_only: bool = False) -> QuerySet[Event]:
    """What happened to one subject, newest first."""
    events = Event.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).select_related("by")
    return events.filter(audience=Event.Audience.PUBLIC) if public_only else events


def troubled_mails() -> QuerySet[OutgoingMail]:
    """Mails that failed or whose fate is unknown: a person has to look."""
    return OutgoingMail.objects.filter(state__in=[OutgoingMail.State.FAILED, OutgoingMail.State.UNKNOWN])
