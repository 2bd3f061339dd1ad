"""The file of an old site as bytes and as text, packed or not, in pieces and under limits."""

import codecs
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from gemeinsinn.core.imports import ImportFault

CHUNK = 1 << 16
MOST_BYTES = 4 << 30
SAFE_BYTES = 100 << 20  # below this nobody asks how well it was packed
MOST_RATIO = 200  # dumps pack 5 to 20 times, bombs a thousand times
PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!")
WIDE = (b"\xff\xfe", b"\xfe\xff")
SQL_BEGINS = re.compile(
    r"(?:--|#|/\*|(?:insert|replace|create|set|drop|lock|start|use|begin|delete|alter)\b)", re.IGNORECASE
)
# The last is zipfile's for what is locked by a password, or packed in a way it does not know.
BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was looked at: how it is packed, what it holds ("sql", "json" or "xml") and in which encoding."""

    path: Path
    packing: str
    kind: str = ""
    encoding: str = "utf-8-sig"

    @contextmanager
    def opened(self) -> Iterator["Counted"]:
        """Its bytes, unpacked. Raises ImportFault for what is damaged or grows beyond all measure."""
        try:
            with self.path.open("rb") as file:
                packed = file.seek(0, io.SEEK_END)
                file.seek(0)
                with unpacked(file, self.packing, self.path) as inner:
                    yield Counted(inner, packed, self.path)
        except BROKEN as problem:
            raise ImportFault(
                _("%(file)s cannot be read: it is damaged or cut off.") % {"file": self.path}
            ) from problem

    def pieces(self) -> Iterator[str]:
        """Its text."""
        decoder = codecs.getincrementaldecoder(self.encoding)("replace")
        with self.opened() as file:
            while chunk := file.read(CHUNK):
                yield decoder.decode(chunk)
            yield decoder.decode(b"", final=True)


class Counted:
    """A stream that stops when more comes out than any old site holds."""

    def __init__(self, inner: IO[bytes], packed: int, path: Path) -> None:
        self.inner, self.packed, self.path, self.total = inner, packed, path, 0

    def read(self, size: int = CHUNK) -> bytes:
        """The next bytes."""
        chunk = self.inner.read(size)
        self.total += len(chunk)
        if self.total > MOST_BYTES or self.total > max(SAFE_BYTES, self.packed * MOST_RATIO):
            raise ImportFault(
                _("%(file)s becomes too large when it is unpacked. It is not taken.") % {"file": self.path}
            )
        return chunk


@contextmanager
def unpacked(file: IO[bytes], packing: str, path: Path) -> Iterator[IO[bytes]]:
    """What is in the packing. A zip must hold one file only, and no further archive."""
    if packing == "plain":
        yield file
    elif packing == "gzip":
        with gzip.GzipFile(fileobj=file) as inner:
            yield inner
    else:
        with zipfile.ZipFile(file) as archive:
            names = [one for one in archive.infolist() if not one.is_dir() and not one.filename.startswith("__MACOSX/")]
            if len(names) != 1:
                raise ImportFault(_("%(file)s must hold exactly one file.") % {"file": path})
            if names[0].flag_bits & 1:
                raise ImportFault(_("%(file)s is locked with a password. Unpack it first.") % {"file": path})
            with archive.open(names[0]) as found:
                yield found


def open_source(path: Path) -> Source:
    """Looks at a file once from end to end. Raises ImportFault if it is nothing an old site writes."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as problem:
        raise ImportFault(_("%(file)s cannot be read: %(why)s.") % {"file": path, "why": problem.strerror}) from problem
    packing = "gzip" if head.startswith(PACKED[0]) else "zip" if head.startswith(PACKED[1]) else "plain"
    source = Source(path, packing)
    with source.opened() as inner:
        first = inner.read(CHUNK)
        encoding = encoding_of(first, inner, path)
    kind = kind_of(first.decode("utf-8", "replace").lstrip("\ufeff \t\r\n"), path)
    return Source(path, packing, kind, encoding)


def encoding_of(first: bytes, rest: Counted, path: Path) -> str:
    """UTF-8, also with a few broken letters in it; else Windows-1252. Raises ImportFault for what is no text."""
    if not first:
        raise ImportFault(_("%(file)s is empty.") % {"file": path})
    if first.startswith(PACKED):
        raise ImportFault(_("%(file)s holds an archive within an archive. Unpack it first.") % {"file": path})
    if first.startswith(WIDE):
        raise ImportFault(_("%(file)s is in UTF-16. Save it as UTF-8 and try again.") % {"file": path})
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    sound, broken, chunk = 0, 0, first
    while chunk:
        if b"\0" in chunk:
            raise ImportFault(_("%(file)s is no text but a binary file.") % {"file": path})
        text = decoder.decode(chunk)
        if not text.isascii():
            lost = text.count("\ufffd")
            broken += lost
            sound += len(re.findall(r"[\x80-\uffff]", text)) - lost
        chunk = rest.read(CHUNK)
    return "utf-8-sig" if broken * 10 <= sound else "cp1252"


def kind_of(start: str, path: Path) -> str:
    """What the first words tell."""
    if start.startswith("<"):
        return "xml"
    if start.startswith(("[", "{")):
        return "json"
    if SQL_BEGINS.match(start):
        return "sql"
    raise ImportFault(
        _("%(file)s is neither an SQL dump nor JSON nor a feed (RSS, Atom, WXR). It is not taken.") % {"file": path}
    )
