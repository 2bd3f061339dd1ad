"""Subscriptions, the proof of each, and addresses that want no mail."""

from gemeinsinn.newsletter.models.evidence import Evidence
from gemeinsinn.newsletter.models.subscribers import AddressChange, Subscriber
from gemeinsinn.newsletter.models.suppressed import Suppressed

__all__ = ["AddressChange", "Evidence", "Subscriber", "Suppressed"]
