"""The bin's own places in the page tree."""

from __future__ import annotations

from django.core.cache import cache
from django.utils.translation import gettext, override
from wagtail.models import Page

from kmportal.core.bin_tree import BIN_DEPTH, BIN_KEY, BIN_SLUG

from .models import BinFolder, Deletion


def folder_for(deletion: Deletion, page: Page) -> BinFolder:
    """A new folder: below it the page keeps its address, whatever else was thrown away."""
    slug = f"{deletion.pk}-{page.pk}"
    folder = BinFolder(title=page.title, slug=slug, live=False, locale=page.locale)
    made: BinFolder = _bin(page).add_child(instance=folder)
    return made


def _bin(page: Page) -> BinFolder:
    there = BinFolder.objects.filter(depth=BIN_DEPTH, slug=BIN_SLUG).order_by("path").first()
    if there:
        return there
    root = Page.get_first_root_node()
    with override(None):
        title = gettext("Recycle bin")
    made: BinFolder = root.add_child(
        instance=BinFolder(title=title, slug=BIN_SLUG, live=False, locale=page.locale)
    )
    cache.set(BIN_KEY, made.path, 60)
    return made
