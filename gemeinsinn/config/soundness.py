"""Is this deployment sound? Each check yields what is wrong and how to mend it."""

import shutil
import smtplib
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.activity.queries import troubled_mails
from gemeinsinn.core.models import JobRun
from gemeinsinn.delivery.soundness import problems as problems_of_mailings
from gemeinsinn.matching.shelf.soundness import index_status, problems
from gemeinsinn.treasury.queries.ledger import ledger_faults

LEAST_FREE = 500_000_000  # bytes
LATE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and the mend."""

    check: str
    fault: str
    mend: str


Check = Callable[[datetime], Iterator[Fault]]


def check_secret_key(now: datetime) -> Iterator[Fault]:
    """A key made at the first start is fine on loopback; a public address needs one that is kept elsewhere."""
    if len(settings.SECRET_KEY) < 50:
        yield Fault(
            "secret key",
            "It is shorter than 50 characters.",
            "Set GEMEINSINN_SECRET_KEY to 50 random characters or more.",
        )


def check_debug(now: datetime) -> Iterator[Fault]:
    if settings.DEBUG:
        yield Fault("debug", "Debug pages are on; they show code and settings to visitors.", "Unset GEMEINSINN_DEBUG.")


def check_hosts(now: datetime) -> Iterator[Fault]:
    if "*" in settings.ALLOWED_HOSTS:
        yield Fault("hosts", "Any host name is accepted.", "Set GEMEINSINN_ALLOWED_HOSTS to the names of this portal.")
    if not settings.BEHIND_TLS and not settings.ON_LOOPBACK:
        yield Fault(
            "hosts",
            f"{settings.BASE_URL} is not encrypted.",
            "Serve it with TLS and set GEMEINSINN_BASE_URL to https://...",
        )


def check_demo(now: datetime) -> Iterator[Fault]:
    if settings.DEMO_CODE and not settings.DEMO:
        yield Fault("demo code", "A fixed sign-in code works outside the demo.", "Unset GEMEINSINN_DEMO_CODE.")
    if settings.DEMO and not settings.ON_LOOPBACK:
        yield Fault("demo code", "The demo, with its fixed sign-in code, is open to others.", "Unset GEMEINSINN_DEMO.")


def check_second_factor(now: datetime) -> Iterator[Fault]:
    if not settings.REQUIRE_SECOND_FACTOR and not settings.DEMO:
        yield Fault(
            "second factor",
            "Staff may sign in without a second factor.",
            "Leave REQUIRE_SECOND_FACTOR on outside the demo.",
        )


def check_imprint(now: datetime) -> Iterator[Fault]:
    """German law (DDG § 5) asks every portal to say who runs it; hours and register are for those who have them."""
    for part in ("name", "street", "town", "phone", "mail", "responsible"):
        if not settings.NETWORK[part]:
            yield Fault("imprint", f"It lacks the {part} of the network.", f"Set GEMEINSINN_NETWORK_{part.upper()}.")


def check_processors(now: datetime) -> Iterator[Fault]:
    """The privacy notice names every company that processes data for the network (Art. 13 (1) (e), Art. 28 GDPR)."""
    if settings.PROCESSORS is None:
        yield Fault(
            "privacy notice",
            "Nobody has said which companies run the server or send the mails.",
            'Set GEMEINSINN_PROCESSORS to "name: what for; name: what for", or to none.',
        )


def check_database(now: datetime) -> Iterator[Fault]:
    """Reachable, writable, and for SQLite unharmed."""
    try:
        with transaction.atomic():
            JobRun.objects.update_or_create(name="doctor", defaults={"due_at": now})
            transaction.set_rollback(True)
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                verdict = cursor.execute("PRAGMA quick_check(1)").fetchone()[0]
            if verdict != "ok":
                yield Fault(
                    "database",
                    f"SQLite reports damage: {verdict}",
                    "Restore the latest backup: gemeinsinn restore FILE.",
                )
    except (DatabaseError, sqlite3.Error) as problem:
        yield Fault(
            "database",
            f"It cannot be read and written ({type(problem).__name__}: {str(problem).splitlines()[0]}).",
            "Check GEMEINSINN_DATABASE_URL, that the server runs, the rights of the file and the free disk space; "
            "after a first installation run: gemeinsinn migrate.",
        )


def check_migrations(now: datetime) -> Iterator[Fault]:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return  # check_database says so
    if waiting:
        yield Fault("migrations", f"{len(waiting)} are not applied.", "Run: gemeinsinn migrate.")


def check_mail_server(now: datetime) -> Iterator[Fault]:
    """Opens and closes a connection; sends nothing."""
    try:
        mail = get_connection(timeout=5) if "smtp" in settings.EMAIL_BACKEND else get_connection()
        mail.open()
        mail.close()
    except (OSError, smtplib.SMTPException) as problem:
        yield Fault(
            "mail server",
            f"It does not answer ({type(problem).__name__}).",
            "Check GEMEINSINN_EMAIL_URL and the server; mails wait until then.",
        )


def check_outbox(now: datetime) -> Iterator[Fault]:
    """Mails that wait too long, failed for good, or whose fate nobody knows."""
    try:
        late = OutgoingMail.objects.filter(state=OutgoingMail.State.QUEUED, queued_at__lt=now - LATE).count()
        failed = troubled_mails().filter(state=OutgoingMail.State.FAILED).count()
        unknown = troubled_mails().filter(state=OutgoingMail.State.UNKNOWN).count()
    except DatabaseError:
        return
    if late:
        yield Fault(
            "mails",
            f"{late} have waited for more than ten minutes.",
            "See that `gemeinsinn worker` runs and the mail server answers.",
        )
    if failed:
        yield Fault(
            "mails",
            f"{failed} were refused for good.",
            "Look at them: gemeinsinn mails; send again with: gemeinsinn mails --again.",
        )
    if unknown:
        yield Fault(
            "mails",
            f"{unknown} may or may not have been sent: the worker died meanwhile.",
            "Look at them: gemeinsinn mails; send again with: gemeinsinn mails --again.",
        )


def check_mailings(now: datetime) -> Iterator[Fault]:
    """Sending to many: who sends, signatures, what comes back."""
    try:
        found = list(problems_of_mailings())
    except DatabaseError:
        return
    for fault, mend in found:
        yield Fault("mailings", fault, mend)


def check_jobs(now: datetime) -> Iterator[Fault]:
    try:
        faulty = list(JobRun.objects.exclude(problem="").values_list("name", "problem"))
    except DatabaseError:
        return
    for name, problem in faulty:
        yield Fault(
            "jobs", f"{name} ended with {problem}.", "Look for it in the worker's log; it is tried again by itself."
        )


def check_index(now: datetime) -> Iterator[Fault]:
    """Search finds what the database holds."""
    try:
        found = problems(index_status())
    except DatabaseError:
        return
    for problem in found:
        yield Fault(
            "search index", problem, "The worker mends it within minutes; if it does not: gemeinsinn matching rebuild."
        )


def check_ledger(now: datetime) -> Iterator[Fault]:
    """Every cent is an entry, and every pot sums to zero."""
    try:
        found = ledger_faults()
    except DatabaseError:
        return
    for pot, problem in found:
        yield Fault(
            "ledger",
            f"{pot}: {problem}.",
            "Pay nothing from this pot. Restore the latest backup in which `gemeinsinn doctor` finds the ledger sound.",
        )


def check_folders(now: datetime) -> Iterator[Fault]:
    """Media can be written and the disk has room."""
    for name, folder in (("media", Path(settings.MEDIA_ROOT)), ("data folder", settings.VAR)):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder) as file:
                file.write(b"x" * 4096)
        except OSError as problem:
            yield Fault(
                name,
                f"{folder} cannot be written ({problem.strerror}).",
                "Give the portal's user the right to write there.",
            )
            continue
        free = shutil.disk_usage(folder).free
        if free < LEAST_FREE:
            yield Fault(
                name,
                f"Only {free // 1_000_000} MB are free on the disk of {folder}.",
                "Free some space before it is full.",
            )


def check_static_files(now: datetime) -> Iterator[Fault]:
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        yield Fault(
            "static files",
            "They were never collected: pages would have no look.",
            "Run: gemeinsinn collectstatic --noinput.",
        )


CHECKS: list[Check] = [
    check_secret_key,
    check_debug,
    check_hosts,
    check_demo,
    check_second_factor,
    check_imprint,
    check_processors,
    check_database,
    check_migrations,
    check_static_files,
    check_folders,
    check_mail_server,
    check_outbox,
    check_mailings,
    check_jobs,
    check_index,
    check_ledger,
]


def faults(*, now: datetime, checks: list[Check] | None = None) -> list[dict[str, str]]:
    """Runs the checks (all by default); an empty list means the deployment is sound."""
    return [asdict(fault) for check in (checks or CHECKS) for fault in check(now)]
