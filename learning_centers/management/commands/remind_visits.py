from django.core.management.base import BaseCommand

from learning_centers.visits.reminding import remind


class Command(BaseCommand):
    help = "Reminds both sides of tomorrow's visits and asks yesterday's visitors how it was. Run it every morning."

    def handle(self, **options: object) -> str:
        reminded = remind()
        return f"{reminded.reminders} reminders, {reminded.questions} questions how it was."
