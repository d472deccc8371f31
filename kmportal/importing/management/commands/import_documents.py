from __future__ import annotations

from argparse import ArgumentParser
from typing import cast

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from kmportal.importing.importer import Options, Outcome, import_file
from kmportal.importing.reading import files_in
from kmportal.importing.report import table


class Command(BaseCommand):
    help = "Make pages out of text, Markdown and HTML documents, and say what was made of each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="Files, or folders of them.")
        parser.add_argument("--publish", action="store_true", help="Publish the main pages.")
        parser.add_argument("--dry-run", action="store_true", help="Show only; change nothing.")
        parser.add_argument("--parent", default="", metavar="SLUG", help="Make pages below this.")

    def handle(self, *args: object, **options: object) -> None:
        chosen = Options(
            publish=bool(options["publish"]),
            dry_run=bool(options["dry_run"]),
            parent=str(options["parent"]),
        )
        paths = cast(list[str], options["paths"])
        outcomes = [import_file(path, chosen) for path in files_in(paths)]
        for line in table(outcomes):
            self.stdout.write(line)
        self.stdout.write("")
        self.stdout.write(_summary(outcomes))
        if options["dry_run"]:
            self.stdout.write(_("A dry run: nothing was changed."))
        if failed := [outcome for outcome in outcomes if outcome.error]:
            raise CommandError(_failures(failed))


def _summary(outcomes: list[Outcome]) -> str:
    counts = {
        "files": len(outcomes),
        "pages": sum(m.new for o in outcomes if not o.already for m in o.made),
        "already": sum(outcome.already for outcome in outcomes),
        "failed": sum(bool(outcome.error) for outcome in outcomes),
    }
    message = _(
        "Files: %(files)s. New pages: %(pages)s. Already imported: %(already)s. Not imported: %(failed)s."
    )
    return message % counts


def _failures(failed: list[Outcome]) -> str:
    lines = [_("Some files were not imported:")]
    lines += [f"  {outcome.file}: {outcome.error}" for outcome in failed]
    return "\n".join(lines)
