from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from kmportal.following.delivery import deliver_now
from kmportal.following.digests import prepare_digests
from kmportal.following.searches import look_through_searches


class Command(BaseCommand):
    help = (
        "Sends the daily and weekly digests that are due. Run it each morning; twice does no harm."
    )

    def handle(self, **options: Any) -> None:
        look_through_searches()
        prepared = prepare_digests()
        outcomes = deliver_now()
        self.stdout.write(
            _("%(prepared)s digests prepared, %(sent)s messages sent.")
            % {"prepared": prepared, "sent": outcomes.get("sent", 0)}
        )
