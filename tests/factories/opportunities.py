"""Needs of time and skill with what volunteers are told about them, through the real action."""

from itertools import count

from django.utils import timezone

from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.actions.opportunities import describe_opportunity
from gemeinsinn.volunteering.models import EngagementField
from tests.factories.answers import hang_need

_numbers = count(1)


def hang_hands(**overrides) -> Need:
    """Somebody to water the lime trees, on the board; nothing more is told."""
    fields = {
        "title": "Zwei Gießpaten für die Linden",
        "kind": "zeit",
        "amount": 200,
        "unit": "person",
        "unit_words": "",
    }
    return hang_need(**fields | overrides)


def describe(need: Need | None = None, **told) -> Need:
    """The same with something told about it, by its author, before the agency has looked."""
    need = need or hang_hands()
    state = need.state
    Need.objects.filter(pk=need.pk).update(state="submitted")
    need.refresh_from_db()
    describe_opportunity(need=need, told=told, now=timezone.now())
    Need.objects.filter(pk=need.pk).update(state=state)
    need.refresh_from_db()
    return need


def make_field(name: str = "", **overrides) -> EngagementField:
    """A field of engagement of its own."""
    number = next(_numbers)
    return EngagementField.objects.create(**{"name": name or f"Bereich {number}", "position": 900 + number} | overrides)
