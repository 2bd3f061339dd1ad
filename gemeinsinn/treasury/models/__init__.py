"""Pots, commitments and the entries of the ledger."""

from gemeinsinn.treasury.models.ledger import Commitment, Entry, Pot

__all__ = ["Commitment", "Entry", "Pot"]
