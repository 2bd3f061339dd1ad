"""One run over a file, dry or in earnest: the same decisions, the same report."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.exchange.actions.notices.moves import day_of
from gemeinsinn.exchange.imports.freinet.mapping import Refused
from gemeinsinn.exchange.imports.freinet.report import Line
from gemeinsinn.exchange.imports.freinet.seen import Seen, key_of
from gemeinsinn.exchange.lifecycle.notices import OPEN, State, is_expired
from gemeinsinn.exchange.models import Need
from gemeinsinn.organisations.rules import can_work_at_desk_of
from gemeinsinn.places.queries import Spot, find_spot
from gemeinsinn.volunteering.imports.applying import (
    Taker,
    change_need,
    confirm_need,
    end_need,
    ended_there,
    take_need,
)
from gemeinsinn.volunteering.imports.mapping import Row, read_row
from gemeinsinn.volunteering.imports.reading import RawRow, Table
from gemeinsinn.volunteering.models.opportunities import KINDS

BATCH = 200


class Run:
    """Goes through the rows; each stands or falls alone, in a transaction that a dry run takes back."""

    def __init__(self, *, taker: Taker, apply: bool) -> None:
        if not can_work_at_desk_of(taker.by, taker.agency):
            raise NotAllowed(_("Only staff of this agency can take its opportunities over."))
        self.taker, self.apply = taker, apply
        self.seen = Seen()
        self.numbers: dict[str, int] = {}
        self.spots: dict[str, Spot | None] = {}

    def over(self, table: Table, *, complete: bool = False) -> Iterator[Line]:
        """A line for each row; with `complete`, what is not in the file any more ends."""
        alike = self._titles()
        try:
            for raw in table.rows:
                yield self._row(raw, alike)
            if complete:
                yield from self._missing()
        finally:
            self.seen.close()

    def _titles(self) -> dict[str, Need]:
        """What the agency has open already that came from elsewhere or nowhere, by its title."""
        rows = Need.objects.filter(agency=self.taker.agency, kind__in=KINDS, state__in=OPEN)
        rows = rows.exclude(source__startswith=self.taker.key_of(""))
        return {key_of(need.title): need for need in rows.only("pk", "title").iterator(BATCH)}

    def _row(self, raw: RawRow, alike: dict[str, Need]) -> Line:
        number, title = (str(raw.columns.get(name) or "").strip() for name in ("id", "title"))
        if raw.fault:
            return Line(raw.line, number[:46], "refused", title[:120], why=raw.fault)
        try:
            row = read_row(raw.columns)
            self._first_time(row, raw.line, alike)
            with transaction.atomic():
                line = self._decide(row, raw.line)
                if not self.apply:
                    transaction.set_rollback(True)
            return line
        except (Refused, DomainError, NotAllowed) as problem:
            return Line(raw.line, number[:46], "refused", title[:120], why=str(problem))

    def _first_time(self, row: Row, line: int, alike: dict[str, Need]) -> None:
        """Notes what it resembles. Raises Refused for a number that was there before, and for our own come back."""
        if row.number in self.numbers:
            raise Refused(_("its number was already on line %(line)s") % {"line": self.numbers[row.number]})
        self.numbers[row.number] = line
        if row.url.startswith(f"{settings.BASE_URL}/"):
            raise Refused(_("it comes from this portal"))
        if row.ended:
            return
        near = self.seen.add(row, line)
        if near:
            row.notes.append(_("much like an earlier row: %(which)s") % {"which": near})
        twin = alike.get(key_of(row.title))
        if twin is not None:
            row.notes.append(_("much like need %(pk)s, which is here already") % {"pk": twin.pk})

    def _decide(self, row: Row, line: int) -> Line:
        """Does what the row asks for. Raises Refused or DomainError."""
        rows = Need.objects.select_related("municipality", "quarter", "organisation", "contact", "agency")
        need = rows.filter(source=self.taker.key_of(row.number)).first()
        if need is not None and need.agency_id != self.taker.agency.pk:
            raise Refused(_("another agency has taken it over already"))
        what, why = self._act(row, need)
        return Line(line, row.number, what, row.title, row.organisation_name, why, tuple(row.notes))

    def _act(self, row: Row, need: Need | None) -> tuple[str, str]:
        until = row.fields.get("until")
        if row.ended or is_expired(until, day_of(self.taker.now)):
            why = _("ended there") if row.ended else _("its last day is over")
            if need is None or need.state not in OPEN:
                return "unchanged", why
            end_need(need, self.taker)
            return "withdrawn", why
        spot = self._spot(row.place)
        if need is None or (need.state == State.WITHDRAWN and ended_there(need)):
            return "taken", take_need(row, spot, self.taker)
        if need.state not in OPEN:
            return "unchanged", _("was closed here: left as it is")
        changed = change_need(need, row, spot, self.taker)
        if confirm_need(need, self.taker):
            row.notes.append(_("still there: confirmed"))
        return ("changed", ", ".join(changed)) if changed else ("unchanged", "")

    def _spot(self, words: str) -> Spot:
        """The place by its words. Raises Refused."""
        if not words:
            raise Refused(_("where is missing: postcode or town"))
        if words not in self.spots:
            self.spots[words] = find_spot(words)
        spot = self.spots[words]
        if spot is None or spot.municipality is None:
            raise Refused(_("“%(place)s” is no place we know: postcode or town") % {"place": words[:80]})
        return spot

    def _missing(self) -> Iterator[Line]:
        """Open ones from the same platform that are not in this file."""
        rows = Need.objects.filter(source__startswith=self.taker.key_of(""), agency=self.taker.agency, state__in=OPEN)
        for need in list(rows.order_by("pk")):
            number = (need.source or "").removeprefix(self.taker.key_of(""))
            if number not in self.numbers:
                with transaction.atomic():
                    end_need(need, self.taker)
                    if not self.apply:
                        transaction.set_rollback(True)
                yield Line(0, number, "withdrawn", need.title, why=_("no longer in the file"))


def counts_of(lines: list[Line]) -> dict[str, int]:
    """How many of each outcome."""
    found: dict[str, Any] = {}
    for line in lines:
        found[line.what] = found.get(line.what, 0) + 1
    return found
