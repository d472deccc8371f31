"""Remove who answered forms, or the answers, once the days that the form promises are over. For a
daily timer."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from kmportal.forms.personal_data import expire_answers


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Answers whose time was over: {expire_answers()}")
