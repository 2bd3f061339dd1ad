"""What the account page and the right to one's data need to know from this context."""

from typing import Any

from gemeinsinn.people.models import User
from gemeinsinn.presence.actions import erase_names
from gemeinsinn.presence.queries import is_named, own_choices
from gemeinsinn.presence.wording import yes_to_name

__all__ = ["collect_names", "erase_names", "own_name"]


def own_name(user: User) -> tuple[str, dict[str, Any]] | None:
    """The section of /konto/ where a member says whether they are named. Without a name there is nothing to show."""
    if not user.name:
        return None
    context = {"named": is_named(user), "words": yes_to_name(user), "only_invites": True}
    return "presence/parts/own.html", context


def collect_names(user: User) -> list[dict[str, Any]]:
    """For the export."""
    return own_choices(user)
