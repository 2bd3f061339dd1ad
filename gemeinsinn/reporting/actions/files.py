"""Files of reports: sealed where they lie, told by their SHA-256."""

import hashlib

from django.db.models import QuerySet

from gemeinsinn.core.documents import Checked, document_bytes, drop_document, store_document
from gemeinsinn.reporting.models import Report, ReportFile


def keep_file(report: Report, form: str, content: bytes) -> ReportFile:
    """Seals it away."""
    digest = hashlib.sha256(content).hexdigest()
    path = store_document(Checked(content, form, digest))
    made: ReportFile = ReportFile.objects.create(report=report, form=form, path=path, digest=digest, size=len(content))
    return made


def file_bytes(file: ReportFile) -> bytes:
    """What was sealed. Raises NoLongerThere."""
    return document_bytes(file.path)


def drop_files(rows: QuerySet[ReportFile]) -> int:
    """Files go, their digests stay; returns how many."""
    found = list(rows.exclude(path=""))
    for one in found:
        drop_document(one.path)
    ReportFile.objects.filter(pk__in=[one.pk for one in found]).update(path="")
    return len(found)
