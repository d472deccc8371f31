"""The demo content, once."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from kmportal.demo.accounts import PASSWORD
from kmportal.demo.loading import demo_may_load, load_demo


class Command(BaseCommand):
    help = "Load the demo content into an empty portal, once; later calls change nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--accounts",
            action="store_true",
            help="Also make the demo accounts where DEBUG is off. Refused on a public server.",
        )

    def handle(self, *args: object, **options: object) -> str:
        # Production serves cookies over https only; settings that do not are a person's own machine.
        if options["accounts"] and settings.SESSION_COOKIE_SECURE:
            raise CommandError(_("Demo accounts have a known password: never on a public server."))
        if not demo_may_load():
            return _("The portal has its content already; the demo changes nothing.")
        report = load_demo(with_accounts=bool(settings.DEBUG or options["accounts"]))
        lines = [_("Demo content loaded:")]
        lines += [f"  {count:>6,}  {name}" for name, count in report.made.items()]
        if report.users:
            lines.append(
                _("Demo accounts, all with the password %(password)s:") % {"password": PASSWORD}
            )
            lines += [f"  {user.email:<24} {user.display_name}" for user in report.users]
        return "\n".join(lines)
