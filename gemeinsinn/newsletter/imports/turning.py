"""What a worker does about a list: a few seconds of it, then mails and other work come first again."""

import time
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.utils import timezone

from gemeinsinn.newsletter.actions.intakes import claim_turn, end_turn, note_outcomes, take_rows
from gemeinsinn.newsletter.imports.columns import ADDRESS
from gemeinsinn.newsletter.imports.entries import bare, entries_in
from gemeinsinn.newsletter.imports.keeping import kept_rows
from gemeinsinn.newsletter.keys import key_of
from gemeinsinn.newsletter.lifecycle.intakes import State, Way
from gemeinsinn.newsletter.models import Intake
from gemeinsinn.newsletter.queries.intakes import Seen, outcomes_of

SECONDS = 3.0
BATCH = 500


def take_turn(*, now: datetime, seconds: float = SECONDS) -> bool:
    """True if there was a list to work on."""
    intake = claim_turn(now=now)
    if intake is None:
        return False
    seen = Seen()
    try:
        end_turn(intake=intake, now=timezone.now(), is_over=go_on(intake, seen, seconds))
    finally:
        seen.close()
    return True


def go_on(intake: Intake, seen: Seen, seconds: float) -> bool:
    """From behind the last row that was dealt with; True once there are no more."""
    until = time.monotonic() + seconds
    rows = kept_rows(intake.path)
    for row in islice(rows, len(intake.outcomes)):
        seen.add(key_of(bare(row.cells[intake.columns[ADDRESS]])))
    entries = entries_in(rows, intake.columns, now=timezone.now())
    while batch := list(islice(entries, BATCH)):
        with transaction.atomic():
            now = timezone.now()
            outcomes = outcomes_of(batch, way=Way(intake.way), seen=seen, now=now)
            if intake.state == State.TAKING:
                outcomes = take_rows(intake=intake, entries=batch, outcomes=outcomes, now=now)
            note_outcomes(intake=intake, outcomes=outcomes, now=now)
        if time.monotonic() > until:
            return False
    return True
