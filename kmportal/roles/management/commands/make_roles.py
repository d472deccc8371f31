"""The ready-made groups."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kmportal.roles.making import Made, make_roles
from kmportal.roles.markdown import markdown_table


class Command(BaseCommand):
    help = (
        "Make the groups of the ready-made roles, or bring them up to date after an update. "
        "What a steward changed by hand stays."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--reset", action="store_true", help="Undo also what stewards changed by hand."
        )
        parser.add_argument(
            "--table", action="store_true", help="Print the table in Markdown; change nothing."
        )

    def handle(self, *args: object, **options: object) -> str:
        if options["table"]:
            return markdown_table()
        told = make_roles(reset=bool(options["reset"]))
        if not options["verbosity"]:
            told = [made for made in told if made.has_changed]
        return "\n".join(_told(made) for made in told)


def _told(made: Made) -> str:
    counts = {
        _("given %(count)s"): made.given,
        _("taken %(count)s"): made.taken,
        _("left as changed by hand: %(count)s"): made.by_hand,
    }
    told = [text % {"count": count} for text, count in counts.items() if count]
    start = pgettext("group", "made") if made.is_new else pgettext("group", "kept")
    return f"{made.group.name}: {', '.join([start, *told])}"
