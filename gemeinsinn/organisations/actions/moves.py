"""Shared by the actions: asking a rule, and moving a state so that of two at once one wins."""

from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.core.moves import change_state
from gemeinsinn.organisations.lifecycle import MOVES, Move
from gemeinsinn.organisations.models import Organisation


def must(allowed: bool) -> None:
    """Raises NotAllowed with a sentence for the person unless it is allowed."""
    if not allowed:
        raise NotAllowed(_("You may not do this. Please ask an owner or your agency."))


def allow(rule: Any, by: Any, subject: Organisation) -> None:
    """Asks a rule for a person; the program itself (`by=None`) needs no right."""
    must(by is None or bool(rule(by, subject)))


def move(organisation: Organisation, step: Move) -> None:
    """Changes the state in the database under the condition of MOVES; raises DomainError if it does not hold."""
    change_state(organisation, MOVES[step], _("This profile has changed in the meantime. Please look at it again."))
