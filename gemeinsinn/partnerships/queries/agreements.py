"""Reading agreements."""

from django.db.models import QuerySet

from gemeinsinn.partnerships.models import Agreement

RELATED = (
    "broker", "response__contact", "response__organisation", "response__need__contact", "response__need__agency",
    "response__need__organisation", "response__offer__contact", "response__offer__agency", "response__offer__organisation",
)  # fmt: skip


def agreements() -> QuerySet[Agreement]:
    """All agreements with what their pages need."""
    return Agreement.objects.select_related(*RELATED)
