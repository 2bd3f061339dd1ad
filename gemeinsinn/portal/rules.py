"""Who writes the editorial site."""

from typing import Any

import rules
from django.db.models import QuerySet

from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.organisations.models import Membership, Organisation
from gemeinsinn.people.rules import Role, has_network_role

Part = Membership.Role


@rules.predicate
def is_site_editor(user: Any) -> bool:
    """The network's office and its editors: they write and publish everywhere."""
    return has_network_role(user, Role.OFFICE, Role.EDITOR)


def agencies_written_for(user: Any) -> QuerySet[Organisation]:
    """Published agencies an active account owns or writes for: it drafts for them, the network publishes."""
    found = Organisation.objects.filter(kind=Organisation.Kind.AGENCY, state=State.PUBLISHED)
    if not user.is_authenticated or not user.is_active:
        return found.none()
    written = Membership.objects.filter(user=user, role__in=(Part.OWNER, Part.EDITOR)).values("organisation")
    return found.filter(pk__in=written)


@rules.predicate
def can_write_pages(user: Any) -> bool:
    """Whoever has a part of the editorial site to write."""
    return bool(is_site_editor(user)) or agencies_written_for(user).exists()


rules.add_perm("wagtailadmin.access_admin", can_write_pages)  # type: ignore[no-untyped-call]  # django-rules has no types
