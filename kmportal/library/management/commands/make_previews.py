from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from kmportal.library.first_pages import draw, not_drawn, pdfs


class Command(BaseCommand):
    help = "Draw the first pages of PDFs that have no picture yet; those that gave none are left."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--again", action="store_true", help="Also those that were tried.")
        parser.add_argument("--dry-run", action="store_true", help="Only say how many there are.")

    def handle(
        self, *args: Any, again: bool = False, dry_run: bool = False, **options: Any
    ) -> None:
        keys = list((pdfs() if again else not_drawn()).values_list("pk", flat=True))
        if dry_run:
            self.stdout.write(_("First pages to draw: %(count)s") % {"count": len(keys)})
            return
        drawn, away = 0, []
        for key in keys:
            try:
                picture = draw(key)
            except OSError as error:
                away.append(error)
            else:
                drawn += bool(picture and picture.large)
        counts = {"drawn": drawn, "none": len(keys) - drawn - len(away)}
        if options["verbosity"]:
            self.stdout.write(
                _("First pages drawn: %(drawn)s, without a picture: %(none)s") % counts
            )
        if away:
            words = {"count": len(away), "reason": away[0]}
            raise CommandError(
                _("The storage of %(count)s files does not answer: %(reason)s. Try again later.")
                % words
            )
