"""Where the portal's pages begin is remembered; these changes make it ask again."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Site
from wagtail.signals import post_page_move

from .models import HomePage
from .querysets import ROOTS_KEY


@receiver(post_save, sender=Site, dispatch_uid="core.forget_roots_of_saved_site")
@receiver(post_delete, sender=Site, dispatch_uid="core.forget_roots_of_deleted_site")
@receiver(post_save, sender=HomePage, dispatch_uid="core.forget_roots_of_saved_home")
@receiver(post_delete, sender=HomePage, dispatch_uid="core.forget_roots_of_deleted_home")
@receiver(post_page_move, dispatch_uid="core.forget_roots_of_moved_page")
def forget_roots(**signal: Any) -> None:
    cache.delete(ROOTS_KEY)
