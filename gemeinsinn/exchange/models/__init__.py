"""Needs, offers, responses and calls."""

from gemeinsinn.exchange.models.calls import CallRequest
from gemeinsinn.exchange.models.notices import Kind, Need, Notice, NoticeCheck, Offer, Unit
from gemeinsinn.exchange.models.responses import Decision, Response

__all__ = ["CallRequest", "Decision", "Kind", "Need", "Notice", "NoticeCheck", "Offer", "Response", "Unit"]
