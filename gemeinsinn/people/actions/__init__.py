"""What changes accounts, contacts and consents."""

from gemeinsinn.people.actions.accounts import change_profile, give_role, make_user, take_role
from gemeinsinn.people.actions.contacts import (
    claim_contacts,
    confirm_contact,
    make_contact,
    record_consent,
    withdraw_consent,
)

__all__ = [
    "change_profile",
    "claim_contacts",
    "confirm_contact",
    "give_role",
    "make_contact",
    "make_user",
    "record_consent",
    "take_role",
    "withdraw_consent",
]
