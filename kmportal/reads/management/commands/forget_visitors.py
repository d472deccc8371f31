"""Run daily, soon after midnight: on a site nobody reads, nothing else would empty the table."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from kmportal.reads.flushing import count_reads, forget_past_days


class Command(BaseCommand):
    help = "Count reads that were left uncounted, and erase the marks of days that are over."

    def handle(self, *args: object, **options: object) -> None:
        counted = count_reads([])
        self.stdout.write(f"{counted} reads counted, {forget_past_days()} marks erased.")
