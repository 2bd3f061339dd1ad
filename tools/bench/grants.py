"""A round of a thousand cases: its report, its payment file, and a thousand cases moved at random, by one and by eight."""

import time
from pathlib import Path
from typing import Any

from tests.postgres import running_postgres
from tools.bench.portal import Portal

CASES, PAYMENTS, RECEIPTS, STEPS, WORKERS = 1000, 1000, 5, 10, 8
ROOT = Path(__file__).resolve().parents[2]

# What the shell of the portal does. Rows past the actions, each as the actions would leave it.
FILL = """
from datetime import timedelta
from django.utils import timezone
from gemeinsinn.core.money import Money
from gemeinsinn.fund.models import Application, Decision
from gemeinsinn.places.models import Municipality
from gemeinsinn.proof.models import Grant, HourLine, PlanVersion, Receipt
from gemeinsinn.treasury.lifecycle.ledger import Kind
from gemeinsinn.treasury.actions.booking import book
from gemeinsinn.treasury.actions.commitments import commit
from tests.factories.funds import make_round
now, today = timezone.now(), timezone.localdate()
towns = [Municipality.objects.create(name=f"Ort {{n}}", slug=f"ort-{{n}}", state="Sachsen-Anhalt", lat=51.5, lon=11.9) for n in range(40)]
funding = make_round(now=now, budget=Money({cases} * 200_000))
rules = funding.rule_sets.get()
for n in range({cases}):
    kind = ("person", "association", "initiative")[n % 3]
    made = Application.objects.create(
        round=funding, rule_set=rules, state="accepted", reference=f"EF-2026-{{n:04}}", kind=kind, title=f"Hoffest Nummer {{n}}",
        organisation_name="" if kind == "person" else f"Hofverein {{n}} e. V.", municipality=towns[n % 40], asked=Money(200_000),
        costs=[{{"type": "sachmittel", "what": "Tische", "cents": 150_000}}, {{"type": "honorare", "what": "Musik", "cents": 50_000}}],
        starts=today, ends=today + timedelta(days=30), submitted_at=now, ended_at=now,
    )
    promised = commit(pot_id=funding.pot_id, reference=made.reference, amount=Money(200_000), by=None, now=now)
    Decision.objects.create(application=made, kind="award", amount=Money(200_000), commitment=promised, at=now)
    book(pot_id=funding.pot_id, kind=Kind.PAY, amount=Money(200_000), by=None, now=now, commitment=promised)
    grant = Grant.objects.create(
        application=made, commitment=promised, awarded=Money(200_000), starts=today, ends=today + timedelta(days=30), due_on=today,
        state="closed", recognised=Money(200_000), checked_at=now, result="accepted", answers={{"what": "Ein Fest für alle im Hof."}},
        evaluation={{"people": 40, "helpers": 5}},
    )
    PlanVersion.objects.create(grant=grant, number=1, costs={{"sachmittel": 150_000, "honorare": 50_000}})
    HourLine.objects.create(grant=grant, day=today, who="J. B.", what="Aufbau", hundredths=300)
    Receipt.objects.bulk_create([
        Receipt(grant=grant, number=k, day=today, payee="Markt GmbH", reason="Tische und Bänke", amount=Money(40_000),
                cost_type="sachmittel" if k < 4 else "honorare", digest=f"{{n}}-{{k}}", verdict="ok") for k in range(1, {receipts} + 1)
    ])
"""
REPORT = """
import time
from django.utils import timezone
from gemeinsinn.fund.models import Round
from gemeinsinn.reporting.actions.reports import ask_report
from gemeinsinn.reporting.queries.rollup import roll_up
from gemeinsinn.reporting.tasks import build_next
now, funding = timezone.now(), Round.objects.get()
begin, cpu = time.perf_counter(), time.process_time()
found = roll_up(funding.pk)
read = time.perf_counter() - begin
report = ask_report(funding=funding, by=None, now=now)
begin, cpu = time.perf_counter(), time.process_time()
build_next(now=now)
took, cpu = time.perf_counter() - begin, time.process_time() - cpu
report.refresh_from_db()
assert report.state == "done", report.state
sizes = "+".join(str(one.size // 1000) for one in report.files.all())
print("report", len(found.cases), len(found.receipts), round(read, 1), round(took, 1), round(cpu, 1), sizes)
"""
PAY = """
import time
from django.utils import timezone
from gemeinsinn.treasury.actions.runs import prepare_run, release_run
from tests.factories.people import make_account
from tests.factories.treasury import make_bank_account, make_due, make_pot
now, pot = timezone.now(), make_pot(2_000_000)
payments = [make_due(400, pot=pot, holder="Förderverein Grünes Höfchen e. V.").pk for _n in range({payments})]
account, till, office = make_bank_account(), make_account(roles=["treasurer"]), make_account(roles=["office"])
run = prepare_run(payment_ids=payments, account=account, execute_on=timezone.localdate(now), by=till, now=now)
begin, cpu = time.perf_counter(), time.process_time()
run = release_run(run_id=run.pk, by=office, now=now)
print("paid", run.count, round(time.perf_counter() - begin, 1), round(time.process_time() - cpu, 1))
"""
MOVE = """
import time
from concurrent.futures import ThreadPoolExecutor
from django.db import connections
from tests.simulation import Mover, set_stage, without_letters
from tests.simulation_faults import faults_of
without_letters(setattr)
stage = set_stage(euros={cases} * 400)
movers = [Mover(stage, seed=n) for n in range({workers})]
begin, cpu = time.perf_counter(), time.process_time()
for mover in movers:
    for _n in range({cases} // {workers}):
        mover.begin()
def moved(mover):
    try:
        for _n in range({cases} * {steps} // {workers}):
            mover.step()
    finally:
        connections.close_all()
if {workers} == 1:
    moved(movers[0])
else:
    with ThreadPoolExecutor({workers}) as pool:
        list(pool.map(moved, movers))
movers[0].follow()
faults, told = faults_of(stage), sum((mover.told for mover in movers), start=movers[0].told.__class__())
took, cpu = time.perf_counter() - begin, time.process_time() - cpu
print("moved", len(stage.begun), sum(told.values()), told["refused"], len(faults), round(took), round(cpu))
"""


