"""What must stay true of products when something else changes."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.utils import timezone
from modelsearch import index

from kmportal.places.models import Place
from kmportal.places.signals import places_loaded
from learning_centers.models import LearningCenterPage, Product

from .indexing import index_centers, index_product
from .querysets import area_of


@receiver(pre_delete, sender=LearningCenterPage)
def unpublish_with_its_center(instance: LearningCenterPage, **kwargs: Any) -> None:
    """Products outlive their centre, but what was hidden with its page must not come to light."""
    Product.objects.filter(center=instance).update(published=False, changed_at=timezone.now())


@receiver(places_loaded)
def find_areas_again(**kwargs: Any) -> None:
    """A place may have a new region, or have become part of another."""
    used = Place.objects.filter(pk__in=Product.objects.order_by().values("place"))
    for place in used.select_related("region", "successor__region"):
        area = area_of(place)
        Product.objects.filter(place=place).exclude(area=area).update(
            area=area, changed_at=timezone.now()
        )


@receiver(post_save, sender=Product)
def index_it(instance: Product, **kwargs: Any) -> None:
    """A table of hundreds does this itself, for many at once."""
    if not instance.in_a_table:
        index_product(instance.pk)
        index_centers([instance.center_id] if instance.center_id else [])


@receiver(post_delete, sender=Product)
def take_out_of_the_index(instance: Product, **kwargs: Any) -> None:
    index.remove_object(instance)
    index_centers([instance.center_id] if instance.center_id else [])
