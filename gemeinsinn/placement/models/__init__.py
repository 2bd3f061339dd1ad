"""Cases of an agency, the proposals in them, and what is asked and noted about them."""

from gemeinsinn.placement.models.cases import Case, CaseNote, ConductCheck
from gemeinsinn.placement.models.guardians import GuardianAsked
from gemeinsinn.placement.models.proposals import FollowUp, Proposal

__all__ = ["Case", "CaseNote", "ConductCheck", "FollowUp", "GuardianAsked", "Proposal"]
