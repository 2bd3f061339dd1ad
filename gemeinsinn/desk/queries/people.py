"""The people behind needs, offers, answers and calls of a desk."""

from collections import defaultdict
from typing import Any

from django.db.models import Q, QuerySet

from gemeinsinn.desk.queries.matters import Art, matters
from gemeinsinn.desk.rules import Desk
from gemeinsinn.people.models import Contact

NEWEST = 1000
INVOLVED = (Art.NEED, Art.OFFER, Art.RESPONSE, Art.CALL)


def people_involved(desk: Desk, words: tuple[str, ...] = ()) -> QuerySet[Contact]:
    """Contacts of this desk's matters, the newest first; nobody else's. Without words, of the NEWEST of each sort."""
    theirs = Q()
    for art in INVOLVED:
        of_art = matters(desk, art).filter(contact__isnull=False).order_by("-pk").values("contact")
        theirs |= Q(pk__in=of_art if words else of_art[:NEWEST])
    found = Contact.objects.filter(theirs).order_by("-pk")
    for word in words:
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word) | Q(phone__icontains=word))
    return found


def matters_of(desk: Desk, people: list[Contact]) -> dict[int, list[tuple[Art, Any]]]:
    """What each of these people is part of at this desk: four queries for any number of people."""
    found: dict[int, list[tuple[Art, Any]]] = defaultdict(list)
    pks = [person.pk for person in people]
    for art in INVOLVED:
        for subject in matters(desk, art).filter(contact__in=pks).order_by("-pk"):
            found[subject.contact_id].append((art, subject))
    return found
