"""Wagtail leads old addresses to the pages that had them. A page that comes back to an address it had
before would keep a redirect from there to itself: harmless while it is published, a circle after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCH = 500


@receiver((post_page_move, page_slug_changed), dispatch_uid="link_care.forget_circles")
def forget_circles(instance: Page, **signal: Any) -> None:
    """Addresses in use are no old addresses, whoever had them before."""
    addresses = list(_addresses(instance))
    for start in range(0, len(addresses), BATCH):
        batch = addresses[start : start + BATCH]
        Redirect.objects.filter(automatically_created=True, old_path__in=batch).delete()


def _addresses(top: Page) -> Iterator[str]:
    pages = Page.objects.descendant_of(top, inclusive=True).live().select_related("locale")
    for page in pages:
        parts = page.get_url_parts()
        if parts and parts[2]:
            yield Redirect.normalise_path(parts[2])
