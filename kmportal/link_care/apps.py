from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LinkCareConfig(AppConfig):
    name = "kmportal.link_care"
    verbose_name = _("Care of links")

    def ready(self) -> None:
        for receivers in ("erasing", "redirecting", "external.collecting"):
            import_module(f"kmportal.link_care.{receivers}")
