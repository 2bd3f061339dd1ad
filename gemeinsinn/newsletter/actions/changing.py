"""What somebody changes on their personal page: topics, rhythm, a pause, another address."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import revoke_links, use_link
from gemeinsinn.delivery.actions.bounces import forgive
from gemeinsinn.newsletter.actions.bouncing import find_address
from gemeinsinn.newsletter.actions.linking import ADDRESS, MANAGE, confirm_link
from gemeinsinn.newsletter.actions.proving import note_act, note_mail
from gemeinsinn.newsletter.keys import key_of, tidy
from gemeinsinn.newsletter.lifecycle.evidence import Kind
from gemeinsinn.newsletter.lifecycle.subscriptions import MOVES, Move, Reason
from gemeinsinn.newsletter.models import AddressChange, Subscriber, Suppressed
from gemeinsinn.newsletter.tongues import frame_of

CHANGEABLE = frozenset({"language", "frequency", "topics", "role", "place", "lat", "lon"})


@transaction.atomic
def change_wishes(*, subscriber: Subscriber, fields: Mapping[str, Any], page: str, now: datetime) -> None:
    """Other topics, another rhythm. Raises ValueError for a field nobody may change."""
    if not set(fields) <= CHANGEABLE:
        raise ValueError(f"not changeable: {sorted(set(fields) - CHANGEABLE)}")
    for name, value in fields.items():
        setattr(subscriber, name, value)
    subscriber.save(update_fields=[*fields, "changed_at"])
    note_act(subscriber=subscriber, kind=Kind.CHANGED, page=page, now=now)


def pause(*, subscriber: Subscriber, page: str, now: datetime) -> None:
    """No mails until further notice; a second time changes nothing."""
    _move(subscriber, Move.PAUSE, Kind.PAUSED, page=page, now=now, paused_at=now)


@transaction.atomic
def resume(*, subscriber: Subscriber, page: str, now: datetime) -> None:
    """Mails again, also where mails came back: whoever presses this has read one."""
    _move(subscriber, Move.RESUME, Kind.RESUMED, page=page, now=now, paused_at=None, lost_at=None)
    forgive(address=subscriber.address, by=None, now=now)


@transaction.atomic
def _move(subscriber: Subscriber, move: Move, kind: Kind, *, page: str, now: datetime, **fields: Any) -> None:
    before, after = MOVES[move]
    if Subscriber.objects.filter(pk=subscriber.pk, state__in=before).update(state=after, changed_at=now, **fields):
        note_act(subscriber=subscriber, kind=kind, page=page, now=now)
    subscriber.refresh_from_db()


@transaction.atomic
def ask_for_address(*, subscriber: Subscriber, address: str, now: datetime) -> None:
    """The new address has to answer first; the answer on the page is the same whether we know it or not."""
    revoke_links(purpose=ADDRESS, subject_id=subscriber.pk)
    AddressChange.objects.update_or_create(subscriber=subscriber, defaults={"address": tidy(address), "at": now})
    if Suppressed.objects.filter(key=key_of(address), reason=Reason.REFUSED).exists():
        return
    link = confirm_link(subscriber, now=now, purpose=ADDRESS)
    mail = queue_mail(
        key=f"newsletter-{subscriber.pk}-address-{now:%Y%m%d%H%M%S%f}", to=tidy(address),
        template="newsletter/mail/address.txt", context={"link": link}, language=frame_of(subscriber.language), now=now,
    )  # fmt: skip
    note_mail(subscriber=subscriber, mail=mail, link=link, now=now)


@transaction.atomic
def confirm_address(*, subscriber: Subscriber, link: SecretLink, page: str, now: datetime) -> None:
    """The new address answered and takes the place of the old one, whose links end.

    Raises NoLongerThere for a second click, DomainError if the address has a subscription of its own.
    """
    use_link(link, now=now)
    wanted = AddressChange.objects.filter(subscriber=subscriber).first()
    if wanted is None:
        raise NoLongerThere(_("This change was taken back."))
    note_act(subscriber=subscriber, kind=Kind.ADDRESS, page=page, now=now)
    subscriber.address, subscriber.key = wanted.address, key_of(wanted.address)
    try:
        with transaction.atomic():
            subscriber.save(update_fields=["address", "key", "changed_at"])
    except IntegrityError as problem:
        raise DomainError(_("This address gets the newsletter already.")) from problem
    note_act(subscriber=subscriber, kind=Kind.ADDRESS, page=page, now=now)  # the line is found under both addresses
    Suppressed.objects.filter(key=subscriber.key).delete()
    forgive(address=subscriber.address, by=None, now=now)
    find_address(address=subscriber.address, now=now)
    revoke_links(purpose=MANAGE, subject_id=subscriber.pk)
    wanted.delete()
