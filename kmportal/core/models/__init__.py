"""What every app builds on: the content page, home and standard pages, images, settings."""

from .content_page import ContentPage, PageContributor, PageTag
from .home_page import HomePage
from .index_page import ContentIndexPage
from .media import PortalDocument, PortalImage, PortalRendition
from .settings import SiteSettings
from .standard_page import StandardPage

__all__ = [
    "ContentIndexPage",
    "ContentPage",
    "HomePage",
    "PageContributor",
    "PageTag",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "SiteSettings",
    "StandardPage",
]
