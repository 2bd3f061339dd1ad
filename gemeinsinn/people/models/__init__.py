"""Accounts, network roles, contacts and consents."""

from gemeinsinn.people.models.accounts import NetworkRole, User, UserManager
from gemeinsinn.people.models.contacts import Consent, Contact

__all__ = ["Consent", "Contact", "NetworkRole", "User", "UserManager"]
