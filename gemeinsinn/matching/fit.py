"""A need and a partner side by side."""

from dataclasses import dataclass

from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.engine.fit.features import Features
from gemeinsinn.matching.engine.fit.reasons import Said
from gemeinsinn.matching.partner import Partner


@dataclass(frozen=True, slots=True)
class Fit:
    """The pair with what speaks for it."""

    need: Need
    partner: Partner
    pair: Features
    score: float
    reasons: tuple[Said, ...]
    is_worth_a_look: bool = True
