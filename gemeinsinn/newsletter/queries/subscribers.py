"""Counts for the office, and everything that is held about one subscription."""

from typing import Any

from django.db.models import Count, QuerySet

from gemeinsinn.delivery.queries.rows import rows_held
from gemeinsinn.newsletter.keys import key_of
from gemeinsinn.newsletter.lifecycle.subscriptions import State, unpacked
from gemeinsinn.newsletter.models import AddressChange, Evidence, Subscriber, Suppressed
from gemeinsinn.newsletter.rules import can_run_newsletter, can_take_addresses
from gemeinsinn.people.models import User


def counts_by_state(viewer: Any) -> dict[State, int]:
    """How many subscriptions stand how; nothing for whom it does not concern."""
    if not can_run_newsletter(viewer):
        return {}
    rows = dict(Subscriber.objects.values_list("state").annotate(n=Count("pk")).order_by())
    return {state: rows.get(state, 0) for state in State}


def subscribers_for(viewer: Any) -> QuerySet[Subscriber]:
    """Everybody who said yes, for whom may take the addresses along."""
    if not can_take_addresses(viewer):
        return Subscriber.objects.none()
    return Subscriber.objects.exclude(state=State.WAITING).order_by("pk")


def subscription_at(viewer: Any, address: str) -> Subscriber | None:
    """The subscription of one address, for the office."""
    return Subscriber.objects.filter(key=key_of(address)).first() if can_run_newsletter(viewer) else None


def suppressed_at(viewer: Any, address: str) -> Suppressed | None:
    """Whether this address wants no mail, for the office."""
    return Suppressed.objects.filter(key=key_of(address)).first() if can_run_newsletter(viewer) else None


def evidence_at(viewer: Any, address: str) -> list[Evidence]:
    """Every line of proof about one address, also under an earlier one of the same subscription."""
    if not can_run_newsletter(viewer):
        return []
    subjects = Evidence.objects.filter(key=key_of(address)).order_by().values("subject")
    return list(Evidence.objects.filter(subject__in=subjects))


def evidence_of(subscriber: Subscriber) -> list[Evidence]:
    """The proof of a subscription, for the person themselves."""
    return list(Evidence.objects.filter(subject=subscriber.pk))


def subscriptions_of(user: User) -> list[Subscriber]:
    """What runs under the address of an account; the account has proved that it is theirs."""
    return list(Subscriber.objects.filter(key=key_of(user.email)))


def held_about(subscriber: Subscriber) -> dict[str, Any]:
    """Everything, as data."""
    change = AddressChange.objects.filter(subscriber=subscriber).first()
    return {
        "address": subscriber.address,
        "other_address": change.address if change else "",
        "language": subscriber.language,
        "frequency": subscriber.frequency,
        "topics": [str(topic) for topic in unpacked(subscriber.topics)],
        "as": subscriber.role,
        "place": subscriber.place,
        "state": subscriber.state,
        "since": subscriber.created_at,
        "confirmed": subscriber.confirmed_at,
        "paused": subscriber.paused_at,
        "lost": subscriber.lost_at,
        "mailings": rows_held(subscriber.address),
        "proof": [
            {
                "what": line.kind, "at": line.at, "page": line.page, "version": line.version, "wording": line.wording,
                "chosen": line.chosen, "mail_subject": line.mail_subject, "mail": line.mail_text,
                "message_id": line.message_id,
            }
            for line in evidence_of(subscriber)
        ],
    }  # fmt: skip
