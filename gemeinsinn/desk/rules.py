"""A desk: the person at it and the agencies whose matters lie on it. Who may enter, handle, and take data away."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from gemeinsinn.organisations.models import Organisation

NOBODY = "ohne"  # the office's choice for matters no agency is responsible for


@dataclass(frozen=True, slots=True)
class Desk:
    """Who looks, and at which agencies' matters. `chosen` (a slug) narrows it to one of them, or to NOBODY's.

    `owned` holds the agencies this person owns: exporting is a right of its own. `team` are the colleagues.
    """

    user: Any
    agencies: tuple[Organisation, ...] = ()
    office: bool = False
    owned: frozenset[int] = frozenset()
    chosen: str = ""
    team: tuple[Any, ...] = ()
    editor: bool = False

    @property
    def may_edit_words(self) -> bool:
        """Which words mean the same is said by the network office and the editors, at whatever desk."""
        return self.office or self.editor

    @property
    def may_enter(self) -> bool:
        """Staff of an agency, or the network office."""
        return self.office or bool(self.agencies)

    @property
    def agency(self) -> Organisation | None:
        """The one agency this desk is narrowed to, or the only one there is."""
        if self.chosen:
            return next((agency for agency in self.agencies if agency.slug == self.chosen), None)
        return self.agencies[0] if len(self.agencies) == 1 and not self.office else None

    @property
    def shown(self) -> tuple[Organisation, ...]:
        """The agencies whose matters stand on the page."""
        return (self.agency,) if self.agency else self.agencies

    def handles(self, agency_id: int | None) -> bool:
        """True if matters of this agency (None: of no agency) may be worked on here."""
        return self.office or agency_id in {agency.pk for agency in self.agencies}

    def covering(self, *lookups: str) -> Q:
        """The matters shown: those whose agency, under any of the lookups ("need__agency"), is on this desk."""
        if self.chosen == NOBODY:
            return Q(*((f"{lookup}__isnull", True) for lookup in lookups))
        if self.agency is not None:
            ids = [self.agency.pk]
        elif self.office:
            return Q()
        else:
            ids = [agency.pk for agency in self.agencies]
        return Q(*((f"{lookup}__in", ids) for lookup in lookups), _connector=Q.OR)


def can_erase(desk: Desk, agencies: Collection[int | None], *, is_staff: bool) -> bool:
    """Erasing a person needs every agency whose matters they are part of, or the network office; never staff."""
    return bool(agencies) and not is_staff and all(desk.handles(agency) for agency in agencies)


def can_export(desk: Desk) -> bool:
    """Taking lists away needs more than reading them: the network office, or owning every agency shown."""
    if desk.office:
        return True
    shown = {desk.agency.pk} if desk.agency else {agency.pk for agency in desk.agencies}
    return bool(shown) and shown <= desk.owned
