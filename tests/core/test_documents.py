"""Papers that are handed in: what is taken, what is refused in words, how they lie and how they are handed out."""

import base64
import io
import subprocess
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import translation
from PIL import Image

from gemeinsinn.core import heic
from gemeinsinn.core.documents import (
    BadDocument,
    checked_document,
    document_answer,
    document_bytes,
    drop_document,
    file_name,
    store_document,
)
from gemeinsinn.core.errors import NoLongerThere
from gemeinsinn.core.pdfsieve import MOST_BROKEN, MOST_OPENINGS, MOST_STREAMS, MOST_UNPACKED
from gemeinsinn.core.sealing import BrokenSeal, unseal_bytes
from gemeinsinn.ui.documents import DocumentField
from tests.factories.documents import HEAD, TAIL, make_document, packed, pdf_bytes, upload
from tests.factories.images import bomb_bytes, picture_bytes

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0"
# 64 x 48, red on the left and yellow on the right: nothing we use can write this format, so it stands here.
PHONE = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAA"
    "AAAERAAAEAAQAAAAABoQABAAAAAAAAADkAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/WlwcnAA"
    "AADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkA"
    "AAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAA"
    "AAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAAE"
    "FtZGF0AAAANSgBr1iKJBLd/9GL/16SGfaqMt/hG4/gEadB7ARWgXDuVwbs0nEgzlFSv3Ry176PpUpQePpc"
)
SCRIPT = b"<< /S /JavaScript /JS (app.alert(1)) >>"
DEST = b"6 0 obj << /S /GoTo /D [2 0 R /Fit] >> endobj"


def checked(raw):
    with translation.override("en"):
        return checked_document(io.BytesIO(raw))


@pytest.mark.parametrize(
    "raw",
    [
        pdf_bytes(),
        pdf_bytes(packed(b"6 0 << /Type /Annot /A << /S /URI /URI (https://example.org) >> >>")),
        pdf_bytes(b"7 0 obj << /Type /Catalog /OpenAction [2 0 R /Fit] >> endobj"),
        pdf_bytes(b"7 0 obj << /Type /Catalog /OpenAction << /S /GoTo /D [2 0 R /Fit] >> >> endobj"),
        pdf_bytes(b"7 0 obj << /Type /Catalog /OpenAction 6 0 R >> endobj", DEST),
        pdf_bytes(b"7 0 obj << /OpenAction 9 0 R >> endobj", packed(b"8 0 9 5 null << /S /GoTo /D [2 0 R /Fit] >>")),
        pdf_bytes(b"7 0 obj << /Subtype /Image /Filter /DCTDecode >> stream\n/JS /AA\xff\xd8\nendstream endobj"),
        pdf_bytes(b"7 0 obj << /Filter /FlateDecode >> stream\nnot packed, and no objects\nendstream endobj"),
        pdf_bytes(packed(b"0 0", way=b"", content=b"6 0 << /Type /Font >>").replace(b"/Filter ", b"")),
    ],
    ids=[
        "plain",
        "link",
        "first-page",
        "go-to",
        "go-to-object",
        "go-to-packed",
        "image",
        "odd-content",
        "open-objects",
    ],
)
def test_a_sheet_of_paper_stays_as_it_is(raw):
    paper = checked(raw)
    assert (paper.content, paper.suffix, len(paper.digest)) == (raw, "pdf", 64)


