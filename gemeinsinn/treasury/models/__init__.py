"""Pots, commitments, the entries of the ledger, and how money gets to payees and back."""

from gemeinsinn.treasury.models.demands import Demand
from gemeinsinn.treasury.models.ledger import Commitment, Entry, Pot
from gemeinsinn.treasury.models.payees import Payee
from gemeinsinn.treasury.models.payments import BankAccount, Payment, PaymentRun
from gemeinsinn.treasury.models.statements import BankFile, BankLine

__all__ = [
    "BankAccount",
    "BankFile",
    "BankLine",
    "Commitment",
    "Demand",
    "Entry",
    "Payee",
    "Payment",
    "PaymentRun",
    "Pot",
]
