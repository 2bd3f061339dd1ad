"""Abstract models, secret links and the counters behind every brake."""

from gemeinsinn.core.models.abstract import Dated
from gemeinsinn.core.models.limits import LimitCount
from gemeinsinn.core.models.links import SecretLink

__all__ = ["Dated", "LimitCount", "SecretLink"]
