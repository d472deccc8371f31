from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    """What wagtail-localize lacks for a portal that is read in two languages."""

    name = "kmportal.translations"
    verbose_name = _("Translations")

    def ready(self) -> None:
        from . import receivers  # noqa: F401  # they connect themselves
