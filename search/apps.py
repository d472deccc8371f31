from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    # Wagtail's own search app already holds the label "wagtailsearch", so "search" is free.
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from . import pending_moves  # noqa: F401  # it connects itself to Wagtail's signal
