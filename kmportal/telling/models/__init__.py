"""What members write before it is a page, and the circles that gather what was written."""

from .circle import Circle
from .draft import Draft, DraftPhoto

__all__ = ["Circle", "Draft", "DraftPhoto"]
