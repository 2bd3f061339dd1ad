"""Whether the agency of the place may ask somebody about what they look for: agreed, taken back, moved along."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.matching.lifecycle.saved import State
from gemeinsinn.matching.models import Quiet, SavedSearch, Suggestion
from gemeinsinn.matching.partner import Partner, digest_of_partner
from gemeinsinn.matching.queries.wishes import agency_at
from gemeinsinn.matching.wording.saved import may_ask_words
from gemeinsinn.people.actions import record_consent, withdraw_consent

PURPOSE = "be-asked"


@transaction.atomic
def let_agency_ask(*, search: SavedSearch, now: datetime) -> None:
    """The agency of the place may ask; the words shown are kept with the time. Raises DomainError without an agency."""
    agency = agency_at(search.place, search.lat, search.lon)
    if agency is None:
        raise DomainError(_("For this we need a place that one of our agencies looks after."))
    search.agency = agency
    search.save(update_fields=["agency", "changed_at"])
    withdraw_consent(contact=search.contact, purpose=PURPOSE, now=now)
    record_consent(contact=search.contact, purpose=PURPOSE, wording=may_ask_words(agency), now=now)
    Quiet.objects.filter(partner=digest_of_partner(Partner(wish=search)), organisation=None).delete()


@transaction.atomic
def stop_agency_asking(*, search: SavedSearch, now: datetime) -> None:
    """Nobody asks any more, and what was thought about the pair without asking goes. Twice changes nothing."""
    SavedSearch.objects.filter(pk=search.pk).update(agency=None, changed_at=now)
    withdraw_consent(contact=search.contact, purpose=PURPOSE, now=now)
    Suggestion.objects.filter(wish=search, asked_at=None).delete()
    search.refresh_from_db()


@transaction.atomic
def stop_asking_person(*, search: SavedSearch, now: datetime) -> None:
    """The same for every wish of the same address."""
    same = SavedSearch.objects.filter(person=search.person).exclude(person="").exclude(agency=None)
    for one in same.exclude(state=State.WAITING).select_related("contact"):
        stop_agency_asking(search=one, now=now)
    search.refresh_from_db()


@transaction.atomic
def follow_place(*, search: SavedSearch, now: datetime) -> None:
    """Elsewhere another agency is responsible: who agreed to one has not agreed to the other."""
    if search.agency_id is not None and agency_at(search.place, search.lat, search.lon) != search.agency:
        stop_agency_asking(search=search, now=now)
