"""Run daily: hashes of network addresses go when their time is over."""

from __future__ import annotations

from django.apps import apps
from django.core.management.base import BaseCommand
from django.utils import timezone

from kmportal.guard.models import FromAddress


def forget_addresses() -> int:
    """Erase every hash that has expired; how many there were."""
    return sum(
        model._default_manager.filter(address_hash_expires__lte=timezone.now()).update(
            address_hash="", address_hash_expires=None
        )
        for model in apps.get_models()
        if issubclass(model, FromAddress)
    )


class Command(BaseCommand):
    help = "Erase the hashes of network addresses that have expired."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{forget_addresses()} hashes erased.")