BROKEN = b"<</Filter/FlateDecode>>stream\nno zlib at all endstream\n"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b"MZ\x90\0 a program", "neither a PDF nor a photograph"),
        (b"<html><script>alert(1)</script>", "neither a PDF nor a photograph"),
        (b"PK\x03\x04 word/document.xml", "neither a PDF nor a photograph"),
        (picture_bytes("GIF"), "neither a PDF nor a photograph"),
        (b"GIF89a" + pdf_bytes(), "neither a PDF nor a photograph"),
        (HEIC, "HEIC"),
        (HEIC + b"0" * 40_000_000, "larger than 10 MB"),
        (PHONE[:-30], "HEIC"),
        (b"%PDF-1.7" + b"0" * 11_000_000, "larger than 10 MB"),
        (b"%PDF-1.7 cut off", "damaged"),
        (picture_bytes("JPEG", size=(400, 400))[:900], "damaged"),
        (bomb_bytes(), "too many pixels"),
        (pdf_bytes(b"7 0 obj << /OpenAction " + SCRIPT + b" >> endobj"), "script"),
        (pdf_bytes(b"7 0 obj << /OpenAction 6 0 R >> endobj"), "script"),
        (pdf_bytes(b"7 0 obj << /OpenAction 9 0 R >> endobj", packed(b"8 0 9 5 null << /S /URI /URI (x) >>")), "script"),
        (pdf_bytes(b"7 0 obj << /Open#41ction /Nothing >> endobj"), "script"),
        (pdf_bytes(b"7 0 obj << /A << /S /J#61vaScript >> >> endobj"), "script"),
        (pdf_bytes(b"7 0 obj << /JS (this.print()) >> endobj"), "script"),
        (pdf_bytes(b"7 0 obj << /AA << /O 9 0 R >> >> endobj"), "script"),
        (pdf_bytes(b"7 0 obj << /S /Launch /F (cmd.exe) >> endobj"), "script"),
        (pdf_bytes(packed(b"6 0 " + SCRIPT)), "script"),
        (pdf_bytes(packed(b"6 0 " + SCRIPT, head=b"/Type /O#62jStm /N 1 /First 4")), "script"),
        (pdf_bytes(packed(b"6 0 << /Names << /EmbeddedFiles 9 0 R >> >>")), "another file"),
        (pdf_bytes(b"7 0 obj << /Type /EmbeddedFile >> endobj"), "another file"),
        (pdf_bytes(b"trailer << /Encrypt 9 0 R >>"), "locked"),
        (pdf_bytes(packed(b"", content=b"no zlib at all")), "cannot be looked into"),
        (pdf_bytes(packed(b"", content=zlib.compress(b"6 0 " * 2000)[:-20])), "cannot be looked into"),
        (pdf_bytes(packed(b"", way=b"/LZWDecode", content=b"\x80\x0b")), "cannot be looked into"),
        (pdf_bytes(packed(b"", content=zlib.compress(b"0" * (MOST_UNPACKED + 10)))), "cannot be looked into"),
        (pdf_bytes() + b"PK\x03\x04 an archive", "cannot be looked into"),
        (pdf_bytes(b"PK\x05\x06"), "cannot be looked into"),
        (HEAD + b"<script>alert(1)</script>" + TAIL, "cannot be looked into"),
        (HEAD + b"stream\n" * (MOST_STREAMS + 2) + TAIL, "cannot be looked into"),
        (HEAD + BROKEN * (MOST_BROKEN + 2) + TAIL, "cannot be looked into"),
        (HEAD + b"/OpenAction [5 0 R] " * (MOST_OPENINGS + 2) + TAIL, "script"),
    ],
    ids=[
        "empty", "program", "page", "office", "gif", "gif-and-pdf", "heic", "heic-of-40-mb", "heic-cut", "large", "cut", "broken-jpeg",
        "bomb", "open-script", "open-missing", "open-packed", "open-nothing", "escaped-name", "short-name", "additional",
        "launch", "packed-script", "packed-escaped", "packed-file", "file", "locked", "no-zlib", "half-packed", "other-packing",
        "zip-bomb", "appended", "archive-inside", "page-inside", "many-streams", "many-broken", "many-openings",
    ],
)  # fmt: skip
def test_what_is_no_sheet_of_paper_is_refused_in_words(raw, words):
    with pytest.raises(BadDocument, match=words) as refused:
        checked(raw)
    assert refused.value.status == 400


