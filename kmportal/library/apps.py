from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    name = "kmportal.library"
    verbose_name = _("Document library")

    def ready(self) -> None:
        from . import downloads, first_page_signals, signals  # noqa: F401  # they connect themselves
