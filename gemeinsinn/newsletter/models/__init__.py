"""Subscriptions, the proof of each, addresses that want no mail, issues, and earlier lists."""

from gemeinsinn.newsletter.models.evidence import Evidence
from gemeinsinn.newsletter.models.intakes import Intake
from gemeinsinn.newsletter.models.issues import Approval, Block, Issue
from gemeinsinn.newsletter.models.links import Link
from gemeinsinn.newsletter.models.subscribers import AddressChange, Subscriber
from gemeinsinn.newsletter.models.suppressed import Suppressed

__all__ = ["AddressChange", "Approval", "Block", "Evidence", "Intake", "Issue", "Link", "Subscriber", "Suppressed"]
