"""What was told beside a person's needs, for their own copy of it."""

from typing import Any

from gemeinsinn.people.models import User
from gemeinsinn.volunteering.lifecycle.opportunities import CHOICES, WORDS
from gemeinsinn.volunteering.models import Opportunity


def collect_opportunities(user: User) -> list[dict[str, Any]]:
    """Every one with all its words and choices."""
    rows = Opportunity.objects.filter(need__contact__user=user).select_related("need", "field").order_by("pk")
    names = [name for name in (*CHOICES, *WORDS) if name != "field"]
    return [
        {"to": row.need.title, "field": str(row.field or ""), **{name: getattr(row, name) for name in names}}
        for row in rows
    ]
