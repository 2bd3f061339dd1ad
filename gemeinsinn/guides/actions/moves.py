"""Shared by the actions: asking a rule, and moving a state so that of two at once one wins."""

from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.core.moves import change_state
from gemeinsinn.guides.lifecycle.guides import MOVES, Move
from gemeinsinn.guides.models import Guide


def allow(rule: Any, by: Any, subject: Any) -> None:
    """Raises NotAllowed unless the rule says yes; the program itself needs no right."""
    if by is not None and not rule(by, subject):
        raise NotAllowed(_("You may not do this. Please ask the agency that looks after the guides."))


def move(guide: Guide, step: Move, **fields: Any) -> None:
    """Changes the state in the database under the condition of MOVES; raises DomainError if it does not hold."""
    change_state(guide, MOVES[step], _("This has changed in the meantime. Please look at it again."), **fields)
