"""Files of reports go after a while, and as soon as somebody leaves of whom a case is told. The digests stay."""

from datetime import datetime

from django.db import transaction

from gemeinsinn.people.personal_data import Person
from gemeinsinn.reporting.actions.files import drop_files
from gemeinsinn.reporting.lifecycle.reports import FILES_KEPT
from gemeinsinn.reporting.models import ReportFile


@transaction.atomic
def forget_files(*, now: datetime) -> int:
    """Returns how many."""
    return drop_files(ReportFile.objects.filter(report__at__lt=now - FILES_KEPT))


@transaction.atomic
def erase_from_reports(person: Person, *, now: datetime) -> None:
    """A report tells the words of a case; a new one tells what is left."""
    theirs = ReportFile.objects.filter(report__round__applications__contact__in=person.contacts)
    drop_files(ReportFile.objects.filter(pk__in=theirs.values("pk")))
