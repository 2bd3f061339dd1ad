"""Words at rest that are nobody's business: sealed with a key derived from SECRET_KEY, useless in a stolen backup alone.

Every purpose has a label, and so a key of its own.
"""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class BrokenSeal(ValueError):
    """SECRET_KEY has changed, or somebody touched the row."""


def seal(text: str, *, label: bytes) -> str:
    """What may be stored."""
    return _fernet(settings.SECRET_KEY, label).encrypt(text.encode()).decode()


def unseal(sealed: str, *, label: bytes) -> str:
    """What was sealed under this label. Raises BrokenSeal."""
    try:
        return _fernet(settings.SECRET_KEY, label).decrypt(sealed.encode()).decode()
    except InvalidToken as problem:
        raise BrokenSeal from problem


def seal_bytes(content: bytes, *, label: bytes) -> bytes:
    """The same for a file."""
    return _fernet(settings.SECRET_KEY, label).encrypt(content)


def unseal_bytes(sealed: bytes, *, label: bytes) -> bytes:
    """What was sealed under this label. Raises BrokenSeal."""
    try:
        return _fernet(settings.SECRET_KEY, label).decrypt(sealed)
    except InvalidToken as problem:
        raise BrokenSeal from problem


@lru_cache(maxsize=8)
def _fernet(secret: str, label: bytes) -> Fernet:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=label).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key))
