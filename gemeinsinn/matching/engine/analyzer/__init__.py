"""The analyzer: languages, lemmas, compounds."""

from gemeinsinn.matching.engine.analyzer.languages import LANGUAGES, recognise
from gemeinsinn.matching.engine.analyzer.terms import Term, terms

__all__ = ["LANGUAGES", "Term", "recognise", "terms"]
