"""Keeps the counts right, whichever way a reaction comes or goes."""

from __future__ import annotations

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .models import Reaction, ReactionCount


@receiver(post_save, sender=Reaction, dispatch_uid="reactions.came")
def reaction_came(instance: Reaction, **signal: object) -> None:
    ReactionCount.objects.get_or_create(page_id=instance.page_id, kind=instance.kind)
    _recount(instance)


@receiver(post_delete, sender=Reaction, dispatch_uid="reactions.went")
def reaction_went(instance: Reaction, **signal: object) -> None:
    _recount(instance)


def _recount(reaction: Reaction) -> None:
    """Counted while the row is locked: who presses at the same moment waits, then counts both."""
    which = {"page_id": reaction.page_id, "kind": reaction.kind}
    with transaction.atomic():
        # Absent while the page itself is being deleted.
        row = ReactionCount.objects.select_for_update().filter(**which).first()
        if row:
            row.count = Reaction.objects.filter(**which).count()
            row.save(update_fields=["count"])
