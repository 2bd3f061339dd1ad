"""The fingerprint under which a person has one ballot."""

import hmac

from django.conf import settings

from gemeinsinn.voting.models import Poll


def key_of(poll: Poll, email: str) -> str:
    """The same for the same address in one poll, another in the next; useless without SECRET_KEY."""
    told = f"ballot:{poll.pk}:{email.strip().casefold()}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), told, "sha256").hexdigest()
