"""Says whether search is in order, for people and for monitoring."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from modelsearch.backends import get_search_backend

from search.backends.elastic_health import examine
from search.backends.elasticsearch9 import ThaiSearchBackend

REPLAY_SECONDS = 600


class Command(BaseCommand):
    help = "Say whether search is in order; exit with an error if it is not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--replay",
            action="store_true",
            help="first send the updates that wait for Elasticsearch",
        )

    def handle(self, *, replay: bool, **options: object) -> None:
        backend = get_search_backend("default")
        if not isinstance(backend, ThaiSearchBackend):
            self.stdout.write(_("The database's own engine searches: nothing can be away."))
            return
        if replay:
            backend.breaker.answered()  # a person asks: try now
            backend.replay(REPLAY_SECONDS)
        findings = list(examine(backend))
        for finding in findings:
            style = self.style.SUCCESS if finding.healthy else self.style.ERROR
            mark = "ok " if finding.healthy else "BAD"
            self.stdout.write(style(f"{mark} {finding.message}"))
        if not all(finding.healthy for finding in findings):
            raise CommandError(_("Search is not in order."))
