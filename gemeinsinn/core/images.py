"""Pictures people upload: looked at before they are believed, then drawn anew.

What comes out is never the file that came in: decoded under a limit, turned upright, made no larger than
needed and encoded again, so that neither hidden content nor the place a photo was taken survives.
"""

import io
import uuid
import warnings
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from gemeinsinn.core.errors import DomainError

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 40_000_000  # a 40 megapixel photo decodes to about 160 MB; more is an attack or a poster
LONGEST_SIDE = 1600
FORMATS = ("JPEG", "PNG", "WEBP")


class BadImage(DomainError):
    """The upload is no picture we take; the message says why."""

    status = 400


@dataclass(frozen=True, slots=True)
class CheckedImage:
    """A picture of our own making: encoded bytes, a random file name, size in pixels."""

    content: bytes
    name: str
    width: int
    height: int


def check_image(file: IO[bytes], *, longest: int = LONGEST_SIDE) -> CheckedImage:
    """Reads an upload and draws it anew as WebP, the longest side at most `longest` pixels. Raises BadImage."""
    raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise BadImage(_("This picture is larger than 5 MB. Please choose a smaller one."))
    upright = decoded(raw, longest)
    out = io.BytesIO()
    # A drawing or logo with clear ground stays exact; a photo may lose what nobody sees.
    exact = upright.mode == "RGBA"
    upright.save(out, "WEBP", quality=84, lossless=exact, method=4, exif=b"", icc_profile=b"", xmp=b"")
    return CheckedImage(out.getvalue(), f"{uuid.uuid4().hex}.webp", upright.width, upright.height)


def decoded(raw: bytes, longest: int) -> Image.Image:
    """Pixels only, upright, RGB or RGBA, small enough. Raises BadImage."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit below is stricter
            image: Image.Image = Image.open(io.BytesIO(raw), formats=FORMATS)
            if image.width * image.height > MOST_PIXELS or max(image.size) > 20_000:
                raise BadImage(_("This picture has too many pixels. Please choose a smaller one."))
            if getattr(image, "n_frames", 1) > 1:
                image.seek(0)
            image.draft("RGB", (longest * 2, longest * 2))
            image.load()
        image = ImageOps.exif_transpose(image)
        clear = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
        image = image.convert("RGBA" if clear else "RGB")
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    except BadImage:
        raise
    except Image.DecompressionBombError as problem:
        raise BadImage(_("This picture has too many pixels. Please choose a smaller one.")) from problem
    except UnidentifiedImageError as problem:
        raise BadImage(_("This is not a picture we can read. Please choose a JPEG, PNG or WebP file.")) from problem
    except (OSError, ValueError, SyntaxError, MemoryError, EOFError, TypeError, KeyError, IndexError) as problem:
        # Pillow's decoders raise all of these for files that are broken or made to break them.
        raise BadImage(_("This picture is damaged. Please choose another one.")) from problem
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    return bare
