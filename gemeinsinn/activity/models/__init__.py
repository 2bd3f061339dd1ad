"""The event stream and the outbox."""

from gemeinsinn.activity.models.events import Event
from gemeinsinn.activity.models.outbox import OutgoingMail

__all__ = ["Event", "OutgoingMail"]
