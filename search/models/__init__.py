"""What search keeps in the database beside the engines' own tables."""

from .asked_query import AskedQuery, QueryAsker
from .document_text import DocumentText
from .page_facets import PageFacets
from .page_terms import PageTerms
from .pending_update import PendingUpdate
from .saved_search import SavedSearch
from .synonym import Synonym
from .term import Term

__all__ = [
    "AskedQuery",
    "DocumentText",
    "PageFacets",
    "PageTerms",
    "PendingUpdate",
    "QueryAsker",
    "SavedSearch",
    "Synonym",
    "Term",
]
