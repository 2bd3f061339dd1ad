"""What a person's leaving means for the index."""

from datetime import datetime

from gemeinsinn.matching.actions.entries import forget_entries
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
