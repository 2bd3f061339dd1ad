"""Subscriptions, the proof of each, addresses that want no mail, and issues."""

from gemeinsinn.newsletter.models.evidence import Evidence
from gemeinsinn.newsletter.models.issues import Approval, Block, Issue
from gemeinsinn.newsletter.models.subscribers import AddressChange, Subscriber
from gemeinsinn.newsletter.models.suppressed import Suppressed

__all__ = ["AddressChange", "Approval", "Block", "Evidence", "Issue", "Subscriber", "Suppressed"]
