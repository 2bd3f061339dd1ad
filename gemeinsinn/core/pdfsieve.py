"""Looks into a PDF for what a sheet of paper does not have: scripts, programs to start, files inside.

A sieve, not a proof: it knows no PDF from within, reads names wherever they stand, and unpacks what could hold objects.
What it cannot look into it does not let through.
"""

import re
import zlib
from bisect import bisect_left
from enum import StrEnum

MOST_UNPACKED = 40_000_000
MOST_STREAMS = 20_000
MOST_BROKEN = 20  # streams that end in the middle: each may have cost as much as a whole one
MOST_OPENINGS = 20
NAME = re.compile(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]+)")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"stream(?:\r\n|\n|\r)")
OPENS = re.compile(rb"/OpenAction\s*(?:(\[)|(<<)|(\d+)\s+\d+\s+R)")
FLATE = frozenset({b"FlateDecode", b"Fl"})
HOLDING = frozenset({b"ObjStm", b"First"})  # of a stream of objects
PAINT = frozenset({b"Image", b"DCTDecode", b"JPXDecode", b"CCITTFaxDecode", b"JBIG2Decode", b"FontFile2", b"FontFile3"})
# Long enough never to come up by chance in what is packed; looked for in every byte.
ACTIVE = frozenset(
    {b"JavaScript", b"Launch", b"SubmitForm", b"ImportData", b"GoToE", b"GoToR", b"RichMedia", b"Rendition"}
)
FILES = frozenset({b"EmbeddedFile", b"EmbeddedFiles"})
SHORT = frozenset({b"JS", b"AA", b"XFA"})  # only where objects stand


class Found(StrEnum):
    """Why a PDF is not taken."""

    NO_PDF = "no_pdf"
    DAMAGED = "damaged"
    LOCKED = "locked"
    ACTIVE = "active"
    FILES = "files"
    HIDDEN = "hidden"


def fault_of(raw: bytes) -> Found | None:
    """The first thing that does not belong into a sheet of paper; None if nothing was found."""
    if not raw.startswith(b"%PDF-"):
        return Found.NO_PDF
    end = raw.rfind(b"%%EOF")
    if end < 0:
        return Found.DAMAGED
    if raw[end + 5 :].strip(b"\x00 \r\n\t") or b"PK\x05\x06" in raw[-66_000:] or b"<script" in raw[:2000].lower():
        return Found.HIDDEN  # something else that begins where the sheet ends, or before it
    parts = _unpacked(raw)
    if parts is None:
        return Found.HIDDEN
    bones, others = [_without_payload(raw), *parts[0]], parts[1]
    names = {name for part in bones for name in names_in(part)}
    everywhere = names | {name for part in (raw, *others) for name in names_in(part)}
    if b"Encrypt" in names:
        return Found.LOCKED
    if FILES & everywhere:
        return Found.FILES
    if ACTIVE & everywhere or SHORT & names or any(_opens_more(part, bones) for part in bones):
        return Found.ACTIVE
    return None


def names_in(part: bytes) -> set[bytes]:
    """Every name with its escapes resolved: /J#61vaScript is /JavaScript."""
    return {_plain(name) for name in set(NAME.findall(part))}


def _plain(part: bytes) -> bytes:
    return ESCAPED.sub(lambda hit: bytes([int(hit[1], 16)]), part)


def _without_payload(raw: bytes) -> bytes:
    """Objects only; what stands between stream and endstream is left out."""
    kept: list[bytes] = []
    start = 0
    while hit := STREAM.search(raw, start):
        end = raw.find(b"endstream", hit.end())
        if end < 0:
            break
        kept.append(raw[start : hit.start()])
        start = end + len(b"endstream")
    return b"".join((*kept, raw[start:]))


def _unpacked(raw: bytes) -> tuple[list[bytes], list[bytes]] | None:
    """Streams of objects and other streams, unpacked; None if one of the former cannot be looked into, or for too many."""
    objects: list[bytes] = []
    others: list[bytes] = []
    ends = [hit.start() for hit in re.finditer(rb"endstream", raw)]
    room, before, broken = MOST_UNPACKED, 0, 0
    for number, hit in enumerate(STREAM.finditer(raw)):
        if number > MOST_STREAMS or broken > MOST_BROKEN:
            return None
        if raw[hit.start() - 3 : hit.start()] == b"end":
            continue
        head = names_in(raw[before : hit.start()])
        before = hit.end()
        holds = bool(HOLDING & head)
        if PAINT & head and not holds:
            continue
        at = bisect_left(ends, hit.end())
        packed = memoryview(raw)[hit.end() : ends[at] if at < len(ends) else len(raw)]
        part, whole = _inflated(packed, room) if FLATE & head else (bytes(packed[: max(room, 0)]), len(packed) <= room)
        if holds and (not whole or (b"Filter" in head and not FLATE & head)):
            return None
        broken += part == b"" and not whole
        room -= len(part)
        (objects if holds else others).append(part)
    return objects, others


def _inflated(packed: memoryview, room: int) -> tuple[bytes, bool]:
    """As much as there is room for, and whether that was all of it."""
    engine = zlib.decompressobj()
    try:
        part = engine.decompress(packed, max(room, 1))
    except zlib.error:
        return b"", False
    return part, engine.eof


def _opens_more(part: bytes, bones: list[bytes]) -> bool:
    """Whether opening the sheet does more than show one of its pages."""
    plain = _plain(part)
    for number, at in enumerate(re.finditer(rb"/OpenAction(?![A-Za-z])", plain)):
        if number > MOST_OPENINGS:
            return True
        hit = OPENS.match(plain, at.start())
        if hit is None:
            return True
        target = plain[hit.end() - 2 : hit.end() + 300] if hit[3] is None else _object(bones, hit[3])
        if not re.match(rb"\s*.?(?:\[|<<[^>]*/GoTo(?![A-Za-z]))", target[:300], re.DOTALL):
            return True
    return False


def _object(bones: list[bytes], number: bytes) -> bytes:
    """The beginning of an object, standing open or packed; empty if there is none."""
    wanted = re.compile(rb"(?<!\d)" + number + rb"\s+\d+\s+obj")
    for part in bones:
        if hit := wanted.search(part):
            return part[hit.end() : hit.end() + 300]
        index = re.match(rb"[\d\s]+", part)  # "12 0 13 57 ...": numbers and offsets, then the objects themselves
        pairs = index[0].split() if index else []
        if index and number in pairs[::2] and len(pairs) % 2 == 0:
            start = index.end() + int(pairs[2 * pairs[::2].index(number) + 1][:9])
            return part[start : start + 300]
    return b""
