from django.core.management.base import BaseCommand

from kmportal.rules.periodic import run_rules


class Command(BaseCommand):
    help = (
        "Follow the content rules about pages that nobody has touched or whose time has run out. "
        "Run it every day; each page comes up once a period."
    )

    def handle(self, **options: object) -> str:
        followed = run_rules()
        return f"{followed.rules} rules followed, {followed.runs} new entries in their log."
