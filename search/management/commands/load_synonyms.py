"""The first list of synonyms."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from search.synonym_loading import load_synonyms


class Command(BaseCommand):
    help = "Add the first list of synonyms; what stewards have written is never changed."

    def handle(self, *args: object, **options: object) -> str:
        report = load_synonyms()
        return _("Synonyms: %(added)d added, %(kept)d there already.") % {
            "added": report.added,
            "kept": report.kept,
        }
