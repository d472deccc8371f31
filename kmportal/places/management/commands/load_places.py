from django.core.management.base import BaseCommand

from kmportal.places.loading import load_places
from kmportal.places.models import Place

ROW = "{:<10}{:>9}{:>11}{:>8}{:>9}{:>7}\n"


class Command(BaseCommand):
    help = "Load or refresh the regions, provinces, amphoes and tambons. Nothing is deleted."

    def handle(self, *args: object, **options: object) -> None:
        table = ROW.format("", "current", "abolished", "added", "changed", "gone")
        for report in load_places():
            name = Place.Level(report.level).name.lower()
            counts = report.current, report.abolished, report.added, report.changed, report.gone
            table += ROW.format(name, *counts)
        self.stdout.write(table)
