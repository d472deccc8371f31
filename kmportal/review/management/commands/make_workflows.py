from django.core.management.base import BaseCommand

from kmportal.review.workflows import make_workflows


class Command(BaseCommand):
    help = "Make the portal's ready-made workflows; those that are there already stay as they are."

    def handle(self, **options: object) -> str:
        return f"{make_workflows()} workflows made."
