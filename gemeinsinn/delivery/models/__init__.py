"""Mailings, their rows, how fast they may go, and what comes back."""

from gemeinsinn.delivery.models.bounces import Bounce
from gemeinsinn.delivery.models.mailings import Mailing
from gemeinsinn.delivery.models.pacing import Pace
from gemeinsinn.delivery.models.rows import Batch, Row

__all__ = ["Batch", "Bounce", "Mailing", "Pace", "Row"]
