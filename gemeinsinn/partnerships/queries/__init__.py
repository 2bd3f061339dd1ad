"""Reads: records of promises, thanks, agreements."""

from gemeinsinn.partnerships.queries.agreements import agreements
from gemeinsinn.partnerships.queries.promises import Promise, Rate, Record, network_rate, record_of
from gemeinsinn.partnerships.queries.quotes import (
    Quote,
    ThankYou,
    newest_thanks,
    thanked_givers,
    thanks_for_organisation,
    thanks_for_project,
)

__all__ = [
    "Promise",
    "Quote",
    "Rate",
    "Record",
    "ThankYou",
    "agreements",
    "network_rate",
    "newest_thanks",
    "record_of",
    "thanked_givers",
    "thanks_for_organisation",
    "thanks_for_project",
]
