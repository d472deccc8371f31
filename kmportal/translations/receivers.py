"""Readers are told of a translation what was so when it was published."""

from __future__ import annotations

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published

from .standing import remember


@receiver(page_published, dispatch_uid="translations.published")
def page_was_published(instance: Page, **_signal: object) -> None:
    remember(instance)
