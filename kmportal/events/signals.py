"""Keeping the written days right when an event or its places change."""

from __future__ import annotations

from django.db.models.signals import post_save
from django.dispatch import receiver

from kmportal.places.models import PagePlace
from kmportal.places.signals import place_set, places_loaded
from learning_centers.models.positioned import refresh_shown_positions

from .models import EventPage
from .occurring import write_occurrences


@receiver(post_save, sender=EventPage)
def write_days(instance: EventPage, update_fields: object = None, **_kwargs: object) -> None:
    """Of what readers see; a draft of a live page saves only some fields."""
    if instance.live and not update_fields:
        write_occurrences(instance)


@receiver(places_loaded)
def refresh_all(**_kwargs: object) -> None:
    refresh_shown_positions(EventPage)


@receiver(place_set, sender=PagePlace)
def refresh_one(tag: PagePlace, **_kwargs: object) -> None:
    refresh_shown_positions(EventPage, [tag.page_id])
