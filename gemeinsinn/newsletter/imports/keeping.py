"""The list somebody handed in at the desk, sealed until the worker has gone through it, and for a week."""

import csv
import io
import uuid
import zlib
from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from gemeinsinn.core.imports import ImportFault
from gemeinsinn.core.sealing import BrokenSeal, seal_bytes, unseal_bytes
from gemeinsinn.core.tables import Table, TableRow
from gemeinsinn.newsletter.lifecycle.intakes import MOST_ROWS

LABEL = b"newsletter-intakes"


def keep_table(table: Table) -> tuple[str, int]:
    """Where it lies, and how many rows it has. Raises ImportFault, also for what only reading shows."""
    text, total = io.StringIO(), 0
    writer = csv.writer(text)
    for row in table.rows:
        total += 1
        if total > MOST_ROWS:
            words = _("This list has more than %(most)s rows. Please split it, or have it taken on the command line.")
            raise ImportFault(words % {"most": MOST_ROWS})
        writer.writerow([row.line, row.fault, *row.cells])
    if not total:
        raise ImportFault(_("There is no row in this file."))
    sealed = seal_bytes(zlib.compress(text.getvalue().encode()), label=LABEL)
    return default_storage.save(f"intakes/{uuid.uuid4().hex}.sealed", ContentFile(sealed)), total


def kept_rows(path: str) -> Iterator[TableRow]:
    """The rows again; none if the file is gone, or was sealed with another key."""
    try:
        with default_storage.open(path) as file:
            text = zlib.decompress(unseal_bytes(file.read(), label=LABEL)).decode()
    except (OSError, ValueError, BrokenSeal):
        return
    for line, fault, *cells in csv.reader(io.StringIO(text)):
        yield TableRow(int(line), tuple(cells), fault)
