"""Check-in: a short code for each sign-up that a host's phone can judge without a connection.

The code is part of an HMAC over the sign-up, so a made-up one fits nobody. The list on a host's phone holds digests of
the codes, not the codes.
"""

import base64
import hashlib
import hmac

import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from gemeinsinn.volunteering.models import SignUp

LETTERS = 8


def check_in_code(sign_up: SignUp) -> str:
    """ "K7QD-3MXA": eight letters and digits without 0, 1 and 8 (RFC 4648 base 32)."""
    told = f"check-in:{sign_up.pk}:{sign_up.shift_id}".encode()
    digest = hmac.new(settings.SECRET_KEY.encode(), told, "sha256").digest()
    letters = base64.b32encode(digest).decode()[:LETTERS]
    return f"{letters[:4]}-{letters[4:]}"


def code_digest(code: str) -> str:
    """What a host's phone keeps of a code: SHA-256 as hex of its letters, however they were typed."""
    letters = "".join(sign for sign in code.upper() if sign.isalnum())[:64]
    return hashlib.sha256(letters.encode()).hexdigest()


def code_picture(code: str) -> SafeString:
    """A QR picture of a code as SVG markup without script or style."""
    drawn = segno.make_qr(code.replace("-", ""), error="m")
    svg = drawn.svg_inline(scale=4, border=2, svgclass="qr", lineclass=None, omitsize=True)
    return mark_safe(svg)  # noqa: S308 - drawn from our own letters, nobody's words are in it
