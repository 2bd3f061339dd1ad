"""The addresses in mails: the personal page, and the one that ends the newsletter from every mail ever sent."""

import hmac
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.delivery.engine.writing import word_address
from gemeinsinn.newsletter.lifecycle.subscriptions import CONFIRM_WITHIN, LINK_LASTS
from gemeinsinn.newsletter.models import Evidence, Subscriber
from gemeinsinn.newsletter.tongues import frame_of
from gemeinsinn.people.personal import personal_address, personal_path

MANAGE, CONFIRM, ADDRESS = "newsletter", "newsletter-confirm", "newsletter-address-confirm"
STOP = "stop"
_stops = signing.Signer(salt="newsletter.stop", sep=".")


def manage_link(subscriber: Subscriber, *, now: datetime) -> str:
    """The page on which everything can be changed."""
    return personal_address(
        purpose=MANAGE, subject_id=subscriber.pk, now=now, lasts=LINK_LASTS, language=frame_of(subscriber.language)
    )


def confirm_link(subscriber: Subscriber, *, now: datetime, purpose: str = CONFIRM) -> str:
    """One click, once, within seven days."""
    return personal_address(
        purpose=purpose, subject_id=subscriber.pk, now=now, lasts=CONFIRM_WITHIN,
        language=frame_of(subscriber.language),
        single_use=True,
    )  # fmt: skip


def confirm_address_of(token: str, language: str) -> str:
    """The address of such a link."""
    with translation.override(language):
        return f"{settings.BASE_URL}{personal_path(token)}"


def list_headers(campaign: str) -> dict[str, str]:
    """What mail programs and their providers read of a mailing of ours."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return {
        "List-Id": f"Newsletter <newsletter.{host}>", "Feedback-ID": f"{campaign}:newsletter:{host}", "Precedence": "bulk",
    }  # fmt: skip


def stop_link(subscriber: Subscriber) -> str:
    """Never ends, and can do nothing but end the newsletter: it stands in mails that are forwarded and kept."""
    return stop_address(subscriber.pk, subscriber.language)


def stop_address(subject: int, language: str) -> str:
    """The same for a number; 0 is nobody's: for test mails."""
    with translation.override(frame_of(language)):
        return f"{settings.BASE_URL}{reverse('newsletter:stop', args=[_stops.sign(str(subject))])}"


def stop_mail(subject: int) -> str:
    """The address to which mail programs write to end it: as old and as powerless as the link. Empty without a box."""
    return word_address(settings.BOUNCE_ADDRESS, STOP, f"{subject}-{_stop_tag(subject)}")


def _stop_tag(subject: int) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"newsletter.stop:{subject}".encode(), "sha256").hexdigest()[:16]


def subject_in_mail(told: str) -> int | None:
    """The number in what stands behind "stop-" in such an address; None if it is not ours."""
    number, _dash, tag = told.partition("-")
    if not (number.isascii() and number.isdigit()):
        return None
    subject = int(number[:18])
    return subject if hmac.compare_digest(_stop_tag(subject).encode(), tag.encode()) else None


def stops(subscriber: Subscriber) -> str:
    """Both, for the header of a single mail."""
    return f"{stop_link(subscriber)} mailto:{mail}" if (mail := stop_mail(subscriber.pk)) else stop_link(subscriber)


def subject_of(token: str) -> int | None:
    """The number of the subscription behind such an address; None if it is not ours."""
    try:
        return int(_stops.unsign(token))
    except signing.BadSignature:
        return None


def subscriber_behind(subject: int) -> Subscriber | None:
    """The subscription of that number, or a later one of the same address: old mails end it, too."""
    found = Subscriber.objects.filter(pk=subject).first()
    if found is None:
        keys = Evidence.objects.filter(subject=subject).values("key")
        found = Subscriber.objects.filter(key__in=keys).first()
    return found


def revoke_all(subscriber: Subscriber) -> None:
    """Every personal link of a subscription."""
    for purpose in (MANAGE, CONFIRM, ADDRESS):
        revoke_links(purpose=purpose, subject_id=subscriber.pk)
