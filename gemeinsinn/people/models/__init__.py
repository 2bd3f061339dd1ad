"""Accounts, network roles, contacts, consents and codes."""

from gemeinsinn.people.models.accounts import NetworkRole, User, UserManager
from gemeinsinn.people.models.codes import AddressCode
from gemeinsinn.people.models.contacts import Consent, Contact

__all__ = ["AddressCode", "Consent", "Contact", "NetworkRole", "User", "UserManager"]
