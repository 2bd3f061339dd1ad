"""Abstract models, secret links, the counters and puzzles behind every brake and the turns of recurring jobs."""

from gemeinsinn.core.models.abstract import Dated
from gemeinsinn.core.models.challenges import SpentChallenge
from gemeinsinn.core.models.documents import Paper
from gemeinsinn.core.models.limits import LimitCount
from gemeinsinn.core.models.links import SecretLink
from gemeinsinn.core.models.schedule import JobRun

__all__ = ["Dated", "JobRun", "LimitCount", "Paper", "SecretLink", "SpentChallenge"]
