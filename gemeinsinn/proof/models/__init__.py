"""Grants, the versions of their plan, what is proved, and how it was checked."""

from gemeinsinn.proof.models.checks import HandIn, Review, TooMuchBack
from gemeinsinn.proof.models.evidence import HourLine, ProofPicture, Receipt
from gemeinsinn.proof.models.grants import ChangeRequest, CoWriter, Grant, PlanVersion

__all__ = [
    "ChangeRequest",
    "CoWriter",
    "Grant",
    "HandIn",
    "HourLine",
    "PlanVersion",
    "ProofPicture",
    "Receipt",
    "Review",
    "TooMuchBack",
]
