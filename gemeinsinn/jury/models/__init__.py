"""Juries, sittings, cases, conflicts of interest, points and votes."""

from gemeinsinn.jury.models.judging import Remark, Score, Vote
from gemeinsinn.jury.models.juries import Jury, Member
from gemeinsinn.jury.models.sittings import Case, Conflict, Presence, Sitting

__all__ = ["Case", "Conflict", "Jury", "Member", "Presence", "Remark", "Score", "Sitting", "Vote"]
