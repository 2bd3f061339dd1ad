"""Whether the owner of a wish may be asked."""

from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.lifecycle.saved import State
from gemeinsinn.matching.models import SavedSearch


def is_willing(wish: SavedSearch, need: Need | None = None) -> bool:
    """Its owner still agrees to be asked, by the agency of this need."""
    here = need is None or wish.agency_id == need.agency_id
    return wish.agency_id is not None and wish.state == State.ACTIVE and here
