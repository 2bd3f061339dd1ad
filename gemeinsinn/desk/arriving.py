"""Where colleagues land after signing in."""

from django.urls import reverse

from gemeinsinn.desk.queries.desks import desk_of
from gemeinsinn.people.models import User


def own_desk(user: User) -> str | None:
    """The address of the person's desk, None if there is none."""
    return reverse("desk:today") if desk_of(user).may_enter else None
