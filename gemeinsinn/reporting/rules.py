"""Who reports to funders and reads statistics."""

from typing import Any

import rules

from gemeinsinn.people.rules import is_network_office


@rules.predicate
def can_report(user: Any) -> bool:
    """The network's office, which owes its funders the proof."""
    return bool(is_network_office(user))
