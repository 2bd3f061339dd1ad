"""Single rows: what one address was sent, and what a person has to decide about."""

from typing import Any

from django.db.models import QuerySet

from gemeinsinn.delivery.lifecycle.mailings import RowState
from gemeinsinn.delivery.models import Mailing, Row
from gemeinsinn.delivery.queries.bounces import bounces_of


def rows_of(address: str) -> QuerySet[Row]:
    """All to one address, newest first."""
    return Row.objects.filter(address=address.strip().lower()).select_related("mailing").order_by("-id")


def unknown_rows(mailing: Mailing) -> QuerySet[Row]:
    """Those of which nobody knows whether they arrived."""
    return Row.objects.filter(mailing=mailing, state=RowState.UNKNOWN).order_by("id")


def failed_rows(mailing: Mailing) -> QuerySet[Row]:
    """Those that were refused or came back, latest first."""
    return Row.objects.filter(mailing=mailing, state=RowState.FAILED).order_by("-ended_at", "-id")


def own_rows(user: Any) -> dict[str, Any]:
    """For the copy somebody gets of what is held about them."""
    return rows_held(user.email)


def rows_held(address: str) -> dict[str, Any]:
    """The same for an address without an account."""
    bounces = bounces_of(address).values("address", "kind", "hard", "words", "at")
    return {"sent": _sent_to(address), "came_back": list(bounces)}


def _sent_to(address: str) -> list[dict[str, Any]]:
    return [
        {
            "mailing": f"{row.mailing.kind} {row.mailing.reference}",
            "subject": row.mailing.subject,
            "address": row.address,
            "state": row.state,
            "at": row.ended_at,
            "answer": row.problem,
            "values": row.values,
            "unsubscribe_url": row.unsubscribe_url,
            "unsubscribe_mail": row.unsubscribe_mail,
        }
        for row in rows_of(address)
    ]
