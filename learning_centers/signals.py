"""Keeping what belongs to centres right when places and pages change under them."""

from __future__ import annotations

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from kmportal.places.models import PagePlace
from kmportal.places.signals import place_set, places_loaded

from .coordinating.groups import forget_center, let_group_edit
from .models import LearningCenterPage
from .models.positioned import refresh_shown_positions


@receiver(places_loaded)
def refresh_all(**_kwargs: object) -> None:
    refresh_shown_positions(LearningCenterPage)


@receiver(place_set, sender=PagePlace)
def refresh_one(tag: PagePlace, **_kwargs: object) -> None:
    refresh_shown_positions(LearningCenterPage, [tag.page_id])


@receiver(post_save, sender=LearningCenterPage)
def let_coordinators_edit(instance: LearningCenterPage, created: bool, **_kwargs: object) -> None:
    if created:
        let_group_edit(instance)


@receiver(post_delete, sender=LearningCenterPage)
def forget_coordinators(instance: LearningCenterPage, **_kwargs: object) -> None:
    forget_center(instance)
