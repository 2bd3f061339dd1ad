"""The index as rows, which are derived and can be made again; what people keep; and what they decided about suggestions."""

from gemeinsinn.matching.models.entries import IndexEntry, IndexState, MeaningVector
from gemeinsinn.matching.models.saved import SavedSearch, ToldHit
from gemeinsinn.matching.models.suggestions import AskCount, AskingRule, Quiet, Suggestion
from gemeinsinn.matching.models.synonyms import Synonym

__all__ = [
    "AskCount",
    "AskingRule",
    "IndexEntry",
    "IndexState",
    "MeaningVector",
    "Quiet",
    "SavedSearch",
    "Suggestion",
    "Synonym",
    "ToldHit",
]
