"""How many of a million subscribers an issue would reach: segments counted on SQLite and on PostgreSQL."""

import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.postgres import running_postgres
from tools.bench.portal import Portal

MANY, ACTIVE, ROUNDS = 1_000_000, 20_000, 7


def measure(folder: Path) -> list[dict[str, Any]]:
    """Medians, by the clock, of one process that counts and does nothing else."""
    with running_postgres() as url:
        return [*rows_of(folder / "readers-sqlite", ""), *rows_of(folder / "readers-postgres", url)]


def rows_of(folder: Path, url: str) -> list[dict[str, Any]]:
    """One database."""
    portal = Portal(folder)
    portal.environment |= {
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "DJANGO_SETTINGS_MODULE": "gemeinsinn.config.settings",
    }  # fmt: skip
    if url:
        portal.environment["GEMEINSINN_DATABASE_URL"] = url
    portal.run("migrate", "--verbosity=0")
    told = subprocess.run(
        [sys.executable, "-m", "tools.bench.readers"],
        env=portal.environment,
        check=True,
        capture_output=True,
        text=True,
    )
    found = [line.partition("\t") for line in told.stdout.splitlines()]
    return [{"database": "PostgreSQL" if url else "SQLite", "segment": name, "ms": ms} for name, _tab, ms in found]


def count_here() -> None:
    """In a process of its own: fills the tables, then counts."""
    import django  # only here: the benchmark itself knows no settings

    django.setup()
    from django.db import connection  # after setup

    from gemeinsinn.newsletter.lifecycle.issues import packed_acts  # likewise
    from gemeinsinn.newsletter.lifecycle.subscriptions import packed  # likewise
    from gemeinsinn.newsletter.models import Issue  # likewise
    from gemeinsinn.newsletter.queries.issues import readers_of  # likewise

    fill()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    near = {"lat": 51.48, "lon": 11.97, "km": 10, "place": "Halle"}
    segments = {
        "everyone": {},
        "one topic": {"topics": packed(["foerderung"])},
        "one topic, one role, within 10 km": {"topics": packed(["foerderung"]), "role": "presse"} | near,
        "answered or asked in the last 12 months": {
            "acts": packed_acts(["bedarfe", "antworten", "anmeldungen"]),
            "months": 12,
        },
    }
    for name, fields in segments.items():
        rows, times = readers_of(Issue(**fields)), []
        for _round in range(ROUNDS):
            start = time.perf_counter()
            count = rows.count()
            times.append((time.perf_counter() - start) * 1000)
        print(f"{name} ({count})\t{statistics.median(times):.0f}")


def fill() -> None:
    """Readers all over the country, with some choice each, and needs of some of them."""
    from django.utils import timezone  # after setup

    from gemeinsinn.exchange.models import Need  # likewise
    from gemeinsinn.newsletter.models import Subscriber  # likewise
    from gemeinsinn.people.models import Contact  # likewise

    now = timezone.now()
    for first in range(0, MANY, 5_000):
        Subscriber.objects.bulk_create(
            Subscriber(
                address=f"p{n}@d{n % 50}.example", key=f"{n:064x}", state="active", confirmed_at=now,
                topics=1 + n % 31, role="presse" if n % 20 == 0 else "", lat=47.5 + n % 700 / 100, lon=6 + n % 900 / 100,
            )
            for n in range(first, first + 5_000)
        )  # fmt: skip
    contacts = Contact.objects.bulk_create(
        Contact(name="x", email=f"p{n * 7}@d{n * 7 % 50}.example", confirmed_at=now) for n in range(ACTIVE)
    )
    Need.objects.bulk_create(
        Need(title="x", contact=contact, state="published", published_at=now) for contact in contacts
    )


if __name__ == "__main__":
    count_here()
