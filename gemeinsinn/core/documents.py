"""Papers people hand in: a PDF or a photograph of a sheet. Looked at before they are believed, sealed where they lie.

What a file is says its content, never its name. Photographs are drawn anew; a PDF is kept as it came, if nothing in it
starts by itself. Office files are left out on purpose: every office program saves as PDF, and no reader is at risk.
"""

import hashlib
import io
import uuid
from dataclasses import dataclass
from typing import IO
from urllib.parse import quote

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.core.heic import NotDecoded, TooManyPixels, is_heic, jpeg_of
from gemeinsinn.core.images import BadImage, decoded
from gemeinsinn.core.pdfsieve import Found, fault_of
from gemeinsinn.core.sealing import BrokenSeal, seal_bytes, unseal_bytes
from gemeinsinn.core.text import clean_line

ACCEPT = "application/pdf,image/jpeg,image/png,image/webp"
TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg"}
LABEL = b"documents"
FOLDER = "documents"
LONGEST_SIDE = 2400  # an A4 sheet at 200 dots an inch: small print stays readable
PRINT_ANEW = gettext_lazy("Please print it into a new PDF, or take a photograph of it.")
REFUSED = {
    Found.NO_PDF: gettext_lazy("This is neither a PDF nor a photograph. Please save it as PDF and try again."),
    Found.DAMAGED: gettext_lazy("This PDF is damaged."),
    Found.LOCKED: gettext_lazy("This PDF is locked, so nobody can look into it."),
    Found.ACTIVE: gettext_lazy("This PDF holds a script or starts something by itself."),
    Found.FILES: gettext_lazy("This PDF carries another file inside."),
    Found.HIDDEN: gettext_lazy("Something in this PDF cannot be looked into."),
}


class BadDocument(DomainError):
    """The upload is no paper we take; the message says why and what helps."""

    status = 400


@dataclass(frozen=True, slots=True)
class Checked:
    """A paper that was looked at: its bytes as they are kept, "pdf" or "jpg", and their SHA-256."""

    content: bytes
    suffix: str
    digest: str


def checked_document(file: IO[bytes]) -> Checked:
    """Reads an upload. Raises BadDocument with a sentence for the person."""
    most = settings.DOCUMENT_MOST_MB
    raw = file.read(most * 1024 * 1024 + 1)
    if len(raw) > most * 1024 * 1024:
        raise BadDocument(too_large(most))
    if not raw:
        raise BadDocument(_("This file is empty."))
    if is_heic(raw):
        content, suffix = drawn_anew(from_heic(raw)), "jpg"
    elif is_picture(raw):
        content, suffix = drawn_anew(raw), "jpg"
    else:
        fault = fault_of(raw)
        if fault is not None:
            words = str(REFUSED[fault])
            raise BadDocument(words if fault == Found.NO_PDF else f"{words} {PRINT_ANEW}")
        content, suffix = raw, "pdf"
    return Checked(content, suffix, hashlib.sha256(content).hexdigest())


def too_large(most: int) -> str:
    """What is said of a file of more than `most` MB."""
    return _("This file is larger than %(most)s MB. Please choose a smaller one.") % {"most": most}


def is_picture(raw: bytes) -> bool:
    """Whether it begins as a JPEG, PNG or WebP does."""
    return raw.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (raw[:4] == b"RIFF" and raw[8:12] == b"WEBP")


def from_heic(raw: bytes) -> bytes:
    """A photograph as phones keep it, as JPEG. Raises BadDocument."""
    try:
        return jpeg_of(raw, LONGEST_SIDE)
    except TooManyPixels as problem:
        raise BadDocument(_("This picture has too many pixels. Please choose a smaller one.")) from problem
    except NotDecoded as problem:
        raise BadDocument(
            _("This photograph is in the HEIC format and cannot be read. Please send it as JPEG, or scan it as PDF.")
        ) from problem


def drawn_anew(raw: bytes) -> bytes:
    """A JPEG of our own making: no hidden words, no place, no second file behind it. Raises BadDocument."""
    try:
        picture = decoded(raw, LONGEST_SIDE)
    except BadImage as problem:
        raise BadDocument(str(problem)) from problem
    if picture.mode == "RGBA":
        picture = picture.copy()
        sheet = picture.convert("RGB")
        sheet.paste((255, 255, 255), (0, 0, *picture.size))
        sheet.paste(picture, mask=picture.getchannel("A"))
        picture = sheet
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()


def store_document(checked: Checked) -> str:
    """Seals it under a random name; returns where it lies."""
    name = f"{FOLDER}/{uuid.uuid4().hex}.sealed"
    return default_storage.save(name, ContentFile(seal_bytes(checked.content, label=LABEL)))


def document_bytes(path: str) -> bytes:
    """What was stored. Raises NoLongerThere if it is gone, or if the key is another one."""
    try:
        with default_storage.open(path) as file:
            return unseal_bytes(file.read(), label=LABEL)
    except (OSError, BrokenSeal) as problem:
        raise NoLongerThere(_("This document is not there any more.")) from problem


def drop_document(path: str) -> None:
    """Deletes it, once what is being done is done."""
    if path:
        transaction.on_commit(lambda: default_storage.delete(path))


def file_name(label: str, suffix: str) -> str:
    """A name to save it under, from the words it was handed in for."""
    words = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in clean_line(label))
    return f"{' '.join(words.split())[:80] or 'dokument'}.{suffix}"


def document_answer(path: str, *, label: str, suffix: str) -> HttpResponse:
    """Only to be saved, never shown as a page of ours; kept by nobody on the way. The caller has asked for the right."""
    return HttpResponse(
        document_bytes(path),
        content_type=TYPES[suffix],
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file_name(label, suffix))}",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )
