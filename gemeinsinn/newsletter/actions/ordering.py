"""Ordering the newsletter: asked for on a page, begun by the click in the mail. Both are proved."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import use_link
from gemeinsinn.delivery.actions.bounces import forgive
from gemeinsinn.newsletter.actions.linking import confirm_link, manage_link, stop_link, stops
from gemeinsinn.newsletter.actions.proving import note_act, note_asked, note_mail
from gemeinsinn.newsletter.consents import ConsentText
from gemeinsinn.newsletter.keys import key_of, tidy
from gemeinsinn.newsletter.lifecycle.evidence import Kind
from gemeinsinn.newsletter.lifecycle.subscriptions import ALL, MOVES, Frequency, Move, Reason, State
from gemeinsinn.newsletter.models import Subscriber, Suppressed
from gemeinsinn.newsletter.tongues import frame_of


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody chose: the columns of a subscription."""

    language: str = "de"
    frequency: str = Frequency.ISSUES.value
    topics: int = ALL
    place: str = ""
    lat: float | None = None
    lon: float | None = None


@transaction.atomic
def ask_to_subscribe(*, address: str, wishes: Wishes, consent: ConsentText, page: str, now: datetime) -> None:
    """A mail goes to the address whatever we know of it, so the page can say the same to everyone.

    Who gets the newsletter already is sent the personal link; who asked never to be written to is not.
    """
    key = key_of(address)
    if Suppressed.objects.filter(key=key, reason=Reason.REFUSED).exists():
        return
    told = asdict(wishes)
    subscriber, fresh = Subscriber.objects.get_or_create(
        key=key, defaults=told | {"address": tidy(address), "asked_at": now, "created_at": now}
    )
    if subscriber.state != State.WAITING:
        _mail(subscriber, "known", now=now)
        return
    if not fresh:
        Subscriber.objects.filter(pk=subscriber.pk).update(**told, asked_at=now, changed_at=now, answer_by=None)
        subscriber.refresh_from_db()
    asked = note_asked(subscriber=subscriber, consent=consent, page=page, now=now)
    link = confirm_link(subscriber, now=now)
    mail = queue_mail(
        key=f"newsletter-{subscriber.pk}-confirm-{asked.pk}", to=subscriber.address,
        template="newsletter/mail/confirm.txt", context={"link": link}, language=frame_of(subscriber.language), now=now,
    )  # fmt: skip
    note_mail(subscriber=subscriber, mail=mail, link=link, now=now)


@transaction.atomic
def confirm_subscription(*, subscriber: Subscriber, link: SecretLink, page: str, now: datetime) -> None:
    """The address answered: the newsletter begins. Raises NoLongerThere for a second click."""
    use_link(link, now=now)
    before, after = MOVES[Move.CONFIRM]
    if not Subscriber.objects.filter(pk=subscriber.pk, state__in=before).update(
        state=after, confirmed_at=now, changed_at=now, answer_by=None
    ):
        return  # by the link of another mail
    subscriber.refresh_from_db()
    note_act(subscriber=subscriber, kind=Kind.CONFIRMED, page=page, now=now)
    Suppressed.objects.filter(key=subscriber.key).delete()
    forgive(address=subscriber.address, by=None, now=now)  # it has just answered
    _mail(subscriber, "welcome", now=now)


def _mail(subscriber: Subscriber, what: str, *, now: datetime) -> OutgoingMail:
    """A mail with the personal link, and the one that ends it all."""
    return queue_mail(
        key=f"newsletter-{subscriber.pk}-{what}-{now:%Y%m%d%H%M%S%f}", to=subscriber.address,
        template=f"newsletter/mail/{what}.txt",
        context={"link": manage_link(subscriber, now=now), "stop": stop_link(subscriber)},
        language=frame_of(subscriber.language), now=now, stop_address=stops(subscriber),
    )  # fmt: skip


@transaction.atomic
def send_personal_link(*, address: str, now: datetime) -> None:
    """For somebody whose link is old or lost; to an address we do not know nothing is sent."""
    subscriber = Subscriber.objects.filter(key=key_of(address)).exclude(state=State.WAITING).first()
    if subscriber is not None:
        _mail(subscriber, "known", now=now)
