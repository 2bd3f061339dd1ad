"""Recurring jobs on needs, offers and answers."""

from gemeinsinn.exchange.tasks import notices, responses  # noqa: F401 - to be imported is to be scheduled
