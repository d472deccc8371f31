"""The words that corrections are made from."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from search.vocabulary import recount


class Command(BaseCommand):
    help = "Count the words of all public pages anew, for corrections of what people type."

    def handle(self, *args: object, **options: object) -> str:
        return _("Words counted on %(pages)d pages.") % {"pages": recount()}
