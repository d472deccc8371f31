from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MenusConfig(AppConfig):
    name = "kmportal.menus"
    verbose_name = _("Menus")

    def ready(self) -> None:
        from . import signals  # noqa: F401  # it connects itself
