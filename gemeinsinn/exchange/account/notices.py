"""What this context holds about a person's needs and offers, for their own copy of it."""

from typing import Any

from gemeinsinn.exchange.actions.notices.moves import OWN_FIELDS
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.people.models import User

MORE = ("id", "state", "language", "created_at", "published_at", "confirmed_at", "slug")


def collect_needs(user: User) -> list[dict[str, Any]]:
    """Every need with all its words."""
    return [told(need) for need in Need.objects.filter(contact__user=user).prefetch_related("checks").order_by("pk")]


def collect_offers(user: User) -> list[dict[str, Any]]:
    """Every offer with all its words."""
    return [told(offer) for offer in Offer.objects.filter(contact__user=user).prefetch_related("checks").order_by("pk")]


def told(notice: Need | Offer) -> dict[str, Any]:
    """One of them, with what the agency decided about it."""
    names = sorted(OWN_FIELDS[type(notice)] - {"municipality", "quarter", "project"})
    checks = [
        {"state": one.state, "at": one.at, "note": one.note, "changes": one.changes} for one in notice.checks.all()
    ]
    return {
        **{name: getattr(notice, name) for name in (*MORE, *names)},
        "place": notice.place_name,
        "organisation": str(notice.organisation or ""),
        "checks": checks,
    }
