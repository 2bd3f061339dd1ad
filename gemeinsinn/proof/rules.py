"""Who checks proofs of use, and who may read them. Personal links are checked by views."""

from typing import Any

import rules

from gemeinsinn.fund.models import Signatory
from gemeinsinn.people.rules import Role, has_network_role, is_network_office
from gemeinsinn.proof.lifecycle.grants import EVIDENCE, WRITABLE, WRITING
from gemeinsinn.proof.models import Grant


@rules.predicate
def can_check_proofs(user: Any) -> bool:
    """The network's office."""
    return bool(is_network_office(user))


@rules.predicate
def can_read_proofs(user: Any) -> bool:
    """The office, and the treasurer, who pays and is paid back after them."""
    return bool(has_network_role(user, Role.TREASURER, Role.OFFICE))


def writable_pages(grant: Grant, signatory: Signatory | None) -> frozenset[str]:
    """The pages of the proof somebody may write now: the applicant (None) all, who helps the evidence, others none."""
    if grant.state not in WRITABLE:
        return frozenset()
    if signatory is None:
        return WRITING
    return EVIDENCE if grant.co_writers.filter(signatory=signatory).exists() else frozenset()
