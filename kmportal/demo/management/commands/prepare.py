"""Everything `make run` needs before it serves: repeatable, and quick when nothing changed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from kmportal.demo.accounts import ACCOUNTS, PASSWORD


class Command(BaseCommand):
    help = "Compile translations, migrate, load the demo content once, and say where things are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000", help="The port that will be served.")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("compile_translations", stdout=self.stdout)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_demo", stdout=self.stdout)
        call_command("make_roles", verbosity=0, stdout=self.stdout)
        call_command("make_workflows", stdout=self.stdout)
        call_command("make_rules", stdout=self.stdout)
        call_command("load_synonyms", stdout=self.stdout)
        call_command("count_words", stdout=self.stdout)
        call_command("make_previews", verbosity=0)
        address = f"http://127.0.0.1:{options['port']}"
        self.stdout.write(f"\n  รู้จากชุมชน · the portal   {address}/")
        self.stdout.write(f"  หน้าทำงาน · the editor     {address}/admin/")
        for account in ACCOUNTS:
            self.stdout.write(
                f"    {account.username + '@example.org':<24} {PASSWORD}   {account.description}"
            )
        self.stdout.write("")
