"""Accounts, roles, contacts without account, consent and personal links."""
