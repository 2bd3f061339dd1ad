"""What is wrong with sending to many on this machine, for `gemeinsinn doctor`: each fault with its mend."""

from collections.abc import Iterator
from email.utils import parseaddr

from django.conf import settings

from gemeinsinn.delivery.engine.mailboxes import reach
from gemeinsinn.delivery.engine.signing import signer_from
from gemeinsinn.delivery.lifecycle.mailings import State
from gemeinsinn.delivery.models import Mailing


def problems() -> Iterator[tuple[str, str]]:
    """Sender, signature, what comes back, and mailings that stopped by themselves."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2]
    if not domain:
        yield f"{settings.DEFAULT_FROM_EMAIL!r} is no sender.", "Set GEMEINSINN_MAIL_FROM to Name <address@domain>."
    yield from _signature(domain or "invalid.example")
    yield from _returns()
    for mailing in Mailing.objects.filter(state=State.PAUSED).exclude(stopped_because=""):
        yield f"Mailing {mailing.pk} has stopped by itself.", f"See why: /schreibtisch/rundmails/{mailing.pk}/."


def _signature(domain: str) -> Iterator[tuple[str, str]]:
    if settings.DKIM_KEY:
        try:
            signer_from(settings.DKIM_KEY, domain=domain, selector=settings.DKIM_SELECTOR)
        except (OSError, ValueError, TypeError) as problem:
            yield (
                f"The key for signatures cannot be used ({type(problem).__name__}): no mailing goes out.",
                "Set GEMEINSINN_DKIM_KEY to an RSA key of 2048 bits in PEM, without a password, readable to the portal's user.",
            )
    elif not settings.ON_LOOPBACK and Mailing.objects.exists():
        yield "Mailings are not signed; large receivers refuse them.", "Set GEMEINSINN_DKIM_KEY (docs/delivery.md)."


def _returns() -> Iterator[tuple[str, str]]:
    if settings.MAIL_PROVIDER and not settings.ON_LOOPBACK and not settings.BASE_URL.startswith("https://"):
        yield (
            "What the provider of mail reports, and its secret, come unencrypted.",
            "Set GEMEINSINN_BASE_URL to the https:// address, and have the provider call that one.",
        )
    if (
        not settings.BOUNCE_ADDRESS
        and not settings.MAIL_PROVIDER
        and (settings.BOUNCE_MAILBOX or (not settings.ON_LOOPBACK and Mailing.objects.exists()))
    ):
        yield (
            "Nobody hears of mail that comes back: there is no address for it.",
            "Set GEMEINSINN_BOUNCE_ADDRESS, and a mailbox or a pipe for it (docs/delivery.md).",
        )
    if settings.BOUNCE_MAILBOX:
        try:
            reach(settings.BOUNCE_MAILBOX)
        except OSError as problem:
            yield (
                f"The mailbox of what comes back cannot be opened ({type(problem).__name__}).",
                "Check GEMEINSINN_BOUNCE_MAILBOX: server, name, password, folder.",
            )
