"""The people behind needs, offers, answers and calls of a desk."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from gemeinsinn.core.errors import NoLongerThere, NotAllowed
from gemeinsinn.desk.queries.matters import SHELVES, Art, Matter, every, matters, slim_rows
from gemeinsinn.desk.rules import Desk
from gemeinsinn.desk.wording import not_your_area
from gemeinsinn.desk.wording.people import already_erased
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.rules import WORKING
from gemeinsinn.people.models import Contact, NetworkRole, User
from gemeinsinn.people.personal_data import NOBODY

NEWEST = 1000
INVOLVED = (Art.NEED, Art.OFFER, Art.RESPONSE, Art.CALL)
ABOUT_PEOPLE = (*INVOLVED, Art.PROJECT, Art.ORGANISATION)  # every sort of thing that has a contact of its own


def people_involved(desk: Desk, words: tuple[str, ...] = ()) -> QuerySet[Contact]:
    """Contacts of this desk's matters, the newest first; nobody else's. Without words, of the NEWEST of each sort."""
    theirs = Q()
    for art in INVOLVED:
        of_art = matters(desk, art).filter(contact__isnull=False).order_by("-pk").values("contact")
        theirs |= Q(pk__in=of_art if words else of_art[:NEWEST])
    found = Contact.objects.filter(theirs).exclude(name=NOBODY).order_by("-pk")
    for word in words:
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word) | Q(phone__icontains=word))
    return found


def matters_of(desk: Desk, people: list[Contact]) -> dict[int, list[tuple[Art, Any]]]:
    """What each of these people is part of at this desk: four queries for any number of people."""
    found: dict[int, list[tuple[Art, Any]]] = defaultdict(list)
    pks = [person.pk for person in people]
    for art in INVOLVED:
        here = desk.covering(*SHELVES[art].agencies)
        for subject in slim_rows(art).filter(here, contact__in=pks).order_by("-pk"):
            found[subject.contact_id].append((art, subject))
    return found


@dataclass(frozen=True)
class Someone:
    """A person as a desk knows them: every contact under one account or address, and all that hangs on these.

    `matters` are those of all desks, not only this one: whoever erases a person must answer for all of it.
    """

    contact: Contact
    contacts: list[Contact]
    matters: list[Matter]

    @property
    def user(self) -> User | None:
        """The account, if there is one."""
        return self.contact.user or next((one.user for one in self.contacts if one.user), None)

    @property
    def pks(self) -> list[int]:
        return [one.pk for one in self.contacts]

    @cached_property
    def agencies(self) -> frozenset[int | None]:
        """Whose matters these are, with the organisations the account works for."""
        found = {matter.agency_id for matter in self.matters}
        if self.user is not None:
            theirs = Organisation.objects.filter(memberships__user=self.user)
            found |= set(theirs.values_list("agency", flat=True))
        return frozenset(found)

    @cached_property
    def is_staff(self) -> bool:
        """Has a task in the network or works at an agency: others rely on this account."""
        user = self.user
        if user is None:
            return False
        works = user.memberships.filter(organisation__kind=Organisation.Kind.AGENCY, role__in=WORKING)
        return user.is_superuser or NetworkRole.objects.filter(user=user).exists() or works.exists()


def find_someone(desk: Desk, pk: int) -> Someone:
    """The person behind a contact of a matter on this desk.

    Raises LookupError if there is none, NotAllowed if nothing of theirs lies here, NoLongerThere once erased.
    """
    contact = Contact.objects.select_related("user").filter(pk=pk).first()
    if contact is None:
        raise LookupError(pk)
    contacts = contacts_like(contact)
    theirs = [
        Matter(art, subject)
        for art in ABOUT_PEOPLE
        for subject in every(art).filter(contact__in=contacts).order_by("-pk")
    ]
    if not theirs:
        raise LookupError(pk)
    if not any(desk.handles(matter.agency_id) for matter in theirs):
        raise NotAllowed(not_your_area())
    if contact.name == NOBODY:
        raise NoLongerThere(already_erased())
    return Someone(contact, contacts, theirs)


def contacts_like(contact: Contact) -> list[Contact]:
    """The contact with all others of the same account or the same e-mail address: each form made one of its own."""
    same = Q(pk=contact.pk)
    if contact.email:
        same |= Q(email__iexact=contact.email)
    if contact.user is not None:
        same |= Q(user=contact.user) | Q(email__iexact=contact.user.email)
    return list(Contact.objects.filter(same).select_related("user").order_by("-pk"))
