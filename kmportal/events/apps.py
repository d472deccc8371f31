from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "kmportal.events"
    verbose_name = _("Events")

    def ready(self) -> None:
        import_module("kmportal.events.signals")