def measure(folder: Path) -> list[dict[str, Any]]:
    """The report and the file on SQLite; the simulation by one on SQLite, by eight on PostgreSQL."""
    rows = []
    portal = fresh(folder, "report")
    portal.run("shell", "-c", FILL.format(cases=CASES, receipts=RECEIPTS))
    _word, cases, receipts, read, took, cpu, sizes = said(portal, REPORT)
    rows.append({
        "what": f"report of {cases} cases, {receipts} receipts; files of {sizes} kB", "seconds": took, "cpu_seconds": cpu,
        "note": f"reading alone {read} s",
    })  # fmt: skip
    _word, count, took, cpu = said(fresh(folder, "payments"), PAY.format(payments=PAYMENTS))
    rows.append({"what": f"release of a run with {count} payments", "seconds": took, "cpu_seconds": cpu})
    rows.append(moved(fresh(folder, "moves"), "SQLite", 1))
    with running_postgres() as url:
        portal = fresh(folder, "moves-postgres", url)
        rows.append(moved(portal, "PostgreSQL", WORKERS))
    return rows


def fresh(folder: Path, name: str, url: str = "") -> Portal:
    """A portal with tables and nothing in them; its shell knows the tests' factories."""
    portal = Portal(folder / f"grants-{name}-{time.time():.0f}")
    portal.environment["PYTHONPATH"] = str(ROOT)
    portal.environment["GEMEINSINN_ENCODERS"] = "none"
    if url:
        portal.environment["GEMEINSINN_DATABASE_URL"] = url
    portal.run("migrate")
    return portal


def said(portal: Portal, script: str) -> list[str]:
    """What the shell prints last."""
    return portal.output("shell", "-c", script).strip().splitlines()[-1].split()


def moved(portal: Portal, database: str, workers: int) -> dict[str, Any]:
    """Random moves, and how many things are untrue afterwards."""
    script = MOVE.format(cases=CASES, workers=workers, steps=STEPS)
    _word, cases, steps, refused, faults, took, cpu = said(portal, script)
    what = f"{cases} cases, {steps} random moves ({refused} refused) by {workers}, {database}: {faults} faults"
    return {"what": what, "seconds": took, "cpu_seconds": cpu}
