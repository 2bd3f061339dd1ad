"""An agency with twenty thousand cases and as many hours: caseload, figures, the list of hours, and one big yes."""

import statistics
import time
from pathlib import Path
from typing import Any

from tools.bench.pages import queries
from tools.bench.portal import Portal

CASES, HOURS, WAITING = 20_000, 20_000, 500
WHO = "agentur@demo.example"
ROUNDS = 20
PATHS = {
    "caseload": "/schreibtisch/vermittlung/",
    "caseload, what is due": "/schreibtisch/vermittlung/?faellig=on",
    "figures of a year": "/schreibtisch/vermittlung/zahlen/",
    "hours to confirm": "/stunden/pruefen/",
}
# What the shell of the portal does: rows past the actions, spread over two years, for the agency of the demo.
FILL = """
import random
from datetime import timedelta
from django.utils import timezone
from gemeinsinn.exchange.models import Need
from gemeinsinn.organisations.models import Membership
from gemeinsinn.people.models import Contact
from gemeinsinn.placement.models import Case, Proposal
from gemeinsinn.recognition.models import Hours, Volunteer
from gemeinsinn.volunteering.models import EngagementField
dice, now, today = random.Random(4), timezone.now(), timezone.localdate()
agency = Membership.objects.filter(user__email="{who}", organisation__kind="agency").first().organisation
needs = list(Need.objects.filter(agency=agency, kind="zeit", state="published")[:20])
fields = list(EngagementField.objects.all())
ages = ["to17", "18-29", "30-44", "45-59", "60-74", "75+"]
people = Contact.objects.bulk_create(
    [Contact(name=f"Gast {{n}}", email=f"gast-{{n}}@example.org", confirmed_at=now) for n in range({cases} + 1000)]
)
days = [today - timedelta(days=dice.randrange(730)) for _n in range({cases})]
states = ["enquiry", "advised", "suggested", "placed", "closed", "closed", "closed"]
cases = []
for n, day in enumerate(days):
    state = dice.choice(states)
    cases.append(Case(
        agency=agency, contact=people[n], state=state, consented_on=day, asked_on=day, wish="mit Kindern lesen",
        talked_on=None if state == "enquiry" else day, age_band=dice.choice(ages), gender=dice.choice(["", "female", "male"]),
        closed_at=now if state == "closed" else None, closed_why="done" if state == "closed" else "",
    ))
Case.objects.bulk_create(cases, batch_size=500)
through = Case.fields.through
through.objects.bulk_create(
    [through(case_id=case.pk, engagementfield_id=dice.choice(fields).pk) for case in cases], batch_size=500
)
made = []
for case, day in zip(cases, days):
    if case.state in ("suggested", "placed"):
        placed = case.state == "placed"
        made.append(Proposal(
            case=case, need=dice.choice(needs), field=dice.choice(fields), state=case.state,
            placed_on=day if placed else None, introduced_at=now if placed else None, consented_at=now if placed else None,
        ))
Proposal.objects.bulk_create(made, batch_size=500)
volunteers = Volunteer.objects.bulk_create([
    Volunteer(contact=contact, address=contact.email) for contact in people[{cases}:]
])
Hours.objects.bulk_create([
    Hours(
        volunteer=volunteers[n % 1000], organisation=agency, agency=agency, field=dice.choice(fields), what="gelesen",
        day=today - timedelta(days=n // 1000), minutes=15 * dice.randrange(1, 20), state="entered" if n < {waiting} else "confirmed",
    )
    for n in range({hours})
], batch_size=500)
"""
CONFIRM = """
import time
from django.utils import timezone
from gemeinsinn.people.models import User
from gemeinsinn.recognition.actions.confirming import confirm_hours
from gemeinsinn.recognition.queries.hours import hours_to_confirm
user = User.objects.get(email="{who}")
begin, cpu = time.perf_counter(), time.process_time()
done = confirm_hours(hours=list(hours_to_confirm(user)), side="agency", by=user, now=timezone.now())
print("confirmed", done, round((time.perf_counter() - begin) * 1000), round((time.process_time() - cpu) * 1000))
"""


def measure(folder: Path) -> list[dict[str, Any]]:
    """Pages as staff of the agency see them, and a yes to five hundred entries at once."""
    portal = Portal(folder / f"care-{time.time():.0f}")
    portal.run("demo", "--prepare")
    portal.run("shell", "-c", FILL.format(who=WHO, cases=CASES, hours=HOURS, waiting=WAITING))
    counted = queries(portal, PATHS, by=WHO)
    rows = []
    with portal.serving("serve", "--workers=1", "--threads=1"):
        portal.sign_in(WHO)
        for page, path in PATHS.items():
            portal.connect()
            portal.milliseconds(path)
            before = portal.cpu_seconds()
            took = sorted(portal.milliseconds(path) for _turn in range(ROUNDS))
            cpu = round((portal.cpu_seconds() - before) * 1000 / ROUNDS)
            median, late = round(statistics.median(took)), round(took[int(0.95 * ROUNDS)])
            rows.append({"what": page, "median_ms": median, "p95_ms": late, "cpu_ms": cpu, "queries": counted[page]})
    _word, done, took_ms, cpu_ms = portal.output("shell", "-c", CONFIRM.format(who=WHO)).splitlines()[-1].split()
    return [*rows, {"what": f"a yes to {done} entries at once", "median_ms": int(took_ms), "cpu_ms": int(cpu_ms)}]
