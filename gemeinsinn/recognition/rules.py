"""Who may say yes to hours, sign a certificate, and keep the data of cards. Personal links are checked by views."""

from typing import Any

import rules

from gemeinsinn.exchange.rules.notices import owns_notice
from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.organisations.rules import can_work_at_desk_of, works_for
from gemeinsinn.people.rules import is_network_office
from gemeinsinn.recognition.lifecycle.attestations import Signer
from gemeinsinn.recognition.models import Attestation, CardRule, Hours, Volunteer


def is_volunteer(user: Any, volunteer: Volunteer) -> bool:
    """The person whose hours these are."""
    return bool(user.is_authenticated and user.is_active and volunteer.contact.user_id == user.pk)


@rules.predicate
def can_confirm_hours(user: Any, hours: Hours) -> bool:
    """Who asked for the help, people of the host, staff of the agency; nobody for themselves."""
    if not user.is_authenticated or is_volunteer(user, hours.volunteer):
        return False
    asked = hours.need is not None and owns_notice(user, hours.need)
    return bool(asked or works_for(user, hours.organisation) or can_work_at_desk_of(user, hours.agency))


def can_sign(user: Any, attestation: Attestation, signer: str) -> bool:
    """People of the host for the host, staff of the agency for the agency; nobody their own."""
    if not user.is_authenticated or is_volunteer(user, attestation.volunteer):
        return False
    if signer == Signer.AGENCY:
        return bool(can_work_at_desk_of(user, attestation.agency))
    wrote = attestation.need is not None and owns_notice(user, attestation.need)
    return bool(wrote or works_for(user, attestation.organisation))


@rules.predicate
def can_keep_cards(user: Any) -> bool:
    """Staff of any agency, and the network's office."""
    return bool(user.is_authenticated and user.is_active and agencies_of(user).exists())


@rules.predicate
def can_edit_card(user: Any, card: CardRule) -> bool:
    """An agency its own, the network's office all."""
    if card.agency is None:
        return bool(is_network_office(user))
    return bool(can_work_at_desk_of(user, card.agency))
