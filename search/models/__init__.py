"""What search keeps in the database beside the engines' own tables."""

from .document_text import DocumentText
from .page_facets import PageFacets
from .page_terms import PageTerms
from .pending_update import PendingUpdate
from .synonym import Synonym
from .term import Term

__all__ = ["DocumentText", "PageFacets", "PageTerms", "PendingUpdate", "Synonym", "Term"]
