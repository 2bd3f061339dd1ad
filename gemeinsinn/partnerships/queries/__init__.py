"""Reads: records of promises, thanks, what waits, what is due."""

from gemeinsinn.partnerships.queries.promises import Promise, Rate, Record, network_rate, record_of
from gemeinsinn.partnerships.queries.quotes import (
    Quote,
    ThankYou,
    newest_thanks,
    thanked_givers,
    thanks_for_organisation,
    thanks_for_project,
)
from gemeinsinn.partnerships.queries.waiting import (
    agreements,
    agreements_due_to_ask,
    agreements_for,
    agreements_waiting_for_signature,
)

__all__ = [
    "Promise",
    "Quote",
    "Rate",
    "Record",
    "ThankYou",
    "agreements",
    "agreements_due_to_ask",
    "agreements_for",
    "agreements_waiting_for_signature",
    "network_rate",
    "newest_thanks",
    "record_of",
    "thanked_givers",
    "thanks_for_organisation",
    "thanks_for_project",
]
