"""Mailings, their rows, and how fast they may go."""

from gemeinsinn.delivery.models.mailings import Mailing
from gemeinsinn.delivery.models.pacing import Pace
from gemeinsinn.delivery.models.rows import Batch, Row

__all__ = ["Batch", "Mailing", "Pace", "Row"]
