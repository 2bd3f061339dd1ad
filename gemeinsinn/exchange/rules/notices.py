"""Who may do what with needs and offers."""

from typing import Any

import rules
from django.db.models import QuerySet

from gemeinsinn.exchange.lifecycle.notices import SHOWN
from gemeinsinn.exchange.models import Need, Notice, Offer
from gemeinsinn.organisations.lifecycle import State as OrganisationState
from gemeinsinn.organisations.models import Membership, Organisation
from gemeinsinn.organisations.rules import can_work_at_desk_of, works_for


@rules.predicate
def can_check_notice(user: Any, notice: Need | Offer) -> bool:
    """Staff of the agency of its place, or the network office."""
    return user is not None and bool(can_work_at_desk_of(user, notice.agency))


@rules.predicate
def owns_notice(user: Any, notice: Need | Offer) -> bool:
    """The account that wrote it, or people who work for the organisation behind it."""
    if user is None or not user.is_authenticated or not user.is_active:
        return False
    if notice.contact is not None and notice.contact.user_id == user.pk:
        return True
    return works_for(user, notice.organisation)


def is_partner(user: Any) -> bool:
    """Belongs to a published company: may read what is for partners only."""
    return partner_memberships(user).exists()


def partner_memberships(user: Any) -> QuerySet[Membership]:
    """The rows that make somebody a partner; none for guests."""
    if user is None or not user.is_authenticated or not user.is_active:
        return Membership.objects.none()
    return Membership.objects.filter(
        user=user,
        organisation__state=OrganisationState.PUBLISHED,
        organisation__kind__in=Organisation.COMPANY_KINDS,
    )


@rules.predicate
def can_read_notice(user: Any, notice: Need | Offer) -> bool:
    """Everyone reads what hangs or hung; what is for partners only, partners, its own people and its agency."""
    if notice.state in SHOWN and notice.audience == Notice.Audience.PUBLIC:
        return True
    if notice.state in SHOWN and is_partner(user):
        return True
    return bool(owns_notice(user, notice) or can_check_notice(user, notice))
