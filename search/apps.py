from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    # Wagtail's own search app already holds the label "wagtailsearch", so "search" is free.
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from . import (  # noqa: F401  # they connect themselves
            document_signals,
            facet_signals,
            name_index,  # it follows what places and themes are called
            pending_moves,
            query_log,
            saved_personal_data,
            titles,  # it follows what pages without a story are called
            translation_signals,
            vocabulary_signals,
        )
