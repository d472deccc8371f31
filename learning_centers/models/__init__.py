"""Learning centers, what they offer, and the page that lists them."""

from .coordinator_group import CoordinatorGroup
from .directory_version import DirectoryVersion
from .index_page import LearningCenterIndexPage
from .learning_center_page import LearningCenterPage
from .product import Product, ProductPicture, ProductStandard, Standard
from .visit import Visit, VisitCalendar, VisitFeedback, VisitMail, VisitMessage

__all__ = [
    "CoordinatorGroup",
    "DirectoryVersion",
    "LearningCenterIndexPage",
    "LearningCenterPage",
    "Product",
    "ProductPicture",
    "ProductStandard",
    "Standard",
    "Visit",
    "VisitCalendar",
    "VisitFeedback",
    "VisitMail",
    "VisitMessage",
]
