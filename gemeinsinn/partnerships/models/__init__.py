"""Agreements with versions and signatures, fulfilment answers, thanks."""

from gemeinsinn.partnerships.models.agreements import Agreement, AgreementVersion, Signature
from gemeinsinn.partnerships.models.fulfilment import Fulfilment, Thanks

__all__ = ["Agreement", "AgreementVersion", "Fulfilment", "Signature", "Thanks"]
