"""Erase what has been in the recycle bin for longer than BIN_DAYS. For a daily timer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from kmportal.recycle_bin.purging import purge_expired

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, help="Instead of BIN_DAYS.")

    def handle(self, *args: Any, days: int | None = None, **options: Any) -> None:
        self.stdout.write(f"Erased from the recycle bin: {purge_expired(days)}")
