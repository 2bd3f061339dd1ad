"""Grants, the versions of their plan, what is proved, and how it was checked."""

from gemeinsinn.proof.models.checks import HandIn, Review
from gemeinsinn.proof.models.evidence import HourLine, ProofPicture, Receipt
from gemeinsinn.proof.models.grants import ChangeRequest, Grant, Helper, PlanVersion

__all__ = ["ChangeRequest", "Grant", "HandIn", "Helper", "HourLine", "PlanVersion", "ProofPicture", "Receipt", "Review"]
