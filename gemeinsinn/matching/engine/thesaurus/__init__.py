"""Words of the field and what they have in common, in seven languages."""

from gemeinsinn.matching.engine.thesaurus.concepts import Concept, read_packaged
from gemeinsinn.matching.engine.thesaurus.lookup import Found, Thesaurus

__all__ = ["Concept", "Found", "Thesaurus", "read_packaged"]
