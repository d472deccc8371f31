"""Run daily: personal data whose time is over."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from kmportal.profiles.retention import expiries


class Command(BaseCommand):
    help = "Erase old sessions, accounts that were never confirmed, and what other apps keep for a time."

    def handle(self, *args: object, **options: object) -> None:
        for what, erase in expiries.items():
            self.stdout.write(f"{erase()} {what} erased.")
