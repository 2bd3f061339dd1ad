"""Colleagues' notes about somebody: part of what is held about them, and gone when they leave."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from gemeinsinn.desk.models import Assignment, Note
from gemeinsinn.exchange.models import CallRequest, Need, Offer, Response
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.partnerships.models import Agreement
from gemeinsinn.people.models import User
from gemeinsinn.people.personal_data import Person, person_of
from gemeinsinn.projects.models import Project

OWN = (Need, Offer, Response, CallRequest)
SHARED = (Agreement, Project, Organisation)


def collect_notes(user: User) -> list[dict[str, Any]]:
    """Notes about what is the person's alone; those about an agreement or a project also tell of others."""
    notes = notes_on(OWN, person_of(user).contacts).order_by("pk")
    return [{"about": note.subject_type, "text": note.text, "at": note.at} for note in notes]


@transaction.atomic
def erase_notes(person: Person, *, now: datetime) -> None:
    """Notes about the person's own matters go; elsewhere the name does."""
    notes_on(OWN, person.contacts).delete()
    for note in notes_on(SHARED, person.contacts):
        note.text = person.without(note.text)
        note.save(update_fields=["text"])
    if person.user is not None:
        Assignment.objects.filter(user=person.user).delete()


def notes_on(models: Collection[type[Any]], contacts: Collection[int]) -> QuerySet[Note]:
    """Notes on the things of these sorts that hang on the contacts."""
    about = Q(pk__in=[])
    for model in models:
        mine = Q(contact__in=contacts)
        if model is Agreement:
            mine = (
                Q(response__contact__in=contacts)
                | Q(response__need__contact__in=contacts)
                | Q(response__offer__contact__in=contacts)
            )
        about |= Q(subject_type=model._meta.label_lower, subject_id__in=model.objects.filter(mine).values("pk"))
    return Note.objects.filter(about)
