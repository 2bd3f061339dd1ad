"""Secrets of second factors at rest."""

import base64
import secrets

from gemeinsinn.core import sealing

LABEL = b"gemeinsinn second factor 1"


def seal(text: str) -> str:
    """What may be stored."""
    return sealing.seal(text, label=LABEL)


def unseal(sealed: str) -> str:
    """What was sealed. If SECRET_KEY has changed or somebody touched the row: a secret nobody has, so no code fits."""
    try:
        return sealing.unseal(sealed, label=LABEL)
    except sealing.BrokenSeal:
        return base64.b32encode(secrets.token_bytes(20)).decode()
