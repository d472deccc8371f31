"""Learning centers, what they offer, and the page that lists them."""

from .index_page import LearningCenterIndexPage
from .learning_center_page import LearningCenterPage, Product

__all__ = ["LearningCenterIndexPage", "LearningCenterPage", "Product"]
