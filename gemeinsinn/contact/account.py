"""What somebody wrote to us in their own copy of their data."""

from typing import Any

from gemeinsinn.contact.models import Concern
from gemeinsinn.people.models import User


def collect_concerns(user: User) -> list[dict[str, Any]]:
    """Each with its answers and what colleagues noted."""
    rows = Concern.objects.filter(contact__user=user).select_related("agency").prefetch_related("lines")
    return [
        {
            "number": row.number, "topic": row.topic, "at": row.created_at, "place": row.place, "text": row.text,
            "desk": str(row.agency or ""), "state": row.state,
            "lines": [{"kind": line.kind, "at": line.at, "text": line.text} for line in row.lines.all()],
        }
        for row in rows
    ]  # fmt: skip
