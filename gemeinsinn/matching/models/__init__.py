"""The index as rows: everything in it is derived and can be made again."""

from gemeinsinn.matching.models.entries import IndexEntry, IndexState, MeaningVector
from gemeinsinn.matching.models.synonyms import Synonym

__all__ = ["IndexEntry", "IndexState", "MeaningVector", "Synonym"]
