"""What the demo's agency in Magdeburg gives to other platforms, and takes over from one."""

import json
from datetime import datetime, timedelta

from gemeinsinn.demo.network.elsewhere import PLATFORM, ROWS
from gemeinsinn.demo.stage import Stage
from gemeinsinn.volunteering.actions.platforms import release_contact
from gemeinsinn.volunteering.imports.applying import Taker
from gemeinsinn.volunteering.imports.reading import read_table
from gemeinsinn.volunteering.imports.run import Run

AGENCY = "magdeburg"
TAKEN_BEFORE = timedelta(days=9)


def exchange_opportunities(stage: Stage, now: datetime) -> None:
    """Lets its address go along, and has taken a file over by the same way as the desk."""
    agency = stage.organisations[AGENCY]
    by = stage.broker_of(agency)
    release_contact(agency=agency, released=True, by=by, now=now - TAKEN_BEFORE)
    rows = [row.told(now - TAKEN_BEFORE) for row in ROWS]
    taker = Taker(source=PLATFORM, agency=agency, by=by, now=now - TAKEN_BEFORE, publish=True)
    lines = list(Run(taker=taker, apply=True).over(read_table(json.dumps(rows).encode())))
    refused = [f"{line.title}: {line.why}" for line in lines if line.what != "taken"]
    if refused:
        raise ValueError(f"the story is wrong: {refused}")
