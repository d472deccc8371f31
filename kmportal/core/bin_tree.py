"""Where in the page tree the recycle bin is, so that any app can leave out what lies in it."""

from __future__ import annotations

from django.core.cache import cache
from django.db.models import Q
from wagtail.models import Page

BIN_SLUG = "recycle-bin"
#: The tree's root is at depth 1, the sites' first pages and the bin right below it.
BIN_DEPTH = 2
BIN_KEY = "core.bin_path"


def bin_path() -> str:
    """Tree path of the bin; empty as long as nothing was ever put in. Asked once a minute, or when
    the bin is made: it never moves."""
    return str(cache.get_or_set(BIN_KEY, _bin_path, 60))


def _bin_path() -> str:
    paths = Page.objects.filter(depth=BIN_DEPTH, slug=BIN_SLUG).order_by("path")
    return paths.values_list("path", flat=True).first() or ""


def is_binned(page: Page) -> bool:
    path = bin_path()
    return bool(path) and page.path.startswith(path)


def outside_bin(to_page: str = "") -> Q:
    """A condition for pages, or with a path such as `page__` for what belongs to them."""
    path = bin_path()
    return ~Q(**{f"{to_page}path__startswith": path}) if path else Q()
