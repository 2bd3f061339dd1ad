"""Agencies and organisations behind the rows: matched where they are known, made where they are not."""

import re
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import transaction

from gemeinsinn.core.slugs import slug_of
from gemeinsinn.exchange.imports.freinet.mapping import Opportunity, Refused
from gemeinsinn.exchange.imports.freinet.placing import Homes
from gemeinsinn.organisations.actions import publish_organisation, register_organisation
from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.rules import can_work_at_desk_of
from gemeinsinn.people.rules import is_network_office
from gemeinsinn.places.models import Municipality
from gemeinsinn.places.queries import Spot

Kind = Organisation.Kind
SCHOOL = re.compile(
    r"schule|kita\b|kindergarten|kindertages|gymnasium|bücherhalle|bücherei|museum|hochschule|universität", re.I
)
INITIATIVE = re.compile(r"initiative|gruppe\b|nachbarschafts(?:treff|hilfe)$|privat", re.I)
KEPT = 2_048


def agency_source(row: Opportunity) -> str:
    """The key an agency is known by."""
    return f"freinet:agentur:{row.agency_number}"


def organisation_source(row: Opportunity) -> str:
    """The key an organisation is known by: its agency and its name (freinet exports no number for it)."""
    return f"freinet:einrichtung:{row.agency_number}:{slug_of(row.organisation_name, 40)}"[:80]


def kind_of(name: str) -> str:
    """A first guess that its agency may correct; a company is never guessed."""
    if SCHOOL.search(name):
        return Kind.SCHOOL
    return Kind.INITIATIVE if INITIATIVE.search(name) else Kind.ASSOCIATION


class Partners:
    """Finds and makes them; remembers the last few thousand."""

    def __init__(self, *, by: Any, now: datetime, homes: Homes) -> None:
        self.by, self.now, self.homes = by, now, homes
        self.agency_pks: set[int] = set()
        self._agency = lru_cache(maxsize=KEPT)(self._find_agency)
        self._organisation = lru_cache(maxsize=KEPT)(self._find_organisation)

    def known_agency(self, row: Opportunity) -> Organisation | None:
        """The agency if it is there already."""
        found = self._agency(agency_source(row), row.agency_name)
        if found is not None:
            self.agency_pks.add(found.pk)
        return found

    def known_organisation(self, row: Opportunity, municipality: Municipality | None) -> Organisation | None:
        """The organisation if it is there already: by its key, else by its name in the same town."""
        if not row.organisation_name or row.organisation_name == row.agency_name:
            return None
        return self._organisation(
            organisation_source(row), row.organisation_name, municipality.pk if municipality else 0
        )

    def check_right(self, agency: Organisation | None) -> None:
        """Staff bring in the rows of their own agency, the network office all. Raises Refused."""
        if self.by is None or is_network_office(self.by):
            return
        if agency is None or not can_work_at_desk_of(self.by, agency):
            raise Refused("it belongs to an agency you do not work for")

    @transaction.atomic
    def take_agency(self, row: Opportunity) -> Organisation:
        """The agency, made and published if it is new. Raises Refused if nobody can say where it is at work."""
        found = self.known_agency(row)
        if found is not None:
            return found
        home = self.homes.of_agency(row.agency_number)
        if home is None:
            raise Refused("its agency is new and no row of it says where it is at work")
        agency = register_organisation(
            by=None, now=self.now, source=agency_source(row), kind=Kind.AGENCY, name=row.agency_name, place=home
        )
        publish_organisation(organisation=agency, by=self.by, now=self.now)
        self._agency.cache_clear()
        self.agency_pks.add(agency.pk)
        return agency

    @transaction.atomic
    def take_organisation(self, row: Opportunity, spot: Spot, agency: Organisation) -> Organisation | None:
        """The organisation, made and published if it is new; none where the agency itself is looking."""
        found = self.known_organisation(row, spot.municipality)
        if found is not None or not row.organisation_name or row.organisation_name == row.agency_name:
            return found
        organisation = register_organisation(
            by=None, now=self.now, source=organisation_source(row), kind=kind_of(row.organisation_name),
            name=row.organisation_name, place=spot,
        )  # fmt: skip
        organisation.agency = agency
        organisation.save(update_fields=["agency", "changed_at"])
        publish_organisation(organisation=organisation, by=self.by, now=self.now)
        self._organisation.cache_clear()
        return organisation

    def forget(self) -> None:
        """After a row that was rolled back, nothing made in it is there."""
        self._agency.cache_clear()
        self._organisation.cache_clear()

    def _find_agency(self, source: str, name: str) -> Organisation | None:
        agencies = Organisation.objects.filter(kind=Kind.AGENCY)
        return agencies.filter(source=source).first() or agencies.filter(name__iexact=name).first()

    def _find_organisation(self, source: str, name: str, municipality: int) -> Organisation | None:
        others = Organisation.objects.exclude(kind=Kind.AGENCY)
        return (
            others.filter(source=source).first()
            or others.filter(name__iexact=name, municipality=municipality, state=State.PUBLISHED).first()
        )
