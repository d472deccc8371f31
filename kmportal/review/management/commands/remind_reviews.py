from django.core.management.base import BaseCommand

from kmportal.review.reminding import remind


class Command(BaseCommand):
    help = "Remind storytellers, reviewers, and owners of ageing pages. Run it every morning."

    def handle(self, **options: object) -> str:
        told = remind()
        return f"{told.storytellers} storytellers, {told.reviewers} reviewers, {told.owners} owners reminded."
