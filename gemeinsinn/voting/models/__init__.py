"""Polls, their options, and ballots that name nobody."""

from gemeinsinn.voting.models.ballots import Ballot, Envelope
from gemeinsinn.voting.models.polls import Option, Poll

__all__ = ["Ballot", "Envelope", "Option", "Poll"]
