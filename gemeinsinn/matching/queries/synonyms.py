"""The words editors say mean the same."""

from typing import Any

from django.db.models import QuerySet

from gemeinsinn.matching.models import Synonym
from gemeinsinn.matching.rules import can_edit_synonyms

MOST_SHOWN = 300


def synonyms(viewer: Any) -> QuerySet[Synonym]:
    """For those who may change them, the newest first; nothing for others."""
    rows = Synonym.objects.select_related("by").order_by("-pk")
    return rows if can_edit_synonyms(viewer) else rows.none()
