"""Small pictures, honest and otherwise."""

import io
import struct
import zlib

from PIL import Image

from gemeinsinn.core.images import CheckedImage, check_image


def picture_bytes(form="JPEG", size=(60, 40), colour=(200, 30, 30), **options) -> bytes:
    """An encoded picture."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, form, **options)
    return out.getvalue()


def make_image() -> CheckedImage:
    """A checked picture."""
    return check_image(io.BytesIO(picture_bytes()))


def bomb_bytes(width=30_000, height=30_000) -> bytes:
    """A PNG of a few bytes that claims to be enormous."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )
