"""The sides of the lower contexts."""

from gemeinsinn.matching.sides.notices import NeedSource, OfferSource
from gemeinsinn.matching.sides.partners import PartnerSource
from gemeinsinn.matching.sides.projects import ProjectSource

__all__ = ["NeedSource", "OfferSource", "PartnerSource", "ProjectSource"]
