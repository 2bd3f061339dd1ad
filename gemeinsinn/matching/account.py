"""What a person's leaving means for the index and for suggestions."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from gemeinsinn.matching.actions.entries import forget_entries
from gemeinsinn.matching.models import Suggestion
from gemeinsinn.matching.sources import sources
from gemeinsinn.people.models import User
from gemeinsinn.people.personal_data import Person


def nothing_of_its_own(user: User) -> list[str]:
    """For the export: the index only repeats what stands in the texts themselves."""
    return []


def erase_entries(person: Person, *, now: datetime) -> None:
    """Empties what was made from the person's texts; what stays of them is read again after this transaction."""
    for source in sources():
        ids = list(source.model._default_manager.filter(contact__in=person.contacts).values_list("pk", flat=True))
        forget_entries(side=source.side, ids=ids, now=now)


def collect_suggestions(user: User) -> list[dict[str, Any]]:
    """What the person was asked, and what they answered."""
    mine = Q(organisation__contact__user=user) | Q(offer__contact__user=user) | Q(wish__contact__user=user)
    rows = Suggestion.objects.filter(mine).exclude(asked_at=None).select_related("need").order_by("asked_at", "pk")
    return [
        {
            "need": row.need.title,
            "asked": row.asked_at.isoformat() if row.asked_at else "",
            "state": row.state,
            "reason": row.reason,
            "note": row.note,
        }
        for row in rows
    ]


def erase_suggestions(person: Person, *, now: datetime) -> None:
    """Words around a person go: what they wrote, what was written about them. That somebody was asked stays."""
    theirs = (
        Q(organisation__contact__in=person.contacts)
        | Q(offer__contact__in=person.contacts)
        | Q(wish__contact__in=person.contacts)
    )
    Suggestion.objects.filter(theirs).exclude(note="").update(note="")
    for row in Suggestion.objects.exclude(note="").only("pk", "note"):
        told = person.without(row.note)
        if told != row.note:
            Suggestion.objects.filter(pk=row.pk).update(note=told)
