"""Funds with their rounds and rules."""

from gemeinsinn.fund.models.funds import Advice, Fund, Round, RuleSet

__all__ = ["Advice", "Fund", "Round", "RuleSet"]
