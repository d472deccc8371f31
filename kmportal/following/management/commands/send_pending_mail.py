from typing import Any

from django.core.management.base import BaseCommand

from kmportal.following.searches import look_through_searches
from kmportal.following.telling import tell_lost
from kmportal.mailing.delivery import deliver_all
from kmportal.mailing.models import QueuedMail


class Command(BaseCommand):
    help = "Sends mail that waits or failed before, and tells events whose task was lost and news of saved searches. Run it every five minutes."

    def handle(self, **options: Any) -> None:
        told = tell_lost() + look_through_searches()
        outcomes = deliver_all()
        said = [
            f"{QueuedMail.State(state).label}: {count}" for state, count in sorted(outcomes.items())
        ]
        self.stdout.write("; ".join([f"{told} told", *said]))
