"""One run over an export, dry or in earnest: the same decisions, the same report."""

from collections.abc import Iterator
from itertools import islice

from django.db import transaction

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.imports import Tally
from gemeinsinn.exchange.imports.freinet.applying import (
    BATCH,
    change_need,
    changed_fields,
    check_new,
    confirm_need,
    fields_of,
    is_due_to_confirm,
    missing_needs,
    take_need,
    withdraw_need,
)
from gemeinsinn.exchange.imports.freinet.mapping import Opportunity, Refused, read_opportunity
from gemeinsinn.exchange.imports.freinet.partners import Partners
from gemeinsinn.exchange.imports.freinet.placing import place_opportunity
from gemeinsinn.exchange.imports.freinet.reading import Export, RawRow
from gemeinsinn.exchange.imports.freinet.report import Line, Writer
from gemeinsinn.exchange.imports.freinet.seen import Seen
from gemeinsinn.exchange.lifecycle.notices import OPEN, State
from gemeinsinn.exchange.models import Need
from gemeinsinn.places.queries import Spot


def readable_rows(export: Export) -> Iterator[Opportunity]:
    """The rows that can be read at all: for the first look at the file."""
    for raw in export.rows():
        if not raw.fault:
            try:
                yield read_opportunity(raw.columns)
            except Refused:
                continue


class Run:
    """Goes through the rows in batches; each row stands or falls alone."""

    def __init__(self, *, partners: Partners, apply: bool, write: Writer, tally: Tally) -> None:
        self.partners, self.apply, self.write, self.tally = partners, apply, write, tally
        self.seen = Seen()

    def over(self, export: Export, *, complete: bool) -> None:
        """All rows; with `complete`, what is missing from them is withdrawn."""
        rows = export.rows()
        try:
            while batch := list(islice(rows, BATCH)):
                known = self._known(batch)
                for raw in batch:
                    self._report(self._row(raw, known))
            if complete:
                for need in missing_needs(self.partners.agency_pks, self.seen.line_of):
                    if self.apply:
                        withdraw_need(need, self.partners)
                    self._report(
                        Line(0, (need.source or "")[8:], "withdrawn", need.title, why="no longer in the export")
                    )
        finally:
            self.seen.close()

    def _report(self, line: Line) -> None:
        self.write(line)
        self.tally.add(line.what)

    def _known(self, batch: list[RawRow]) -> dict[str | None, Need]:
        """What is stored already of a batch, in one query."""
        sources = [f"freinet:{raw.columns.get('_angebotsid', '').strip()}" for raw in batch if not raw.fault]
        needs = Need.objects.filter(source__in=sources).select_related(
            "municipality", "quarter", "organisation", "contact"
        )
        return {need.source: need for need in needs}

    def _row(self, raw: RawRow, known: dict[str | None, Need]) -> Line:
        """Decides on one row and, in earnest, does it."""
        number = raw.columns.get("_angebotsid", "").strip()[:20]
        if raw.fault:
            return Line(raw.line, number, "refused", why=raw.fault)
        try:
            row = read_opportunity(raw.columns)
            notes = self._first_time(row, raw.line)
            return self._decide(row, raw.line, known.get(row.source), notes)
        except (Refused, DomainError) as problem:
            self.partners.forget()
            return Line(raw.line, number, "refused", raw.columns.get("angebotsname", "")[:120], why=str(problem))

    def _first_time(self, row: Opportunity, line: int) -> list[str]:
        """Notes on the row so far. Raises Refused if the same number was there before."""
        before = self.seen.line_of(row.number)
        if before is not None:
            raise Refused(f"its number was already on line {before}")
        near = self.seen.add(row, line)
        return [*([near] if near else []), *row.problems]

    def _decide(self, row: Opportunity, line: int, need: Need | None, notes: list[str]) -> Line:
        spot, note = place_opportunity(row, self.partners.homes)
        if spot is None or spot.municipality is None:
            raise Refused("it names no place we know, and neither does any other row of its agency")
        self.partners.check_right(self.partners.known_agency(row))
        if note:
            notes.append(note)
        if need is None or need.state == State.WITHDRAWN:
            check_new(row, spot, self.partners.now)
            what, why = "taken", ""
            if row.injected:
                why = f"waits for a check: words somebody may have injected ({', '.join(row.injected)})"
            if self.apply:
                take_need(row, spot, self.partners)
        elif need.state not in OPEN:
            what, why = "unchanged", ""
            notes.append("was closed here: left as it is")
        elif changed := changed_fields(need, fields_of(row, spot)):
            what, why = "changed", ", ".join(changed)
            self._change(need, row, spot)
        else:
            what, why = "unchanged", ""
            if is_due_to_confirm(need, self.partners.now):
                notes.append("still in the export: confirmed")
                if self.apply:
                    confirm_need(need, self.partners)
        return Line(line, row.number, what, row.title, row.organisation_name, why, tuple(notes))

    def _change(self, need: Need, row: Opportunity, spot: Spot) -> None:
        """Changes it; a dry run does the same and takes it back, so that it refuses what earnest would refuse."""
        with transaction.atomic():
            change_need(need, row, spot, self.partners)
            if not self.apply:
                transaction.set_rollback(True)
