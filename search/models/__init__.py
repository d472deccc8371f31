"""What search keeps in the database beside the engines' own tables."""

from .page_facets import PageFacets
from .pending_update import PendingUpdate

__all__ = ["PageFacets", "PendingUpdate"]
