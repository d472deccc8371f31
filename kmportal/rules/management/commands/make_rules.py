from django.core.management.base import BaseCommand

from kmportal.rules.examples import make_rules


class Command(BaseCommand):
    help = "Make the examples of content rules, disabled; those that are there stay as they are."

    def handle(self, **options: object) -> str:
        return f"{make_rules()} example rules made."
