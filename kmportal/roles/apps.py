from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RolesConfig(AppConfig):
    name = "kmportal.roles"
    verbose_name = _("Roles and sharing")

    def ready(self) -> None:
        from . import signals  # noqa: F401  # connects its receivers
