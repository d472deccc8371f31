"""Mending queries that were typed with errors; "did you mean"."""

from .correction import Correction, correct
from .vocabulary import Vocabulary, VocabularyCache, terms

__all__ = ["Correction", "Vocabulary", "VocabularyCache", "correct", "terms"]
