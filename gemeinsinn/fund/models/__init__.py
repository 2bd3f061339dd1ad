"""Funds with their rounds and rules; applications with everything that hangs on them."""

from gemeinsinn.fund.models.applications import Application, Signatory, Submission
from gemeinsinn.fund.models.conversation import FormalCheck, Message
from gemeinsinn.fund.models.decisions import Decision
from gemeinsinn.fund.models.funds import Advice, Fund, Round, RuleSet
from gemeinsinn.fund.models.objections import Objection
from gemeinsinn.fund.models.papers import HandedIn

__all__ = [
    "Advice",
    "Application",
    "Decision",
    "FormalCheck",
    "Fund",
    "HandedIn",
    "Message",
    "Objection",
    "Round",
    "RuleSet",
    "Signatory",
    "Submission",
]
