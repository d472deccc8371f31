from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class CollectionsConfig(AppConfig):
    name = "kmportal.collections"
    verbose_name = pgettext_lazy("saved query", "Collections")