def test_a_photograph_of_a_phone_becomes_a_jpeg_of_ours():
    paper = checked(PHONE)
    with Image.open(io.BytesIO(paper.content)) as picture:
        left, right = picture.getpixel((8, 24)), picture.getpixel((50, 24))
    assert (paper.suffix, picture.format, picture.size) == ("jpg", "JPEG", (64, 48))
    assert left[0] > 150 and left[1] < 90 and right[0] > 180 and right[1] > 150


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (subprocess.CompletedProcess([], heic.TOO_LARGE, b""), "too many pixels"),
        (subprocess.CompletedProcess([], -9, b""), "HEIC"),
        (subprocess.CompletedProcess([], 0, b""), "HEIC"),
        (subprocess.CompletedProcess([], 0, b"no picture"), "not a picture"),
        (subprocess.TimeoutExpired([], 1), "HEIC"),
    ],
    ids=["pixels", "killed", "nothing", "something-else", "too-long"],
)
def test_whatever_the_decoder_does_is_said_in_words(monkeypatch, answer, words):
    def run(command, **options):
        assert options["env"] == {} and options["input"] == PHONE
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(heic.subprocess, "run", run)
    with pytest.raises(BadDocument, match=words):
        checked(PHONE)


def test_a_photograph_is_drawn_anew_on_white_and_says_nothing_of_where_it_was_taken():
    exif = Image.Exif()
    exif[0x010E] = "Küche von Frau Petrenko"
    out = io.BytesIO()
    Image.new("RGBA", (3000, 30), (0, 0, 0, 0)).save(out, "PNG", exif=exif.tobytes())
    paper = checked(out.getvalue() + b"<script>")
    drawn = Image.open(io.BytesIO(paper.content))
    assert (drawn.format, drawn.size, drawn.getpixel((5, 5)), paper.suffix) == ("JPEG", (2400, 24), (255,) * 3, "jpg")
    assert dict(drawn.getexif()) == {} and b"Petrenko" not in paper.content and b"<script>" not in paper.content
    assert checked(picture_bytes("WEBP")).suffix == "jpg"


@pytest.mark.django_db(transaction=True)
def test_it_lies_sealed_comes_back_whole_and_goes_with_the_transaction(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    paper = make_document(b"Quittenbaum")
    path = store_document(paper)
    with default_storage.open(path) as file:
        assert b"Quittenbaum" not in file.read()
    assert document_bytes(path) == paper.content
    with pytest.raises(BrokenSeal):
        unseal_bytes(b"gAAAA", label=b"documents")
    with transaction.atomic():
        drop_document(path)
        transaction.set_rollback(True)
    assert default_storage.exists(path)
    drop_document(path)
    drop_document("")
    assert not default_storage.exists(path)
    with translation.override("en"), pytest.raises(NoLongerThere, match="not there any more"):
        document_bytes(path)


def test_it_is_handed_out_to_be_saved_and_runs_nowhere(settings, tmp_path, client):
    settings.MEDIA_ROOT = tmp_path
    path = store_document(make_document())
    answer = document_answer(path, label='Satzung "2026"\r\n/../ü', suffix="pdf")
    assert answer["Content-Disposition"] == "attachment; filename*=UTF-8''Satzung%202026%20%C3%BC.pdf"
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert (answer["Content-Security-Policy"], answer["Cache-Control"]) == (
        "default-src 'none'; sandbox",
        "private, no-store",
    )
    assert client.get(f"/medien/{path}").status_code == 404
    assert file_name("/", "jpg") == "dokument.jpg"


def test_the_field_says_what_is_wrong_beside_itself():
    field = DocumentField(required=False)
    assert field.clean(None) is None
    assert field.clean(upload()).suffix == "pdf"
    with translation.override("en"), pytest.raises(ValidationError, match="locked"):
        field.clean(upload(raw=pdf_bytes(b"trailer << /Encrypt 9 0 R >>")))
