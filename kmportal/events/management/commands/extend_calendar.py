from django.core.management.base import BaseCommand

from kmportal.events.occurring import write_occurrences_ahead


class Command(BaseCommand):
    help = (
        "Writes down the days of recurring events for the next two years. Run it once a week; "
        "twice does no harm."
    )

    def handle(self, **options: object) -> str:
        return f"{write_occurrences_ahead()} recurring events."
