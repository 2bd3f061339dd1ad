"""Photographs of phones in HEIC, decoded by a process of its own.

The decoder is C++ that reads what strangers send. So it runs alone: without settings and keys, without Django, with a
bound on memory and time, and what it gives back is looked at like any other upload. Run as a script it reads the file from
its input and writes a JPEG to its output.
"""

import io
import subprocess
import sys

BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
MOST_PIXELS = 50_000_000  # phones that merge pixels write 48 megapixels
MOST_MEMORY = 1024 * 1024 * 1024  # address space: 48 megapixels take about 400 MB of it
MOST_SECONDS = 20
TOO_LARGE = 3  # the exit status for too many pixels


class TooManyPixels(ValueError):
    """Nobody needs that many to read a sheet of paper."""


class NotDecoded(ValueError):
    """It is damaged, or made to damage."""


def is_heic(raw: bytes) -> bool:
    """What the file says of itself in its first bytes."""
    return raw[4:8] == b"ftyp" and raw[8:12] in BRANDS


def jpeg_of(raw: bytes, longest: int) -> bytes:
    """The photograph as a JPEG, its longest side at most `longest`. Raises TooManyPixels or NotDecoded."""
    command = [sys.executable, "-I", __file__, str(longest)]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=2 * MOST_SECONDS, env={}, check=False)
    except subprocess.TimeoutExpired as problem:
        raise NotDecoded from problem
    if done.returncode == TOO_LARGE:
        raise TooManyPixels
    if done.returncode or not done.stdout:
        raise NotDecoded
    return done.stdout


def decode() -> int:
    """The script: input to output, under limits."""
    import resource  # only in the process that is bound by it

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    import pi_heif  # loaded under the limits, and never by the portal itself
    from PIL import Image

    found = pi_heif.open_heif(sys.stdin.buffer.read(), convert_hdr_to_8bit=True)
    if found.size[0] * found.size[1] > MOST_PIXELS:
        return TOO_LARGE
    picture = found.to_pillow().convert("RGB")
    picture.thumbnail((int(sys.argv[1]),) * 2, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=92)
    sys.stdout.buffer.write(out.getvalue())
    return 0


if __name__ == "__main__":
    sys.exit(decode())
