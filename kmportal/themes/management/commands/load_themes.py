from django.core.management.base import BaseCommand

from kmportal.themes.loading import load_themes


class Command(BaseCommand):
    help = "Add the five bases and their branches. Themes that exist are left as they are."

    def handle(self, *args: object, **options: object) -> str:
        report = load_themes()
        return f"Themes: {len(report.added)} added, {report.kept} left as they are."
