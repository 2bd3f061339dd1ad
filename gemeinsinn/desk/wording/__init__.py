"""What the desk says: rows of the day, acts and their undoing, states, history."""

from django.utils.translation import gettext as _


def not_your_area() -> str:
    """Why somebody else's matter stays closed."""
    return _(
        "This lies on another agency's desk. If it belongs to your area, ask the network office to correct the area."
    )


def no_desk() -> str:
    """Why this account has no desk, and what to do."""
    return _(
        "The desk is for people who work at a volunteer agency. If you do, ask your agency to add your account; "
        "your own notices are under “Account”."
    )


def no_words() -> str:
    """Why this account does not say which words mean the same."""
    return _("Which words mean the same is said by the network office and the editors. Tell them what is missing.")


def no_office() -> str:
    """Why this account does not name the fields of engagement."""
    return _("The fields of engagement are named by the network office. Tell it what is missing.")


def no_export() -> str:
    """Why a list may be read but not taken away."""
    return _("Only the owners of an agency may take lists away as a file. Ask one of them.")
