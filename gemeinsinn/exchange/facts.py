"""From a stored notice to the plain facts the concreteness check judges."""

from datetime import date

from gemeinsinn.exchange.concreteness import Concreteness, Facts, check_concreteness
from gemeinsinn.exchange.models import Need, Offer


def facts_of(notice: Need | Offer) -> Facts:
    """What has been written so far. An organisation is somebody, too."""
    who = notice.organisation_name or (notice.contact.name if notice.contact else "")
    return Facts(
        kind=notice.kind,
        title=notice.title,
        details=notice.details,
        amount=notice.amount,
        starts=notice.starts,
        until=notice.until,
        when_words=notice.when_words,
        standing=isinstance(notice, Offer) and notice.standing,
        place=notice.place_name,
        who=who or str(notice.organisation or ""),
        benefit=notice.benefit if isinstance(notice, Need) else "",
        is_offer=isinstance(notice, Offer),
    )


def judge(notice: Need | Offer, *, today: date) -> Concreteness:
    """The six points of a need, the five of an offer."""
    return check_concreteness(facts_of(notice), today=today)
