"""Volunteers, their hours and what follows from them."""

from gemeinsinn.recognition.models.attestations import Attestation, Signing, Withdrawal
from gemeinsinn.recognition.models.hours import Hours, HoursStep, Volunteer

__all__ = ["Attestation", "Hours", "HoursStep", "Signing", "Volunteer", "Withdrawal"]
