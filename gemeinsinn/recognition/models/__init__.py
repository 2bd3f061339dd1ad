"""Volunteers, their hours and what follows from them."""

from gemeinsinn.recognition.models.allowances import Allowance, AllowanceCount
from gemeinsinn.recognition.models.attestations import Attestation, Signing, Withdrawal
from gemeinsinn.recognition.models.cards import CardRule
from gemeinsinn.recognition.models.hours import Hours, HoursStep, Volunteer
from gemeinsinn.recognition.models.thanks import LetterThanks, PublicThanks

__all__ = [
    "Allowance",
    "AllowanceCount",
    "Attestation",
    "CardRule",
    "Hours",
    "HoursStep",
    "LetterThanks",
    "PublicThanks",
    "Signing",
    "Volunteer",
    "Withdrawal",
]
