"""Where guides land after signing in."""

from django.urls import reverse

from gemeinsinn.guides.lifecycle.guides import WORKING
from gemeinsinn.guides.models import Guide
from gemeinsinn.guides.rules import manages_guides
from gemeinsinn.people.models import User


def own_desk(user: User) -> str | None:
    """The address of a guide's desk; who also works at an agency lands there, as before."""
    if manages_guides(user) or not Guide.objects.filter(user=user, state__in=WORKING).exists():
        return None
    return reverse("guides:desk")
