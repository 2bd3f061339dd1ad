"""DKIM (RFC 6376): relaxed headers, body as it is, RSA; what large receivers check."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

FOLD = re.compile(rb"\r\n(?=[ \t])")
BLANKS = re.compile(rb"[ \t]+")
LEAST_BITS = 2048  # what large receivers ask for

Headers = Sequence[tuple[bytes, bytes]]


def relaxed(name: bytes, value: bytes) -> bytes:
    """A header as it is signed: small letters, unfolded, one blank for many."""
    if b"\r\n" in value:
        value = FOLD.sub(b"", value)
    if b"  " in value or b"\t" in value:
        value = BLANKS.sub(b" ", value)
    return name.lower() + b":" + value.strip()


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs every header it is given, and From once more, so that none can be added."""

    key: RSAPrivateKey
    domain: bytes
    selector: bytes

    def signature(self, headers: Headers, body: bytes, *, at: int) -> bytes:
        """The value of DKIM-Signature. `body` ends with exactly one CRLF; `at` is seconds since 1970."""
        names = b":".join([name.lower() for name, _value in headers] + [b"from"])
        value = (
            b"v=1; a=rsa-sha256; c=relaxed/simple; d=" + self.domain + b"; s=" + self.selector
            + b";\r\n t=%d; bh=" % at + b64encode(hashlib.sha256(body).digest())
            + b";\r\n h=" + names.replace(b":", b":\r\n ") + b";\r\n b="
        )  # fmt: skip
        signed = b"\r\n".join([relaxed(name, text) for name, text in headers])
        signed += b"\r\n" + relaxed(b"DKIM-Signature", value)
        return value + folded(b64encode(self.key.sign(signed, PKCS1v15(), SHA256())))


def folded(text: bytes) -> bytes:
    """In lines of 72 letters."""
    return b"\r\n ".join(text[start : start + 72] for start in range(0, len(text), 72))


@cache
def signer_from(path: str, *, domain: str, selector: str) -> Signer:
    """Reads a PEM file. ValueError says what is wrong with it."""
    key = load_pem_private_key(Path(path).read_bytes(), password=None)
    if isinstance(key, RSAPrivateKey) and key.key_size >= LEAST_BITS:
        return Signer(key, domain.encode("idna"), selector.encode("ascii"))
    raise ValueError(f"{path} holds no RSA key of {LEAST_BITS} bits or more")
