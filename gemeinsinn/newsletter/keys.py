"""The fingerprint of an address: what outlives a subscription leads to nobody who does not know the address."""

import hmac

from django.conf import settings


def tidy(address: str) -> str:
    """One way of writing each address."""
    return address.strip().casefold()


def key_of(address: str) -> str:
    """The same for the same address; useless without SECRET_KEY."""
    return hmac.new(settings.SECRET_KEY.encode(), f"newsletter:{tidy(address)}".encode(), "sha256").hexdigest()
