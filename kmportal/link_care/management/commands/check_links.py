"""`manage.py check_links`: to be run every few hours."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kmportal.link_care.external.checking import check
from kmportal.link_care.external.collecting import collect_all


class Command(BaseCommand):
    help = "Looks at the links that lead out of the portal, each once a week."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--most", type=int, default=200, help="Look at so many at most.")
        parser.add_argument(
            "--collect", action="store_true", help="Read the links of all published pages first."
        )

    def handle(self, *args: Any, most: int, collect: bool, **options: Any) -> None:
        if collect:
            self.stdout.write(f"{collect_all()} pages read.")
        run = check(most)
        states = ", ".join(f"{state}: {count}" for state, count in sorted(run.states.items()))
        self.stdout.write(f"{run.count} links looked at. {states}")
