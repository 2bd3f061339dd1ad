"""Small PDFs, honest and otherwise."""

import io
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile

from gemeinsinn.core.documents import Checked, checked_document

HEAD = b"%PDF-1.7\n"
TAIL = b"\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def pdf_bytes(*objects: bytes, words=b"Satzung") -> bytes:
    """A PDF of one page, with other objects if wanted."""
    page = (
        b"1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n4 0 obj << /Length 9 >> stream\n"
        + words
        + b"\nendstream endobj\n"
    )
    return HEAD + page + b"\n".join(objects) + TAIL


def packed(objects: bytes, *, head=b"/Type /ObjStm /N 1 /First 4", way=b"/FlateDecode", content=None) -> bytes:
    """A stream of objects, as programs since PDF 1.5 write them."""
    body = zlib.compress(objects) if content is None else content
    return b"5 0 obj << " + head + b" /Filter " + way + b" >> stream\n" + body + b"\nendstream endobj"


def make_document(words=b"Satzung") -> Checked:
    """A checked PDF."""
    return checked_document(io.BytesIO(pdf_bytes(words=words)))


def upload(words=b"Satzung", *, name="satzung.pdf", raw=None) -> SimpleUploadedFile:
    """As a browser sends it."""
    return SimpleUploadedFile(name, raw if raw is not None else pdf_bytes(words=words), "application/pdf")
